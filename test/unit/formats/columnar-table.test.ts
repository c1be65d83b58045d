import { expect, test } from 'vitest';
import { ColumnarTable } from '../../../shared/formats/columnar-table.ts';
import { ColumnarTableBuilder, type AttributeValue, type ColumnOptions } from '../../../shared/formats/columnar-table-builder.ts';
import { deserialiseAttributes, serialiseAttributes } from '../../../shared/formats/stored-attributes.ts';

function tableOf(rows: readonly Readonly<Record<string, AttributeValue>>[], options: ColumnOptions = {}): ColumnarTable {
  const builder = new ColumnarTableBuilder('样例.json');
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) builder.set(builder.column(name, options), value);
    builder.endRow();
  }
  return builder.finish();
}

const texts = (table: ColumnarTable, field: number): string[] => Array.from({ length: table.rowCount }, (_, row) => table.text(row, field));

test('values keep what they are, columns may appear late, empties stay empty', () => {
  const table = tableOf([{ 名称: '青石一矿', 面积: 0.1234 }, { 名称: null, 面积: -12 }, { 名称: ' 二矿 ', 有证: true }]);
  expect(table.fields).toEqual([
    { name: '名称', type: 'text', width: 12, decimals: 0 },
    { name: '面积', type: 'number', width: 8, decimals: 4 },
    { name: '有证', type: 'logical', width: 1, decimals: 0 },
  ]);
  expect([0, 1, 2].map((field) => texts(table, field))).toEqual([
    ['青石一矿', '', '二矿'],
    ['0.1234', '-12', ''],
    ['', '', 'T'],
  ]);
  expect([table.number(0, 1), table.number(2, 1), table.number(0, 0)]).toEqual([0.1234, Number.NaN, Number.NaN]);
});

test('a column that mixes numbers and texts keeps both as they are written', () => {
  const table = tableOf([{ a: 1.5 }, {}, { a: 'x' }, { a: 2 }, { a: false }]);
  expect(table.fields[0]!.type).toBe('text');
  expect(texts(table, 0)).toEqual(['1.5', '', 'x', '2', 'F']);
  expect(table.number(0, 0)).toBe(1.5);
});

test('numbers written out make a number field, codes with leading zeros and long ids do not', () => {
  const table = tableOf([{ 面积: '12.50', 地类: '0101', 标识码: '371326000000000001' }, { 面积: '-3', 地类: '0602', 标识码: '' }], { numbersAsText: true });
  expect(table.fields.map((field) => field.type)).toEqual(['number', 'text', 'text']);
  expect(table.fields[0]!.decimals).toBe(2);
  expect(texts(table, 0)).toEqual(['12.50', '-3']);
  expect(table.number(0, 0)).toBe(12.5);
});

test('whole numbers beyond what a double holds keep every digit', () => {
  const table = tableOf([{ id: 9007199254740993n }], { type: 'number' });
  expect(table.text(0, 0)).toBe('9007199254740993');
});

test('a long text costs its own bytes, not a width for every row', () => {
  const table = tableOf([...Array.from({ length: 1000 }, () => ({ a: 'x' })), { a: '长'.repeat(10_000) }]);
  expect(table.serialise().bytes.length).toBeLessThan(40_000);
  expect(table.text(1000, 0)).toBe('长'.repeat(10_000));
});

test('kept and opened again it says the same, wherever its bytes lie', () => {
  const table = tableOf([{ a: '甲', b: 1 }, { a: '乙', b: 2.25 }]);
  const { attributes, bytes } = serialiseAttributes(table);
  const moved = new Uint8Array(bytes.length + 3);
  moved.set(bytes, 3);
  const again = deserialiseAttributes(JSON.parse(JSON.stringify(attributes)), moved.subarray(3));
  expect(again.fields).toEqual(table.fields);
  expect([0, 1].map((row) => [again.text(row, 0), again.number(row, 1)])).toEqual([['甲', 1], ['乙', 2.25]]);
});

test('a table of another class cannot be kept', () => {
  expect(() => serialiseAttributes({ fields: [], rowCount: 0, text: () => '', number: () => 0 })).toThrow('cannot be stored');
});
