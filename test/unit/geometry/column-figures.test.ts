import { expect, test } from 'vitest';
import { columnFigures } from '../../../shared/geometry/column-figures.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';

const of = (cells: readonly string[]): AttributeTable => ({
  fields: [{ name: 'TBMJ', type: 'number', width: 18, decimals: 2 }],
  rowCount: cells.length,
  text: (row) => cells[row]!,
  number: (row) => (cells[row] === '' ? Number.NaN : Number(cells[row])),
});

test('only the rows asked for count, and empty cells are counted apart', () => {
  const table = of(['100.5', '', '-2', '1e9', '9.5']);
  expect(columnFigures(table, 0, Uint32Array.from([0, 1, 2, 4]))).toEqual({ count: 3, empty: 1, sum: 108, least: -2, most: 100.5, mean: 36 });
});

test('a column without a number has no smallest, largest or mean', () => {
  expect(columnFigures(of(['', '']), 0, [0, 1])).toEqual({ count: 0, empty: 2, sum: 0, least: null, most: null, mean: null });
});

test('many small areas beside a large one keep their decimals', () => {
  // Added one by one these come to 10000000000000000: each 0.1 is lost beside the first.
  const table = of(['10000000000000000', ...Array.from({ length: 1000 }, () => '0.1')]);
  expect(columnFigures(table, 0, Array.from({ length: 1001 }, (_each, row) => row)).sum).toBe(10000000000000100);
});
