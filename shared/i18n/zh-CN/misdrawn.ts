/** Chinese texts (master language) of the area "misdrawn": what is wrong with a drawing that is being looked at, one sentence each. */
export const misdrawn = {
  'misdrawn.garbled': '{count} 个图层名是乱码：UTF-8 文字曾被当作 GBK 另存，原名像是{names}；换编码读不回来，请测量单位从原图重新导出。',
  'misdrawn.garbledTexts': '图中文字有乱码，如“{text}”，原文像是“{was}”；换编码读不回来，请测量单位从原图重新导出。',
  'misdrawn.shiftedDatum': '所绘矿界与登记的{mine}形状相同，但整体{shift}（合 {metres} m）。这样的整体偏移多半是基准不同：登记为 {datum}，图可能按 {others} 绘制。本软件不移动图形，请测量单位按登记的基准重新出图。',
  'misdrawn.shifted': '所绘矿界与登记的{mine}形状相同，但整体{shift}（合 {metres} m），不像是基准不同，可能分带、中央子午线不对，图形整体移动过或控制点有误。本软件不移动图形，请测量单位核实。',
  'misdrawn.boundaryAgrees': '所绘矿界与登记的{mine}一致，相差 {metres} m',
  'misdrawn.boundaryUnlike': '所绘矿界与登记的各矿形状都不同，位置无从核对',
  'misdrawn.acceptShift': '仍然收下（核查时会再次拦下）',
  'misdrawn.question.shifted': '所绘矿界整体偏移 {metres} m，核实坐标系',
  'misdrawn.shift.north-east': '偏东 {east} m、偏北 {north} m',
  'misdrawn.shift.north-west': '偏西 {east} m、偏北 {north} m',
  'misdrawn.shift.south-east': '偏东 {east} m、偏南 {north} m',
  'misdrawn.shift.south-west': '偏西 {east} m、偏南 {north} m',
  'misdrawn.zone': '按数字是 {system}，这样图离{mine} {kilometres} km：可能带号写错。请测量单位核实；确实在那里再选。',
  'misdrawn.or': '{one} 或 {other}',
} as const;
