import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import type { WorkspaceRecords } from '../../../renderer/storage/follow.ts';
import { followWorkspace } from '../../../renderer/state/feed.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

const storage = vi.hoisted(() => ({ tell: (_records: unknown): void => {} }));
const engine = vi.hoisted(() => ({ asked: 0, answer: (): Promise<unknown> => Promise.resolve([]) }));
vi.mock('../../../renderer/storage/follow.ts', () => ({ followRecords: (listener: (records: unknown) => void) => (storage.tell = listener) }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: () => {
    engine.asked += 1;
    return engine.answer();
  },
}));

const rights = { id: 'rights', role: 'rights', mapping: {}, system: null, geometryKind: 'polygon' };
const records = { ...useWorkspace.getState(), layers: [rights] } as unknown as WorkspaceRecords;
const heard = async (): Promise<void> => {
  storage.tell(records);
  await new Promise((later) => setTimeout(later, 2));
};

beforeEach(() => {
  void followWorkspace(Promise.resolve());
});

test('rights that could not be read are read again with the next change, rights that are there are not', async () => {
  engine.answer = () => Promise.reject(new ProblemError({ code: 'project.layer-unknown', severity: 'blocking' }));
  await heard();
  expect(useWorkspace.getState().rightsProblem?.code).toBe('project.layer-unknown');
  engine.answer = () => Promise.reject(new Error('the engine died'));
  await heard();
  engine.answer = () => Promise.resolve([{ id: 'mine' }]);
  await heard();
  expect(useWorkspace.getState()).toMatchObject({ rights: [{ id: 'mine' }], rightsProblem: null });
  await heard();
  expect(engine.asked).toBe(3);
});
