import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { FileSet } from '../../shared/formats/contract.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { mapinfoTableFormat } from '../../shared/formats/mapinfo-table/read.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { buildDbf } from '../helpers/shapefile-builder.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

const PARTS = ['tab', 'dat', 'map', 'id'] as const;
const fixture: Parts = Object.fromEntries(PARTS.map((part) => [`青石.${part}`, new Uint8Array(readFileSync(new URL(`../fixtures/qingshi-tab/qingshi.${part}`, import.meta.url)))]));
const partsAt = (path: string): Parts => Object.fromEntries(PARTS.map((part) => [`a.${part}`, new Uint8Array(readFileSync(path.replace(/tab$/, part)))]));
const set = (parts: Parts): FileSet => setOf(mapinfoTableFormat, parts);
const changed = (part: string, change: (bytes: Uint8Array, view: DataView) => Uint8Array | void): FileSet => {
  const bytes = fixture[`青石.${part}`]!.slice();
  return set({ ...fixture, [`青石.${part}`]: change(bytes, new DataView(bytes.buffer)) ?? bytes });
};
const without = (...names: readonly string[]): FileSet => set(Object.fromEntries(Object.entries(fixture).filter(([name]) => !names.includes(name))));

test('areas, lines and points of a table become layers of their own with their rows', async () => {
  const layers = await layersOf(mapinfoTableFormat, set(fixture));
  expect(layers.map((layer) => layer.layerKind)).toEqual(['polygon', 'line', 'point']);
  const [areas, lines, points] = await Promise.all(layers.map(async (layer) => (await readOf(mapinfoTableFormat, layer)).value));
  expect(areas!.columns.attributes.fields.map(({ name, type, decimals }) => [name, type, decimals])).toEqual([['DLMC', 'text', 0], ['n', 'number', 0], ['TBMJ', 'number', 2], ['RQ', 'date', 0]]);
  expect(rowsOf(areas!.columns)).toEqual([['水田', '3', '1234.5', '2026-11-20'], ['旱地', '0', '-2', ''], ['', '5', '0', '']]);
  expect(shapesOf(areas!.columns.geometry)).toEqual([
    [[[37_500_000, 3_876_000, 37_500_100, 3_876_000, 37_500_100, 3_876_100, 37_500_000, 3_876_100, 37_500_000, 3_876_000], [37_500_020, 3_876_020, 37_500_020, 3_876_040, 37_500_040, 3_876_040, 37_500_020, 3_876_020]]],
    [[[37_500_200, 3_876_000, 37_500_300, 3_876_000, 37_500_300, 3_876_100, 37_500_200, 3_876_000]], [[37_500_400, 3_876_000, 37_500_500, 3_876_000, 37_500_500, 3_876_100, 37_500_400, 3_876_000]]],
    [],
  ]);
  expect([rowsOf(lines!.columns), shapesOf(lines!.columns.geometry)]).toEqual([
    [['线', '5', '0', ''], ['多线', '5', '0', '']],
    [[[[37_500_000, 3_876_000, 37_500_050.5, 3_876_025.25]]], [[[37_500_000, 3_876_000, 37_500_050, 3_876_025], [37_500_060, 3_876_000, 37_500_070, 3_876_025]]]],
  ]);
  expect(shapesOf(points!.columns.geometry)).toEqual([[[[37_500_050.125, 3_876_025.5]]], [[[37_500_001, 3_876_002]]], [[[37_500_003, 3_876_004]]]]);
});

test('the character set decides unless the texts disprove it, the person above both', async () => {
  const stated = await previewOf(mapinfoTableFormat, set(fixture));
  expect([stated.encoding?.chosen, stated.encoding?.contradiction]).toEqual(['gb18030', false]);
  const wrong = changed('tab', (bytes) => new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('WindowsSimpChinese', 'UTF-8')));
  const { value } = await readOf(mapinfoTableFormat, wrong);
  expect([value.encoding?.chosen, value.encoding?.contradiction, rowsOf(value.columns)[0]![0]]).toEqual(['gb18030', true, '水田']);
  expect((await previewOf(mapinfoTableFormat, set(fixture), { encoding: 'big5' })).encoding).toMatchObject({ chosen: 'big5', decidedBy: 'user' });
});

