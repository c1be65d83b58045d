import { Printer } from 'lucide-react';
import { openDialog } from '../view.ts';
import { action, type Situation } from './action.ts';

/** The mines that are in front where one stands: those chosen in the report, else the selected one. */
function minesInFront({ view, workspace }: Situation): readonly string[] {
  const chosen = view.module === 'report' && view.reportRightIds.length > 0 ? view.reportRightIds : view.selectedRightId === null ? [] : [view.selectedRightId];
  return chosen.filter((rightId) => workspace.rights.some(({ id }) => id === rightId));
}

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
