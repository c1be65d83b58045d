import { expect, test } from 'vitest';
import { rowsByLocation, type LocationRelation } from '../../../../shared/analysis/selection/by-location.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import { GeometryBuilder, type GeometryColumns } from '../../../../shared/geometry/columns.ts';
import { geosOracle, type GeosOracle } from '../../../helpers/geos.ts';
import { columnsOf, rectangle, seeded, star } from '../../../helpers/polygons.ts';

const system = systemById('EPSG:4526')!;
const [E, N] = [38_500_000, 3_870_000];

const box = (west: number, south: number, east: number, north: number) => [[rectangle(E + west, N + south, E + east, N + north)]];
const rows = async (target: GeometryColumns, source: GeometryColumns, relation: LocationRelation, distanceMetres = 0) => [...(await rowsByLocation(target, source, { relation, distanceMetres, system }, quietJob()))];

function paths(kind: 'line' | 'point', features: readonly (readonly number[])[]): GeometryColumns {
  const builder = new GeometryBuilder(kind);
  for (const flat of features) {
    builder.path(flat.map((value, i) => value + (i % 2 === 0 ? E : N)));
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
}

test('parcels that only touch the mine are not selected; one that reaches a millimetre in is', async () => {
  const mine = columnsOf([box(0, 0, 100, 100)]);
  const parcels = columnsOf([box(100, 0, 200, 100), box(99.999, 100, 150, 150), box(99.999, 0, 200, 50), box(20, 20, 30, 30), box(-50, -50, 200, 200)]);
  expect(await rows(parcels, mine, 'intersects')).toEqual([2, 3, 4]);
  expect(await rows(mine, parcels, 'intersects')).toEqual([0]);
});

test('within wants every part inside one feature; an edge may be shared, a hole may not be crossed', async () => {
  const mine = columnsOf([[[rectangle(E, N, E + 100, N + 100), rectangle(E + 40, N + 40, E + 60, N + 60)]]]);
  const parcels = columnsOf([box(0, 0, 50, 40), box(0, 0, 50, 50), box(45, 45, 55, 55), box(60, 60, 100, 100.001)]);
  expect(await rows(parcels, mine, 'within')).toEqual([0]);
});

test('with hundreds of random shapes the answers are those of GEOS, whichever side is prepared', async () => {
  const geos: GeosOracle = await geosOracle();
  const random = seeded(20);
  const shapes = (count: number, radius: number) => columnsOf(Array.from({ length: count }, () => [[star(random, E + 3000 * random(), N + 3000 * random(), radius * (0.3 + random()), 5 + Math.floor(8 * random()))]]));
  const [many, few] = [shapes(120, 120), shapes(15, 500)];
  const polygonsOf = (columns: GeometryColumns) =>
    Array.from({ length: columns.featureCount }, (_unused, feature) => {
      const path = columns.partStart[columns.featureStart[feature]!]!;
      return geos.polygon([[columns.coordinates.subarray(2 * columns.pathStart[path]!, 2 * columns.pathStart[path + 1]!)]]);
    });
  const [geosMany, geosFew] = [polygonsOf(many), polygonsOf(few)];
  const expected = (targets: readonly number[], sources: readonly number[], relation: 'intersects' | 'within' | 'contains') =>
    targets.flatMap((target, row) => (sources.some((source) => (relation === 'contains' ? geos.preparedContains(geos.prepare(target), source) : relation === 'within' ? geos.preparedContains(geos.prepare(source), target) : geos.area(geos.intersection(source, target)) > 0)) ? [row] : []));
  for (const relation of ['intersects', 'within', 'contains'] as const) {
    expect(await rows(many, few, relation)).toEqual(expected(geosMany, geosFew, relation));
    expect(await rows(few, many, relation)).toEqual(expected(geosFew, geosMany, relation));
  }
  expect(expected(geosMany, geosFew, 'within').length).toBeGreaterThan(3);
});

test('within a distance: the nearest points count, and what lies inside is at distance nothing', async () => {
  const mine = columnsOf([box(0, 0, 100, 100)]);
  const parcels = columnsOf([box(110, 0, 120, 10), box(103, 104, 120, 120), box(40, 40, 60, 60), box(-500, -500, 500, 500)]);
  expect(await rows(parcels, mine, 'within-distance', 4.999)).toEqual([2, 3]);
  expect(await rows(parcels, mine, 'within-distance', 5)).toEqual([1, 2, 3]);
  expect(await rows(parcels, mine, 'within-distance', 10)).toEqual([0, 1, 2, 3]);
});

test('lines and points: a road through the mine, one along its edge, one outside; holes of drilling on and off', async () => {
  const mine = columnsOf([box(0, 0, 100, 100)]);
  const roads = paths('line', [[-10, 50, 110, 50], [0, 0, 0, 100], [10, 10, 90, 90], [200, 0, 200, 100], [10, 50, 10, 120]]);
  expect(await rows(roads, mine, 'intersects')).toEqual([0, 1, 2, 4]);
  expect(await rows(roads, mine, 'within')).toEqual([1, 2]);
  expect(await rows(mine, roads, 'intersects')).toEqual([0]);
  const holes = paths('point', [[50, 50], [100, 50], [101, 50]]);
  expect(await rows(holes, mine, 'intersects')).toEqual([0, 1]);
  expect(await rows(holes, mine, 'within')).toEqual([0, 1]);
  expect(await rows(holes, paths('line', [[0, 45, 60, 45]]), 'within-distance', 5)).toEqual([0]);
});

test('a concave area: a line whose ends are inside and whose middle leaves it is not within', async () => {
  const horseshoe = columnsOf([[[[E, N, E + 90, N, E + 90, N + 90, E + 60, N + 90, E + 60, N + 30, E + 30, N + 30, E + 30, N + 90, E, N + 90, E, N]]]]);
  expect(await rows(paths('line', [[10, 80, 80, 80], [10, 10, 80, 10]]), horseshoe, 'within')).toEqual([1]);
});


test('an area contains a feature that lies in it wholly, an edge may be shared; lines and points too, and never the other way round', async () => {
  const villages = columnsOf([box(0, 0, 100, 100), box(100, 0, 200, 100)]);
  const mines = columnsOf([box(0, 0, 20, 20), box(90, 10, 110, 20)]);
  expect(await rows(villages, mines, 'contains')).toEqual([0]);
  expect(await rows(mines, villages, 'contains')).toEqual([]);
  expect(await rows(columnsOf([box(0, 0, 100, 100)]), columnsOf([box(0, 0, 20, 20), box(300, 0, 310, 10), box(90, 10, 110, 20)]), 'contains')).toEqual([0]);
  expect(await rows(villages, paths('line', [[150, 10, 150, 90], [50, 50, 150, 50]]), 'contains')).toEqual([1]);
  expect(await rows(paths('line', [[150, 10, 150, 90]]), villages, 'contains')).toEqual([]);
});

test('touching is a shared boundary without common ground; whatever has a shape intersects, touches or is apart', async () => {
  const mine = columnsOf([box(0, 0, 100, 100)]);
  const parcels = columnsOf([box(100, 0, 200, 100), box(100, 100, 150, 150), box(99.999, 0, 200, 50), box(100.001, 0, 200, 50), box(20, 20, 30, 30)]);
  expect(await rows(parcels, mine, 'touches')).toEqual([0, 1]);
  expect(await rows(parcels, mine, 'disjoint')).toEqual([3]);
  expect(await rows(parcels, mine, 'intersects')).toEqual([2, 4]);
  // One of two reference areas is only touched, the other one overlapped: that is no mere contact.
  expect(await rows(columnsOf([box(100, 0, 200, 100)]), columnsOf([box(0, 0, 100, 100), box(150, 0, 300, 100)]), 'touches')).toEqual([]);
  expect(await rows(paths('point', [[100, 50], [101, 50]]), mine, 'disjoint')).toEqual([1]);
  expect(await rows(paths('point', [[100, 50]]), mine, 'touches')).toEqual([]);
});
