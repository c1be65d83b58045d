import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { csvFormat } from '../../shared/formats/csv/read.ts';
import { csvWriter } from '../../shared/formats/csv/write.ts';
import { findDelimiter, parseDelimited } from '../../shared/formats/csv/parse.ts';
import { parseWellKnownText } from '../../shared/formats/table/well-known-text.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

const layers = (text: string | Uint8Array) => layersOf(csvFormat, setOf(csvFormat, { '拐点.csv': text }));
const read = async (text: string | Uint8Array, layer = 0, swapAxes = false) => readOf(csvFormat, (await layers(text))[layer]!, { swapAxes });
const preview = async (text: string | Uint8Array) => previewOf(csvFormat, (await layers(text))[0]!);
const fieldNames = (result: Awaited<ReturnType<typeof read>>): string[] => result.value.columns.attributes.fields.map((field) => field.name);

test('quotes, delimiters, line ends', () => {
  expect(parseDelimited('a,"b ""x"", c",\r\n1,"二\n行",3\n', ',')).toEqual([['a', 'b "x", c', ''], ['1', '二\n行', '3']]);
  expect(parseDelimited('a;"b', ';')).toEqual([['a', 'b']]);
  expect(parseDelimited('"x"y,z', ',')).toEqual([['xy', 'z']]);
  expect([findDelimiter('a\tb\tc\n1,5\t2\t3'), findDelimiter('a;b\n1,5;2\n'), findDelimiter('a,b\n"1;2;3",4'), findDelimiter('a')]).toEqual(['\t', ';', ',', ',']);
});

test('a table of boundary points becomes parcels and, beside them, points', async () => {
  const text = '序号,矿山名称,点号,X(m),Y(m)\n1,青石一矿,J1,3876000,37500000\n2,,J2,3876000,37500100\n3,,J3,3876100,37500100\n4,二矿,J1,3877000,37500000\n5,二矿,J2,3877000,37500050\n6,二矿,J3,3877050,37500050\n7,二矿,J1,3877000,37500000\n';
  expect((await layers(text)).map((layer) => layer.layerKind)).toEqual(['polygon', 'point']);
  const areas = await read(text);
  expect(shapesOf(areas.value.columns.geometry)).toEqual([
    [[[37_500_000, 3_876_000, 37_500_100, 3_876_000, 37_500_100, 3_876_100, 37_500_000, 3_876_000]]],
    [[[37_500_000, 3_877_000, 37_500_050, 3_877_000, 37_500_050, 3_877_050, 37_500_000, 3_877_000]]],
  ]);
  expect([fieldNames(areas), rowsOf(areas.value.columns)]).toEqual([['矿山名称', '拐点数'], [['青石一矿', '3'], ['二矿', '4']]]);
  expect(areas.notes.map((note) => note.code)).toEqual(['exchange.axes-by-numbers-north', 'exchange.table-joined']);
  const points = await read(text, 1);
  expect([points.value.columns.geometry.featureCount, rowsOf(points.value.columns)[1]]).toEqual([7, ['2', '', 'J2', '3876000', '37500100']]);
});

test('a point that cannot be read is told by its row as a spreadsheet counts, and only its parcel is left out', async () => {
  const text = '界址点成果表,,,\n\n矿山名称,点号,X(m),Y(m)\n一矿,J1,3876000,37500000\n一矿,J2,3876000,37500100\n一矿,J3,38761o0,37500100\n一矿,J4,3876100,37500000\n二矿,J1,3877000,37500000\n二矿,J2,3877000,37500050\n二矿,J3,3877050,37500050\n';
  const areas = await read(text);
  expect(rowsOf(areas.value.columns)).toEqual([['二矿', '3']]);
  expect(areas.problems.filter(({ code }) => code !== 'formats.rows-closed').map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.parcel-row-not-finite', 6]]);
  expect(areas.value.rows).toEqual([8]);
  const points = await read(text, 1);
  expect(points.problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['formats.row-not-finite', 6]]);
  expect(points.value.rows).toEqual([4, 5, 7, 8, 9, 10]);
});

test('titles above, parcels named by a line of their own, page numbers and repeated heads between', async () => {
  const text = '界址点成果表,,\n坐标系：2000国家大地坐标系 3度带,,\n点号,X（北）,Y（东）\n一号矿体,,\n1,3876000,37500000\n2,3876000,37500100\n第 1 页 共 2 页,,\n点号,X（北）,Y（东）\n3,3876100,37500100\n二号矿体,,\n1,3877000,37500000\n2,3877000,37500050\n3,3877050,37500050\n合计,,\n';
  const { value, problems } = await read(text);
  expect([value.columns.geometry.featureCount, rowsOf(value.columns)]).toEqual([2, [['一号矿体', '3'], ['二号矿体', '3']]]);
  expect(problems.map((problem) => problem.code)).toEqual(['formats.rows-closed']);
  expect((await preview(text)).system.declared?.id).toBe('EPSG:4525');
});

