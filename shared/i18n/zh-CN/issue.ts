/** Chinese texts (master language) of what has to be looked up before a plan is issued. Keys are `issue.…`; placeholders are `{name}`. */
export const issue = {
  'issue.title': '下达前核对事项（下达后不再印出）',
  'issue.line': '□ {citation}（{numbers}）：{check}',
  'issue.unread': '核对现行文本。',
  'issue.before': '下达前核对',
  'issue.desk': '{citation}：{check}',
  'issue.star': '带 * 的，引用时核对现行文本。',
} as const;
