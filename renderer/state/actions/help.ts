import { BookOpen, Info, Keyboard, Stethoscope } from 'lucide-react';
import { toggleManual, useManual } from '../manual.ts';
import { openDialog } from '../view.ts';
import { exportDiagnostics } from '../work/keep.ts';
import { action } from './action.ts';

export const showManual = action({
  id: 'help.manual',
  titleKey: 'shell.manual.title',
  otherWordsKey: 'words.manual',
  icon: BookOpen,
  keys: ['F1'],
  checked: () => useManual.getState().open,
  perform: toggleManual,
});
export const showShortcuts = action({
  id: 'help.shortcuts',
  titleKey: 'window.action.shortcuts',
  otherWordsKey: 'words.shortcuts',
  icon: Keyboard,
  keys: ['?'],
  perform: () => openDialog({ kind: 'shortcuts' }),
});
export const saveDiagnostics = action({
  id: 'help.diagnostics',
  titleKey: 'window.action.diagnostics',
  otherWordsKey: 'words.diagnostics',
  asks: true,
  icon: Stethoscope,
  perform: exportDiagnostics,
});
export const showAbout = action({
  id: 'help.about',
  titleKey: 'window.action.about',
  otherWordsKey: 'words.about',
  icon: Info,
  perform: () => openDialog({ kind: 'about' }),
});
