import { expect, test } from 'vitest';
import { cellTest, comparisonTest, fieldsOfNumbers } from '../../../renderer/engine/calls/rows.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';

const CELLS = [['0103', '20000.12'], ['0301', '19000'], ['>2', '']];
const table: AttributeTable = {
  fields: [{ name: 'DLBM', type: 'text', width: 5, decimals: 0 }, { name: 'TBMJ', type: 'number', width: 18, decimals: 2 }],
  rowCount: CELLS.length,
  text: (row, field) => CELLS[row]![field]!,
  number: (row, field) => (CELLS[row]![field] === '' ? Number.NaN : Number(CELLS[row]![field])),
};
const left = (field: number, typed: string) => CELLS.flatMap((_cells, row) => (cellTest(table, field, typed)?.(row) ?? true ? [row] : []));

test('a number column understands conditions, a text column looks for what is typed, and what is not understood leaves all rows', () => {
  expect(left(1, '＞20000')).toEqual([0]);
  expect(left(1, '20000')).toEqual([0]);
  expect(left(1, '大约两万')).toEqual([0, 1, 2]);
  expect(left(0, '>2')).toEqual([2]);
  expect(left(0, '03')).toEqual([0, 1]);
});

test('a comparison above a column of text compares where every value is a number, and says so; elsewhere it is looked for as text', () => {
  const of = (values: readonly string[]): AttributeTable => ({ fields: [{ name: 'TBBH', type: 'text', width: 8, decimals: 0 }], rowCount: values.length, text: (row) => values[row]!, number: () => Number.NaN });
  const numbers = of(['0007', ' 12 ', '', '103']);
  expect(fieldsOfNumbers(numbers, { TBBH: '＞10' })).toEqual(['TBBH']);
  expect([0, 1, 2, 3].filter((row) => comparisonTest(numbers, 0, '>10')!(row))).toEqual([1, 3]);
  expect([0, 1, 2, 3].filter((row) => comparisonTest(numbers, 0, '7~12')!(row))).toEqual([0, 1]);
  // Parts of a text, and what is no comparison, are not compared.
  expect(fieldsOfNumbers(numbers, { TBBH: '10' })).toEqual([]);
  expect(fieldsOfNumbers(numbers, { TBBH: '1-2' })).toEqual([]);
  expect(fieldsOfNumbers(of(['7', '7-1']), { TBBH: '>3' })).toEqual([]);
  expect(fieldsOfNumbers(of(['', '']), { TBBH: '>3' })).toEqual([]);
});
