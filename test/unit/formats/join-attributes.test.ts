import { expect, test } from 'vitest';
import { CancelledError, quietJob } from '../../../shared/base/job.ts';
import { ColumnarTableBuilder, type AttributeValue } from '../../../shared/formats/columnar-table-builder.ts';
import { joinAttributes, joinedMapping } from '../../../shared/formats/join-attributes.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';

function tableOf(rows: readonly Readonly<Record<string, AttributeValue>>[]): AttributeTable {
  const builder = new ColumnarTableBuilder('样例');
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) builder.set(builder.column(name), value);
    builder.endRow();
  }
  return builder.finish();
}

const rights = tableOf([{ XKZH: 'C1', 名称: '甲' }, { XKZH: 'C2', 名称: '乙' }, { XKZH: null, 名称: '丙' }]);
const join = (table: AttributeTable, tableKey = 'XKZH') => joinAttributes({ layer: rights, layerKey: 'XKZH', table, tableKey, layerLabel: '采矿权', tableLabel: '产量.xlsx' }, quietJob());

test('rows find their partner by the key, whatever their order; types and names stay', async () => {
  const { value, problems } = await join(tableOf([{ 证号: 'C2', 名称: 'x', 产量: 1.5, 编码: '0101' }, { 证号: 'C1', 名称: 'y', 产量: 2, 编码: null }]), '证号');
  expect(value.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['XKZH text', '名称 text', '名称_2 text', '产量 number', '编码 text']);
  expect([0, 1, 2].map((row) => value.fields.map((_field, field) => value.text(row, field)))).toEqual([
    ['C1', '甲', 'y', '2', ''],
    ['C2', '乙', 'x', '1.5', '0101'],
    ['', '丙', '', '', ''],
  ]);
  expect(problems.map((problem) => [problem.code, problem.params?.['count']])).toEqual([['exchange.join-without-row', '1']]);
});

test('repeated keys, keys without a partner on either side, a missing field', async () => {
  const { value, problems } = await join(tableOf([{ XKZH: 'C1', a: 1 }, { XKZH: 'C1', a: 2 }, { XKZH: 'C9', a: 3 }, { XKZH: null, a: 4 }]));
  expect(value.text(0, 2)).toBe('1');
  expect(problems.map((problem) => [problem.code, problem.severity, problem.params?.['keys']])).toEqual([
    ['exchange.join-repeated', 'partial', ['C1']],
    ['exchange.join-without-row', 'minor', ['C2', '∅']],
    ['exchange.join-unused', 'minor', ['C9']],
  ]);
  await expect(join(tableOf([{ 证号: 'C1' }]))).rejects.toThrow('exchange.join-no-field');
});

test('keys come from the cells as they are now, values from what lies below them; only wanted fields are joined', async () => {
  const changed = tableOf([{ XKZH: 'C9', 名称: '改过的' }, { XKZH: 'C2', 名称: '乙' }, { XKZH: null, 名称: '丙' }]);
  const table = tableOf([{ XKZH: 'C9', 产量: 1, 备注: 'a' }, { XKZH: 'C2', 产量: 2, 备注: 'b' }]);
  const { value } = await joinAttributes({ layer: rights, keys: changed, layerKey: 'XKZH', table, tableKey: 'XKZH', fields: ['产量'], layerLabel: '采矿权', tableLabel: '产量.xlsx' }, quietJob());
  expect([0, 1, 2].map((row) => value.fields.map((_field, field) => value.text(row, field)))).toEqual([['C1', '甲', '1'], ['C2', '乙', '2'], ['', '丙', '']]);
});

test('meanings go to the joined fields under the names they got, in the place of those before', async () => {
  const table = tableOf([{ 备注: 'a', XKZH: 'C1', 名称: '甲矿', 下标高: 700 }]);
  const request = { layer: rights, layerKey: 'XKZH', table, tableKey: 'XKZH', fields: ['下标高', '名称'], layerLabel: '采矿权', tableLabel: '台账.xlsx' };
  const { value: attributes } = await joinAttributes(request, quietJob());
  const mapping = joinedMapping({ mapping: { licenceNumber: 'XKZH', mineName: '名称' }, ownFields: rights.fields.length, attributes, table, tableKey: 'XKZH', fields: request.fields, meanings: { 下标高: 'elevationBottom', 名称: 'mineName', 备注: 'holder' } });
  // 备注 was not joined, so it means nothing.
  expect(mapping).toEqual({ licenceNumber: 'XKZH', mineName: '名称_2', elevationBottom: '下标高' });
});

test('a join of many rows hears a cancel', async () => {
  const table = tableOf(Array.from({ length: 10_000 }, (_, row) => ({ XKZH: `C${row}`, a: row })));
  let pauses = 0;
  const job = { ...quietJob(), pause: async () => { if (++pauses === 2) throw new CancelledError(); } };
  await expect(joinAttributes({ layer: table, layerKey: 'XKZH', table, tableKey: 'XKZH', layerLabel: 'a', tableLabel: 'b' }, job)).rejects.toThrow(CancelledError);
});
