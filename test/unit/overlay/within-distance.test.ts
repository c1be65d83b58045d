import { beforeAll, describe, expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { planarArea } from '../../../shared/geometry/area.ts';
import { bufferPaths } from '../../../shared/geometry/buffer.ts';
import { GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { memoryReader } from '../../../shared/geometry/layer-reader.ts';
import { NearPolygon } from '../../../shared/geometry/near-polygon.ts';
import { preparePolygon } from '../../../shared/geometry/prepared-polygon.ts';
import { prepareSubject, type OverlaySubject } from '../../../shared/overlay/subject.ts';
import { withinDistance } from '../../../shared/overlay/within-distance.ts';
import { geosOracle, type GeosOracle } from '../../helpers/geos.ts';
import { seeded, star as starRing } from '../../helpers/polygons.ts';

const SYSTEM = systemById('EPSG:4525')!;
const EAST = 37_500_000;
const NORTH = 3_870_000;
let geos: GeosOracle;
beforeAll(async () => {
  geos = await geosOracle();
});

/** A star about a place, corners at random distances: concave and sharp. */
const star = (...about: Parameters<typeof starRing>): Float64Array => Float64Array.from(starRing(...about));

/** A line that wanders. */
function walk(random: () => number, east: number, north: number, step: number, count: number): Float64Array {
  const line = new Float64Array(2 * count);
  let heading = random() * 2 * Math.PI;
  for (let i = 0; i < count; i++) {
    line.set([east, north], 2 * i);
    heading += (random() - 0.5) * 1.2;
    east += step * Math.cos(heading);
    north += step * Math.sin(heading);
  }
  return line;
}

const columnsOf = (kind: 'line' | 'point' | 'polygon', features: readonly (readonly ArrayLike<number>[])[]): GeometryColumns => {
  const builder = new GeometryBuilder(kind);
  for (const paths of features) {
    for (const path of paths) builder.path(path);
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
};

const subjectOf = (ring: Float64Array, holes: readonly Float64Array[] = []): OverlaySubject => prepareSubject('a', [[ring, ...holes]], SYSTEM, 'vertices')!;
const near = (subject: OverlaySubject, columns: GeometryColumns, thresholdMetres: number) =>
  withinDistance([subject], memoryReader(columns), { system: SYSTEM, ellipsoidalEdges: 'vertices', rulesOf: () => [{ key: 'r', thresholdMetres }], farthestMetres: thresholdMetres }, quietJob()).then((results) => results[0]![0] ?? null);

describe('distance', () => {
  test('of 600 random polygons and lines as GEOS measures it, to a tenth of a micrometre', () => {
    const random = seeded(11);
    for (let i = 0; i < 600; i++) {
      const ring = star(random, EAST + random() * 2_000, NORTH + random() * 2_000, 50 + random() * 600, 5 + Math.floor(random() * 60));
      const line = walk(random, EAST + random() * 3_000, NORTH + random() * 3_000, 5 + random() * 300, 2 + Math.floor(random() * 30));
      const [a, b] = [geos.polygon([[ring]]), geos.line(line)];
      const expected = geos.distance(a, b);
      const found = new NearPolygon(preparePolygon([[ring]])!).nearest(line, 1e6)!;
      expect(Math.abs(found.distanceMetres - expected), String(i)).toBeLessThan(1e-7);
      expect(Math.hypot(found.onPolygon[0] - found.onFeature[0], found.onPolygon[1] - found.onFeature[1])).toBeCloseTo(found.distanceMetres, 6);
      for (const handle of [a, b]) geos.free(handle);
    }
  });
  test('a line in the hole is as far as the rim of the hole; one in the ground is at 0; a point counts', () => {
    const square = (east: number, north: number, size: number): Float64Array => Float64Array.of(east, north, east + size, north, east + size, north + size, east, north + size, east, north);
    const prepared = new NearPolygon(preparePolygon([[square(EAST, NORTH, 1000), square(EAST + 400, NORTH + 400, 200)]])!);
    expect(prepared.nearest([EAST + 480, NORTH + 500, EAST + 520, NORTH + 500], 500)!.distanceMetres).toBeCloseTo(80, 9);
    expect(prepared.nearest([EAST + 100, NORTH + 100, EAST + 120, NORTH + 100], 500)!.distanceMetres).toBe(0);
    expect(prepared.nearest([EAST - 30, NORTH - 40], 500)!.distanceMetres).toBeCloseTo(50, 9);
    expect(prepared.nearest([EAST - 30, NORTH - 40], 50), 'nothing is nearer than the limit').toBeNull();
  });
});

describe('buffer', () => {
  test.each([5, 100, 1000])('of random lines by %d m as GEOS draws it, never larger, short by no more than the arcs', (distance) => {
    const random = seeded(distance);
    const quadrantSegments = 4096;
    for (let i = 0; i < 12; i++) {
      const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, () => walk(random, EAST + random() * 800, NORTH + random() * 800, 2 + random() * 120, 2 + Math.floor(random() * 25)));
      const parts = bufferPaths([{ kind: 'line', paths: lines }], distance);
      let expected = geos.buffer(geos.line(lines[0]!), distance, quadrantSegments);
      for (const line of lines.slice(1)) expected = geos.union(expected, geos.buffer(geos.line(line), distance, quadrantSegments));
      const area = parts.reduce((sum, rings) => sum + planarArea(rings), 0);
      const handle = geos.polygon(parts);
      expect(geos.isValid(handle)).toBe(true);
      const short = geos.area(expected) - area;
      // Half the perimeter's arcs at two thirds of 1 cm at the worst, and the grid of 0.12 mm.
      expect(short).toBeLessThan(0.0072 * geos.length(expected));
      expect(short).toBeGreaterThan(-1e-3 * Math.max(1, distance / 100));
      for (const each of [handle, expected]) geos.free(each);
    }
  });
  test('of a polygon with a hole narrows the hole and may close it, whichever way the rings run', () => {
    const ring = Float64Array.of(EAST, NORTH, EAST + 300, NORTH, EAST + 300, NORTH + 300, EAST, NORTH + 300, EAST, NORTH);
    const hole = Float64Array.of(EAST + 100, NORTH + 100, EAST + 100, NORTH + 160, EAST + 160, NORTH + 160, EAST + 160, NORTH + 100, EAST + 100, NORTH + 100);
    const turned = (flat: Float64Array): Float64Array => Float64Array.from(flat.map((_, i) => flat[flat.length - 2 - 2 * Math.floor(i / 2) + (i % 2)]!));
    for (const rings of [[ring, hole], [turned(ring), turned(hole)]]) {
      expect(bufferPaths([{ kind: 'polygon', paths: rings }], 20)[0]).toHaveLength(2);
      expect(bufferPaths([{ kind: 'polygon', paths: rings }], 31)[0]).toHaveLength(1);
    }
  });
});

describe('the part of a subject within a distance', () => {
  test('of 150 random pairs as GEOS cuts it from its buffer', async () => {
    const random = seeded(5);
    let partly = 0;
    for (let i = 0; i < 150; i++) {
      const distance = [5, 50, 100, 200, 1000][i % 5]!;
      const ring = star(random, EAST + random() * 800, NORTH + random() * 800, 100 + random() * 500, 5 + Math.floor(random() * 40));
      const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => walk(random, EAST + random() * 2_400 - 800, NORTH + random() * 2_400 - 800, 5 + random() * 150, 2 + Math.floor(random() * 40)));
      const polygon = geos.polygon([[ring]]);
      let buffer = geos.buffer(geos.line(lines[0]!), distance, 1024);
      for (const line of lines.slice(1)) buffer = geos.union(buffer, geos.buffer(geos.line(line), distance, 1024));
      const common = geos.intersection(polygon, buffer);
      const expected = geos.area(common);
      const shortest = Math.min(...lines.map((line) => geos.distance(polygon, geos.line(line))));
      const found = await near(subjectOf(ring), columnsOf('line', lines.map((line) => [line])), distance);
      if (shortest >= distance) expect(found).toBeNull();
      else {
        expect(found!.nearest.distanceMetres).toBeCloseTo(shortest, 6);
        expect(found!.count).toBe(lines.filter((line) => geos.distance(polygon, geos.line(line)) < distance).length);
        expect(expected - found!.areaPlanarSquareMetres).toBeLessThan(0.01 * geos.length(common) + 1e-3);
        expect(expected - found!.areaPlanarSquareMetres).toBeGreaterThan(-0.05);
        if (found!.areaPlanarSquareMetres < 0.99 * geos.area(polygon)) partly++;
      }
      for (const handle of [polygon, buffer, common]) geos.free(handle);
    }
    expect(partly).toBeGreaterThan(30);
  });
  test('a polygon feature that holds the subject is at distance 0 and takes it whole', async () => {
    const inner = Float64Array.of(EAST + 100, NORTH + 100, EAST + 200, NORTH + 100, EAST + 200, NORTH + 200, EAST + 100, NORTH + 200, EAST + 100, NORTH + 100);
    const outer = Float64Array.of(EAST, NORTH, EAST + 1000, NORTH, EAST + 1000, NORTH + 1000, EAST, NORTH + 1000, EAST, NORTH);
    const found = await near(subjectOf(inner), columnsOf('polygon', [[outer]]), 5);
    expect(found).toMatchObject({ count: 1, nearest: { distanceMetres: 0 } });
    expect(found!.areaPlanarSquareMetres).toBeCloseTo(10_000, 6);
  });
  test('a threshold that is just kept raises nothing: 100 m is not nearer than 100 m', async () => {
    const square = Float64Array.of(EAST, NORTH, EAST + 100, NORTH, EAST + 100, NORTH + 100, EAST, NORTH + 100, EAST, NORTH);
    const road = (away: number): GeometryColumns => columnsOf('line', [[Float64Array.of(EAST - away, NORTH - 500, EAST - away, NORTH + 500)]]);
    expect(await near(subjectOf(square), road(100), 100)).toBeNull();
    const found = await near(subjectOf(square), road(99.99), 100);
    expect(found!.nearest.distanceMetres).toBeCloseTo(99.99, 6);
    expect(found!.areaPlanarSquareMetres).toBeCloseTo(1, 1);
  });
  test('two rules of one feature are judged each by its own distance', async () => {
    const square = Float64Array.of(EAST, NORTH, EAST + 100, NORTH, EAST + 100, NORTH + 100, EAST, NORTH + 100, EAST, NORTH);
    const railway = columnsOf('line', [[Float64Array.of(EAST - 60, NORTH - 500, EAST - 60, NORTH + 500)]]);
    const [results] = await withinDistance([subjectOf(square)], memoryReader(railway), { system: SYSTEM, ellipsoidalEdges: 'vertices', rulesOf: () => [{ key: 'zone', thresholdMetres: 15 }, { key: 'open-pit', thresholdMetres: 1000 }], farthestMetres: 1000 }, quietJob());
    expect(results!.map(({ key, areaPlanarSquareMetres }) => [key, areaPlanarSquareMetres])).toEqual([['open-pit', 10_000]]);
  });
});
