/** Chinese texts (master language) of the area "blanks": what a plan leaves empty, said before it is handed on or written. Keys are `blanks.…`; placeholders are `{name}`. */
export const blanks = {
  'blanks.head': '方案里还空着：{fields}。可以先填写，也可以照样提交和出报告。',
  'blanks.ofMines': '{count} 个矿的方案里还空着：{fields}。可以先填写，也可以照样写出。',
  'blanks.field': '{field} {count} 处',
  'blanks.cost': '资金（万元）',
  'blanks.fill': '去填写',
} as const;
