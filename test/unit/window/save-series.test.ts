import { beforeEach, expect, test, vi } from 'vitest';
import type { SaveFailure } from '../../../shared/ipc.ts';
import { saveSeries } from '../../../renderer/state/work/keep.ts';

const disk = vi.hoisted(() => ({ begins: true, fullFrom: Infinity, files: new Map<number, number>(), calls: [] as string[] }));
const full: SaveFailure = { saved: false, reason: 'failed', systemCode: 'ENOSPC', name: '02.png' };
vi.mock('../../../renderer/bridge/machine.ts', () => ({
  machine: () => ({
    saveBegin: (names: readonly string[]) => Promise.resolve(disk.begins ? { begun: disk.calls.push(`begin ${names.join(' ')}`) > 0, token: 't' } : { begun: false }),
    saveAppend: (_token: string, position: number, bytes: Uint8Array) => {
      if (position >= disk.fullFrom) return Promise.resolve(full);
      disk.files.set(position, (disk.files.get(position) ?? 0) + bytes.length);
      disk.calls.push(`append ${position}`);
      return Promise.resolve(null);
    },
    saveCommit: () => Promise.resolve({ saved: disk.calls.push('commit') > 0, names: [], folderName: '', token: 't' }),
    saveAbort: () => Promise.resolve(disk.calls.push('abort')),
  }),
}));

const MEGABYTE = 1024 * 1024;
const sheet = (name: string, megabytes: number) => ({ name, content: new Blob([new Uint8Array(megabytes * MEGABYTE)]) });
const series = [sheet('01.png', 40), sheet('02.png', 1)];

beforeEach(() => Object.assign(disk, { begins: true, fullFrom: Infinity, files: new Map(), calls: [] }));

test('a series goes to the disk file by file and piece by piece, and is put in place together', async () => {
  expect((await saveSeries(series)).saved).toBe(true);
  expect([...disk.files]).toEqual([[0, 40 * MEGABYTE], [1, MEGABYTE]]);
  expect(disk.calls).toEqual(['begin 01.png 02.png', 'append 0', 'append 0', 'append 0', 'append 1', 'commit']);
});

test('a full disk leaves nothing of it and is told; a dialog that is left writes nothing', async () => {
  disk.fullFrom = 1;
  expect(await saveSeries(series)).toEqual(full);
  expect(disk.calls.slice(-1)).toEqual(['abort']);
  Object.assign(disk, { begins: false, calls: [] });
  expect(await saveSeries(series)).toEqual({ saved: false, reason: 'cancelled' });
  expect(disk.calls).toEqual([]);
});
