import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { mapinfoInterchangeFormat } from '../../shared/formats/mapinfo-interchange/read.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';

const head = 'Version 300\r\nCharset "WindowsSimpChinese"\r\nDelimiter ","\r\nCoordSys Earth Projection 8, 104, "m", 111, 0, 1, 37500000, 0\r\nColumns 4\r\n  DLMC Char(20)\r\n  TBMJ Decimal(12,2)\r\n  RQ Date\r\n  YX Logical\r\nData\r\n\r\n';
const ring = (east: number, north: number, size: number): string => `  5\r\n${[[0, 0], [size, 0], [size, size], [0, size], [0, 0]].map(([x, y]) => `${east + x!} ${north + y!}`).join('\r\n')}\r\n`;
const flatRing = (east: number, north: number, size: number): number[] => [east, north, east + size, north, east + size, north + size, east, north + size, east, north];
const region = `Region  2\r\n${ring(37_500_020, 3_876_020, 10)}${ring(37_500_000, 3_876_000, 100)}    Pen (1,2,0)\r\n    Brush (1,0,16777215)\r\n    Center 37500050 3876050\r\n`;
const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const set = (mif: string, mid: string | Uint8Array) => setOf(mapinfoInterchangeFormat, { '图斑.mif': gbk(mif), '图斑.mid': mid });

test('areas with holes by containment, attributes in the stated character set', async () => {
  const files = set(head + region, gbk('"水田, 甲",1234.5,20261120,T\r\n'));
  const { value, problems } = await readOf(mapinfoInterchangeFormat, files);
  expect(shapesOf(value.columns.geometry)).toEqual([[[flatRing(37_500_000, 3_876_000, 100), flatRing(37_500_020, 3_876_020, 10)]]]);
  expect(value.columns.attributes.fields.map(({ name, type, decimals }) => [name, type, decimals])).toEqual([['DLMC', 'text', 0], ['TBMJ', 'number', 2], ['RQ', 'date', 0], ['YX', 'logical', 0]]);
  expect([rowsOf(value.columns), value.encoding?.chosen, problems]).toEqual([[['水田, 甲', '1234.5', '20261120', 'T']], 'gb18030', []]);
});

test('a zone is offered with its reason, the datum is the person’s; WGS 84 degrees are a declaration', async () => {
  const { system } = await previewOf(mapinfoInterchangeFormat, set(head + region, '"a",1,,\r\n'));
  expect([system.declared, system.candidates.map((each) => [each.system.id, each.reason.code]), system.notes.map((note) => note.code)]).toEqual([
    null,
    [['EPSG:4525', 'exchange.reason.mapinfo-zone'], ['EPSG:2361', 'exchange.reason.mapinfo-zone'], ['EPSG:2413', 'exchange.reason.mapinfo-zone']],
    ['exchange.mapinfo-coord-sys'],
  ]);
  const degrees = await previewOf(mapinfoInterchangeFormat, set(head.replace(/CoordSys.*\r\n/, 'CoordSys Earth Projection 1, 104\r\n') + 'Point 111 35\r\n', '"a",1,,\r\n'));
  expect(degrees.system.declared?.id).toBe('EPSG:4326');
});

