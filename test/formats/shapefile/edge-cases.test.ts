/** Every line of the table of edge cases that readers were measured by, under its own name; the finer faults stand in the tests beside this one. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../../../electron/cli/node-byte-source.ts';
import { memorySource } from '../../../shared/base/byte-source.ts';
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { writePrj } from '../../../shared/crs/prj.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { listFileSets } from '../../../shared/formats/file-sets.ts';
import { featureParts } from '../../../shared/geometry/columns.ts';
import type { FileSet } from '../../../shared/formats/contract.ts';
import { inFolder } from '../../helpers/gdal.ts';
import { problemOf } from '../../helpers/reading.ts';
import { buildDbf, buildShapes, fileSet, inspect, read, reversed, rowsFor, shapeSet, square, type RecordSpec } from '../../helpers/shapefile-builder.ts';
import { buildZip } from '../../helpers/zip-builder.ts';

const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const shapes = buildShapes(5, [{ paths: [square(0, 0, 10)] }]);
/** Corners of each part's rings by the length of their first side, outer ring first. */
const sizes = async (...paths: readonly number[][]): Promise<number[][]> => {
  const { value } = await read(shapeSet(5, [{ paths }]));
  return featureParts(value.columns.geometry, 0).map((rings) => rings.map((ring) => Math.max(...ring.filter((_, i) => i % 2 === 0)) - Math.min(...ring.filter((_, i) => i % 2 === 0))));
};

describe('encoding', () => {
  const table = (languageByte: number): Uint8Array => buildDbf([{ name: gbk('矿山名称'), width: 20 }], [[gbk('石湾沟石灰岩矿')]], { languageByte });
  test.each([
    ['.cpg "GBK"', 'GBK', 0],
    ['no .cpg, LDID 0x4D', null, 0x4d],
    ['no .cpg, LDID 0', null, 0],
    ['.cpg "936"', '936', 0],
  ] as const)('%s: Chinese field names and values', async (_line, cpg, languageByte) => {
    const { value } = await read(fileSet('a', { ...shapes, dbf: table(languageByte), ...(cpg !== null && { cpg: utf8(cpg) }) }));
    expect([value.columns.attributes.fields[0]!.name, value.columns.attributes.text(0, 0)]).toEqual(['矿山名称', '石湾沟石灰岩矿']);
  });
});

describe('rings', () => {
  test('2 outers, each with a hole', async () => expect(await sizes(square(0, 0, 10), reversed(square(1, 1, 2)), square(20, 0, 12), reversed(square(21, 1, 3)))).toEqual([[10, 2], [12, 3]]));
  test('hole listed before its outer', async () => expect(await sizes(reversed(square(1, 1, 2)), square(0, 0, 10))).toEqual([[10, 2]]));
  test('island in hole with own hole', async () => expect(await sizes(square(0, 0, 100), reversed(square(10, 10, 50)), square(20, 20, 30), reversed(square(25, 25, 5)))).toEqual([[100, 50], [30, 5]]));
  test('wrong winding (outer CCW, hole CW)', async () => expect(await sizes(reversed(square(0, 0, 10)), square(1, 1, 2))).toEqual([[10, 2]]));
});

test('PolygonZ / PolygonM: Z and M are kept beside x and y', async () => {
  const ring = [square(0, 0, 10)];
  const z = (await read(shapeSet(15, [{ paths: ring, z: [1, 2, 3, 4, 1], m: [5, 6, 7, 8, 5] }]))).value.columns.geometry;
  expect([[...z.z!], [...z.m!]]).toEqual([[1, 2, 3, 4, 1], [5, 6, 7, 8, 5]]);
  const m = (await read(shapeSet(25, [{ paths: ring, m: [5, 6, 7, 8, 5] }]))).value.columns.geometry;
  expect([m.z, [...m.m!], m.coordinates.length]).toEqual([undefined, [5, 6, 7, 8, 5], 10]);
});

test('multipatch is refused with what to ask for', async () => expect(await problemOf(inspect(shapeSet(31, [{ paths: [square(0, 0, 10)] }])))).toMatchObject({ code: 'formats.shp-multipatch' }));

