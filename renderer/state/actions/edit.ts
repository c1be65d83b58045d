import { Redo2, Search, Undo2 } from 'lucide-react';
import { redo, undo } from '../../storage/transact.ts';
import { showToast, useView } from '../view.ts';
import { action } from './action.ts';

export const undoLast = action({
  id: 'edit.undo',
  titleKey: 'window.action.undo',
  icon: Undo2,
  keys: ['Ctrl+Z'],
  disabledReason: ({ workspace }) => (workspace.history.undo === null ? { code: 'window.reason.nothingToUndo' } : null),
  perform: async () => {
    const entry = await undo();
    if (entry) showToast({ code: 'window.toast.undone', params: { what: entry.label } });
  },
});

export const redoLast = action({
  id: 'edit.redo',
  titleKey: 'window.action.redo',
  icon: Redo2,
  keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  disabledReason: ({ workspace }) => (workspace.history.redo === null ? { code: 'window.reason.nothingToRedo' } : null),
  perform: async () => {
    const entry = await redo();
    if (entry) showToast({ code: 'window.toast.redone', params: { what: entry.label } });
  },
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
