import { Printer } from 'lucide-react';
import { openDialog } from '../view.ts';
import { minesInFront } from '../report-choice.ts';
import { action } from './action.ts';

export const printSheets = action({
  id: 'file.sheets',
  titleKey: 'sheet.action',
  otherWordsKey: 'words.sheets',
  asks: true,
  icon: Printer,
  keys: ['Ctrl+P'],
  disabledReason: ({ workspace }) => (workspace.layers.some((layer) => layer.system !== null) ? null : { code: 'sheet.nothingToPrint' }),
  perform: (situation) => openDialog({ kind: 'sheets', rightIds: minesInFront(situation) }),
});
