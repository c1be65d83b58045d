import { expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';
import { frequentValues } from '../../../shared/geometry/frequent-values.ts';

const of = (cells: readonly string[]): AttributeTable => ({
  fields: [{ name: 'TBBH', type: 'text', width: 20, decimals: 0 }],
  rowCount: cells.length,
  text: (row) => cells[row]!,
  number: () => Number.NaN,
});

test('the most frequent values come first, of equally frequent ones the lower number; empty cells are none', async () => {
  const cells = ['10', '9', '旱地', '', '旱地', '9', '10', '', '', '2'];
  expect(await frequentValues(of(cells), 0, '', 3, quietJob())).toEqual([{ value: '9', count: 2 }, { value: '10', count: 2 }, { value: '旱地', count: 2 }]);
  expect(await frequentValues(of([...cells, '10']), 0, '', 1, quietJob())).toEqual([{ value: '10', count: 3 }]);
  expect(await frequentValues(of(['Aspen', 'aspen', 'Oak']), 0, ' ASP', 5, quietJob())).toEqual([{ value: 'aspen', count: 1 }, { value: 'Aspen', count: 1 }]);
});

// Ordering all of them took the engine a minute, in which the map got no answer.
test('a column of half a million different numbers gives its first ones without ordering all', async () => {
  const cells = Array.from({ length: 500_000 }, (_each, row) => String(4_110_000_000 + ((row * 7919) % 500_000)));
  expect((await frequentValues(of(cells), 0, '', 4, quietJob())).map(({ value }) => value)).toEqual(['4110000000', '4110000001', '4110000002', '4110000003']);
}, 20_000);
