/** Chinese texts (master language) of the map desk: commands and marks of the tree, the map and the tables. Keys are `desk.…`; placeholders are `{name}`. */
export const desk = {
  'desk.action.undecided': '待认定的问题',
  'desk.drawn.layer': '图层',
  'desk.drawn.type': '图元类型',
  'desk.drawn.colour': '颜色',
  'desk.drawn.text': '文字',
  'desk.drawn.height': '字高',
  'desk.drawn.rotation': '旋转角',
  'desk.drawn.block': '图块',
  'desk.drawn.elevation': '标高',
  'desk.draft.name': '名称',
  'desk.draft.remark': '说明',
  'desk.draft.content': '内容',
  'desk.draft.date': '日期',
  'desk.overlay.derived': '取自“{name}”，同时参加会重复列出',
  'desk.names.several': '{names} 等 {count} 个',
} as const;
