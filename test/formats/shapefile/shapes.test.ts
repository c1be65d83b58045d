/** The edge cases of ENGINES.md §3 about geometry, and what real files add to them. */
import { describe, expect, test } from 'vitest';
import { featureParts, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { buildShapes, fileSet, inspect, read, reversed, rowsFor, shapeSet, square, type RecordSpec } from '../../helpers/shapefile-builder.ts';

const POLYGON = 5;

async function geometryOf(typeCode: number, records: readonly RecordSpec[]): Promise<GeometryColumns> {
  return (await read(shapeSet(typeCode, records))).value.columns.geometry;
}

const partsOf = (geometry: GeometryColumns, feature = 0): number[][][] => featureParts(geometry, feature).map((rings) => rings.map((ring) => Array.from(ring)));
const corner = (ring: readonly number[]): string => `${ring[0]},${ring[1]}`;
/** Rings by the corner they begin at: [[outer, hole, hole], [outer]]. */
const layout = (geometry: GeometryColumns): string[][] => partsOf(geometry).map((rings) => rings.map(corner));

const outerA = square(0, 0, 10);
const holeA = reversed(square(2, 2, 2));
const outerB = square(20, 0, 10);
const holeB = reversed(square(22, 2, 2));

describe('holes by nesting depth', () => {
  test('two outer rings, each with its hole', async () => {
    expect(layout(await geometryOf(POLYGON, [{ paths: [outerA, outerB, holeA, holeB] }]))).toEqual([
      ['0,0', '2,2'],
      ['20,0', '22,2'],
    ]);
  });

  test('a hole listed before its outer ring', async () => {
    expect(layout(await geometryOf(POLYGON, [{ paths: [holeA, outerA] }]))).toEqual([['0,0', '2,2']]);
  });

  test('an island in a hole, with a hole of its own', async () => {
    const island = square(3, 3, 4);
    const pond = reversed(square(4, 4, 1));
    const lake = reversed(square(2, 2, 6));
    for (const paths of [
      [outerA, lake, island, pond],
      [pond, island, lake, outerA],
      [island, outerA, pond, lake],
    ]) {
      const parts = layout(await geometryOf(POLYGON, [{ paths }]));
      expect(parts.map((rings) => rings.join(' ')).sort()).toEqual(['0,0 2,2', '3,3 4,4']);
    }
  });

  test('wrong winding changes nothing', async () => {
    const turned = [reversed(outerA), reversed(holeA), outerB, reversed(holeB)];
    expect(layout(await geometryOf(POLYGON, [{ paths: turned }]))).toEqual([
      ['0,0', '2,2'],
      ['20,0', '22,2'],
    ]);
  });

  test('a hole that touches its outer ring in a vertex', async () => {
    const touching = [0, 0, 3, 5, 5, 3, 0, 0];
    expect(layout(await geometryOf(POLYGON, [{ paths: [touching, outerA] }]))).toEqual([['0,0', '0,0']]);
  });

  test('an island that fills its hole along three sides', async () => {
    const hole = square(2, 2, 4);
    const island = [2, 2, 2, 6, 6, 6, 6, 3, 2, 2]; // shares two edges and four corners with the hole
    const parts = layout(await geometryOf(POLYGON, [{ paths: [outerA, island, hole] }]));
    expect(parts.map((rings) => rings.length).sort()).toEqual([1, 2]);
  });

  test('neighbours that share an edge are two parts', async () => {
    expect(layout(await geometryOf(POLYGON, [{ paths: [square(0, 0, 10), square(10, 0, 10)] }]))).toEqual([['0,0'], ['10,0']]);
  });

  test('an exactly repeated ring is kept once and told', async () => {
    const outcome = await read(shapeSet(POLYGON, [{ paths: [outerA, holeA, outerA] }]));
    expect(layout(outcome.value.columns.geometry)).toEqual([['0,0', '2,2']]);
    expect(outcome.problems.map((problem) => problem.code)).toEqual(['formats.rows-repeated-rings']);
  });

  test('many islands and lakes at once', async () => {
    const paths: number[][] = [square(0, 0, 1000)];
    for (let i = 0; i < 400; i++) {
      const [east, north] = [(i % 20) * 45 + 5, Math.floor(i / 20) * 45 + 5];
      paths.push(square(east, north, 40), square(east + 10, north + 10, 10));
    }
    const parts = partsOf(await geometryOf(POLYGON, [{ paths: paths.reverse() }]));
    expect(parts).toHaveLength(401);
    expect(parts.reduce((sum, rings) => sum + rings.length, 0)).toBe(801);
    expect(Math.max(...parts.map((rings) => rings.length))).toBe(401);
  });
});

describe('rings are mended and told', () => {
  test('an unclosed ring is closed with its first vertex', async () => {
    const outcome = await read(shapeSet(POLYGON, [{ paths: [outerA] }, { paths: [square(0, 0, 5).slice(0, -2)] }]));
    expect(partsOf(outcome.value.columns.geometry, 1)[0]![0]).toEqual(square(0, 0, 5));
    expect(outcome.problems).toEqual([{ code: 'formats.rows-closed', severity: 'minor', params: { file: 'test.shp', rows: [2], count: 1 }, place: { file: 'test.shp', row: 2 } }]);
  });

  test('a ring without three corners is left out; its row stays', async () => {
    const outcome = await read(shapeSet(POLYGON, [{ paths: [outerA, [50, 50, 60, 60, 50, 50]] }, { paths: [[1, 1, 1, 1, 1, 1, 1, 1]] }]));
    expect(layout(outcome.value.columns.geometry)).toEqual([['0,0']]);
    expect(Array.from(outcome.value.columns.geometry.bounds.subarray(0, 4))).toEqual([0, 0, 10, 10]);
    expect(outcome.value.columns.geometry.featureCount).toBe(2);
    expect(featureParts(outcome.value.columns.geometry, 1)).toEqual([]);
    expect(outcome.problems.map((problem) => problem.code)).toEqual(['formats.rows-dropped-paths', 'formats.rows-without-shape']);
  });
});

describe('rings that cross', () => {
  const bowTie = [0, 0, 10, 10, 10, 0, 0, 10, 0, 0];
  const crossings = async (records: readonly RecordSpec[]) => (await inspect(shapeSet(POLYGON, records))).problems;
  test('are told by row in the preview and kept as they are', async () => {
    const records = [{ paths: [outerA] }, { paths: [bowTie] }, { paths: [outerA, holeA] }, { paths: [outerA, square(5, 5, 10)] }];
    expect(await crossings(records)).toMatchObject([{ code: 'formats.rows-crossing', severity: 'minor', params: { rows: [2, 4], count: 2 }, place: { row: 2 } }]);
    expect(partsOf(await geometryOf(POLYGON, records), 1)).toEqual([[bowTie]]);
  });
  test('touching in a vertex is no crossing', async () => {
    const figureOfEight = [0, 0, 5, 5, 0, 10, 10, 10, 5, 5, 10, 0, 0, 0];
    expect(await crossings([{ paths: [figureOfEight] }, { paths: [square(0, 0, 5), square(5, 5, 5)] }])).toEqual([]);
  });
  test('beyond one batch', async () => {
    const records = Array.from({ length: 1203 }, (_, i) => ({ paths: [i === 1202 ? bowTie : square(i * 20, 0, 10)] }));
    expect(await crossings(records)).toMatchObject([{ code: 'formats.rows-crossing', params: { rows: [1203] } }]);
  });
});

describe('every shape type', () => {
  test.each([
    [1, 'Point', 'point', { paths: [[5, 6]] }],
    [11, 'PointZ', 'point', { paths: [[5, 6]], z: [7], m: [8] }],
    [21, 'PointM', 'point', { paths: [[5, 6]], m: [8] }],
    [8, 'MultiPoint', 'point', { paths: [[5, 6, 7, 8]] }],
    [18, 'MultiPointZ', 'point', { paths: [[5, 6, 7, 8]], z: [1, 2], m: [3, 4] }],
    [28, 'MultiPointM', 'point', { paths: [[5, 6, 7, 8]], m: [3, 4] }],
    [3, 'PolyLine', 'line', { paths: [[0, 0, 1, 1, 2, 0], [5, 5, 6, 6]] }],
    [13, 'PolyLineZ', 'line', { paths: [[0, 0, 1, 1]], z: [1, 2], m: [3, 4] }],
    [23, 'PolyLineM', 'line', { paths: [[0, 0, 1, 1]], m: [3, 4] }],
    [5, 'Polygon', 'polygon', { paths: [outerA] }],
    [15, 'PolygonZ', 'polygon', { paths: [outerA], z: [1, 2, 3, 4, 1], m: [5, 6, 7, 8, 5] }],
    [25, 'PolygonM', 'polygon', { paths: [outerA], m: [5, 6, 7, 8, 5] }],
  ] as const)('%d %s', async (typeCode, shapeType, kind, record: RecordSpec) => {
    const set = shapeSet(typeCode, [record, { content: new Uint8Array(4) }, record]);
    expect(await inspect(set)).toMatchObject({ shapeType, geometryKind: kind, featureCount: 3 });
    const { geometry } = (await read(set)).value.columns;
    expect(geometry.kind).toBe(kind);
    expect(featureParts(geometry, 1)).toEqual([]); // the null shape stays, without parts
    expect(Array.from(geometry.coordinates.subarray(0, record.paths!.flat().length))).toEqual(record.paths!.flat());
    expect(geometry.z ? Array.from(geometry.z).slice(0, record.z?.length ?? 0) : undefined).toEqual(record.z);
    expect(geometry.m ? Array.from(geometry.m).slice(0, record.m?.length ?? 0) : undefined).toEqual(record.m);
  });

  test('a ring closed by us keeps z and m in step', async () => {
    const open = outerA.slice(0, -2);
    const { geometry } = (await read(shapeSet(15, [{ paths: [open], z: [1, 2, 3, 4], m: [5, 6, 7, 8] }]))).value.columns;
    expect(Array.from(geometry.z!)).toEqual([1, 2, 3, 4, 1]);
    expect(Array.from(geometry.m!)).toEqual([5, 6, 7, 8, 5]);
  });

  test('measures that say "no data", and Z shapes without measures', async () => {
    const { geometry } = (await read(shapeSet(15, [{ paths: [outerA], z: [1, 2, 3, 4, 1], m: [-1e39, 6, 7, 8, -1e39] }, { paths: [outerA], z: [1, 2, 3, 4, 1] }]))).value.columns;
    expect(Array.from(geometry.m!)).toEqual([Number.NaN, 6, 7, 8, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  test('null shapes are told by row', async () => {
    const preview = await inspect(shapeSet(5, [{ paths: [outerA] }, { typeCode: 0 }, { paths: [outerA] }, { typeCode: 0 }]));
    expect(preview.problems).toEqual([{ code: 'formats.rows-without-shape', severity: 'minor', params: { file: 'test.shp', rows: [2, 4], count: 2 }, place: { file: 'test.shp', row: 2 } }]);
  });

  test('multipatch is refused with what to do', async () => {
    const { shp, shx } = buildShapes(31, []);
    await expect(inspect(fileSet('test', { shp, shx, dbf: rowsFor(0) }))).rejects.toMatchObject({ problem: { code: 'formats.shp-multipatch' } });
  });

  test('a row of another type is left out and told', async () => {
    const outcome = await read(shapeSet(5, [{ paths: [outerA] }, { typeCode: 3, paths: [[0, 0, 1, 1]] }, { paths: [outerB] }]));
    expect(outcome.value.skippedRows).toEqual([2]);
    expect(outcome.problems).toMatchObject([{ code: 'formats.row-other-type', severity: 'partial', place: { row: 2 } }]);
    expect(outcome.value.columns.attributes.text(1, 0)).toBe('3'); // attributes stay beside their shape
  });
});

test('exchanged axes are exchanged everywhere', async () => {
  const set = shapeSet(5, [{ paths: [[0, 100, 10, 100, 10, 120, 0, 100]] }]);
  expect((await inspect(set, { swapAxes: true })).extent).toEqual([100, 0, 120, 10]);
  const { geometry } = (await read(set, { swapAxes: true })).value.columns;
  expect(Array.from(geometry.coordinates)).toEqual([100, 0, 100, 10, 120, 10, 100, 0]);
  expect(Array.from(geometry.bounds)).toEqual([100, 0, 120, 10]);
});

test('the sketch has at most some hundred paths in the file’s own numbers', async () => {
  const records = Array.from({ length: 1000 }, (_, i) => ({ paths: [square(i * 20, 0, 10)] }));
  const { sketch } = await inspect(shapeSet(5, records));
  expect(sketch.length).toBeGreaterThan(200);
  expect(sketch.length).toBeLessThanOrEqual(300);
  expect(sketch[0]).toEqual(square(0, 0, 10));
  expect(sketch.at(-1)![0]).toBeGreaterThan(19_000); // spread over the whole layer
});
