import { booleanPointInPolygon, intersect as turfIntersect, polygon as turfPolygon, featureCollection } from '@turf/turf';
import { beforeAll, expect, test } from 'vitest';
import { CancelledError, quietJob, watchedJob } from '../../../shared/base/job.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { signedRingArea } from '../../../shared/geometry/area.ts';
import { ellipsoidalArea } from '../../../shared/geometry/ellipsoidal-area.ts';
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import { memoryReader } from '../../../shared/geometry/layer-reader.ts';
import { buildCandidateGrid, findCandidates } from '../../../shared/geometry/candidate-grid.ts';
import { FeatureCutter, ringsOfPiece } from '../../../shared/overlay/feature-cutter.ts';
import { isSliver } from '../../../shared/overlay/class-tally.ts';
import { overlayLayer, type OverlayLayerOptions } from '../../../shared/overlay/overlay-layer.ts';
import { prepareSubject, type OverlaySubject } from '../../../shared/overlay/subject.ts';
import { geosOracle, type GeosOracle } from '../../helpers/geos.ts';
import { columnsOf, rectangle, seeded, star, type Parts } from '../../helpers/polygons.ts';

const SYSTEM = systemById('EPSG:4525')!;
const E = 37_520_000;
const N = 3_850_000;
const at = (ring: readonly number[]): number[] => ring.map((value, i) => value + (i % 2 === 0 ? E : N));
const place = (parts: Parts): Parts => parts.map((part) => part.map(at));

const OPTIONS: OverlayLayerOptions = {
  system: SYSTEM, ellipsoidalEdges: 'vertices', sliverAreaSquareMetres: 1, sliverWidthMetres: 0.01, classOf: () => 'x', deductionOf: null,
};

function subject(parts: Parts, id = 'right'): OverlaySubject {
  return prepareSubject(id, place(parts).map((part) => part.map((ring) => Float64Array.from(ring))), SYSTEM, 'vertices')!;
}

async function overlay(right: Parts, parcels: readonly Parts[], options: Partial<OverlayLayerOptions> = {}) {
  const result = await overlayLayer([subject(right)], memoryReader(columnsOf(parcels.map(place))), { ...OPTIONS, ...options }, quietJob());
  return { ...result, classes: result.bySubject[0]! };
}

const SQUARE: Parts = [[rectangle(0, 0, 100, 100)]];

let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
});

test('whole parcels, cut parcels and neighbours, by class', async () => {
  const classes = ['0101', '0301', '0101', '0101'];
  const { classes: found, statistics } = await overlay(SQUARE, [[[rectangle(10, 10, 20, 20)]], [[rectangle(90, 90, 110, 110)]], [[rectangle(95, 0, 105, 10)]], [[rectangle(100, 50, 120, 60)]]], { classOf: (feature) => classes[feature]! });
  expect(found.map(({ class: code, count, areaPlanarSquareMetres }) => [code, count, Math.round(areaPlanarSquareMetres * 1e6) / 1e6])).toEqual([['0101', 2, 150], ['0301', 1, 100]]);
  expect(found[0]!.extent).toEqual([E + 10, N, E + 100, N + 20]);
  expect(statistics).toMatchObject({ candidates: 4, handedOver: 0 });
});

test('net areas take off the deduction of each parcel; a parcel without one keeps its area', async () => {
  const deductions = [0.1, Number.NaN, 0.5];
  const { classes: [found] } = await overlay(SQUARE, [[[rectangle(10, 10, 20, 20)]], [[rectangle(30, 10, 40, 20)]], [[rectangle(95, 0, 105, 10)]]], { deductionOf: (feature) => deductions[feature]! });
  expect(found!.areaPlanarSquareMetres).toBeCloseTo(250, 6);
  expect(found!.netAreaPlanarSquareMetres).toBeCloseTo(90 + 100 + 25, 6);
  expect(found!.netAreaEllipsoidalSquareMetres! / found!.areaEllipsoidalSquareMetres).toBeCloseTo(215 / 250, 6);
});

