import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { flatgeobufFormat } from '../../shared/formats/flatgeobuf/read.ts';
import { indexBytes, indexLevels } from '../../shared/formats/flatgeobuf/schema.ts';
import { flatgeobufWriter } from '../../shared/formats/flatgeobuf/write.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { shortestFloat32 } from '../../shared/formats/float32.ts';
import type { LayerColumns } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { gdalFeatures, inFolder, makeWithGdal, ogrinfo, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const collection = (...features: readonly (readonly [geometry: unknown, properties: unknown])[]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });

async function columnsOf(geojson: string): Promise<LayerColumns> {
  return (await readOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': geojson })))[0]!)).value.columns;
}

const write = async (columns: LayerColumns, system: CoordinateSystem | null = systemById('EPSG:4490')): Promise<Uint8Array> => (await writtenFiles(flatgeobufWriter, 'out', [{ name: '矿区', columns, system }]))[0]!.bytes;
const layers = (bytes: Uint8Array) => layersOf(flatgeobufFormat, setOf(flatgeobufFormat, { '矿区.fgb': bytes }));
const read = async (bytes: Uint8Array) => readOf(flatgeobufFormat, (await layers(bytes))[0]!);

const hole = square(111.2, 35.2, 0.25).reverse();
const areas = collection(
  [{ type: 'Polygon', coordinates: [square(111, 35, 1), hole] }, { KSMC: '青石一矿', 面积: 1.25, 有证: true }],
  [{ type: 'MultiPolygon', coordinates: [[square(113, 35, 1), square(113.2, 35.2, 0.25).reverse()], [square(115, 35, 1)]] }, { KSMC: '二矿' }],
  [null, { KSMC: '无图形' }],
);

test.each<[string, string]>([
  ['areas with holes and several parts', areas],
  ['simple areas', collection([{ type: 'Polygon', coordinates: [square(111, 35, 1)] }, { a: 1 }])],
  ['lines', collection([{ type: 'LineString', coordinates: [[111, 35], [112, 36]] }, { a: 1 }], [{ type: 'MultiLineString', coordinates: [[[111, 35], [112, 36]], [[113, 35], [114, 36], [115, 35]]] }, { a: 2 }])],
  ['points with elevations', collection([{ type: 'Point', coordinates: [111, 35, 412.5] }, { a: 'x' }], [{ type: 'MultiPoint', coordinates: [[111, 35, 1], [112, 36, 2]] }, {}])],
  ['attributes alone', collection([null, { a: 'x', b: 2 }])],
  ['nothing', collection()],
])('written and read again: %s', async (_what, geojson) => {
  const columns = await columnsOf(geojson);
  const bytes = await write(columns);
  const { value, problems } = await read(bytes);
  expect(shapesOf(value.columns.geometry)).toEqual(shapesOf(columns.geometry));
  expect(value.columns.geometry.z).toEqual(columns.geometry.z);
  expect(rowsOf(value.columns)).toEqual(rowsOf(columns));
  expect(problems.filter((problem) => problem.code !== 'formats.rows-without-shape')).toEqual([]);
  if (columns.geometry.coordinates.length > 0) expect((await previewOf(flatgeobufFormat, (await layers(bytes))[0]!)).system.declared?.id).toBe('EPSG:4490');
});

test('what cannot be carried is said before writing', async () => {
  const columns = await columnsOf(areas);
  expect((await flatgeobufWriter.losses([{ name: 'a', columns, system: null }], quietJob())).map((note) => note.code)).toEqual(['exchange.writes-without-system', 'exchange.fgb-without-index']);
  expect((await previewOf(flatgeobufFormat, (await layers(await write(columns, null)))[0]!)).system.declared).toBeNull();
});

test('a field of numbers that holds other texts is written as texts: nothing is left out', async () => {
  const columns = await columnsOf(collection([{ type: 'Point', coordinates: [111, 35] }, { n: 1 }], [{ type: 'Point', coordinates: [112, 35] }, { n: 2 }]));
  const texts = ['12.50', '****'];
  const attributes = { ...columns.attributes, fields: [{ name: 'n', type: 'number', width: 8, decimals: 2 }] as const, rowCount: 2, text: (row: number) => texts[row]!, number: (row: number) => Number(texts[row]) };
  const { value } = await read(await write({ geometry: columns.geometry, attributes }));
  expect(value.columns.attributes.fields.map(({ type }) => type)).toEqual(['text']);
  expect(rowsOf(value.columns).flat().sort()).toEqual(['****', '12.50']);
});

test('a file that breaks off says how many features it holds; other bytes are refused', async () => {
  const bytes = await write(await columnsOf(areas));
  expect(await problemOf(read(bytes.subarray(0, bytes.length - 8)))).toMatchObject({ code: 'exchange.features-truncated', params: { rows: '2', expected: '3' }, severity: 'blocking' });
  for (const other of [new Uint8Array(0), new TextEncoder().encode('{"type":"FeatureCollection"}'), bytes.subarray(0, 40), Uint8Array.from(bytes, (byte, at) => (at === 3 ? 2 : byte))]) {
    expect(await problemOf(layers(other))).toMatchObject({ code: 'exchange.not-flatgeobuf' });
  }
});

test('a damaged feature is left out by its number, damaged attributes are told', async () => {
  const columns = await columnsOf(collection(...Array.from({ length: 3 }, (_, i) => [{ type: 'Polygon', coordinates: [square(111 + i, 35, 0.5)] }, { KSMC: `矿${i}` }] as const)));
  const bytes = await write(columns);
  const view = new DataView(bytes.buffer);
  let at = 12 + view.getUint32(8, true) + indexBytes(3, 16);
  at += 4 + view.getUint32(at, true);
  const broken = bytes.slice();
  // The root of the second feature now lies behind its end.
  new DataView(broken.buffer).setUint32(at + 4, 1_000_000, true);
  const { value, problems } = await read(broken);
  expect([rowsOf(value.columns), problems.map((problem) => [problem.code, problem.place?.row])]).toEqual([[['矿0'], ['矿2']], [['exchange.row-damaged', 2]]]);
  const name = new TextEncoder().encode('矿1');
  const found = bytes.findIndex((_, i) => name.every((byte, k) => bytes[i + k] === byte));
  const torn = bytes.slice();
  new DataView(torn.buffer).setUint32(found - 4, 99_999, true);
  expect((await read(torn)).problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.rows-attributes-damaged', 2]]);
});

test('single-precision numbers are as short as they were written', () => {
  expect([0.1, 1234.56, 3, -0.00123, 16777217].map((value) => shortestFloat32(Math.fround(value)))).toEqual([0.1, 1234.56, 3, -0.00123, 16777216]);
});

test.skipIf(withoutGdal)('GDAL reads what is written with the same numbers', async () => {
  await inFolder(async (folder) => {
    for (const geojson of [areas, collection([{ type: 'MultiPoint', coordinates: [[111, 35, 1], [112, 36, 2]] }, { n: 0.1 }]), collection([null, { a: 'x' }])]) {
      const columns = await columnsOf(geojson);
      const path = join(folder, 'out.fgb');
      writeFileSync(path, await write(columns));
      const features = gdalFeatures(path);
      expect(features.map((feature) => feature.geometry?.coordinates ?? null)).toEqual(
        (JSON.parse(geojson) as { features: { geometry: { type: string; coordinates: unknown } | null }[] }).features.map(({ geometry }) => (geometry?.type === 'Polygon' ? [geometry.coordinates] : (geometry?.coordinates ?? null))),
      );
      expect(features.map((feature) => feature.properties)).toMatchObject((JSON.parse(geojson) as { features: { properties: object }[] }).features.map((feature) => feature.properties));
    }
    writeFileSync(join(folder, 'crs.fgb'), await write(await columnsOf(areas), systemById('EPSG:4526')));
    expect(ogrinfo(join(folder, 'crs.fgb'))).toContain('CGCS2000 / 3-degree Gauss-Kruger zone 38');
  });
});

test.skipIf(withoutGdal)('what GDAL writes is read: index, types of fields, layers that mix kinds, unlisted systems', async () => {
  await inFolder(async (folder) => {
    const geojson = JSON.stringify({
      type: 'FeatureCollection',
      features: Array.from({ length: 40 }, (_, i) => ({ type: 'Feature', properties: { 名称: `矿${i}`, i, big: 9007199254740993, d: '2026/11/20', t: '2026/11/20 08:30:00', 有: i % 2 === 0, j: { a: 1 } }, geometry: { type: 'Polygon', coordinates: [square(111 + i, 35, 0.5)] } })),
    });
    const indexed = await read(readFileSync(makeWithGdal(folder, geojson, 'FlatGeobuf', 'i.fgb')));
    const names = indexed.value.columns.attributes.fields.map((field) => field.name);
    expect(names).toEqual(['名称', 'i', 'big', 'd', 't', '有', 'j']);
    // The index orders features along a curve.
    const rows = rowsOf(indexed.value.columns).sort((a, b) => Number(a[1]) - Number(b[1]));
    expect(rows[1]).toEqual(['矿1', '1', '9007199254740992', '2026-11-20', '2026-11-20T08:30:00', 'F', '{ "a": 1 }']);
    expect(indexed.value.columns.geometry.featureCount).toBe(40);
    const mixed = collection([{ type: 'Point', coordinates: [111, 35] }, { a: 1 }], [{ type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [square(111, 35, 1)] }, { type: 'Point', coordinates: [1, 2] }] }, { a: 2 }]);
    const both = await layers(readFileSync(makeWithGdal(folder, mixed, 'FlatGeobuf', 'm.fgb', '-lco', 'SPATIAL_INDEX=NO')));
    expect(both.map((layer) => layer.layerKind)).toEqual(['polygon', 'point']);
    expect(shapesOf((await readOf(flatgeobufFormat, both[1]!)).value.columns.geometry)).toEqual([[[[111, 35]]], [[[1, 2]]]]);
    const utm = await previewOf(flatgeobufFormat, (await layers(readFileSync(makeWithGdal(folder, areas, 'FlatGeobuf', 'u.fgb', '-t_srs', 'EPSG:32649', '-nlt', 'MULTIPOLYGON'))))[0]!);
    expect([utm.system.declared?.kind, utm.system.notes.map((note) => note.code)]).toEqual(['other', ['exchange.system-other']]);
  });
});

