/** Chinese texts (master language) of the area "total": rows of totals in the ledger. */
export const total = {
  'total.measures': '合计：有措施的矿 {mines} 个，措施 {measures} 项',
  'total.both-rights': '两个采矿权之间的重叠在双方名下各列一行，汇总时只计一次。',
} as const;
