/** Chinese texts (master language) of the area "ground-shares": shares of the mined ground by plan and by elevation. */
export const groundShares = {
  'ground.shares.title': '采动平面分级',
  'ground.shares.words': '平面分级：界内 {inside} %，容差内 {within} %，界外 {outside} %',
  'ground.shares.beyond': '另按标高：超出标高 {share} %（{area} m²）',
  'ground.shares.unknown': '另按标高：没有标高或登记限值，未判断',
  'ground.shares.note': '分级只看平面；超出标高从上下限算起，含容差以内，与分级不相加。',
  'ground.shares.undivided': '{count} 处只有标高范围，跨过限值的部分分不开，未计入。',
  'ground.shares.unknownCount': '{count} 处没有标高或登记限值，未计入。',
  'ground.shares.report.plan': '采空区、采场、露天坑合计 {total} 公顷，按平面分级：界内 {inside}%，容差内 {tolerance}%，界外 {outside}%。',
  'ground.shares.report.beyond': '另按标高，其中 {area} m² 超出登记的开采标高，占合计面积的 {share}%；平面上在界内的也会超出标高，两项分别计算，不相加（超出标高从上下限算起，含容差以内）。',
  'ground.shares.report.within': '另按标高，标高和限值已知的没有超出登记的开采标高。',
  'ground.shares.report.undivided': '另有 {count} 处超出标高而图上只有标高范围，超出部分的面积分不开，没有计入。',
} as const;