test('points, lines, boxes and areas side by side become layers of their own; curves are told', async () => {
  const objects = ['Point 1 2\r\n    Symbol (35,0,12)', 'Line 1 2 3 4', 'Pline 2\r\n1 2\r\n3 4', 'PLINE MULTIPLE 2\r\n  2\r\n1 2\r\n3 4\r\n  2\r\n5 6\r\n7 8', 'Rect 0 0 2 1', 'none', 'Ellipse 0 0 2 1', 'Multipoint 2\r\n1 2\r\n3 4', 'Collection 2\r\n  Region 1\r\n  4\r\n0 0\r\n1 0\r\n1 1\r\n0 0\r\n  Pline 2\r\n1 2\r\n3 4'];
  const layers = await layersOf(mapinfoInterchangeFormat, set(head + objects.join('\r\n'), objects.map((_, i) => `"${i}",,,`).join('\r\n')));
  expect(layers.map((layer) => layer.layerKind)).toEqual(['polygon', 'line', 'point']);
  const [areas, lines, points] = await Promise.all(layers.map((layer) => readOf(mapinfoInterchangeFormat, layer)));
  const first = (result: typeof areas): string[] => rowsOf(result!.value.columns).map((row) => row[0]!);
  expect([first(areas), first(lines), first(points)]).toEqual([['4', '8', '5'], ['1', '2', '3', '8'], ['0', '7']]);
  expect(shapesOf(lines!.value.columns.geometry)[2]).toEqual([[[1, 2, 3, 4], [5, 6, 7, 8]]]);
  expect(areas!.problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.row-curve', 7], ['formats.rows-without-shape', 6]]);
});

test('numbers under a Transform clause are turned into coordinates; a factor of zero is one', async () => {
  const turned = (clause: string) => readOf(mapinfoInterchangeFormat, set(head.replace('Columns', `${clause}\r\nColumns`) + 'Pline 2\r\n100 200\r\n300 400\r\n', '"a",1,,\r\n'));
  expect(shapesOf((await turned('TRANSFORM 10, 0, 37500000, 3870000')).value.columns.geometry)).toEqual([[[[37_501_000, 3_870_200, 37_503_000, 3_870_400]]]]);
  expect(shapesOf((await turned('Transform 0, 0, 0, 0')).value.columns.geometry)).toEqual([[[[100, 200, 300, 400]]]]);
});

test('a day with its time of day, as MapInfo packs it', async () => {
  const { value } = await readOf(mapinfoInterchangeFormat, set(`${head.replace('RQ Date', 'RQ DateTime')}Point 1 2\r\n`, '"a",1,20261120083015250,T\r\n'));
  expect([rowsOf(value.columns), value.columns.attributes.fields[2]!.type]).toEqual([[['a', '1', '2026-11-20T08:30:15', 'T']], 'date']);
});

test('a whole number with more digits than a double keeps them', async () => {
  const { value } = await readOf(mapinfoInterchangeFormat, set(`${head.replace('Decimal(12,2)', 'Decimal(18,0)')}Point 1 2\r\nPoint 3 4\r\n`, '"a",370000000000000123,,\r\n"b",12,,\r\n'));
  expect(rowsOf(value.columns).map((row) => row[1])).toEqual(['370000000000000123', '12']);
});

test('faults: missing .mid, other counts, cut files, numbers that are none, other files', async () => {
  const alone = setOf(mapinfoInterchangeFormat, { '图斑.mif': head + region });
  expect((await readOf(mapinfoInterchangeFormat, alone)).problems.map((problem) => problem.code)).toEqual(['exchange.mid-missing']);
  expect(await problemOf(readOf(mapinfoInterchangeFormat, set(head + region, '"a",1,,\r\n"b",2,,\r\n')))).toMatchObject({ code: 'exchange.mif-counts-differ', params: { shapes: '1', rows: '2' } });
  expect(await problemOf(readOf(mapinfoInterchangeFormat, set(head + region.slice(0, 90), '"a",1,,\r\n')))).toMatchObject({ code: 'exchange.mif-broken', severity: 'blocking' });
  const odd = await readOf(mapinfoInterchangeFormat, set(`${head}Point 1 x\r\nPoint 1 2\r\n`, '"a",1,,\r\n"b",y,,\r\n'));
  expect([odd.problems.map((problem) => [problem.code, problem.place?.row]), rowsOf(odd.value.columns)]).toEqual([[['formats.row-not-finite', 1]], [['b', 'y', '', '']]]);
  expect(await problemOf(readOf(mapinfoInterchangeFormat, set('hello', '')))).toMatchObject({ code: 'exchange.not-mif' });
});

test.skipIf(withoutGdal)('a Transform clause means what it means to GDAL', async () => {
  await inFolder((folder) => {
    writeFileSync(join(folder, 'a.mif'), gbk(head.replace('Columns', 'Transform 10, 0, 37500000, 3870000\r\nColumns') + 'Pline 2\r\n100 200\r\n300 400\r\n'));
    writeFileSync(join(folder, 'a.mid'), '"a",1,,\r\n');
    expect(gdalFeatures(join(folder, 'a.mif'))[0]!.geometry!.coordinates).toEqual([[37_501_000, 3_870_200], [37_503_000, 3_870_400]]);
  });
});

test.skipIf(withoutGdal)('what GDAL writes is read', async () => {
  await inFolder(async (folder) => {
    const geojson = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"DLMC":"水田","n":3},"geometry":{"type":"MultiPolygon","coordinates":[[[[111,35],[112,35],[112,36],[111,35]]],[[[113,35],[114,35],[114,36],[113,35]]]]}},{"type":"Feature","properties":{"DLMC":null},"geometry":null}]}';
    const path = makeWithGdal(folder, geojson, 'MapInfo File', 'a.mif', '-dsco', 'FORMAT=MIF', '-lco', 'ENCODING=CP936');
    const { value, problems } = await readOf(mapinfoInterchangeFormat, setOf(mapinfoInterchangeFormat, { 'a.mif': readFileSync(path), 'a.mid': readFileSync(path.replace('.mif', '.mid')) }));
    expect(shapesOf(value.columns.geometry)).toEqual([[[[111, 35, 112, 35, 112, 36, 111, 35]], [[113, 35, 114, 35, 114, 36, 113, 35]]], []]);
    expect([rowsOf(value.columns), problems.map((problem) => problem.code)]).toEqual([[['水田', '3'], ['', '']], ['formats.rows-without-shape']]);
  });
});