/** Points spread over a plane, and which of them lie in a box. */
const spread = Array.from({ length: 1000 }, (_, i) => [111 + ((i * 37) % 100) / 100, 35 + ((i * 61) % 97) / 100] as const);
const inBox = spread.flatMap(([east, north], i) => (east >= 111.2 && east <= 111.4 && north >= 35.1 && north <= 35.3 ? [i] : []));

test.each([1, 2, 16, 17, 257])('the index of %d features: every box holds those below it, every leaf points at its feature', async (count) => {
  const columns = await columnsOf(collection(...spread.slice(0, count).map(([east, north], n) => [{ type: 'Point', coordinates: [east, north] }, { n }] as const)));
  const bytes = await write(columns);
  const { value } = await read(bytes);
  expect(rowsOf(value.columns).map(([n]) => Number(n)).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
  // Shapes and rows are still together.
  expect(shapesOf(value.columns.geometry).map((shape) => shape[0]![0])).toEqual(rowsOf(value.columns).map(([n]) => [...spread[Number(n)]!]));
  const view = new DataView(bytes.buffer);
  const index = 12 + view.getUint32(8, true);
  const [root] = indexLevels(count, 16).slice(-1);
  expect(root).toBe(1);
  const easts = spread.slice(0, count).map(([east]) => east);
  expect([view.getFloat64(index, true), view.getFloat64(index + 16, true)]).toEqual([Math.min(...easts), Math.max(...easts)]);
  const leaves = index + indexBytes(count, 16) - 40 * count;
  const features = index + indexBytes(count, 16);
  for (let leaf = 0; leaf + 1 < count; leaf++) {
    const [at, next] = [leaf, leaf + 1].map((place) => Number(view.getBigUint64(leaves + 40 * place + 32, true)));
    expect(at! + 4 + view.getUint32(features + at!, true)).toBe(next);
  }
});

test.skipIf(withoutGdal)('GDAL finds features by the index that is written', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'i.fgb');
    writeFileSync(path, await write(await columnsOf(collection(...spread.map(([east, north], n) => [{ type: 'Point', coordinates: [east, north] }, { n }] as const)))));
    const found = gdalFeatures(path, undefined, '-spat', '111.2', '35.1', '111.4', '35.3').map(({ properties }) => Number(properties['n']));
    expect(found.sort((a, b) => a - b)).toEqual(inBox);
    expect(inBox.length).toBeGreaterThan(10);
  });
});

test.skipIf(withoutGdal)('a single feature with an index, as GDAL writes it', async () => {
  await inFolder(async (folder) => {
    const one = collection([{ type: 'Point', coordinates: [111, 35] }, { a: 'x' }]);
    expect(rowsOf((await read(readFileSync(makeWithGdal(folder, one, 'FlatGeobuf', 'one.fgb')))).value.columns)).toEqual([['x']]);
  });
});
