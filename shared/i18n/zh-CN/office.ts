/** Chinese texts (master language) of what an office stumbles on at the desk: hindrances named, hints, recent files, notes on layers. Keys are `office.…`; placeholders are `{name}`. */
export const office = {
  'office.rightOfLayer': '{mine}（在图层 {layer} 中）',
  'office.otherLayer': '对方图层',
  'office.mayBeSameRight': '两个图层里的许可证号不同（{own} 与 {other}），但矿名相同或范围几乎重合：可能是同一个采矿权，其中一个许可证号填错或连接错了；核对后重新套合。',
  'office.check': '请核对',
  'office.withHint': '{sentence}{hint}',
  'office.noNumber': '空号',
  'office.changeAgainst': '较 {boundary} {words}',
  'office.areaAgainst': '较 {boundary} {delta} 亩',
  'office.boundary.registered': '登记矿界',
  'office.boundary.ofRegister': '登记矿界（{layer}）',
  'office.boundary.ofProposal': '拟缩减矿界（{layer}）',
  'office.boundary.smaller': '比{boundary}减少 {squareMetres} m²（{mu} 亩，{percent} %）',
  'office.boundary.larger': '比{boundary}多 {squareMetres} m²（{mu} 亩，{percent} %），不是缩减',
  'office.boundary.together': '{count} 个图形合起来{words}',
  'office.did.decide': '已认定 {mine} 的“{finding}”：{verdict}',
  'office.did.reopen': '已撤回对 {mine} 的“{finding}”的认定',
} as const;
