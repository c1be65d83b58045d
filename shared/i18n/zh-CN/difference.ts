/** Chinese texts (master language) of the area "difference": printed areas that do not add up, and why. */
export const difference = {
  'difference.column': '{column} {by}',
  'difference.layer': '{layer}{told}',
  'difference.separator': '；',
  'difference.lines': '各项取舍后之和与小计相差：{told}（小计由未取舍的数相加）；需要合计一致时，套合时选“面积平差”。',
  'difference.mine-more': '{layer}椭球面积合计 {total} m²，比矿区复核面积 {mine} m² 多 {by} m²（占矿区 {share} %）',
  'difference.mine-less': '{layer}椭球面积合计 {total} m²，比矿区复核面积 {mine} m² 少 {by} m²（占矿区 {share} %）',
  'difference.mine.vertices': '{told}：附录 D 按各自拐点计算，图斑的边与矿区的长边在椭球面上不完全重合，平面面积一致；套合时“椭球面积”选“加密边线”可基本消除。',
  'difference.mine.densified': '{told}：各图斑与矿区分别加点计算，边线在椭球面上不完全重合，平面面积一致。',
  'difference.ledger-mine': '{mine}（{layer}）{by} m²，占矿区 {share} %',
  'difference.ledger-more': '等',
  'difference.ledger.vertices': '图层覆盖整个矿区而各类椭球面积之和与矿区面积不等的 {count} 处：{told}；原因是附录 D 按各自拐点计算，图斑的边与矿区的长边在椭球面上不完全重合，套合时“椭球面积”选“加密边线”可基本消除。',
  'difference.ledger.densified': '图层覆盖整个矿区而各类椭球面积之和与矿区面积不等的 {count} 处：{told}；原因是图斑与矿区分别加点计算，边线在椭球面上不完全重合。',
} as const;
