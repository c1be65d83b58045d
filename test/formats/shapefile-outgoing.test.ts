import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { formatById } from '../../shared/formats/list.ts';
import type { WholeLayer } from '../../shared/formats/outgoing-layer.ts';
import { shapefileWriter } from '../../shared/formats/shapefile/outgoing.ts';
import { gdalFeatures, inFolder, ogrinfo, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles, type WrittenFile } from '../helpers/written.ts';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east, north + size], [east + size, north + size], [east + size, north], [east, north]];
const collection = (...features: readonly (readonly [geometry: unknown, properties: unknown])[]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })) });

async function layer(geojson: string): Promise<WholeLayer> {
  const { value } = await readOf(geojsonFormat, (await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': geojson })))[0]!);
  return { name: '矿区', columns: value.columns, system: systemById('EPSG:4525') };
}

async function readBack(files: readonly WrittenFile[]) {
  const { sets } = await listFileSets(files.map((file) => memorySource(file.name, file.bytes)), quietJob());
  return (await readOf(formatById('shapefile'), sets[0]!)).value;
}

const areas = collection(
  [{ type: 'Polygon', coordinates: [square(37_500_000, 3_876_000, 100), square(37_500_020, 3_876_020, 10).reverse()] }, { 采矿许可证号码: 'C3713262011017120100001', 采矿许可证号: 'x', 面积: 0.12345, 有效期: '2027-06-17', 有证: true, 说明: '长'.repeat(200), 混合: 1 }],
  [{ type: 'MultiPolygon', coordinates: [[square(37_500_200, 3_876_000, 100)], [square(37_500_400, 3_876_000, 50)]] }, { 面积: -12, 混合: 'y' }],
  [null, { 采矿许可证号码: '二' }],
);

test('names, widths and kinds are made to fit, what does not fit is said before', async () => {
  const source = await layer(areas);
  const writer = shapefileWriter();
  expect((await writer.losses([source], quietJob())).map((note) => [note.code, note.params?.['names'] ?? note.params?.['fields']])).toEqual([
    ['exchange.shp-renames-fields', ['采矿许可证号码 → 采矿许可证', '采矿许可证号 → 采矿许可_1']],
    ['exchange.shp-cuts-texts', ['说明']],
  ]);
  const files = await writtenFiles(writer, 'out', [source]);
  expect(files.map((file) => file.name)).toEqual(['out.shp', 'out.dbf', 'out.shx', 'out.prj', 'out.cpg']);
  const { columns, encoding } = await readBack(files);
  expect(shapesOf(columns.geometry)).toEqual(shapesOf(source.columns.geometry));
  expect(columns.attributes.fields.map(({ name, type, width, decimals }) => [name, type, width, decimals])).toEqual([
    ['采矿许可证', 'text', 23, 0],
    ['采矿许可_1', 'text', 1, 0],
    ['面积', 'number', 9, 5],
    ['有效期', 'text', 10, 0],
    ['有证', 'logical', 1, 0],
    ['说明', 'text', 254, 0],
    ['混合', 'text', 1, 0],
  ]);
  expect(rowsOf(columns)[0]).toEqual(['C3713262011017120100001', 'x', '0.12345', '2027-06-17', 'T', '长'.repeat(127), '1']);
  expect([rowsOf(columns)[1]![2], encoding?.chosen]).toEqual(['-12.00000', 'gb18030']);
});

test('UTF-8, points of several, missing elevations, no system', async () => {
  const source = { ...(await layer(collection([{ type: 'MultiPoint', coordinates: [[1, 2, 5], [3, 4]] }, { n: '𠮷' }], [{ type: 'Point', coordinates: [5, 6, 7] }, { n: 'b' }], [null, { n: 'c' }]))), system: null };
  const writer = shapefileWriter({ encoding: 'utf-8' });
  expect((await writer.losses([source], quietJob())).map((note) => note.code)).toEqual(['exchange.shp-missing-elevations', 'exchange.shp-splits-multipoints', 'exchange.writes-without-system']);
  const { columns } = await readBack(await writtenFiles(writer, 'p', [source]));
  expect([shapesOf(columns.geometry), [...columns.geometry.z!], rowsOf(columns)]).toEqual([[[[[1, 2]]], [[[3, 4]]], [[[5, 6]]], []], [5, 0, 7], [['𠮷'], ['𠮷'], ['b'], ['c']]]);
});

test('a table without shapes is a .dbf; digits that do not fit are told', async () => {
  const source = await layer(collection([null, { a: 123_456_789_012.123_456_7, b: 'x' }]));
  const writer = shapefileWriter();
  expect((await writer.losses([source], quietJob())).map((note) => note.code)).toEqual(['exchange.shp-table-only']);
  const files = await writtenFiles(writer, 't', [source]);
  expect(files.map((file) => file.name)).toEqual(['t.dbf', 't.prj', 't.cpg']);
  const wide = await layer(collection([{ type: 'Point', coordinates: [1, 2] }, { a: 123_456_789.123_456_78 }], [{ type: 'Point', coordinates: [1, 2] }, { a: 0.000_000_000_012 }]));
  expect((await writer.losses([wide], quietJob())).map((note) => [note.code, note.params?.['fields']])).toEqual([['exchange.shp-rounds-numbers', ['a (8)']]]);
});

test.skipIf(withoutGdal)('GDAL reads what is written with the same numbers and texts', async () => {
  await inFolder(async (folder) => {
    for (const file of await writtenFiles(shapefileWriter(), 'out', [await layer(areas)])) writeFileSync(join(folder, file.name), file.bytes);
    const features = gdalFeatures(join(folder, 'out.shp'));
    expect(features[0]!.properties).toMatchObject({ 采矿许可证: 'C3713262011017120100001', 面积: 0.12345, 有证: 'T' });
    expect((features[1]!.geometry!.coordinates as number[][][][]).map((polygon) => polygon.map((ring) => ring.flat()))).toEqual([[square(37_500_200, 3_876_000, 100).flat()], [square(37_500_400, 3_876_000, 50).flat()]]);
    expect(ogrinfo(join(folder, 'out.shp'))).toContain('CGCS2000');
  });
});

test('a character that GBK has not is found before anything is written; UTF-8 takes it', async () => {
  const foreign = await layer(collection([{ type: 'Point', coordinates: [1, 2] }, { MC: 'Ñandú' }]));
  await expect(shapefileWriter({ encoding: 'gbk' }).losses([foreign], quietJob())).rejects.toThrow('exchange.write-not-in-gbk');
  expect((await shapefileWriter({ encoding: 'utf-8' }).losses([foreign], quietJob()))).toEqual([]);
});