// 2 · area / perimeter of a strip of width w and length l is w · l / (w + l).
test.each([
  ['just under both bounds', 0.0099, 100, true],
  ['wide enough', 0.0101, 90, false],
  ['large enough though thin', 0.0099, 101.1, false],
  ['small but compact', 0.5, 0.5, false],
])('sliver rule: %s', async (_name, width, length, sliver) => {
  const { classes: [found] } = await overlay([[rectangle(0, 0, 200, 200)]], [[[rectangle(200 - width, 10, 210, 10 + length)]]]);
  expect(found!.sliverCount).toBe(sliver ? 1 : 0);
  expect(found!.count).toBe(sliver ? 0 : 1);
  expect(found!.sliverAreaSquareMetres + found!.areaPlanarSquareMetres).toBeCloseTo(width * length, 5);
  expect(found!.extent[2]).toBeCloseTo(E + 200, 6);
});

test('a sliver parcel that lies wholly inside is a sliver too; a parcel with a piece and a sliver counts once', async () => {
  const { classes: [inside] } = await overlay(SQUARE, [[[rectangle(50, 50, 50.005, 60)]]]);
  expect(inside).toMatchObject({ count: 0, sliverCount: 1, areaPlanarSquareMetres: 0 });
  const uShape: Parts = [[[110, 10, 90, 10, 90, 20, 110, 20, 110, 40, 99.999, 40, 99.999, 50, 120, 50, 120, 10, 110, 10]]];
  const { classes: [both] } = await overlay(SQUARE, [uShape]);
  expect(both).toMatchObject({ count: 1, sliverCount: 1 });
  expect(both!.areaPlanarSquareMetres).toBeCloseTo(100, 6);
  expect(isSliver(0.5, () => 200, { sliverAreaSquareMetres: 1, sliverWidthMetres: 0.01 })).toBe(true);
});

test('contact along a side is neither a conflict nor a sliver', async () => {
  const { classes } = await overlay(SQUARE, [[[rectangle(100, 0, 150, 100)]], [[[100, 50, 120, 40, 120, 60, 100, 50]]]]);
  expect(classes).toEqual([]);
});

test('invalid parcels are computed from repaired rings and told with their areas', async () => {
  const { classes: [found], repairs } = await overlay(SQUARE, [[[[10, 10, 30, 30, 30, 10, 10, 30, 10, 10]]], [[rectangle(50, 50, 60, 60)]], [[[80, 0, 120, 40, 120, 0, 80, 40, 80, 0]]]]);
  expect(repairs.map((repair) => repair.feature)).toEqual([0, 2]);
  expect(repairs[0]!.areaBeforeSquareMetres).toBeCloseTo(0, 6);
  expect(repairs[0]!.areaAfterSquareMetres).toBeCloseTo(200, 6);
  expect(found!.areaPlanarSquareMetres).toBeCloseTo(200 + 100 + 400, 4);
});

test('a bow-tie of equal lobes over the boundary is not taken for nothing', async () => {
  const { classes: [found], repairs } = await overlay(SQUARE, [[[[80, 0, 120, 40, 120, 0, 80, 40, 80, 0]]]]);
  expect(repairs).toHaveLength(1);
  expect(found!.areaPlanarSquareMetres).toBeCloseTo(400, 4);
});

test('touching rings keep their vertices, unless the touch hides a crossing', async () => {
  const hole: Parts = [[rectangle(10, 10, 20, 20), [10, 15, 13, 14, 13, 16, 10, 15]]];
  const eight: Parts = [[[30, 30, 35, 35, 40, 40, 40, 30, 35, 35, 30, 40, 30, 30]]];
  const { classes: [found], repairs } = await overlay(SQUARE, [hole, eight]);
  expect(repairs.map((repair) => repair.feature)).toEqual([1]);
  expect(found!.areaPlanarSquareMetres).toBeCloseTo(100 - 3 + 50, 5);
});

