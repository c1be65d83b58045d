import { beforeEach, expect, test, vi } from 'vitest';
import { recordWritten } from '../../../renderer/engine/written-columns.ts';

const engine = vi.hoisted(() => ({ dropped: [] as string[], away: false, logged: 0 }));
vi.mock('../../../renderer/bridge/log-fault.ts', () => ({ logFault: () => Promise.resolve((engine.logged += 1)) }));
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: (drop: string, [id]: readonly [string]) => {
    if (engine.away) return Promise.reject(new Error('the engine died'));
    engine.dropped.push(`${drop} ${id}`);
    return Promise.resolve();
  },
}));

beforeEach(() => Object.assign(engine, { dropped: [], away: false, logged: 0 }));

test('columns whose record is kept stay', async () => {
  expect(await recordWritten('dropColumns', ['a'], () => Promise.resolve('kept'))).toBe('kept');
  expect(engine.dropped).toEqual([]);
});

test('columns whose record cannot be kept go again, all of them', async () => {
  await expect(recordWritten('dropDrawing', ['a', 'b'], () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(engine.dropped).toEqual(['dropDrawing a', 'dropDrawing b']);
});

test('why the record was not kept is told, also when the columns cannot be dropped', async () => {
  engine.away = true;
  await expect(recordWritten('dropColumns', ['a', 'b'], () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(engine.logged).toBe(2);
});
