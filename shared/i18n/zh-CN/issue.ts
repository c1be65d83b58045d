/** Chinese texts (master language) of what has to be looked up before a plan is issued. Keys are `issue.…`; placeholders are `{name}`. */
export const issue = {
  'issue.title': '下达前核对事项（下达后不再印出）',
  'issue.line': '□ {citation}（{numbers}）：{check}',
  'issue.unread': '核对现行文本。',
  'issue.before': '下达前核对',
  'issue.desk': '{citation}：{check}',
  'issue.star': '带 * 的，引用时核对现行文本。',
  'issue.measuresNote': '责任人、资金未填的为“—”。',
  'issue.ledger.sheet': '引用核对',
  'issue.ledger.title': '下达前核对的法律引用',
  'issue.ledger.note': '只列所涉矿山方案尚未下达的；核对后划去。',
  'issue.ledger.citation': '引用',
  'issue.ledger.check': '核对什么',
  'issue.ledger.count': '涉及问题数',
  'issue.ledger.mines': '涉及矿山',
} as const;
