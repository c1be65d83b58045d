import { expect, test } from 'vitest';
import { entriesToForget, historyState, invert, keysInChanges, type Change, type HistoryEntry } from '../../../shared/project/history.ts';

const entry = (sequence: number, undone = false): HistoryEntry => ({ sequence, label: { code: 'project.did.change-views' }, at: '2026-11-20T08:00:00Z', tables: ['views'], undone });

test('taking back runs backwards and swaps before and after', () => {
  const changes: Change[] = [
    { table: 'layers', key: 'a', before: null, after: { name: 1 } },
    { table: 'views', key: 'a', before: { order: 1 }, after: { order: 2 } },
  ];
  expect(invert(changes)).toEqual([
    { table: 'views', key: 'a', before: { order: 2 }, after: { order: 1 } },
    { table: 'layers', key: 'a', before: { name: 1 }, after: null },
  ]);
  expect(invert(invert(changes))).toEqual(changes);
});

test('undo takes the newest done entry, redo the oldest undone one', () => {
  const state = historyState([entry(1), entry(4, true), entry(2), entry(3, true)]);
  expect(state.entries.map((each) => each.sequence)).toEqual([4, 3, 2, 1]);
  expect(state.undo?.sequence).toBe(2);
  expect(state.redo?.sequence).toBe(3);
  expect(historyState([])).toEqual({ entries: [], undo: null, redo: null });
});

test('only the oldest entries are forgotten', () => {
  expect(entriesToForget([5, 1, 3, 2, 4], 3)).toEqual([2, 1]);
  expect(entriesToForget([1, 2], 3)).toEqual([]);
});

test('a removed layer that undo could bring back is still known', () => {
  const ids = keysInChanges([{ sequence: 1, changes: [{ table: 'layers', key: 'gone', before: {}, after: null }, { table: 'views', key: 'other', before: {}, after: null }] }], 'layers');
  expect([...ids]).toEqual(['gone']);
});
