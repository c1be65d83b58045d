/** Chinese texts (master language) of the area "figures": sum, smallest, largest and mean of a table's column. Keys are `figures.…`; placeholders are `{name}`. */
export const figures = {
  'figures.choose': '统计一列',
  'figures.none': '不统计',
  'figures.sum': '统计此列',
  'figures.unsum': '不统计此列',
  'figures.selected': '所选 {count} 个值',
  'figures.shown': '所列 {count} 个值',
  'figures.all': '{count} 个值',
  'figures.values': '合计 {sum} · 最小 {least} · 最大 {most} · 平均 {mean}',
  'figures.empty': '{count} 个空值未计',
} as const;