test('the zone is offered, the datum is the person’s; coordinates that MapInfo rounded are told', async () => {
  const { system, notes } = await previewOf(mapinfoTableFormat, set(fixture));
  expect([system.declared, system.candidates.map((each) => each.system.id), system.notes.map((note) => note.params?.['clause'])]).toEqual([null, ['EPSG:4525', 'EPSG:2361', 'EPSG:2413'], ['Earth Projection 8, 104, "m", 111, 0, 1, 37500000, 0']]);
  expect(notes).toEqual([{ code: 'exchange.mapinfo-step', params: { file: '青石.tab', step: '0.001', unit: 'm' } }]);
  const xian = changed('map', (_bytes, view) => {
    view.setUint8(0x16e, 53);
    [24, -123, -94].forEach((shift, position) => view.setFloat64(0x1c0 + 8 * position, shift, true));
  });
  expect((await previewOf(mapinfoTableFormat, xian)).system.candidates.map((each) => each.system.id)).toEqual(['EPSG:2361']);
});

test('what MapInfo only refers to, and what is missing, is said', async () => {
  const tab = (text: string): FileSet => changed('tab', () => new TextEncoder().encode(text));
  expect(await problemOf(layersOf(mapinfoTableFormat, tab('!table\r\n!version 300\r\nDefinition Table\r\n  File "a.tif"\r\n  Type "RASTER"\r\n')))).toMatchObject({ code: 'exchange.tab-other-kind', params: { kind: 'RASTER' } });
  expect(await problemOf(layersOf(mapinfoTableFormat, tab('!table\n!version 300\nCreate View a As\nSelect * From b\n')))).toMatchObject({ code: 'exchange.tab-other-kind', params: { kind: 'VIEW' } });
  expect(await problemOf(layersOf(mapinfoTableFormat, tab('名称\t面积\n甲\t1\n')))).toMatchObject({ code: 'exchange.not-tab' });
  expect(await problemOf(layersOf(mapinfoTableFormat, without('青石.dat', '青石.id')))).toMatchObject({ code: 'exchange.tab-part-missing', params: { parts: ['.dat', '.id'] } });
  const table = await readOf(mapinfoTableFormat, without('青石.map', '青石.id'));
  expect([table.value.columns.geometry.kind, rowsOf(table.value.columns).length]).toEqual(['none', 8]);
});

test('damage: cut files, other fields, objects of other rows, deleted rows', async () => {
  const cut = (part: string, bytes: number) => changed(part, (whole) => whole.subarray(0, whole.length - bytes));
  expect(await problemOf(readOf(mapinfoTableFormat, cut('dat', 60)))).toMatchObject({ code: 'exchange.features-truncated', params: { rows: '6', expected: '8' } });
  expect(await problemOf(readOf(mapinfoTableFormat, cut('id', 5)))).toMatchObject({ code: 'exchange.features-truncated', params: { rows: '6', expected: '8' } });
  expect(await problemOf(readOf(mapinfoTableFormat, cut('dat', 1000)))).toMatchObject({ code: 'exchange.tab-damaged' });
  expect(await problemOf(readOf(mapinfoTableFormat, changed('map', (_bytes, view) => view.setInt32(0x100, 0))))).toMatchObject({ code: 'exchange.tab-damaged' });
  expect(await problemOf(readOf(mapinfoTableFormat, changed('tab', (bytes) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace('Fields 4', 'Fields 3')))))).toMatchObject({ code: 'exchange.tab-damaged' });
  const other = await readOf(mapinfoTableFormat, changed('id', (_bytes, view) => view.setUint32(0, view.getUint32(4, true), true)));
  expect(other.problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.row-damaged', 1], ['formats.rows-without-shape', 6]]);
  const deleted = await readOf(mapinfoTableFormat, changed('dat', (bytes, view) => { bytes[view.getUint16(8, true)] = 0x2a; }));
  expect([rowsOf(deleted.value.columns).map((row) => row[0]), deleted.notes.map((note) => note.code)]).toEqual([['旱地', ''], ['exchange.tab-rows-deleted', 'exchange.mapinfo-step']]);
});

