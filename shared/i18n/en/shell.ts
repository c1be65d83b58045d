/** English texts of the window's frame: manual, name of the workspace, first start. Keys are `shell.…`; placeholders are `{name}`. */
export const shell = {
  'shell.manual.title': 'Manual',
  'shell.manual.text': 'Text of the manual',
  'shell.did.sample': 'open the fictional sample county ({count} layers)',
  'shell.sample.opened': 'The fictional sample county is open, to practise. For your own county: File › Clear the sample and begin own work',
  'shell.action.nameWorkspace': 'Name of the workspace',
  'shell.name.label': 'County or office',
  'shell.name.note': 'Shown in the title bar and kept with backups; if empty, “{name}” is shown.',
  'shell.name.keep': 'Keep name',
  'shell.name.is': 'Workspace:',
  'shell.reason.sampleName': 'The fictional sample keeps its name; clear it, then name your own county or office.',
  'shell.home.undated': 'No end of validity stated',
  'shell.home.undatedLine': 'end of validity missing or no date',
  'shell.import.twinInside': 'The same file as layer “{name}” in “{container}”; imported again only if ticked',
  'shell.jobs.cancelled': 'Cancelled: {what}',
} as const;