test('ellipsoidal areas of whole parcels and pieces are annex D on their vertices, or densified', async () => {
  for (const edges of ['vertices', 'densified'] as const) {
    const parcels: Parts[] = [[[[100, 100, 900, 150, 850, 700, 120, 820, 100, 100]]], [[[900, 100, 1500, 300, 900, 900, 900, 100]]]];
    const columns = columnsOf(parcels.map(place));
    const right = subject([[rectangle(0, 0, 1000, 1000)]]);
    const { bySubject: [classes] } = await overlayLayer([right], memoryReader(columns), { ...OPTIONS, ellipsoidalEdges: edges, classOf: String }, quietJob());
    const cutter = new FeatureCutter(columns, SYSTEM, edges);
    const whole = ellipsoidalArea([Float64Array.from(place(parcels[0]!)[0]![0]!)], SYSTEM, edges);
    expect(classes![0]!.areaEllipsoidalSquareMetres / whole - 1).toBeCloseTo(0, 9);
    const pieces = cutter.cut(right, 1);
    if (typeof pieces === 'string') throw new Error('the second parcel is cut');
    const piece = ellipsoidalArea(ringsOfPiece(pieces[0]!, right.region), SYSTEM, edges);
    expect(classes![1]!.areaEllipsoidalSquareMetres / piece - 1).toBeCloseTo(0, 9);
  }
});

/** A coverage of quadrilaterals with jittered corners that share their edges. */
function coverage(random: () => number, cells: number, size: number): Parts[] {
  const corner = Array.from({ length: (cells + 1) ** 2 }, (_, i): [number, number] => [((i % (cells + 1)) + (random() - 0.5) * 0.6) * size, (Math.floor(i / (cells + 1)) + (random() - 0.5) * 0.6) * size]);
  const point = (column: number, row: number): [number, number] => corner[row * (cells + 1) + column]!;
  const parts: Parts[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) parts.push([[[...point(column, row), ...point(column + 1, row), ...point(column + 1, row + 1), ...point(column, row + 1), ...point(column, row)]]]);
  }
  return parts;
}

test('over a coverage, the pieces of every right add up to the right, also along parcel edges', { timeout: 60_000 }, async () => {
  const random = seeded(17);
  const parcels = coverage(random, 40, 50);
  const rights: Parts[] = Array.from({ length: 25 }, () => [[star(random, 400 + random() * 1200, 400 + random() * 1200, 350, 5 + Math.floor(random() * 40))]]);
  // Rights made of parcels' own corners: every line of theirs is a line of the coverage.
  for (let i = 0; i < 10; i++) {
    const [column, row] = [5 + Math.floor(random() * 25), 5 + Math.floor(random() * 25)];
    const ring: number[] = [];
    for (let k = 0; k < 6; k++) ring.push(...parcels[row * 40 + column + k]![0]![0]!.slice(0, 2));
    for (let k = 0; k < 6; k++) ring.push(...parcels[(row + k) * 40 + column + 6]![0]![0]!.slice(0, 2));
    for (let k = 6; k > 0; k--) ring.push(...parcels[(row + 6) * 40 + column + k]![0]![0]!.slice(0, 2));
    for (let k = 6; k > 0; k--) ring.push(...parcels[(row + k) * 40 + column]![0]![0]!.slice(0, 2));
    rights.push([[[...ring, ring[0]!, ring[1]!]]]);
  }
  const subjects = rights.map((right, i) => subject(right, String(i)));
  const result = await overlayLayer(subjects, memoryReader(columnsOf(parcels.map(place))), OPTIONS, quietJob());
  subjects.forEach((right, i) => {
    const [found] = result.bySubject[i]!;
    expect(Math.abs(found!.areaPlanarSquareMetres + found!.sliverAreaSquareMetres - right.areaPlanarSquareMetres)).toBeLessThan(1e-6);
    if (i >= 25) expect(found).toMatchObject({ count: 36, sliverCount: 0 });
  });
  expect(result.statistics.handedOver).toBe(0);
});

