import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { writePrj } from '../../shared/crs/prj.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { geojsonWriter } from '../../shared/formats/geojson/write.ts';
import { gdalFeatures, inFolder, makeWithGdal, ogrinfo, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

const feature = (geometry: unknown, properties: unknown = {}): string => JSON.stringify({ type: 'Feature', properties, geometry });
const collection = (features: readonly string[], members = ''): string => `{"type":"FeatureCollection",${members}"features":[${features.join(',')}]}`;
const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const polygon = (...rings: number[][][]): unknown => ({ type: 'Polygon', coordinates: rings });
const mine = feature(polygon(square(111, 35, 0.02), square(111.005, 35.005, 0.01)), { KSMC: '青石一矿', XKZH: 'C3713262011017120100001', 面积: 0.5, 有效: true, 备注: null, 坐标: [1, 2] });

const read = async (text: string | Uint8Array, name = '矿区.geojson') => readOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { [name]: text })))[0]!);
const preview = async (text: string | Uint8Array) => previewOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { '矿区.geojson': text })))[0]!);

test('areas with holes, attributes of every kind', async () => {
  const { value, notes, problems } = await read(collection([mine]));
  expect(shapesOf(value.columns.geometry)).toEqual([[[square(111, 35, 0.02).flat(), square(111.005, 35.005, 0.01).flat()]]]);
  expect(value.columns.attributes.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['KSMC text', 'XKZH text', '面积 number', '有效 logical', '备注 text', '坐标 text']);
  expect(rowsOf(value.columns)).toEqual([['青石一矿', 'C3713262011017120100001', '0.5', 'T', '', '[1,2]']]);
  expect([notes, problems]).toEqual([[], []]);
});

test('the standard says WGS 84, the program does not: it offers both with the reason and declares nothing', async () => {
  const { system } = await preview(collection([mine]));
  expect(system.declared).toBeNull();
  expect(system.candidates.map(({ system: { id }, confidence, reason }) => [id, confidence, reason.code])).toEqual([
    ['EPSG:4326', 'high', 'exchange.reason.geojson-wgs84'],
    ['EPSG:4490', 'possible', 'exchange.reason.geojson-cgcs2000'],
  ]);
});

test('a crs member is a declaration, before or behind the features, and is checked against the numbers', async () => {
  const crs = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}';
  expect((await preview(collection([mine], `${crs},`))).system.declared?.id).toBe('EPSG:4490');
  expect((await preview(`{"type":"FeatureCollection","features":[${mine}],${crs}}`)).system.declared?.id).toBe('EPSG:4490');
  const zone = await preview(collection([feature(polygon(square(37_500_000, 3_874_592, 100)))], '"crs":{"type":"name","properties":{"name":"EPSG:4525"}},'));
  expect([zone.system.declared?.id, zone.system.candidates[0]?.reason.code]).toEqual(['EPSG:4525', 'exchange.reason.declared']);
  const contradicted = await preview(collection([mine], '"crs":{"type":"name","properties":{"name":"EPSG:4525"}},'));
  expect(contradicted.system.declared).toBeNull();
  expect(contradicted.system.notes.map((note) => note.code)).toContain('exchange.system-contradicts-numbers');
  const elsewhere = await preview(collection([mine], '"crs":{"type":"name","properties":{"name":"EPSG:3857"}},'));
  expect(elsewhere.system.notes.map((note) => note.code)).toContain('exchange.system-other');
});

test('the older word for a system, and the one that ArcGIS writes out', async () => {
  expect((await preview(collection([mine], '"crs":{"type":"EPSG","properties":{"code":4490}},'))).system.declared?.id).toBe('EPSG:4490');
  const esri = (reference: string): string => `{"geometryType":"esriGeometryPolygon","spatialReference":${reference},"features":[{"attributes":{},"geometry":{"rings":[${JSON.stringify(square(111, 35, 0.02))}]}}]}`;
  expect((await preview(esri(JSON.stringify({ wkt: writePrj(systemById('EPSG:4490')!) })))).system.declared?.id).toBe('EPSG:4490');
});

test('characters behind the beginning that are not in its encoding are told', async () => {
  const text = collection([feature(null, { x: 'x'.repeat(5 * 1024 * 1024) }), feature(polygon(square(111, 35, 0.02)), { KSMC: '@@' })]);
  const bytes = new TextEncoder().encode(text);
  bytes.set([0xbf, 0xf3], text.indexOf('@@'));
  expect((await read(bytes)).problems.map(({ code, params }) => [code, params?.['count']])).toContainEqual(['formats.text-unreadable', '2']);
});