test('the parts go together beside a .tab only; a .dat alone is what it holds', async () => {
  const beside = await listFileSets(Object.entries(fixture).map(([path, bytes]) => memorySource(`县/${path}`, bytes)).concat(memorySource('县/青石.dbf', new Uint8Array())), quietJob());
  expect([beside.sets.map((each) => [each.format, each.layerKind, Object.keys(each.parts)]), beside.passedOver]).toEqual([['polygon', 'line', 'point'].map((kind) => ['mapinfo-table', kind, ['map', 'dat', 'tab', 'id']]), []]);
  const alone = await listFileSets([memorySource('测点.dat', new TextEncoder().encode('1,GCD,37500000,3876000,400\n')), memorySource('图斑.map', new Uint8Array(9))], quietJob());
  expect([alone.sets.map((each) => each.format), alone.passedOver.map((problem) => problem.code)]).toEqual([['survey-points'], ['formats.passed-unknown']]);
});

const ring = (count: number, radius: number, east = 500_000, north = 3_876_000): number[][] =>
  Array.from({ length: count + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % count)) / count;
    return [east + Math.round(1000 * radius * Math.cos(angle)) / 1000, north + Math.round(1000 * radius * Math.sin(angle)) / 1000];
  });
const collection = (geometries: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features: geometries.map((geometry, n) => ({ type: 'Feature', properties: { n }, geometry })) });

