import { Redo2, Search, Undo2 } from 'lucide-react';
import type { HistoryState } from '../../../shared/project/history.ts';
import { redo, undo } from '../../storage/transact.ts';
import { undoneWords } from '../plan-steps.ts';
import { showToast, useView, type ToastStep } from '../view.ts';
import { action } from './action.ts';

/** Takes back the last step, or only the one meant; says so with a way forward again. */
async function goBack(meant?: number): Promise<void> {
  const entry = await undo(meant);
  if (entry) showToast(undoneWords(entry.label), { step: { kind: 'redo', sequence: entry.sequence } });
}

async function doAgain(meant?: number): Promise<void> {
  const entry = await redo(meant);
  if (entry) showToast({ code: 'window.toast.redone', params: { what: { ...entry.label, asAct: true } } }, { step: { kind: 'undo', sequence: entry.sequence } });
}

/** Does what a toast offers: that step and no other, also when another one came after it in this moment. */
export async function takeToastStep({ kind, sequence }: ToastStep): Promise<void> {
  await (kind === 'undo' ? goBack(sequence) : doAgain(sequence));
}

/** The step that a toast can still offer; null once something else came after it. */
export function toastStepStill(step: ToastStep | null, { undo: last, redo: next }: Pick<HistoryState, 'undo' | 'redo'>): ToastStep | null {
  return step !== null && (step.kind === 'undo' ? last : next)?.sequence === step.sequence ? step : null;
}

export const undoLast = action({
  id: 'edit.undo',
  titleKey: 'window.action.undo',
  icon: Undo2,
  keys: ['Ctrl+Z'],
  disabledReason: ({ workspace }) => (workspace.history.undo === null ? { code: 'window.reason.nothingToUndo' } : null),
  perform: () => goBack(),
});

export const redoLast = action({
  id: 'edit.redo',
  titleKey: 'window.action.redo',
  icon: Redo2,
  keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  disabledReason: ({ workspace }) => (workspace.history.redo === null ? { code: 'window.reason.nothingToRedo' } : null),
  perform: () => doAgain(),
});

export const openPalette = action({
  id: 'edit.palette',
  titleKey: 'window.action.palette',
  icon: Search,
  keys: ['Ctrl+K'],
  perform: () => useView.setState({ paletteOpen: true, paletteFor: 'everything' }),
});

export const goToCoordinate = action({
  id: 'edit.goToCoordinate',
  titleKey: 'window.action.goToCoordinate',
  otherWordsKey: 'words.goToCoordinate',
  asks: true,
  keys: ['Ctrl+G'],
  perform: () => useView.setState({ paletteOpen: true, paletteFor: 'coordinate' }),
});

/** Puts the cursor into the nearest filter of the module; the lists mark theirs with `data-filter-here`. */
export const findHere = action({
  id: 'edit.findHere',
  titleKey: 'window.action.findHere',
  keys: ['Ctrl+F'],
  perform: () => {
    const filters = [...document.querySelectorAll<HTMLInputElement>('[data-filter-here] input, input[data-filter-here]')].filter(
      (input) => input.offsetParent !== null,
    );
    const region = document.activeElement?.closest('section, [role="tabpanel"]');
    (filters.find((input) => region?.contains(input)) ?? filters[0])?.focus();
  },
});