test('whole numbers with more digits than a double keep them; nothing inside a text is touched', async () => {
  const long = '{"type":"Feature","properties":{"BSM":370000000000000123,"n":-9007199254740993,"近":9007199254740992,"t":"编号: 370000000000000123, \\"1234567890123456789\\"","x":0.12345678901234567},"geometry":null}';
  expect(rowsOf((await read(collection([long]))).value.columns)).toEqual([['370000000000000123', '-9007199254740993', '9007199254740992', '编号: 370000000000000123, "1234567890123456789"', '0.12345678901234566']]);
});

test('zone coordinates without a statement are recognised as such, latitude before longitude is noticed and can be exchanged', async () => {
  const zone = await preview(collection([feature(polygon(square(37_500_000, 3_874_592, 100)))]));
  expect(zone.system.candidates.map(({ system: { id } }) => id)).toContain('EPSG:4525');
  const turned = collection([feature({ type: 'Polygon', coordinates: [square(111, 35, 0.02).map(([east, north]) => [north, east])] })]);
  expect((await preview(turned)).system.axesLookSwapped).toBe(true);
  const set = (await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.json': turned })))[0]!;
  const { value } = await readOf(geojsonFormat, set, { swapAxes: true });
  expect(shapesOf(value.columns.geometry)[0]![0]![0]!.slice(0, 2)).toEqual([111, 35]);
});

test('a file that mixes kinds becomes a layer for each; a collection inside one feature is shared out', async () => {
  const mixed = collection([
    feature({ type: 'Point', coordinates: [111, 35] }, { n: 1 }),
    mine,
    feature({ type: 'GeometryCollection', geometries: [{ type: 'LineString', coordinates: [[111, 35], [111.1, 35]] }, { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }] }, { n: 3 }),
    feature(null, { n: 4 }),
  ]);
  const layers = await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': mixed }));
  expect(layers.map((layer) => layer.layerKind)).toEqual(['polygon', 'line', 'point']);
  const [areas, lines, points] = await Promise.all(layers.map((layer) => readOf(geojsonFormat, layer)));
  expect([areas, lines, points].map((layer) => layer!.value.columns.geometry.featureCount)).toEqual([2, 1, 2]);
  expect(areas!.problems.map((problem) => [problem.code, problem.params?.['rows']])).toEqual([['formats.rows-without-shape', [4]]]);
  expect(shapesOf(points!.value.columns.geometry)).toEqual([[[[111, 35]]], [[[1, 2]], [[3, 4]]]]);
});

test('one feature, one geometry, one feature per line, and what ArcGIS exports', async () => {
  expect((await read(mine)).value.columns.geometry.featureCount).toBe(1);
  expect((await read('{"type":"Point","coordinates":[111,35,12.5]}')).value.columns.geometry.z).toEqual(Float64Array.of(12.5));
  expect((await read(`${mine}\n\u001e${mine}\n`)).value.columns.geometry.featureCount).toBe(2);
  const rings = [square(111.005, 35.005, 0.01), square(111, 35, 0.02)];
  const arcgis = JSON.stringify({ geometryType: 'esriGeometryPolygon', spatialReference: { wkid: 4490 }, features: [{ attributes: { KSMC: '甲' }, geometry: { rings } }] });
  const { value } = await read(arcgis, 'a.json');
  expect(shapesOf(value.columns.geometry)).toEqual([[[rings[1]!.flat(), rings[0]!.flat()]]]);
  expect(rowsOf(value.columns)).toEqual([['甲']]);
  expect((await preview(arcgis)).system.declared?.id).toBe('EPSG:4490');
});

test('unclosed rings are closed, rings without area left out, coordinates that are no numbers reject their row; all told', async () => {
  const unclosed = square(111, 35, 0.02).slice(0, 4);
  const { value, problems } = await read(
    collection([feature(polygon(unclosed)), feature(polygon([[111, 35], [112, 35], [111, 35]])), feature({ type: 'Polygon', coordinates: [[[111, null], [112, 35], [112, 36], [111, 35]]] }), mine]),
  );
  expect(shapesOf(value.columns.geometry)[0]).toEqual([[[...unclosed.flat(), 111, 35]]]);
  expect(problems.map((problem) => [problem.code, problem.place?.row])).toEqual([
    ['formats.row-not-finite', 3],
    ['formats.rows-closed', 1],
    ['formats.rows-dropped-paths', 2],
    ['formats.rows-without-shape', 2],
  ]);
  expect(value.skippedRows).toEqual([3]);
});

test('broken JSON: a broken feature is left out by its number, a file that breaks off imports nothing', async () => {
  const oneBroken = await read(collection([mine, '{"type":"Feature","geometry":nul}', mine]));
  expect(oneBroken.value.columns.geometry.featureCount).toBe(2);
  expect(oneBroken.problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['exchange.row-not-json', 2]]);
  const cut = collection([mine, mine]).slice(0, -40);
  expect(await problemOf(read(cut))).toMatchObject({ code: 'exchange.json-truncated', params: { count: '1' }, severity: 'blocking' });
  expect(await problemOf(read('{"type":"Topology","arcs":[]}'))).toMatchObject({ code: 'exchange.topojson' });
  expect(await problemOf(read('{"hello": [1, 2]}'))).toMatchObject({ code: 'exchange.not-geojson' });
  expect(await problemOf(read(''))).toMatchObject({ code: 'exchange.not-geojson' });
  expect(await problemOf(read('['.repeat(100_000)))).toMatchObject({ code: 'exchange.json-too-deep' });
});

