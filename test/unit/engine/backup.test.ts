import { beforeEach, expect, test, vi } from 'vitest';
import { flushBackup } from '../../../renderer/engine/backup.ts';

const kept = vi.hoisted(() => ({ settings: new Map<string, unknown>(), committed: [] as unknown[], writing: (): Promise<void> => Promise.resolve() }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({
  readSetting: (key: string) => Promise.resolve(kept.settings.get(key)),
  saveSetting: (key: string, value: unknown) => Promise.resolve(kept.settings.set(key, value)),
}));
vi.mock('../../../renderer/storage/database.ts', () => ({ database: {} }));
vi.mock('../../../renderer/storage/live-query.ts', () => ({ liveQuery: () => {} }));
vi.mock('../../../renderer/storage/transact.ts', () => ({ CHANGED_AT: 'changedAt' }));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => kept.writing() }));
vi.mock('../../../renderer/bridge/machine.ts', () => ({
  machine: () => ({
    backupState: () => Promise.resolve({ newest: '2026-11-20' }),
    backupBegin: () => Promise.resolve(kept.settings.get('changedAt')),
    backupAbort: () => Promise.resolve(),
    backupCommit: (token: unknown) => Promise.resolve(kept.committed.push(token)),
    facts: () => Promise.resolve({ version: '1' }),
  }),
}));

beforeEach(() => {
  kept.settings = new Map([['changedAt', 'first']]);
  kept.committed = [];
  kept.writing = () => Promise.resolve();
});

/** A backup that waits to be finished, or cancelled. */
async function begun(): Promise<{ readonly done: Promise<void>; readonly end: (fault?: Error) => void }> {
  let end: (fault?: Error) => void = () => {};
  const writing = new Promise<void>((resolve, reject) => (end = (fault) => (fault ? reject(fault) : resolve())));
  kept.writing = () => writing;
  const done = flushBackup();
  await new Promise((later) => setTimeout(later, 5));
  kept.writing = () => Promise.resolve();
  return { done, end };
}

test('what changed while a backup was written is in the one asked for then', async () => {
  const { done, end } = await begun();
  kept.settings.set('changedAt', 'second');
  const asked = flushBackup();
  end();
  await Promise.all([done, asked]);
  expect(kept.committed).toEqual(['first', 'second']);
});

test('who waits for a backup that another cancels gets one all the same', async () => {
  const { done, end } = await begun();
  const asked = flushBackup();
  end(new Error('cancelled'));
  await expect(done).rejects.toThrow('cancelled');
  await asked;
  expect(kept.committed).toEqual(['first']);
});

test('nothing is written twice for the same change', async () => {
  const { done, end } = await begun();
  const asked = [flushBackup(), flushBackup()];
  end();
  await Promise.all([done, ...asked]);
  expect(kept.committed).toEqual(['first']);
});
