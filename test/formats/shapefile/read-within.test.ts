/** Reading only what lies in some boxes gives what reading everything gives, and gives way where a file is irregular. */
import { expect, test } from 'vitest';
import { memorySource, type ByteSource } from '../../../shared/base/byte-source.ts';
import { CancelledError, quietJob, throwIfCancelled, type Job } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { FileSet } from '../../../shared/formats/contract.ts';
import { readShapesWithin } from '../../../shared/formats/shapefile/read-within.ts';
import { readShapefile } from '../../../shared/formats/shapefile/read.ts';
import { openSet } from '../../../shared/formats/shapefile/survey.ts';
import { writeShapefile } from '../../../shared/formats/shapefile/write.ts';
import { columnsExtent, featureParts, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { columnsOf, rectangle, seeded, star, type Parts } from '../../helpers/polygons.ts';

const E = 37_500_000;
const N = 3_800_000;

/** `vertices` chooses how large the file gets: pieces of 4 MB must join. */
function county(count: number, vertices: number): { files: { [extension: string]: Uint8Array }; features: GeometryColumns } {
  const random = seeded(9);
  const features = columnsOf(Array.from({ length: count }, (_, i): Parts => {
    const [east, north] = [E + random() * 10_000, N + random() * 10_000];
    if (i % 50 === 7) return [];
    if (i % 9 === 0) return [[rectangle(east, north, east + 90, north + 90), rectangle(east + 30, north + 30, east + 60, north + 60)], [rectangle(east + 40, north + 40, east + 50, north + 50)]];
    return [[star(random, east, north, 80, vertices)]];
  }));
  const files = writeShapefile({
    name: '图斑', kind: 'polygon', features, system: systemById('EPSG:4525'), encoding: 'gbk', cpg: false,
    fields: [{ name: 'BSM', type: 'text', width: 12, decimals: 0 }, { name: 'DLMC', type: 'text', width: 20, decimals: 0 }],
    rows: Array.from({ length: count }, (_, row) => [String(row), row % 2 === 0 ? '水田' : '乔木林地']),
  });
  return { files, features };
}

type Source = (path: string, bytes: Uint8Array) => ByteSource;

/** As a large file on disk: opened once, and another thread says whether a row is marked. Counts the bytes of the .dbf that are read here. */
function withSecondThread(): Source & { tableBytesRead: number } {
  const source = (path: string, bytes: Uint8Array): ByteSource => ({
    ...memorySource(path, bytes),
    open: () => ({
      readInto(target, offset) {
        const found = bytes.subarray(offset, offset + target.length);
        target.set(found);
        if (path.endsWith('dbf')) counted.tableBytesRead += found.length;
        return found.length;
      },
      close: () => {},
    }),
    async noRecordBegins(byte, { offset, recordBytes, recordCount }, { signal }) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      throwIfCancelled(signal);
      return Array.from({ length: recordCount }, (_, row) => bytes[offset + row * recordBytes]).every((first) => first !== undefined && first !== byte);
    },
  });
  const counted = Object.assign(source, { tableBytesRead: 0 });
  return counted;
}

const setOf = (files: { [extension: string]: Uint8Array }, source: Source = memorySource): FileSet => ({
  format: 'shapefile', name: '图斑', container: '', parts: Object.fromEntries(Object.entries(files).map(([extension, bytes]) => [extension, source(`图斑.${extension}`, bytes)])),
});
const BOX: Extent = [E + 1000, N + 1000, E + 9000, N + 9000];
const EVERYWHERE: Extent = [E - 1e6, N - 1e6, E + 1e6, N + 1e6];
const inBox = ([west, south, east, north]: Float64Array): boolean => west! <= BOX[2] && east! >= BOX[0] && south! <= BOX[3] && north! >= BOX[1];

async function within(files: { [extension: string]: Uint8Array }, ground: readonly Extent[], source: Source = memorySource, job: Job = quietJob()) {
  const read = await readShapesWithin(await openSet(setOf(files, source)), null, ground, job);
  if (!read) return null;
  const { batches, ...facts } = read;
  const found = batches.flatMap(({ geometry, attributes, features }) => Array.from(features, (row, position) => ({ row, parts: featureParts(geometry, position), texts: [attributes.text(position, 0), attributes.text(position, 1)] })));
  return { ...facts, found, batchCount: batches.length };
}

