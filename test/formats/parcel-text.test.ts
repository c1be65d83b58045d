import { expect, test } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { ColumnarTableBuilder } from '../../shared/formats/columnar-table-builder.ts';
import { looksLikeParcelText, parcelTextFormat } from '../../shared/formats/parcel-text/read.ts';
import { parcelTextWriter, USUAL_PARCEL_TEXT } from '../../shared/formats/parcel-text/write.ts';
import { columnsOf } from '../helpers/polygons.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

const description = (system = '2000国家大地坐标系', width = '3', zone = '37'): string =>
  `[属性描述]\r\n格式版本号=1.01版本\r\n坐标系=${system}\r\n几度分带=${width}\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=${zone}\r\n精度=0.01\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n`;
/** A square with its closing point, north first as the trade writes it. */
const corners = (north: number, east: number, size: number, ring = 1, from = 1, prefix = 'J'): string =>
  [[0, 0], [0, size], [size, size], [size, 0], [0, 0]].map(([dn, de], i) => `${prefix}${i === 4 ? from : from + i},${ring},${(north + dn!).toFixed(2)},${(east + de!).toFixed(2)}`).join('\r\n');
const square = (east: number, north: number, size: number): number[] => [east, north, east + size, north, east + size, north + size, east, north + size, east, north];

const firstLayer = async (text: string | Uint8Array) => (await layersOf(parcelTextFormat, setOf(parcelTextFormat, { '地块.txt': text })))[0]!;
const read = async (text: string | Uint8Array, swapAxes = false) => readOf(parcelTextFormat, await firstLayer(text), { swapAxes });
const preview = async (text: string | Uint8Array) => previewOf(parcelTextFormat, await firstLayer(text));

test('the standard form: head, hole by containment whatever its 圈号, system from the description', async () => {
  const text = `${description()}10,0.0300,1,地块一,面,K49G012034,采矿用地,0602,@\r\n${corners(3_876_005, 37_500_005, 5, 1)}\r\n${corners(3_876_000, 37_500_000, 20, 2, 5)}\r\n`;
  const { value, notes, problems } = await read(text);
  expect(shapesOf(value.columns.geometry)).toEqual([[[square(37_500_000, 3_876_000, 20), square(37_500_005, 3_876_005, 5)]]]);
  expect(value.columns.attributes.fields.map((field) => field.name)).toEqual(['地块编号', '地块名称', '地块面积', '图幅号', '地块用途', '地类编码']);
  expect(rowsOf(value.columns)).toEqual([['1', '地块一', '0.0300', 'K49G012034', '采矿用地', '0602']]);
  expect([notes.map((note) => note.code), problems]).toEqual([['exchange.axes-by-numbers-north'], []]);
  const { system } = await preview(text);
  expect([system.declared?.id, system.candidates[0]?.reason.code]).toEqual(['EPSG:4525', 'exchange.reason.declared']);
});

test.each([
  ['建设用地报批', '4,0.0300,1,地块一,面,,采矿用地,0602,@', ['1', '地块一', '0.0300', '', '采矿用地', '0602']],
  ['执法', '5,地块一,面,违法占地,@', ['', '地块一', '', '', '违法占地', '']],
  ['一张图', 'KQ-01,地块一,采矿用地, , @', ['KQ-01', '地块一', '', '', '采矿用地', '']],
  ['generic', '5,0.03,1,地块一,,,采矿用地,,@', ['1', '地块一', '0.03', '', '采矿用地', '']],
  ['进出平衡', '5,地块一,面,调入,@', ['', '地块一', '', '', '调入', '']],
  ['twelve fields', '5,0.03,1,地块一,面,K49,采矿用地,0602,,,,@', ['1', '地块一', '0.03', 'K49', '采矿用地', '0602']],
  ['full-width commas', '5，0.03，1，地块一，面，，采矿用地，0602，@', ['1', '地块一', '0.03', '', '采矿用地', '0602']],
  ['an empty field behind', '5,0.03,1,地块一,面,,采矿用地,0602,@,', ['1', '地块一', '0.03', '', '采矿用地', '0602']],
])('the head of %s', async (_name, head, row) => {
  const { value, problems } = await read(`${description()}${head}\r\n${corners(3_876_000, 37_500_000, 20)}`);
  expect(value.columns.geometry.featureCount).toBe(1);
  const names = value.columns.attributes.fields.map((field) => field.name);
  expect(names).toEqual(['地块编号', '地块名称', '地块面积', '图幅号', '地块用途', '地类编码']);
  expect(rowsOf(value.columns)[0]).toEqual(row);
  expect(problems).toEqual([]);
});

