import { expect, test } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { dbaseFormat } from '../../shared/formats/dbase/read.ts';
import { previewOf, problemOf, readOf, rowsOf, setOf } from '../helpers/reading.ts';
import { buildDbf } from '../helpers/shapefile-builder.ts';

const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const table = (options: Parameters<typeof buildDbf>[2] = {}): Uint8Array =>
  buildDbf([{ name: 'XKZH', width: 8 }, { name: gbk('责任人'), width: 8 }, { name: 'CL', letter: 'N', width: 6, decimals: 1 }], [['C1', gbk('张三'), '  12.5'], ['C2', gbk('李四'), '      '], ['C3', gbk('王五'), '   3.0']], { languageByte: 0x4d, ...options });

test('a table alone: fields, rows and encoding as in a shapefile, and it is said that there are no shapes', async () => {
  const set = setOf(dbaseFormat, { '台账.dbf': table() });
  const preview = await previewOf(dbaseFormat, set);
  expect([preview.geometryKind, preview.featureCount, preview.encoding?.decidedBy, preview.notes.map(({ code }) => code)]).toEqual(['none', 3, 'language-byte', ['exchange.dbf-alone']]);
  expect(preview.rows).toEqual([['C1', '张三', '12.5'], ['C2', '李四', ''], ['C3', '王五', '3.0']]);
  const { value } = await readOf(dbaseFormat, set);
  expect(rowsOf(value.columns)).toEqual(preview.rows);
  expect([value.columns.geometry.featureCount, value.columns.attributes.fields.map(({ name, type }) => `${name} ${type}`)]).toEqual([3, ['XKZH text', '责任人 text', 'CL number']]);
});

test('deleted rows are left out and told; a file that ends early is told exactly and stops', async () => {
  const { value, problems } = await readOf(dbaseFormat, setOf(dbaseFormat, { '台账.dbf': table({ deletedRows: [1] }) }));
  expect([rowsOf(value.columns).map(([key]) => key), value.skippedRows, problems.map(({ code }) => code)]).toEqual([['C1', 'C3'], [2], ['formats.rows-deleted']]);
  const cut = setOf(dbaseFormat, { '台账.dbf': table().subarray(0, table().length - 30) });
  expect(await problemOf(readOf(dbaseFormat, cut))).toMatchObject({ code: 'formats.dbf-truncated', severity: 'blocking', params: { rows: '1', expected: '3' } });
});

test('the person decides the encoding', async () => {
  const set = setOf(dbaseFormat, { '台账.dbf': table({ languageByte: 0 }) });
  expect((await previewOf(dbaseFormat, set)).rows[0]![1]).toBe('张三');
  expect((await previewOf(dbaseFormat, set, { encoding: 'big5' })).encoding).toMatchObject({ chosen: 'big5', decidedBy: 'user' });
});
