/** 编辑图层。 */
export const editing = {
  'editing.stale.role': '“{name}”改了图层类别',
  'editing.stale.edited': '“{name}”编辑过',
  'editing.did.cell': '修改“{name}”第 {row} 行的 {field}',
  'editing.did.cells': '修改“{name}”的 {count} 个单元格',
  'editing.did.mapping': '修改“{name}”的字段对应',
  'editing.did.role': '修改“{name}”的图层类别',
} as const;