test('east before north, numbers without J, without zone prefix, in GBK, without a head', async () => {
  const east = corners(37_500_000, 3_876_000, 20, 1, 1, '');
  const { value, notes } = await read(`${description()}5,0.03,1,甲,面,,,,@\r\n${east}`);
  expect(shapesOf(value.columns.geometry)[0]![0]![0]!.slice(0, 2)).toEqual([37_500_000, 3_876_000]);
  expect(notes[0]!.code).toBe('exchange.axes-by-numbers-east');

  const plain = await preview(`${description()}5,0.03,1,甲,面,,,,@\r\n${corners(3_876_000, 500_000, 20)}`);
  expect(plain.system.declared?.id).toBe('EPSG:4546');
  const unstated = await preview(`5,0.03,1,甲,面,,,,@\r\n${corners(3_876_000, 500_000, 20)}`);
  expect([unstated.system.declared, unstated.system.notes.map((note) => note.code)]).toEqual([null, ['crs.numbers-no-prefix']]);

  const gbk = encodeGbk(`${description('西安80坐标系')}5,0.03,1,青石一矿,面,,,,@\r\n${corners(3_876_000, 37_500_000, 20)}`) as { bytes: Uint8Array };
  const old = await preview(gbk.bytes);
  expect([old.encoding?.chosen, old.rows[0]![1], old.system.declared?.id]).toEqual(['gb18030', '青石一矿', 'EPSG:2361']);

  const headless = await read(`[地块坐标]\r\n${corners(3_876_000, 37_500_000, 20)}`);
  expect(headless.value.columns.geometry.featureCount).toBe(1);
});

test('a stated zone that the numbers contradict is not believed; a datum alone is offered first; parameters are told', async () => {
  const wrong = await preview(`${description('2000国家大地坐标系', '3', '39')}5,,1,甲,面,,,,@\r\n${corners(3_876_000, 37_500_000, 20)}`);
  expect([wrong.system.declared, wrong.system.notes.map((note) => note.code)]).toEqual([null, ['exchange.system-contradicts-numbers']]);
  const datumOnly = await preview(`[属性描述]\n坐标系=80国家大地坐标系\n转换参数=1.2,3,,,,,\n[地块坐标]\n5,,1,甲,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}`);
  expect(datumOnly.system.declared?.id).toBe('EPSG:2361');
  expect(datumOnly.notes.map((note) => note.code)).toContain('exchange.parcel-transformation-stated');
});

test('several parcels, several parts, points and lines, rings of one 圈号 told apart by their closing point', async () => {
  const text = `${description()}10,,1,甲,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}\n${corners(3_877_000, 37_500_000, 20, 1, 5)}\n2,,2,乙,点,,,,@\nJ1,1,3876000,37500000\nJ2,1,3876001,37500001\n2,,3,丙,线,,,,@\nJ1,1,3876000,37500000\nJ2,1,3876001,37500001\n`;
  const layers = await layersOf(parcelTextFormat, setOf(parcelTextFormat, { 'a.txt': text }));
  expect(layers.map((layer) => layer.layerKind)).toEqual(['polygon', 'line', 'point']);
  const [areas, lines, points] = await Promise.all(layers.map(async (layer) => (await readOf(parcelTextFormat, layer)).value.columns));
  expect(shapesOf(areas!.geometry)).toEqual([[[square(37_500_000, 3_876_000, 20)], [square(37_500_000, 3_877_000, 20)]]]);
  expect([rowsOf(lines!)[0]![1], rowsOf(points!)[0]![1]]).toEqual(['丙', '乙']);
});