test.each([['one batch', 600, 20, 1], ['several pieces and batches', 5_000, 120, 2]])('the polygons in a box with their rows and attributes: %s', async (_name, count, vertices, leastBatches) => {
  const { files } = county(count, vertices);
  const read = (await within(files, [BOX]))!;
  const beside = withSecondThread();
  expect(await within(files, [BOX], beside), 'the same where another thread looks for deleted rows').toEqual(read);
  expect(beside.tableBytesRead).toBe((read.found.length + 20) * 33);
  const whole = (await readShapefile(setOf(files), { name: '', role: 'dltb', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, quietJob())).value.columns;
  const { bounds } = whole.geometry;
  const expected = Array.from({ length: count }, (_, row) => row).filter((row) => inBox(bounds.subarray(4 * row, 4 * row + 4)));
  expect(expected.length).toBeGreaterThan(10);
  expect(read.featureCount).toBe(count);
  expect(read.batchCount).toBeGreaterThanOrEqual(leastBatches);
  expect(read.vertexCount).toBe(whole.geometry.coordinates.length / 2);
  expect(read.extent).toEqual(columnsExtent(whole.geometry));
  expect(read.firstRows).toEqual(Array.from({ length: 20 }, (_, row) => [String(row), row % 2 === 0 ? '水田' : '乔木林地']));
  expect(read.encoding.chosen).toBe('gb18030');
  expect(read.found.map(({ row, texts }) => [row, ...texts])).toEqual(expected.map((row) => [row, whole.attributes.text(row, 0), whole.attributes.text(row, 1)]));
  const numbers = (parts: Float64Array[][]): string => parts.map((rings) => rings.map((ring) => ring.join()).join('/')).join(';');
  expect(read.found.filter(({ row, parts }) => numbers(parts) !== numbers(featureParts(whole.geometry, row))).map(({ row }) => row)).toEqual([]);
});

const changed = (bytes: Uint8Array, change: (view: DataView) => void): Uint8Array => {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
};

test.each<[string, (files: { [extension: string]: Uint8Array }) => { [extension: string]: Uint8Array }]>([
  ['a .shp that ends early', (files) => ({ ...files, shp: files['shp']!.subarray(0, files['shp']!.length - 40) })],
  ['a .dbf that ends early', (files) => ({ ...files, dbf: files['dbf']!.subarray(0, files['dbf']!.length - 400) })],
  ['no .dbf', ({ dbf: _dbf, ...files }) => files],
  ['a wrong number of a record', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setInt32(100, 5)) })],
  ['counts that do not fit the length', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setInt32(108 + 40, 9_999, true)) })],
  ['a coordinate that is no number', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setFloat64(files['shp']!.length - 16, Number.NaN, true)) })],
  ['rows marked as deleted', (files) => ({ ...files, dbf: changed(files['dbf']!, (view) => { for (let at = view.getUint16(8, true); at < view.byteLength - 33; at += 33) view.setUint8(at, 0x2a); }) })],
  ['one row marked as deleted that nobody wants', (files) => ({ ...files, dbf: changed(files['dbf']!, (view) => view.setUint8(view.getUint16(8, true) + 33 * 7, 0x2a)) })],
  ['a stated box that does not hold its polygon', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setFloat64(108 + 20, view.getFloat64(108 + 4, true) + 1, true)) })],
  ['a stated box that is no box', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setFloat64(108 + 4, Number.NaN, true)) })],
  ['a coordinate that is no place, in a box as large', (files) => ({ ...files, shp: changed(files['shp']!, (view) => { view.setFloat64(108 + 20, 1e300, true); view.setFloat64(108 + 48, 1e300, true); }) })],
  ['no .shx', ({ shx: _shx, ...files }) => files],
  ['a .shx that points elsewhere', (files) => ({ ...files, shx: changed(files['shx']!, (view) => view.setInt32(108, 51)) })],
  ['a ring that is not closed', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setFloat64(108 + 48, view.getFloat64(108 + 48, true) + 0.001, true)) })],
  ['a length that lies', (files) => ({ ...files, shp: changed(files['shp']!, (view) => view.setInt32(24, 50)) })],
])('gives way to the complete reader: %s', async (_name, spoil) => {
  const { files } = county(300, 20);
  for (const source of [memorySource, withSecondThread()]) {
    expect(await within(files, [BOX], source)).not.toBeNull();
    try {
      expect(await within(spoil(files), [EVERYWHERE], source)).toBeNull();
    } catch (fault) {
      // What cannot even be opened, nobody reads.
      expect(fault).toBeInstanceOf(ProblemError);
    }
  }
});

test('one far row marked as deleted, or a far record that is irregular, and near ones that are sound: nothing is taken', async () => {
  const { files } = county(300, 20);
  const { found } = (await within(files, [BOX]))!;
  const far = Array.from({ length: 300 }, (_, row) => row).find((row) => row > 20 && row % 50 !== 7 && !found.some((near) => near.row === row))!;
  const place = new DataView(files['shx']!.buffer).getInt32(100 + 8 * far) * 2;
  const marked = { ...files, dbf: changed(files['dbf']!, (view) => view.setUint8(view.getUint16(8, true) + 33 * far, 0x2a)) };
  const outside = { ...files, shp: changed(files['shp']!, (view) => view.setFloat64(place + 12, view.getFloat64(place + 12, true) + 1, true)) };
  for (const source of [memorySource, withSecondThread()]) {
    expect(await within(marked, [BOX], source)).toBeNull();
    expect(await within(outside, [BOX], source)).toBeNull();
  }
});

test.each([1, 3, 4])('cancelled at turn %d', async (turn) => {
  for (const source of [memorySource, withSecondThread()]) {
    const cancelling = new AbortController();
    let turns = 0;
    const job: Job = {
      signal: cancelling.signal,
      report: () => {},
      async pause() {
        if (++turns === turn) cancelling.abort();
        throwIfCancelled(cancelling.signal);
      },
    };
    await expect(within(county(5_000, 60).files, [EVERYWHERE], source, job)).rejects.toBeInstanceOf(CancelledError);
  }
});

test('nothing in the box is no features, not a failure', async () => {
  expect(await within(county(100, 10).files, [[E - 2000, N, E - 1000, N + 1000]])).toMatchObject({ featureCount: 100, found: [] });
});
