import { beforeEach, expect, test, vi } from 'vitest';
import type { BackupListener } from '../../../renderer/engine/backup.ts';
import { useBackup } from '../../../renderer/state/backup-state.ts';
import { useJobs } from '../../../renderer/state/jobs.ts';
import { keepBackedUp } from '../../../renderer/state/work/automatic-backup.ts';

const heard = vi.hoisted(() => ({ listener: null as unknown, state: (): Promise<unknown> => Promise.resolve({ newest: '2026-11-20T08:00:00Z', sizeBytes: 9 }) }));
vi.mock('../../../renderer/engine/backup.ts', () => ({ startAutomaticBackup: (listener: unknown) => (heard.listener = listener) }));
vi.mock('../../../renderer/bridge/machine.ts', () => ({ machine: () => ({ backupState: () => heard.state() }) }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.resolve() }));

const listener = () => heard.listener as BackupListener;
const told = () => useJobs.getState().inbox.map(({ title }) => title.code);

beforeEach(() => {
  heard.listener = null;
  useJobs.setState({ inbox: [] });
});

test('backups are written also where the last one cannot be asked for', async () => {
  heard.state = () => Promise.reject(new Error('no answer'));
  await keepBackedUp();
  listener().written({ newest: '2026-11-20T09:00:00Z', sizeBytes: 10 });
  expect(useBackup.getState().newest).toBe('2026-11-20T09:00:00Z');
});

test('a backup that is not written is told once, and again after a good one', async () => {
  await keepBackedUp();
  listener().failed();
  listener().failed();
  expect(told()).toEqual(['trouble.backup']);
  listener().written({ newest: '2026-11-20T09:00:00Z', sizeBytes: 10 });
  listener().failed();
  expect(told()).toEqual(['trouble.backup', 'trouble.backup']);
});
