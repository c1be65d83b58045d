/** Layers whose absence from the map was read and dismissed: said once, not in every room and not after every start. */
import { create } from 'zustand';
import { readSetting, saveSetting } from '../storage/workspace.ts';
import { reportFault } from './faults.ts';

const SETTING = 'not-shown-dismissed';

export const useDismissedNotes = create<{ readonly keys: ReadonlySet<string> }>(() => ({ keys: new Set() }));

/** Reads what was dismissed before the first picture. */
export async function loadDismissedNotes(): Promise<void> {
  useDismissedNotes.setState({ keys: new Set(await readSetting<readonly string[]>(SETTING)) });
}

/** These are not told again; the tree keeps its mark on them. */
export function dismissNotes(keys: readonly string[]): void {
  const all = new Set([...useDismissedNotes.getState().keys, ...keys]);
  useDismissedNotes.setState({ keys: all });
  saveSetting(SETTING, [...all]).catch(reportFault);
}
