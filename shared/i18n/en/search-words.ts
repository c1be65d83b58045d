/** English words by which the search box finds commands beside their titles, apart by spaces. */
export const searchWords = {
  'words.sheets': 'print PDF plot map sheet',
  'words.saveBackup': 'save store backup',
  'words.exportWord': 'save report document docx',
  'words.exportPdf': 'save report print',
  'words.exportLedger': 'save report Excel xlsx table',
  'words.manual': 'manual help guide tutorial',
  'words.home': 'expired expiring due validity',
  'words.goToCoordinate': 'coordinate position locate latitude longitude',
  'words.check': 'beyond outside limits excess depth',
  'words.undecided': 'beyond outside overlap conflict',
  'words.nameWorkspace': 'county office rename',
  'words.shortcuts': 'help manual guide keys',
  'words.about': 'help manual guide version',
  'words.diagnostics': 'help fault log',
  'words.layer': 'Layer',
} as const;
