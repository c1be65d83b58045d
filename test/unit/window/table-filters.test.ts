import { expect, test } from 'vitest';
import { nextSort } from '../../../renderer/state/table-filters.ts';

test('presses on one head sort upwards, downwards and not at all; another head begins upwards', () => {
  const up = nextSort(null, 'a');
  const down = nextSort(up, 'a');
  expect([up, down, nextSort(down, 'a'), nextSort(down, 'b')]).toEqual([{ key: 'a', descending: false }, { key: 'a', descending: true }, null, { key: 'b', descending: false }]);
});
