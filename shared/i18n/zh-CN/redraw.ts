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
  'redraw.keys.cross': '在地图上移动十字（按住 Shift 细移）',
  'redraw.keys.enter': '在十字处识别、选择、量点、定拐点',
  'redraw.keys.finish': '完成图形或测量；选择时加选',
  'redraw.keys.map': '地图（用 Tab 键移到地图）',
  'redraw.status.toDegrees': '改显经纬度',
  'redraw.status.toPlane': '改显平面坐标',
  'redraw.search.packed': '按度.分秒：定位到 {longitude}，{latitude}（{datum}）',
  'redraw.search.decimal': '按十进制度',
} as const;