test('the person may turn the axes round against the reader', async () => {
  const { value } = await read(`${description()}5,,1,甲,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}`, true);
  expect(shapesOf(value.columns.geometry)[0]![0]![0]!.slice(0, 2)).toEqual([3_876_000, 37_500_000]);
});

test('missing lines, strange lines and an unclosed ring are told; a file without coordinates is refused', async () => {
  const open = corners(3_876_000, 37_500_000, 20).split('\r\n').slice(0, 4).join('\n');
  const { value, problems } = await read(`${description()}12,,1,甲,面,,,,@\n${open}\nJ5,1,38760xx,37500000\n`);
  expect(value.columns.geometry.featureCount).toBe(1);
  expect(problems.map((problem) => [problem.code, problem.params?.['lines'] ?? problem.params?.['stated'] ?? problem.params?.['rows']])).toEqual([
    ['exchange.lines-strange', [16]],
    ['exchange.parcel-count-differs', 12],
    ['formats.rows-closed', [1]],
  ]);
  expect(await problemOf(read('[属性描述]\n坐标系=2000\n'))).toMatchObject({ code: 'exchange.parcels-none' });
  expect([looksLikeParcelText('会议纪要，2026年\n@ 某人'), looksLikeParcelText(`5,0.03,1,甲,面,,,,@\n${open}`)]).toEqual([false, true]);
});

test('a parcel without any point is told and keeps its attributes', async () => {
  const { value, problems } = await read(`${description()}0,,1,甲,面,,,,@\n5,,2,乙,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}`);
  expect([value.columns.geometry.featureCount, problems.map((problem) => problem.code)]).toEqual([2, ['formats.rows-without-shape']]);
});

test('numbers that nobody declared and that may be degrees keep their decimals; the head says no unit', async () => {
  const { value } = await read(`${description()}5,,1,甲,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}`);
  const { geometry } = value.columns;
  const degrees = { ...geometry, coordinates: geometry.coordinates.map((value, i) => (i % 2 === 0 ? 111 + (value - 37_500_000) / 1e5 : 35 + (value - 3_876_000) / 1e5)), bounds: Float64Array.of(111, 35, 111.0002, 35.0002) };
  const layer = { name: '地块', columns: { ...value.columns, geometry: degrees }, system: null };
  expect((await parcelTextWriter().losses([layer], quietJob())).find(({ code }) => code === 'exchange.rounds-coordinates')?.params).toEqual({ layer: '地块', decimals: 9 });
  const [file] = await writtenFiles(parcelTextWriter(), 'out', [layer]);
  const lines = new TextDecoder('gb18030').decode(file!.bytes).split('\r\n');
  expect([lines[7], lines[9], lines[13]]).toEqual(['计量单位=', '精度=0.000000001', 'J1,1,35.000200000,111.000000000']);
});

test('written and read again: same rings from the north-west corner, same head; what is lost is said before', async () => {
  const text = `${description()}10,0.0375,1,地块一,面,K49G012034,采矿用地,0602,@\r\n${corners(3_876_000, 37_500_000, 20)}\r\n${corners(3_876_005, 37_500_005, 5, 2, 5)}\r\n`;
  const { value } = await read(text);
  const layer = { name: '地块', columns: value.columns, system: systemById('EPSG:4525') };
  const writer = parcelTextWriter();
  expect((await writer.losses([layer], quietJob())).map((note) => [note.code, note.params?.['fields']])).toEqual([['exchange.loses-fields', ['地块面积']], ['exchange.rounds-coordinates', undefined]]);
  const [file] = await writtenFiles(writer, 'out', [layer]);
  const lines = new TextDecoder('gb18030').decode(file!.bytes).split('\r\n');
  expect(lines.slice(4, 12)).toEqual(['坐标系=2000国家大地坐标系', '几度分带=3', '投影类型=高斯克吕格', '计量单位=米', '带号=37', '精度=0.001', '转换参数=,,,,,,', '[地块坐标]']);
  expect(lines.slice(12, 24)).toEqual([
    '10,0.0375,1,地块一,面,K49G012034,采矿用地,0602,@',
    'J1,1,3876020.000,37500000.000',
    'J2,1,3876020.000,37500020.000',
    'J3,1,3876000.000,37500020.000',
    'J4,1,3876000.000,37500000.000',
    'J1,1,3876020.000,37500000.000',
    'J5,2,3876010.000,37500005.000',
    'J6,2,3876005.000,37500005.000',
    'J7,2,3876005.000,37500010.000',
    'J8,2,3876010.000,37500010.000',
    'J5,2,3876010.000,37500005.000',
    '',
  ]);
  const again = await read(file!.bytes);
  expect(again.problems).toEqual([]);
  expect(rowsOf(again.value.columns)).toEqual(rowsOf(value.columns));
  expect((await preview(file!.bytes)).system.declared?.id).toBe('EPSG:4525');
});