test('areas per right are those of GEOS within 1e-9', { timeout: 60_000 }, async () => {
  const random = seeded(23);
  const parcels = coverage(random, 20, 60);
  const rights: Parts[] = Array.from({ length: 8 }, () => [[star(random, 300 + random() * 600, 300 + random() * 600, 280, 30)]]);
  const result = await overlayLayer(rights.map((right, i) => subject(right, String(i))), memoryReader(columnsOf(parcels.map(place))), OPTIONS, quietJob());
  rights.forEach((right, i) => {
    const a = geos.polygon(place(right));
    let wanted = 0;
    let touched = 0;
    for (const parcel of parcels) {
      const b = geos.polygon(place(parcel));
      const common = geos.intersection(a, b);
      const area = geos.area(common);
      wanted += area;
      if (area > 0.01) touched++;
      geos.free(common);
      geos.free(b);
    }
    geos.free(a);
    const [found] = result.bySubject[i]!;
    expect(Math.abs((found!.areaPlanarSquareMetres + found!.sliverAreaSquareMetres) / wanted - 1)).toBeLessThan(1e-9);
    expect(Math.abs(found!.count - touched)).toBeLessThanOrEqual(1);
  });
});

test('turf agrees on a plain pair', async () => {
  const random = seeded(31);
  const right: Parts = [[star(random, 50, 50, 40, 11)]];
  const parcel: Parts = [[star(random, 70, 60, 35, 9)]];
  const { classes: [found] } = await overlay(right, [parcel]);
  const feature = (parts: Parts) => turfPolygon(parts[0]!.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!])));
  const common = turfIntersect(featureCollection([feature(right), feature(parcel)]))!;
  expect(common.geometry.type).toBe('Polygon');
  const ring = (common.geometry.coordinates[0] as number[][]).flat();
  expect(found!.areaPlanarSquareMetres).toBeCloseTo(Math.abs(signedRingArea(ring)), 5);
  expect(booleanPointInPolygon([50, 50], feature(right))).toBe(true);
});

test('candidates are exactly the boxes that touch', { timeout: 60_000 }, () => {
  const random = seeded(41);
  const extents = Array.from({ length: 80 }, () => {
    const [x, y, w, h] = [random() * 1000, random() * 1000, random() * 80, random() * 80];
    return [x, y, x + w, y + h] as const;
  });
  const grid = buildCandidateGrid(extents);
  const found: number[] = [];
  for (let i = 0; i < 3000; i++) {
    const size = i % 50 === 0 ? 900 : 30;
    const [x, y] = [random() * 1200 - 100, random() * 1200 - 100];
    const box = [x, y, x + random() * size, y + random() * size] as const;
    const count = findCandidates(grid, Float64Array.from(box), 0, found);
    const wanted = extents.flatMap((extent, j) => (extent[0] <= box[2] && box[0] <= extent[2] && extent[1] <= box[3] && box[1] <= extent[3] ? [j] : []));
    expect(found.slice(0, count).sort((a, b) => a - b)).toEqual(wanted);
  }
});

test('no subjects, no features, features without geometry, lines: nothing, and no fault', async () => {
  const empty = columnsOf([]);
  expect((await overlayLayer([], memoryReader(empty), OPTIONS, quietJob())).bySubject).toEqual([]);
  expect((await overlayLayer([subject(SQUARE)], memoryReader(empty), OPTIONS, quietJob())).bySubject).toEqual([[]]);
  expect((await overlayLayer([subject(SQUARE)], memoryReader(columnsOf([[], []])), OPTIONS, quietJob())).bySubject).toEqual([[]]);
  const lines: GeometryColumns = { ...columnsOf([place(SQUARE)]), kind: 'line' };
  expect((await overlayLayer([subject(SQUARE)], memoryReader(lines), OPTIONS, quietJob())).bySubject).toEqual([[]]);
});

test('progress counts features, and cancelling stops', async () => {
  const parcels = coverage(seeded(3), 80, 20);
  const seen: number[] = [];
  await overlay([[rectangle(0, 0, 1600, 1600)]], parcels, { onProgress: (done, total) => { expect(total).toBe(6400); seen.push(done); } });
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(6400);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  const controller = new AbortController();
  const job = watchedJob(controller.signal, () => {}, 0);
  const running = overlayLayer([subject([[rectangle(0, 0, 1600, 1600)]])], memoryReader(columnsOf(parcels.map(place))), { ...OPTIONS, onProgress: (done) => { if (done > 1000) controller.abort(); } }, job);
  await expect(running).rejects.toBeInstanceOf(CancelledError);
});
