/** Chinese texts (master language) of the area "elevation": the two elevation datums. */
export const elevation = {
  'elevation.converted-national': '高程由{from}换算到{to}，采用两基准原点之差 H85 − H56 = {metres} m（全国统一值，出处为网上查得的《矿图绘制管理规定》，未核对原文；各地水准点实测差值可相差数厘米）。',
  'elevation.converted-local': '高程由{from}换算到{to}，采用当地差值 H85 − H56 = {metres} m（{source}）。',
  'elevation.unstated': '有一方没有注明高程基准，标高不能直接比较；请核实高程基准。',
  'elevation.different': '采矿权的标高采用{first}，图件的标高采用{second}，两基准相差约 {metres} m，标高没有换算；接近限值的结论请核实。',
  'elevation.datum': '高程基准',
  'elevation.notStated': '未注明',
} as const;