test('an empty collection is a layer without features, and says so', async () => {
  const { value, notes } = await read(collection([]));
  expect([value.columns.geometry.featureCount, notes[0]?.code]).toEqual([0, 'formats.no-features']);
});

test('GBK is read and told', async () => {
  const text = collection([feature({ type: 'Point', coordinates: [111, 35] }, { KSMC: 'XXXX' })]);
  const bytes = Uint8Array.from([...text].flatMap((character) => character.charCodeAt(0)));
  bytes.set([0xc7, 0xe0, 0xca, 0xaf], text.indexOf('XXXX'));
  const { value, notes } = await read(bytes);
  expect(rowsOf(value.columns)).toEqual([['青石']]);
  expect([value.encoding?.chosen, notes.map((note) => note.code)]).toEqual(['gb18030', ['exchange.json-not-utf8']]);
});

test('written and read again it is the same; what the datum is stands in the file unless the standard says it', async () => {
  const parts = feature({ type: 'MultiPolygon', coordinates: [[square(111, 35, 0.02), square(111.005, 35.005, 0.01).reverse()], [square(112, 35, 0.01)]] }, { KSMC: '甲"乙', 面积: 1.25, YXQZ: '2027-06-17' });
  const { value } = await read(collection([parts, feature(null, { KSMC: '无图形' })]));
  const layer = { name: '矿区', columns: value.columns, system: systemById('EPSG:4490') };
  expect((await geojsonWriter.losses([layer], quietJob())).map((note) => note.code)).toEqual(['exchange.geojson-writes-crs']);
  const [file] = await writtenFiles(geojsonWriter, '矿区', [layer]);
  expect(file!.name).toBe('矿区.geojson');
  const again = await read(file!.bytes);
  expect(shapesOf(again.value.columns.geometry)).toEqual(shapesOf(value.columns.geometry));
  expect(rowsOf(again.value.columns)).toEqual(rowsOf(value.columns));
  expect((await preview(file!.bytes)).system.declared?.id).toBe('EPSG:4490');
  const wgs = { ...layer, system: systemById('EPSG:4326') };
  expect(new TextDecoder().decode((await writtenFiles(geojsonWriter, 'a', [wgs]))[0]!.bytes)).not.toContain('crs');
});

test('what cannot be written says why', async () => {
  const { value } = await read(collection([mine]));
  const layer = { name: '矿区', columns: value.columns, system: null };
  await expect(geojsonWriter.losses([layer], quietJob())).rejects.toThrow('exchange.write-system-unknown');
  await expect(geojsonWriter.losses([{ ...layer, system: systemById('EPSG:4525') }], quietJob())).rejects.toThrow('exchange.write-needs-degrees');
});

test.skipIf(withoutGdal)('GDAL reads what is written with the same numbers, and its own GeoJSON is read as GDAL reads it', async () => {
  const source = collection([mine, feature({ type: 'MultiPolygon', coordinates: [[square(111, 36, 0.02)], [square(112, 35, 0.01)]] }, { KSMC: '二矿', 面积: 1.25 })]);
  const { value } = await read(source);
  await inFolder(async (folder) => {
    const [file] = await writtenFiles(geojsonWriter, 'out', [{ name: '矿区', columns: value.columns, system: systemById('EPSG:4490') }]);
    const path = join(folder, file!.name);
    writeFileSync(path, file!.bytes);
    expect(ogrinfo(path)).toContain('China Geodetic Coordinate System 2000');
    const features = gdalFeatures(path);
    expect(features.map((each) => each.properties['KSMC'])).toEqual(['青石一矿', '二矿']);
    expect(features[1]!.geometry!.coordinates).toEqual([[square(111, 36, 0.02)], [square(112, 35, 0.01)]]);
    const theirs = makeWithGdal(folder, source, 'GeoJSON', 'theirs.geojson', '-lco', 'RFC7946=YES');
    const { readFileSync } = await import('node:fs');
    expect(rowsOf((await read(readFileSync(theirs))).value.columns)[1]!.slice(0, 1)).toEqual(['二矿']);
  });
});
