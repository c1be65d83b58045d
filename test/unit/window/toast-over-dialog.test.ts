import { beforeEach, expect, test } from 'vitest';
import { closeDialog, openDialog, saidOverDialog, showToast, useView } from '../../../renderer/state/view.ts';

const said = (): boolean => saidOverDialog(useView.getState());

beforeEach(() => useView.setState({ dialog: null, toast: null, toastBeforeDialog: null }));

test('the word of the last act stays behind the dialog that is opened after it; a word of the dialog is said over it', () => {
  showToast({ code: 'window.copiedToast' });
  expect(said()).toBe(false);
  openDialog({ kind: 'shortcuts' });
  expect(said()).toBe(false);
  showToast({ code: 'window.copiedToast' });
  expect(said()).toBe(true);
  // The next dialog begins anew.
  openDialog({ kind: 'about' });
  expect(said()).toBe(false);
  closeDialog();
  expect(said()).toBe(false);
});

test('going back or elsewhere is not offered over a dialog', () => {
  openDialog({ kind: 'shortcuts' });
  showToast({ code: 'window.copiedToast' }, { step: { kind: 'undo', sequence: 1 } });
  expect(said()).toBe(false);
  showToast({ code: 'window.copiedToast' }, { leadsTo: 'map' });
  expect(said()).toBe(false);
});
