/** What edits change: each against what stands there when its turn comes. */
import type { Change, Edit } from './history.ts';
import { encodeRecord } from './workspace-records.ts';

/**
 * The changes in the order of the edits; `stored[i]` is the record that `edits[i]` finds in the store, null for none. Of
 * several edits of one record each one begins where the one before it ended, so that a trail can tell what a person did
 * from what the program drafted under it. Edits that change nothing are left out.
 */
export function changesOfEdits(edits: readonly Edit[], stored: readonly unknown[]): readonly Change[] {
  const current = new Map<string, unknown>();
  return edits.flatMap(({ table, key, after }, index): Change[] => {
    const place = JSON.stringify([table, key]);
    const before = current.has(place) ? current.get(place) : stored[index];
    current.set(place, after);
    return encodeRecord(before) === encodeRecord(after) ? [] : [{ table, key, before, after }];
  });
}
