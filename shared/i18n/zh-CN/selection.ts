/** 选择要素。 */
export const selection = {
  'selection.stage.comparing': '按位置比较:{done} / {total}',
  'selection.stage.reading': '读取属性:{done} / {total}',
  'selection.undeclared': '“{layer}”坐标系未声明，不能按位置比较；请先声明坐标系。',
  'selection.other-datum': '“{layer}”是{system},与{wanted}基准不同，不能直接比较；请先用当地参数转换。',
} as const;
