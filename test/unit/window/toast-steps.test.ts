import { beforeEach, expect, test, vi } from 'vitest';
import type { HistoryEntry } from '../../../shared/project/history.ts';
import { historyState } from '../../../shared/project/history.ts';
import { takeToastStep, toastStepStill, undoLast } from '../../../renderer/state/actions/edit.ts';
import { followWorkspace } from '../../../renderer/state/feed.ts';
import { stageLabel } from '../../../renderer/state/plan-steps.ts';
import { useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

const storage = vi.hoisted(() => ({ tell: (_records: unknown): void => {}, entries: [] as HistoryEntry[] }));
vi.mock('../../../renderer/storage/follow.ts', () => ({ followRecords: (listener: (records: unknown) => void) => (storage.tell = listener) }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => Promise.resolve([]) }));
/** The one door as `renderer/storage/transact.ts` keeps it: the last step, and only when it is the one that is meant. */
vi.mock('../../../renderer/storage/transact.ts', () => ({
  undo: (meant?: number) => {
    const last = storage.entries.find(({ undone }) => !undone);
    return Promise.resolve(last && (meant === undefined || last.sequence === meant) ? last : null);
  },
  redo: () => Promise.resolve(null),
}));

const submitted = stageLabel('review', '石湾沟石灰岩矿', { number: 'ZG-2026-0001' });
const entry = (sequence: number, label: HistoryEntry['label'], tables: HistoryEntry['tables']): HistoryEntry => ({ sequence, label, at: '', tables, undone: false });
const hear = (...entries: HistoryEntry[]): void => {
  storage.entries = entries;
  storage.tell({ ...useWorkspace.getState(), ready: true, layers: [], history: historyState(entries) });
};
const decided = entry(1, { code: 'office.did.decide', params: { mine: '甲', finding: '林地', verdict: '成立' } }, ['decisions']);
const cell = entry(2, { code: 'project.did.plan', params: { number: 'ZG-2026-0001' } }, ['plans']);

beforeEach(() => {
  useWorkspace.setState({ ready: false });
  useView.setState({ toast: null });
  void followWorkspace(Promise.resolve());
  hear();
});

test('a toast offers to undo its own step only while that is the last one', () => {
  hear(decided);
  const { step } = useView.getState().toast!;
  expect(toastStepStill(step, useWorkspace.getState().history)).toEqual({ kind: 'undo', sequence: 1 });
  // A cell of the plan has no toast of its own: the words stay, the way back goes.
  hear(cell, decided);
  expect(useView.getState().toast!.text).toBe(decided.label);
  expect(toastStepStill(step, useWorkspace.getState().history)).toBeNull();
});

test('a toast that is pressed in the moment of another step takes nothing back', async () => {
  hear(decided);
  const { step } = useView.getState().toast!;
  storage.entries = [cell, decided];
  await takeToastStep(step!);
  expect(useView.getState().toast!.text).toBe(decided.label);
});

test('a submission is announced by its name; taken back it says so plainly and offers to do it again', async () => {
  hear(entry(3, submitted, ['plans']));
  expect(useView.getState().toast).toMatchObject({ text: { code: 'verdict.did.review', params: { mine: '石湾沟石灰岩矿', number: 'ZG-2026-0001' } }, step: { kind: 'undo', sequence: 3 } });
  await undoLast.perform({} as never);
  expect(useView.getState().toast).toMatchObject({ text: { code: 'verdict.undid.review', params: { mine: '石湾沟石灰岩矿', number: 'ZG-2026-0001' } }, step: { kind: 'redo', sequence: 3 } });
});

test('a cell of a plan is not announced, a measure taken out is', () => {
  hear(cell);
  expect(useView.getState().toast).toBeNull();
  hear(entry(4, { code: 'project.did.remove-measure', params: { number: 2 } }, ['plans']), cell);
  expect(useView.getState().toast?.step).toEqual({ kind: 'undo', sequence: 4 });
});
