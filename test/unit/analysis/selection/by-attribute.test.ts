import { expect, test } from 'vitest';
import { conditionFault, rowsByAttribute, type AttributeCondition } from '../../../../shared/analysis/selection/by-attribute.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { AttributeTable } from '../../../../shared/geometry/columns.ts';
import type { FieldType } from '../../../../shared/model/layer.ts';

const FIELDS: readonly { readonly name: string; readonly type: FieldType }[] = [{ name: 'DLBM', type: 'text' }, { name: 'MJ', type: 'number' }, { name: 'RQ', type: 'date' }];
const VALUES = [
  ['0103', '120.5', '20240101'],
  ['0301', '80', '20250630'],
  ['0103', '', ''],
  ['', '1200', '20261120'],
  ['Gx', '0', '20251231'],
];
const table: AttributeTable = {
  fields: FIELDS.map((field) => ({ ...field, width: 20, decimals: 0 })),
  rowCount: VALUES.length,
  text: (row, field) => VALUES[row]![field]!,
  number: (row, field) => (VALUES[row]![field] === '' ? Number.NaN : Number(VALUES[row]![field])),
};
type Line = readonly [join: AttributeCondition['join'], field: string, operator: AttributeCondition['operator'], value?: string, upTo?: string];
const rows = async (...lines: readonly Line[]) => [...(await rowsByAttribute(table, lines.map(([join, field, operator, value = '', upTo = '']) => ({ join, field, operator, value, upTo })), quietJob()))];

test('text is compared as text: a code keeps its leading nought, case does not matter', async () => {
  expect(await rows(['and', 'DLBM', 'equals', '0103'])).toEqual([0, 2]);
  expect(await rows(['and', 'DLBM', 'equals', '103'])).toEqual([]);
  expect(await rows(['and', 'DLBM', 'begins', '0'])).toEqual([0, 1, 2]);
  expect(await rows(['and', 'DLBM', 'equals', 'gX'])).toEqual([4]);
  expect(await rows(['and', 'DLBM', 'any-of', '0301、gx'])).toEqual([1, 4]);
});

test('numbers are compared as numbers; an empty cell is neither more nor less, and differs from every value', async () => {
  expect(await rows(['and', 'MJ', 'more', '80'])).toEqual([0, 3]);
  expect(await rows(['and', 'MJ', 'at-most', '80'])).toEqual([1, 4]);
  expect(await rows(['and', 'MJ', 'between', '80', '1 200'])).toEqual([0, 1, 3]);
  expect(await rows(['and', 'MJ', 'differs', '80'])).toEqual([0, 2, 3, 4]);
  expect(await rows(['and', 'MJ', 'empty'])).toEqual([2]);
});

test('dates may be written as people write them', async () => {
  expect(await rows(['and', 'RQ', 'less', '2025-06-30'])).toEqual([0]);
  expect(await rows(['and', 'RQ', 'between', '2025/6/30', '2025年12月31日'])).toEqual([1, 4]);
});

test('and binds closer than or', async () => {
  expect(await rows(['and', 'DLBM', 'equals', '0301'], ['or', 'DLBM', 'equals', '0103'], ['and', 'MJ', 'more', '100'])).toEqual([0, 1]);
});

test('a condition that cannot be answered says why and selects nothing', async () => {
  const line = (field: string, operator: AttributeCondition['operator'], value: string): AttributeCondition => ({ join: 'and', field, operator, value });
  expect(conditionFault(line('MJ', 'more', '多'), 'number')).toBe('not-a-number');
  expect(conditionFault(line('RQ', 'less', '2025'), 'date')).toBe('not-a-date');
  expect(conditionFault(line('DLBM', 'equals', ' '), 'text')).toBe('no-value');
  expect(conditionFault(line('gone', 'equals', '1'), null)).toBe('no-field');
  expect(conditionFault(line('DLBM', 'empty', ''), 'text')).toBeNull();
  expect(await rows(['and', 'MJ', 'more', '多'])).toEqual([]);
});
