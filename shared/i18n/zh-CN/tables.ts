/** Chinese texts (master language) of the attribute tables: filters, sums, copied heads. Keys are `tables.…`; placeholders are `{name}`. */
export const tables = {
  'tables.number': '>5、1~9',
  'tables.numberHelp': '可写：>20000、≥20000、<5、≤5、20000~50000；只写一个数，按所写位数相等；=20000，完全相等',
  'tables.least': '≥、1~9',
  'tables.leastHelp': '可写：0.5（即 ≥0.5）、>0.5、<5、≤5、=5、0.5~5',
  'tables.notUnderstood': '看不懂此条件，没有按它筛选；可写 >20000、≥5、<5、20000~50000',
} as const;
