/** What is written is read back, and an independent reader agrees. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import shpjs from 'shpjs';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { ShapefileContent } from '../../../shared/formats/shapefile/content.ts';
import { writeShapefile } from '../../../shared/formats/shapefile/write.ts';
import { columnsExtent, featureParts, GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { inFolder, withoutGdal } from '../../helpers/gdal.ts';
import { buildShapes, fileSet, inspect, read, reversed, rowsFor, square, type RecordSpec } from '../../helpers/shapefile-builder.ts';

const real = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../../shared/data/shapefile/${path}`, import.meta.url)));

function polygons(): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  builder.path(square(38_500_000, 3_870_000, 1000));
  builder.path(square(38_500_100, 3_870_100, 200));
  builder.endPart();
  builder.path(reversed(square(38_502_000, 3_870_000, 500.125)));
  builder.endPart();
  builder.endFeature();
  builder.endFeature(); // no shape
  return builder.finish();
}

const content = (over: Partial<ShapefileContent> = {}): ShapefileContent => ({
  name: '采矿权',
  kind: 'polygon',
  features: polygons(),
  fields: [
    { name: 'XKZH', type: 'text', width: 23, decimals: 0 },
    { name: '矿名', type: 'text', width: 40, decimals: 0 },
    { name: 'KQMJ', type: 'number', width: 12, decimals: 4 },
    { name: 'YXQZ', type: 'date', width: 8, decimals: 0 },
  ],
  rows: [
    ['C9999012015067110134567', '石湾沟石灰岩矿', 0.96, '20270617'],
    [null, '镕—①', null, null],
  ],
  system: systemById('EPSG:4526'),
  encoding: 'gbk',
  cpg: true,
  ...over,
});

describe.each([
  ['gbk', true, 'cpg'],
  ['gbk', false, 'language-byte'],
  ['utf-8', true, 'cpg'],
  ['utf-8', false, 'content'],
] as const)('written in %s, .cpg %s', (encoding, cpg, decidedBy) => {
  test('comes back as it was', async () => {
    const set = fileSet('采矿权', writeShapefile(content({ encoding, cpg })));
    const preview = await inspect(set);
    expect(preview).toMatchObject({ featureCount: 2, encoding: { decidedBy, contradiction: false }, role: { role: 'rights' } });
    expect(preview.system.declared?.id).toBe('EPSG:4526');
    expect(preview.rows).toEqual([
      ['C9999012015067110134567', '石湾沟石灰岩矿', '0.9600', '20270617'],
      ['', '镕—①', '', ''],
    ]);
    const { geometry } = (await read(set)).value.columns;
    expect(featureParts(geometry, 0).map((rings) => rings.length)).toEqual([2, 1]);
    expect(columnsExtent(geometry)).toEqual(columnsExtent(polygons()));
    expect(featureParts(geometry, 1)).toEqual([]);
  });
});

test('outer rings are written clockwise, holes the other way, whatever they were', () => {
  const { shp } = writeShapefile(content());
  const view = new DataView(shp!.buffer);
  const vertex = (n: number): [number, number] => [view.getFloat64(108 + 44 + 12 + 16 * n, true), view.getFloat64(108 + 44 + 12 + 16 * n + 8, true)];
  const twiceArea = (from: number): number => Array.from({ length: 4 }, (_, i) => vertex(from + i)[0] * vertex(from + i + 1)[1] - vertex(from + i + 1)[0] * vertex(from + i)[1]).reduce((a, b) => a + b);
  expect([twiceArea(0) < 0, twiceArea(5) > 0, twiceArea(10) < 0]).toEqual([true, true, true]);
});

test('elevations are written and come back', async () => {
  const builder = new GeometryBuilder('line');
  builder.path([0, 0, 5, 5, 9, 0]);
  builder.endPart();
  builder.endFeature();
  const features = { ...builder.finish(), z: Float64Array.of(850, 851.5, 700) };
  const set = fileSet('x', writeShapefile({ ...content(), kind: 'line', features, fields: [], rows: [[]], system: null }));
  expect((await inspect(set)).shapeType).toBe('PolyLineZ');
  expect(Array.from((await read(set)).value.columns.geometry.z!)).toEqual([850, 851.5, 700]);
});

test.each([
  ['measures alone', undefined, 'PolyLineM'],
  ['elevations and measures', Float64Array.of(850, 851.5, 700), 'PolyLineZ'],
] as const)('%s are written and come back, also where one is missing', async (_what, z, shapeType) => {
  const builder = new GeometryBuilder('line');
  builder.path([0, 0, 5, 5, 9, 0]);
  builder.endPart();
  builder.endFeature();
  const features = { ...builder.finish(), ...(z && { z }), m: Float64Array.of(1, Number.NaN, 3.5) };
  const files = writeShapefile({ ...content(), kind: 'line', features, fields: [{ name: 'A', type: 'text', width: 3, decimals: 0 }], rows: [['x']], system: null });
  const set = fileSet('x', files);
  expect((await inspect(set)).shapeType).toBe(shapeType);
  const { geometry } = (await read(set)).value.columns;
  expect([geometry.z && [...geometry.z], [...geometry.m!]]).toEqual([z && [...z], [1, Number.NaN, 3.5]]);
});

test.skipIf(withoutGdal)('GDAL reads measures as they are written', async () => {
  await inFolder((folder) => {
    const builder = new GeometryBuilder('point');
    builder.path([3, 4]);
    builder.endPart();
    builder.endFeature();
    const features = { ...builder.finish(), m: Float64Array.of(12.5) };
    for (const [part, bytes] of Object.entries(writeShapefile({ ...content(), kind: 'point', features, fields: [{ name: 'A', type: 'text', width: 3, decimals: 0 }], rows: [['x']], system: null }))) writeFileSync(join(folder, `m.${part}`), bytes);
    expect(execFileSync('ogrinfo', ['-al', '-q', join(folder, 'm.shp')], { encoding: 'utf8' })).toContain('POINT M (3 4 12.5)');
  });
});

test.each<[string, Partial<ShapefileContent>, string]>([
  ['a character GBK does not have', { rows: [['㛃', null, null, null], []] }, 'formats.write-not-in-gbk'],
  ['a value longer than its field', { rows: [[null, '石'.repeat(21), null, null], []] }, 'formats.write-value-too-long'],
  ['a number longer than its field', { rows: [[null, null, 123456789.5, null], []] }, 'formats.write-value-too-long'],
  ['a field name over ten bytes', { fields: [{ name: '采矿许可证号', type: 'text', width: 9, decimals: 0 }], rows: [['a'], ['b']] }, 'formats.write-field-name'],
])('%s stops; nothing is cut silently', (_what, over, code) => {
  const write = (): unknown => writeShapefile(content(over));
  expect(write).toThrow(ProblemError);
  expect(write).toThrow(code);
});

test('the same content gives the same bytes', () => {
  expect(writeShapefile(content())).toEqual(writeShapefile(content()));
});

/** Part and ring counts and areas as shpjs sees them; its own hole assignment is independent of ours. */
async function shpjsAreas(shp: Uint8Array, dbf: Uint8Array): Promise<number[][]> {
  const collection = (await shpjs({ shp: shp.slice().buffer, dbf: dbf.slice().buffer })) as GeoJSON.FeatureCollection;
  return collection.features.map(({ geometry }) => {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    return parts.map((rings) => rings.reduce((sum, ring, position) => sum + (position === 0 ? 1 : -1) * ringArea(ring.flat()), 0)).sort((a, b) => a - b);
  });
}