test('the switches of other programs: east first, no J, count without closing points, a file for each parcel, degrees', async () => {
  const { value } = await read(`${description()}5,,1,甲,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}\n5,,2,乙,面,,,,@\n${corners(3_876_100, 37_500_000, 20)}`);
  const layer = { name: '地块', columns: value.columns, system: null };
  const writer = parcelTextWriter({ ...USUAL_PARCEL_TEXT, northFirst: false, pointPrefix: '', decimals: 2, countsClosingPoints: false, oneFilePerParcel: true, encoding: 'utf-8', producer: '青石县自然资源局', producedOn: '2026-11-20' });
  expect((await writer.losses([layer], quietJob())).map((note) => note.code)).toContain('exchange.writes-without-system');
  const files = await writtenFiles(writer, 'out', [layer]);
  expect(files.map((file) => file.name)).toEqual(['out_1.txt', 'out_2.txt']);
  const lines = new TextDecoder().decode(files[1]!.bytes).split('\r\n');
  expect([lines[2], lines[12], lines[13]]).toEqual(['数据产生单位=青石县自然资源局', '4,,2,乙,面,,,,@', '1,1,37500000.00,3876120.00']);
  const again = await read(files[1]!.bytes);
  expect(shapesOf(again.value.columns.geometry)[0]![0]![0]!.length).toBe(10);
  const degrees = { ...layer, system: systemById('EPSG:4490') };
  expect(new TextDecoder('gb18030').decode((await writtenFiles(parcelTextWriter(), 'a', [degrees]))[0]!.bytes)).toContain('计量单位=度');
});

test('a character outside GBK and a layer without areas stop with the reason', async () => {
  const { value } = await read(`${description()}5,,1,𠮷矿,面,,,,@\n${corners(3_876_000, 37_500_000, 20)}`);
  const layer = { name: '地块', columns: value.columns, system: null };
  expect(await problemOf(writtenFiles(parcelTextWriter(), 'a', [layer]))).toMatchObject({ code: 'exchange.write-not-in-gbk', params: { character: '𠮷' } });
  const points = { ...value.columns, geometry: { ...value.columns.geometry, kind: 'point' as const } };
  await expect(parcelTextWriter().losses([{ ...layer, columns: points }], quietJob())).rejects.toThrow('exchange.parcel-needs-areas');
});

test('of several fields for one place the first is written, the others and features without a shape are told', async () => {
  const builder = new ColumnarTableBuilder('a');
  const columns = ['TBBH', 'BSM', 'KSMC', 'XMMC', 'DLBM'].map((name) => builder.column(name, { type: 'text' }));
  for (let row = 0; row < 3; row++) {
    columns.forEach((column) => builder.set(column, `v${row}`));
    builder.endRow();
  }
  const geometry = columnsOf([[[[0, 0, 10, 0, 10, 10, 0, 10, 0, 0]]], [], []]);
  const notes = await parcelTextWriter().losses([{ name: '地块', columns: { geometry, attributes: builder.finish() }, system: systemById('EPSG:4525') }], quietJob());
  expect(notes.map(({ code, params }) => [code, params?.['fields'] ?? params?.['count']])).toEqual([['exchange.loses-fields', ['BSM', 'XMMC']], ['readers.leaves-out-shapeless', 2], ['exchange.rounds-coordinates', undefined]]);
});