test('rings by their column, holes by containment', async () => {
  const ring = (number: number, north: number, east: number, size: number): string => [[0, 0], [0, size], [size, size], [size, 0]].map(([dn, de], i) => `${i + 1},${number},${east + de!},${north + dn!}`).join('\n');
  const { value, notes } = await read(`点号,圈号,东坐标,北坐标\n${ring(1, 3_876_020, 37_500_020, 10)}\n${ring(2, 3_876_000, 37_500_000, 100)}`);
  expect(shapesOf(value.columns.geometry)[0]![0]!.map((flat) => flat[0])).toEqual([37_500_000, 37_500_020]);
  expect(notes[0]!.code).toBe('exchange.axes-by-head-east');
});

test('columns in any order, with or without a head, degrees and DMS, units and thousands', async () => {
  const named = await read('名称,纬度,经度,高程\n甲,35.5,111.5,412\n乙,35°30′00″,111°30′00.00″,\n丙,N35度30分0秒,E111度30分0秒,1\n');
  expect(shapesOf(named.value.columns.geometry).map((parts) => parts[0]![0])).toEqual([[111.5, 35.5], [111.5, 35.5], [111.5, 35.5]]);
  expect([...named.value.columns.geometry.z!]).toEqual([412, Number.NaN, 1]);
  const headless = await read('A1,甲,"3,876,000.5 m",37500000.25\nA2,乙,3876001,37500001\n');
  expect(shapesOf(headless.value.columns.geometry)[0]).toEqual([[[37_500_000.25, 3_876_000.5]]]);
  expect(fieldNames(headless)).toEqual(['FIELD_1', 'FIELD_2', 'FIELD_3', 'FIELD_4']);
  const gis = await read('x,y,n\n111.5,35.5,1\n');
  expect([shapesOf(gis.value.columns.geometry)[0], gis.notes[0]!.code]).toEqual([[[[111.5, 35.5]]], 'exchange.axes-by-numbers-east']);
  const turned = await read('x,y,n\n111.5,35.5,1\n', 0, true);
  expect(shapesOf(turned.value.columns.geometry)[0]).toEqual([[[35.5, 111.5]]]);
});

test('area strings of a registration table, well-known text, attributes alone', async () => {
  const area = '1,4,1,3876000,37500000,2,3876000,37500100,3,3876100,37500100,4,3876100,37500000,850,700,,1';
  const registry = await read(`XKZH,KSMC,QYZB\nC3713262011017120100001,青石一矿,"${area}"\nC3713262011017120100002,二矿,\n`);
  expect(registry.value.columns.geometry.featureCount).toBe(2);
  expect(fieldNames(registry).slice(0, 5)).toEqual(['XKZH', 'KSMC', '矿体序号', '拐点数', 'T1']);
  expect(registry.problems.map((problem) => [problem.code, problem.params?.['rows']])).toEqual([['formats.rows-closed', [2]], ['formats.rows-without-shape', [3]]]);
  const shapes = await read('WKT,n\n"POLYGON ((111 35, 112 35, 112 36, 111 35))",1\nPOINT EMPTY,2\n');
  expect([shapesOf(shapes.value.columns.geometry)[0], fieldNames(shapes)]).toEqual([[[[111, 35, 112, 35, 112, 36, 111, 35]]], ['n']]);
  const plain = await read('XKZH,产量\nC37,12.5\nC38,\n');
  expect([plain.value.columns.geometry.kind, plain.value.columns.geometry.featureCount, rowsOf(plain.value.columns), plain.notes.map((note) => note.code)]).toEqual(['none', 2, [['C37', '12.5'], ['C38', '']], ['exchange.table-without-positions']]);
});

test('GBK, and coordinates that are no numbers', async () => {
  const gbk = encodeGbk('点名,经度,纬度\n青石,111.5,35.5\n坏点,111.5,无\n') as { bytes: Uint8Array };
  const { value, problems } = await read(gbk.bytes, (await layers(gbk.bytes)).length - 1);
  expect([value.encoding?.chosen, rowsOf(value.columns)]).toEqual(['gb18030', [['青石', '111.5', '35.5']]]);
  expect(problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['formats.row-not-finite', 3]]);
});

test('an empty file is refused, a head alone is an empty layer', async () => {
  expect(await problemOf(layers('\n,,\n'))).toMatchObject({ code: 'exchange.table-empty' });
  expect((await read('点号,X,Y\n')).value.columns.geometry.featureCount).toBe(0);
});

test('a quote that is never closed imports nothing: it would take all rows behind it', async () => {
  const text = `名称,经度,纬度\n甲,111.5,35.5\n"乙,111.6,35.6\n${Array.from({ length: 50 }, (_, i) => `丙${i},111.7,35.7`).join('\n')}\n`;
  expect((await preview(text)).problems[0]).toMatchObject({ code: 'readers.quote-open', severity: 'blocking', place: { row: 3 } });
  expect(await problemOf(read(text))).toMatchObject({ code: 'readers.quote-open', params: { row: 3 } });
});

