/** English texts of what has to be looked up before a plan is issued. */
export const issue = {
  'issue.title': 'To be checked before issue (not printed once issued)',
  'issue.line': '□ {citation} ({numbers}): {check}',
  'issue.unread': 'Look up the text in force.',
  'issue.before': 'Before issue',
  'issue.desk': '{citation}: {check}',
  'issue.star': 'Check those marked * against the text in force. ',
} as const;
