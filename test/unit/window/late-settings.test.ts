import { beforeEach, expect, test, vi } from 'vitest';
import { keepLate, writeLateSettingsAtClosing } from '../../../renderer/state/late-settings.ts';

const kept = vi.hoisted(() => ({ written: [] as unknown[], close: (): Promise<void> => Promise.resolve() }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ saveSetting: (key: string, value: unknown) => Promise.resolve(kept.written.push([key, value])) }));
vi.mock('../../../renderer/bridge/machine.ts', () => ({ machine: () => ({ onClosing: (listener: () => Promise<void>) => (kept.close = listener) }) }));

beforeEach(() => {
  kept.written = [];
  vi.useFakeTimers();
});

test('of many changes the last one is written, once', () => {
  for (const width of [100, 120, 140]) keepLate('layout', () => width);
  expect(kept.written).toEqual([]);
  vi.runAllTimers();
  expect(kept.written).toEqual([['layout', 140]]);
});

test('a window that closes right after a change has it written, and only once', async () => {
  writeLateSettingsAtClosing();
  keepLate('layout', () => 'narrow');
  keepLate('table rights', () => 'hidden');
  await kept.close();
  vi.runAllTimers();
  await kept.close();
  expect(kept.written).toEqual([['layout', 'narrow'], ['table rights', 'hidden']]);
});
