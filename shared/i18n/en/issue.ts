/** English texts of what has to be looked up before a plan is issued. */
export const issue = {
  'issue.title': 'To be checked before issue (not printed once issued)',
  'issue.line': '□ {citation} ({numbers}): {check}',
  'issue.unread': 'Look up the text in force.',
  'issue.before': 'Before issue',
  'issue.desk': '{citation}: {check}',
  'issue.star': 'Check those marked * against the text in force. ',
  'issue.measuresNote': '“—” where no person or cost is stated.',
  'issue.ledger.sheet': 'Citations',
  'issue.ledger.title': 'Citations to be checked before issue',
  'issue.ledger.note': 'Only for mines whose plan is not issued yet; strike out what has been checked.',
  'issue.ledger.citation': 'Citation',
  'issue.ledger.check': 'To be checked',
  'issue.ledger.count': 'Problems',
  'issue.ledger.mines': 'Mines',
} as const;
