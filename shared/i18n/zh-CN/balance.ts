/** Chinese texts (master language) of the area "balance": rounded parts that sum to the whole. */
export const balance = {
  'balance.note': '公顷、亩、占矿区比例均按椭球面积计算，净面积为椭球净面积；各类面积已平差，分项之和等于小计，单项与实算值相差不超过末位 1。各图层相互重叠，不相加。',
  'balance.method': '占地表中各类面积经过平差：先逐项按末位取舍，再把差额按末位 1 分配给取舍误差最大的项，使分项之和等于合计；问题清单和台账中的面积为实算值。',
  'balance.method-none': '面积未作平差，分项按末位取舍，其和与合计可能相差末位若干。',
  'balance.option': '面积平差',
  'balance.option-note': '报告占地表的分项之和等于合计，报告中注明',
} as const;
