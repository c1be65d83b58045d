/** 图形的检查和图上作业。 */
export const redraw = {
  'redraw.crossing': '图形自相交：{first} 边与 {second} 边相交或重叠，移动或退回拐点后再完成',
  'redraw.crossings': '图形自相交：{first} 边与 {second} 边相交或重叠，另有 {count} 处，移动或退回拐点后再完成',
  'redraw.notKept': '未保存这次移动：{first} 边会与 {second} 边相交或重叠',
  'redraw.edge': 'J{from}–J{to}',
  'redraw.edgeOfRing': '第 {ring} 圈 J{from}–J{to}',
  'redraw.beyond': '有 {squareMetres} m²（{mu} 亩）在{boundary}之外，缩减的矿界不应超出它',
  'redraw.reason.top': '本组内已在最上面',
  'redraw.reason.bottom': '本组内已在最下面',
} as const;
