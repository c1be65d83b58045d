/** Chinese texts (master language) of what an office stumbles on at the desk: hindrances named, hints, recent files, notes on layers. Keys are `office.…`; placeholders are `{name}`. */
export const office = {
  'office.rightOfLayer': '{mine}（在图层 {layer} 中）',
  'office.otherLayer': '对方图层',
  'office.mayBeSameRight': '两个图层里的许可证号不同（{own} 与 {other}），但矿名相同或范围几乎重合：可能是同一个采矿权，其中一个许可证号填错或连接错了；核对后重新套合。',
  'office.check': '请核对',
  'office.noNumber': '空号',
  'office.betweenSentences': '',
} as const;