function ringArea(flat: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 3 < flat.length; i += 2) sum += (flat[i]! - flat[0]!) * (flat[i + 3]! - flat[1]!) - (flat[i + 2]! - flat[0]!) * (flat[i + 1]! - flat[1]!);
  return Math.abs(sum) / 2;
}

describe('shpjs agrees', () => {
  const lake: RecordSpec = { paths: [square(0, 0, 100), reversed(square(10, 10, 60)), square(20, 20, 40), reversed(square(30, 30, 10)), square(200, 0, 50)] };
  test.each<[string, Uint8Array, Uint8Array]>([
    ['pyshp blockgroups', real('blockgroups.shp'), real('blockgroups.dbf')],
    ['islands in lakes', buildShapes(5, [lake]).shp, rowsFor(1)],
  ])('%s', async (_what, shp, dbf) => {
    const { geometry } = (await read(fileSet('x', { shp, dbf }))).value.columns;
    const expected = await shpjsAreas(shp, dbf);
    expect(geometry.featureCount).toBe(expected.length);
    expected.forEach((areas, feature) => {
      const ours = featureParts(geometry, feature)
        .map((rings) => rings.reduce((sum, ring, position) => sum + (position === 0 ? 1 : -1) * ringArea(ring), 0))
        .sort((a, b) => a - b);
      expect(ours.length, `feature ${feature}`).toBe(areas.length);
      ours.forEach((area, part) => expect(area).toBeCloseTo(areas[part]!, 12));
    });
  });
});

test('pyshp files with oddities are read whole', async () => {
  const corrupt = await inspect(fileSet('corrupt_too_long', { shp: real('corrupt_too_long.shp'), shx: real('corrupt_too_long.shx'), dbf: real('corrupt_too_long.dbf') }));
  expect(corrupt).toMatchObject({ featureCount: 10, shapeType: 'PolyLine', problems: [] });
  expect(corrupt.notes.map((note) => note.code)).toEqual(['formats.shp-trailing-bytes']);
  const blockgroups = await inspect(fileSet('blockgroups', { shp: real('blockgroups.shp'), shx: real('blockgroups.shx'), dbf: real('blockgroups.dbf') }));
  expect(blockgroups).toMatchObject({ featureCount: 663, problems: [], notes: [] });
  expect(blockgroups.extent).toEqual([-122.515048, 37.652916, -122.327622, 37.863433]);
});