test('shapes as text that cannot be read are told as such', async () => {
  const { value, problems } = await read('WKT,n\n"POLYGON ((111 35, 112 35, 112 36, 111 35))",1\n"POLYGON ((111 35, 112 35",2\n,3\n"GEOMETRYCOLLECTION (POINT (111 35))",4\n');
  expect(rowsOf(value.columns)).toEqual([['1'], ['2'], ['3'], ['4']]);
  expect(problems.map((problem) => [problem.code, problem.params?.['rows']])).toEqual([['formats.rows-without-shape', [3, 4, 5]], ['readers.rows-text-shape-unread', [3, 5]]]);
});

test('a meridian of half degrees in the words is none of the zones', async () => {
  const declared = async (words: string) => (await preview(`${words},,\n点号,X,Y\nJ1,3876000,500000\nJ2,3876000,500100\nJ3,3876100,500100\n`)).system.declared?.id ?? null;
  expect([await declared('2000国家大地坐标系 中央子午线111°'), await declared('2000国家大地坐标系 中央子午线111°30′'), await declared('2000国家大地坐标系 中央经线112.5')]).toEqual(['EPSG:4546', null, null]);
});

test('well-known text that is none', () => {
  for (const text of ['POLYGON ((1 2, 3 4', 'POLYGON 1 2', 'POINT (1)', 'POINT (1 2) x', 'CIRCULARSTRING (1 2, 3 4)', 'MULTIPOLYGON ((1 2))']) expect(parseWellKnownText(text)).toBeNull();
  expect(parseWellKnownText('SRID=4490;MULTIPOINT ZM ((1 2 3 4), (5 6 7 8))')?.parts).toEqual([[[1, 2, 3, 5, 6, 7]]]);
  expect(parseWellKnownText('point m(1 2 3)')?.parts).toEqual([[[1, 2, Number.NaN]]]);
  expect(parseWellKnownText('POINT (x y)')?.parts).toEqual([[[Number.NaN, Number.NaN, Number.NaN]]]);
});

const shapes = 'WKT,KSMC,MJ\n"MULTIPOLYGON (((111 35,112 35,112 36,111 36,111 35),(111.2 35.2,111.2 35.4,111.4 35.4,111.2 35.2)),((113 35,114 35,114 36,113 35)))","甲, ""乙""",1.5\n,丙,\n';

test('written and read again it is the same', async () => {
  const { value } = await read(shapes);
  const layer = { name: '矿区', columns: value.columns, system: null };
  expect((await csvWriter.losses([layer], quietJob())).map((note) => note.code)).toEqual(['exchange.loses-field-types', 'exchange.writes-without-system']);
  expect((await csvWriter.losses([{ ...layer, system: systemById('EPSG:4525') }], quietJob())).map((note) => note.code)).toEqual(['exchange.loses-field-types', 'exchange.csv-without-system']);
  const [file] = await writtenFiles(csvWriter, 'out', [layer]);
  const again = await read(file!.bytes);
  expect([shapesOf(again.value.columns.geometry), rowsOf(again.value.columns)]).toEqual([shapesOf(value.columns.geometry), rowsOf(value.columns)]);
});

test.skipIf(withoutGdal)('GDAL reads what is written, and what GDAL writes is read', async () => {
  const { value } = await read(shapes);
  await inFolder(async (folder) => {
    const [file] = await writtenFiles(csvWriter, 'out', [{ name: '矿区', columns: value.columns, system: null }]);
    writeFileSync(join(folder, 'out.csv'), file!.bytes);
    const [first, second] = gdalFeatures(join(folder, 'out.csv'));
    expect([first!.properties['KSMC'], second!.geometry]).toEqual(['甲, "乙"', null]);
    expect((first!.geometry!.coordinates as number[][][][]).map((polygon) => polygon.map((ring) => ring.flat()))).toEqual(shapesOf(value.columns.geometry)[0]);
    const geojson = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"KSMC":"甲"},"geometry":{"type":"LineString","coordinates":[[111,35],[112,36]]}}]}';
    const { readFileSync } = await import('node:fs');
    const theirs = await read(readFileSync(makeWithGdal(folder, geojson, 'CSV', 'theirs.csv', '-lco', 'GEOMETRY=AS_WKT')));
    expect([shapesOf(theirs.value.columns.geometry), rowsOf(theirs.value.columns)]).toEqual([[[[[111, 35, 112, 36]]]], [['甲']]]);
  });
});

test('a column that alone stands in quotes is of texts, also where its codes look like numbers', async () => {
  const types = async (text: string): Promise<(string | undefined)[]> => (await read(text)).value.columns.attributes.fields.map(({ type }) => type);
  expect(await types('CDM,HS,备注\n"411224100","12",\n"411224101",8,"3"\n')).toEqual(['text', 'number', 'text']);
  // Where everything is quoted the quotes say nothing; the head counts for nothing either way.
  expect(await types('"CDM","HS"\n"411224100","12"\n')).toEqual(['number', 'number']);
  expect(await types('CDM,HS\n"411224100","12"\n')).toEqual(['number', 'number']);
  expect(await types('"CDM","HS"\n411224100,"12"\n')).toEqual(['number', 'text']);
  const { value } = await read('CDM,HS\n"0411224100",12\n');
  expect(rowsOf(value.columns)).toEqual([['0411224100', '12']]);
});
