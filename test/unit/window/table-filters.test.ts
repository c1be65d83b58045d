import { expect, test, vi } from 'vitest';

const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: (key: string) => Promise.resolve(kept.get(key)), saveSetting: (key: string, value: unknown) => Promise.resolve(kept.set(key, value)) }));

/** As after a restart: a window that knows nothing but what was written. */
async function started(): Promise<typeof import('../../../renderer/state/table-filters.ts')> {
  vi.resetModules();
  return import('../../../renderer/state/table-filters.ts');
}
const { nextSort } = await started();

test('presses on one head sort upwards, downwards and not at all; another head begins upwards', () => {
  const up = nextSort(null, 'a');
  const down = nextSort(up, 'a');
  expect([up, down, nextSort(down, 'a'), nextSort(down, 'b')]).toEqual([{ key: 'a', descending: false }, { key: 'a', descending: true }, null, { key: 'b', descending: false }]);
});

test('the order of a table is there again after a restart, what was typed into its filters is not', async () => {
  vi.useFakeTimers();
  const before = await started();
  before.keepTableFilters('rights', { typed: { mine: '石湾' }, sort: { key: 'validTo', descending: true } });
  before.keepTableFilters('other', { typed: {}, sort: null });
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  const after = await started();
  await Promise.all(['rights', 'other', 'new'].map(after.loadTableSort));
  expect(after.tableFilters('rights')).toEqual({ typed: {}, sort: { key: 'validTo', descending: true } });
  // Unsorted is a choice too; of a table nobody sorted nothing is known.
  expect(after.tableFilters('other')).toEqual({ typed: {}, sort: null });
  expect(after.tableFilters('new')).toBeNull();
});