describe('truncated to 60 %', () => {
  const ROWS = 9_822;
  const records: RecordSpec[] = Array.from({ length: ROWS }, (_, i) => ({ paths: [square(i, 0, 10)] }));
  const whole = { ...buildShapes(5, records), dbf: rowsFor(ROWS) };
  test('truncated .shp: how many of how many, in preview and import alike', async () => {
    const set = fileSet('a', { ...whole, shp: whole.shp.subarray(0, Math.floor(0.6 * whole.shp.length)) });
    const [told] = (await inspect(set)).problems;
    expect(told).toMatchObject({ code: 'formats.shp-truncated', severity: 'blocking', params: { rows: formatNumber(5_892, 0), expected: formatNumber(9_822, 0) } });
    expect(await problemOf(read(set))).toEqual(told);
  });
  test('truncated .dbf: 5 892 of 9 822 rows', async () => {
    const header = 65;
    const set = fileSet('a', { ...whole, dbf: whole.dbf.subarray(0, header + 5_892 * 7 + 3) });
    const told = (await inspect(set)).problems.find(({ code }) => code === 'formats.dbf-truncated');
    expect(told).toMatchObject({ severity: 'blocking', params: { rows: formatNumber(5_892, 0), expected: formatNumber(9_822, 0) } });
    expect((await problemOf(read(set))).severity).toBe('blocking');
  });
});

test('missing .shx: the records are found without it, and it is said', async () => {
  const { value, notes } = await read(fileSet('a', { shp: shapes.shp, dbf: rowsFor(1) }));
  expect([value.columns.geometry.featureCount, notes.map(({ code }) => code)]).toEqual([1, ['formats.shx-missing']]);
});

test('.prj CGCS2000 GK: recognised, and no coordinate is changed', async () => {
  const set = fileSet('a', { ...buildShapes(5, [{ paths: [square(38_500_000, 3_870_000, 10)] }]), dbf: rowsFor(1), prj: utf8(writePrj(systemById('EPSG:4526')!)) });
  expect((await inspect(set)).system.declared?.id).toBe('EPSG:4526');
  expect((await read(set)).value.columns.geometry.coordinates[0]).toBe(38_500_000);
});

test('a .shp beyond 2 GB is read by ranges: the record behind the mark is there, and nothing of the gap is held', async () => {
  await inFolder(async (folder) => {
    // Two records state 1.1 GB each and count no points; the file is sparse, so it costs no disk.
    const STATED = 1_100_000_000;
    const empty = (): Uint8Array => {
      const bytes = new Uint8Array(52);
      const view = new DataView(bytes.buffer);
      view.setInt32(4, STATED / 2);
      view.setInt32(8, 5, true);
      return bytes;
    };
    const { shp } = buildShapes(5, [{ paths: [square(0, 0, 10)] }]);
    const record = shp.subarray(100);
    const last = buildShapes(5, [{ paths: [square(5_000, 0, 10)] }]).shp.subarray(100);
    const size = 100 + record.length + 2 * (8 + STATED) + last.length;
    const header = shp.slice(0, 100);
    new DataView(header.buffer).setInt32(24, size / 2);
    const handle = openSync(join(folder, '大.shp'), 'w');
    ftruncateSync(handle, size);
    let at = 0;
    for (const [piece, length] of [[header, 100], [record, record.length], [empty(), 8 + STATED], [empty(), 8 + STATED], [last, last.length]] as const) {
      writeSync(handle, piece, 0, piece.length, at);
      at += length;
    }
    closeSync(handle);
    expect(at).toBeGreaterThan(2 ** 31);
    const [source] = await sourcesOf([join(folder, '大.shp')], new NewsCollector());
    let most = 0;
    const watched = { ...source!, read: (offset: number, length: number) => ((most = Math.max(most, length)), source!.read(offset, length)) };
    const preview = await inspect(fileSet('大', { shp: watched, dbf: rowsFor(4) }));
    expect([preview.featureCount, preview.extent, preview.problems.map(({ code }) => code)]).toEqual([4, [0, 0, 5_010, 10], ['formats.rows-without-shape']]);
    expect(most).toBeLessThan(32 * 1024 * 1024);
  });
});

test('a zip with several sets and Chinese names in GBK', async () => {
  const files = (folder: string, name: string) => Object.entries({ ...shapes, dbf: rowsFor(1) }).map(([part, bytes]) => ({ name: gbk(`${folder}/${name}.${part}`), bytes, utf8Flag: false }));
  const zip = buildZip([...files('三调', '地类图斑'), ...files('三调/附件', '采矿权')]);
  const { sets, passedOver } = await listFileSets([memorySource('青石县.zip', zip)], quietJob());
  expect([sets.map((set: FileSet) => `${set.container} ${set.name}`), passedOver]).toEqual([['青石县.zip/三调 地类图斑', '青石县.zip/三调/附件 采矿权'], []]);
  for (const set of sets) expect((await read(set)).value.columns.geometry.featureCount).toBe(1);
});
