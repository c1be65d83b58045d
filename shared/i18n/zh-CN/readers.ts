/** Chinese texts (master language) of the area "readers": what readers and writers of files say beside `formats` and `exchange`. */
export const readers = {
  'readers.quote-open': '{file} 第 {row} 行有一个引号没有闭合，此后的内容都成了同一个单元格，不能导入；请在表格软件中补上或删去这个引号，另存后重新导入。',
  'readers.rows-text-shape-unread': '{file} 第 {rows} 行{count?|（共 {count} 行）}的图形文字（WKT）不完整，或者是组合体、曲线，读不出图形，只保留属性；请在原软件中核对后重新导出。',
  'readers.leaves-out-shapeless': '图层“{layer}”有 {count} 个要素没有图形，这种格式不写没有图形的要素。',
  'readers.cuts-cells': '图层“{layer}”的字段 {fields} 有超过 {limit} 个字的文字，Excel 单元格放不下，超出部分将截去。',
  'readers.drawn-layers-kept': '图层“{layer}”来自图纸：按原图的图层名写出，文字仍写成文字；颜色、线型和图块不写入。',
} as const;