/** Everything that GDAL reads from the same table, with what is read here. */
async function compare(geometries: readonly object[], bounds = '-1000000,3000000,1000000,5000000'): Promise<void> {
  await inFolder(async (folder) => {
    const path = makeWithGdal(folder, collection(geometries), 'MapInfo File', 'a.tab', '-a_srs', 'EPSG:32649', '-lco', `BOUNDS=${bounds}`);
    const expected = new Map(gdalFeatures(path).map((feature) => [String(feature.properties['n']), feature.geometry!.coordinates]));
    const read = new Map<string, unknown>();
    for (const layer of await layersOf(mapinfoTableFormat, set(partsAt(path)))) {
      const { value, problems } = await readOf(mapinfoTableFormat, layer);
      expect(problems).toEqual([]);
      const shapes = shapesOf(value.columns.geometry);
      rowsOf(value.columns).forEach(([n], row) => read.set(n!, shapes[row]));
    }
    expect([...read.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [n, coordinates] of expected) {
      const [gdal, own] = [coordinates, read.get(n)].map((each) => (each as unknown[]).flat(6) as number[]);
      expect(own!.length).toBe(gdal!.length);
      expect(own!.findIndex((value, i) => !(Math.abs(value - gdal![i]!) < 1e-6))).toBe(-1);
    }
  });
}

test.skipIf(withoutGdal)('GDAL reads the same from the same table: parts and holes, more positions than a block holds', () =>
  compare([
    { type: 'Polygon', coordinates: [ring(4, 50), ring(3, 10).reverse()] },
    { type: 'Polygon', coordinates: [ring(3000, 500)] },
    { type: 'MultiPolygon', coordinates: [[ring(200, 50, 600_000)], [ring(5, 50, 700_000), ring(4, 10, 700_000).reverse()]] },
    { type: 'LineString', coordinates: ring(700, 5) },
    { type: 'MultiLineString', coordinates: [ring(7, 5), ring(300, 9)] },
    { type: 'Point', coordinates: [600_000.5, 3_876_000.25] },
    { type: 'MultiPoint', coordinates: ring(100, 4) },
  ]));

test.skipIf(withoutGdal)('short coordinates, of a coarse frame', () =>
  compare(
    [{ type: 'Polygon', coordinates: [ring(40, 500), ring(3, 100).reverse()] }, { type: 'LineString', coordinates: ring(9, 500) }, { type: 'MultiLineString', coordinates: [ring(9, 500), ring(8, 400)] }, { type: 'LineString', coordinates: [[500_000, 3_876_000], [500_100, 3_876_100]] }, { type: 'Point', coordinates: [500_010, 3_876_000] }, { type: 'MultiPoint', coordinates: ring(9, 500) }],
    '-10000000,-10000000,10000000,10000000',
  ));

test.skipIf(withoutGdal)('the wider objects of newer versions', () => compare([{ type: 'Polygon', coordinates: [ring(40_000, 5000)] }, { type: 'MultiLineString', coordinates: [ring(40_000, 5000), ring(3, 9)] }, { type: 'MultiLineString', coordinates: Array.from({ length: 33_000 }, (_, i) => ring(3, 1, 500_000 + 10 * i)) }]));

/** The fixture with one more object, at the end of its .map, in place of the first row's. */
function withObject(type: number, object: (view: DataView, at: number, coordinatesAt: number) => void, coordinates: readonly (readonly [bytes: 2 | 4, value: number])[]): FileSet {
  const map = new Uint8Array(fixture['青石.map']!.length + 1024);
  map.set(fixture['青石.map']!);
  const view = new DataView(map.buffer);
  const objects = map.length - 1024;
  const block = objects + 512;
  view.setInt16(objects, 2, true);
  view.setInt16(objects + 2, 400, true);
  view.setUint8(objects + 20, type);
  view.setInt32(objects + 21, 1, true);
  object(view, objects + 25, block + 8);
  view.setInt16(block, 3, true);
  let at = block + 8;
  for (const [bytes, value] of coordinates) {
    if (bytes === 2) view.setInt16(at, value, true);
    else view.setInt32(at, value, true);
    at += bytes;
  }
  view.setInt16(block + 2, at - block - 8, true);
  const id = fixture['青石.id']!.slice();
  new DataView(id.buffer).setInt32(0, objects + 20, true);
  return set({ ...fixture, '青石.map': map, '青石.id': id });
}

/** The fixture's frame begins at (37 500 000, 3 900 000) and counts millimetres. */
const x = (metres: number): readonly [4, number] => [4, metres * 1000];
const y = (metres: number): readonly [4, number] => [4, metres * 1000 - 24_000_000];
const box = [x(0), y(0), x(0), y(0), x(9), y(9)];
const COLLECTION: Parameters<typeof withObject>[2] = [
  // Label, box, one section head (positions, holes, box, offset behind the heads), its positions.
  ...box, [4, 4], [2, 0], x(0), y(0), x(9), y(9), [4, 28], x(0), y(0), x(9), y(0), x(9), y(9), x(0), y(0),
  ...box, [4, 2], [2, 0], x(0), y(0), x(9), y(9), [4, 28], x(1), y(2), x(3), y(4),
  ...box, x(5), y(6),
];
const collectionObject = (view: DataView, at: number, coordinatesAt: number): void => {
  // Where the coordinates are, points, bytes of areas and of lines, rings, lines.
  [coordinatesAt, 1, 28 + 32, 28 + 16].forEach((value, position) => view.setInt32(at + 4 * position, value, true));
  [1, 1].forEach((value, position) => view.setInt16(at + 16 + 2 * position, value, true));
  [0, -24_000_000, 9000, -23_991_000].forEach((value, position) => view.setInt32(at + 40 + 4 * position, value, true));
};

test('a collection gives its areas, lines and points to the layers of their kinds', async () => {
  const [areas, lines, points] = await Promise.all((await layersOf(mapinfoTableFormat, withObject(0x38, collectionObject, COLLECTION))).map(async (layer) => shapesOf((await readOf(mapinfoTableFormat, layer)).value.columns.geometry)[0]));
  const [east, north] = [37_500_000, 3_876_000];
  expect(areas).toEqual([[[east, north, east + 9, north, east + 9, north + 9, east, north]]]);
  expect(lines).toEqual([[[east + 1, north + 2, east + 3, north + 4]]]);
  expect(points).toEqual([[[east + 5, north + 6]]]);
});

test('an arc is told with its row, a text has no shape', async () => {
  const arc = await readOf(mapinfoTableFormat, withObject(0x0b, () => {}, []));
  expect(arc.problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.row-curve', 1], ['formats.rows-without-shape', 6]]);
  expect((await readOf(mapinfoTableFormat, withObject(0x11, () => {}, []))).problems).toMatchObject([{ code: 'formats.rows-without-shape', params: { rows: [1, 6] } }]);
});

test('rows in a .dbf', async () => {
  const { '青石.dat': _rows, ...others } = fixture;
  const text = new TextDecoder().decode(fixture['青石.tab']).replace('Type NATIVE', 'Type DBF').replace(/Fields 4[^]*$/, 'Fields 2\r\n    DLMC Char (10) ;\r\n    n Decimal (5,1) ;\r\n');
  const dbf = buildDbf([{ name: 'DLMC', width: 10 }, { name: 'n', letter: 'N', width: 5, decimals: 1 }], Array.from({ length: 8 }, (_, i) => [`地${i}`, i === 0 ? '' : String(i)]));
  const { value } = await readOf(mapinfoTableFormat, set({ ...others, '青石.tab': new TextEncoder().encode(text), '青石.dbf': dbf }));
  expect(rowsOf(value.columns)).toEqual([['地0', ''], ['地1', '1'], ['地5', '5']]);
});
