import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { forwardColumn, inverseColumn } from '../../../shared/crs/gauss-kruger.ts';
import { ellipsoidOf, systemById, SYSTEMS } from '../../../shared/crs/systems.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import zones from '../../fixtures/proj-zones.json' with { type: 'json' };

/** An independent implementation of the same projection (etmerc). */
function oracle(system: CoordinateSystem): { forward(point: [number, number]): number[]; inverse(point: [number, number]): number[] } {
  const { semiMajorMetres, inverseFlattening } = ellipsoidOf(system.datum);
  const ellipsoid = `+a=${semiMajorMetres} +rf=${inverseFlattening} +no_defs`;
  return proj4(`+proj=longlat ${ellipsoid}`, `+proj=tmerc +lat_0=0 +lon_0=${system.centralMeridianDegrees} +k=1 +x_0=${system.falseEastingMetres} +y_0=0 +units=m ${ellipsoid}`);
}

const CHECK_VALUES = [
  [111, 35, 37_500_000.0, 3_874_592.902],
  [112, 35, 37_591_289.769, 3_875_049.871],
  [111.5, 30, 37_548_243.449, 3_320_218.65],
] as const;

describe('check values of DOMAIN §2.1, CGCS2000 3° zone 37', () => {
  const zone37 = systemById('EPSG:4525')!;
  test.each(CHECK_VALUES)('%d°E %d°N', (longitude, latitude, east, north) => {
    const plane = forwardColumn(Float64Array.of(longitude, latitude), zone37);
    expect(Math.abs(plane[0]! - east)).toBeLessThan(5.01e-4);
    expect(Math.abs(plane[1]! - north)).toBeLessThan(5.01e-4);
    const back = inverseColumn(plane, zone37);
    expect(back[0]).toBeCloseTo(longitude, 12);
    expect(back[1]).toBeCloseTo(latitude, 12);
  });
});

/** Longitudes to both sides of the meridian and latitudes of the whole country, past the edges of a 6° zone. */
const OFFSETS_DEGREES = [-3.6, -3, -1.5, -0.7, -1e-5, 0, 0.01, 1, 1.5, 2.9, 3.6];
const LATITUDES_DEGREES = [3, 16.3, 24.7, 35.0001, 44.4, 53.9];

const planes = SYSTEMS.filter((system) => system.kind === 'gauss-kruger');
const grid = (system: CoordinateSystem): Float64Array =>
  Float64Array.from(OFFSETS_DEGREES.flatMap((offset) => LATITUDES_DEGREES.flatMap((latitude) => [system.centralMeridianDegrees! + offset, latitude])));

test('forward agrees with proj4 to 0.01 mm in every system of the table', () => {
  for (const system of planes) {
    const converter = oracle(system);
    const lonLat = grid(system);
    const plane = forwardColumn(lonLat, system);
    let worst = 0;
    for (let i = 0; i < lonLat.length; i += 2) {
      const [east, north] = converter.forward([lonLat[i]!, lonLat[i + 1]!]);
      worst = Math.max(worst, Math.abs(plane[i]! - east!), Math.abs(plane[i + 1]! - north!));
    }
    expect(worst, system.id).toBeLessThan(1e-5);
  }
});

test('inverse agrees with proj4 to 0.01 mm on the ground in every system of the table', () => {
  const metresPerDegree = 111_320;
  for (const system of planes) {
    const converter = oracle(system);
    const places = grid(system);
    const plane = Float64Array.from(Array.from({ length: places.length / 2 }, (_, i) => converter.forward([places[2 * i]!, places[2 * i + 1]!])).flat());
    const lonLat = inverseColumn(plane, system);
    let worst = 0;
    for (let i = 0; i < plane.length; i += 2) {
      const [longitude, latitude] = converter.inverse([plane[i]!, plane[i + 1]!]);
      worst = Math.max(worst, Math.abs(lonLat[i]! - longitude!) * metresPerDegree, Math.abs(lonLat[i + 1]! - latitude!) * metresPerDegree);
    }
    expect(worst, system.id).toBeLessThan(1e-5);
  }
});

test('there and back again is the same point to a micrometre', () => {
  for (const system of planes.filter((_, position) => position % 17 === 0)) {
    const plane = forwardColumn(grid(system), system);
    const again = forwardColumn(inverseColumn(plane, system), system);
    expect(Math.max(...plane.map((value, i) => Math.abs(value - again[i]!))), system.id).toBeLessThan(1e-6);
  }
});

test('what is no number stays no number and spoils nothing beside it', () => {
  const system = systemById('EPSG:4526')!;
  const plane = forwardColumn(Float64Array.of(Number.NaN, 35, 114, 35), system);
  expect(plane[0]).toBeNaN();
  expect(plane[2]).toBeCloseTo(38_500_000, 6);
});

test('degrees have no plane', () => {
  expect(() => forwardColumn(Float64Array.of(114, 35), systemById('EPSG:4490')!)).toThrow();
});

describe('values of PROJ in every zone', () => {
  const points = zones.points as unknown as readonly (readonly [code: number, longitude: number, latitude: number, east: number, north: number])[];
  const metresPerDegree = 111_320;
  test('all 32 zones, both ways, to 0.01 mm', () => {
    expect(new Set(points.map(([code]) => code)).size).toBe(32);
    for (const [code, longitude, latitude, east, north] of points) {
      const system = systemById(`EPSG:${code}`)!;
      const plane = forwardColumn(Float64Array.of(longitude, latitude), system);
      expect(Math.abs(plane[0]! - east), `${code} east`).toBeLessThan(1e-5);
      expect(Math.abs(plane[1]! - north), `${code} north`).toBeLessThan(1e-5);
      const back = inverseColumn(Float64Array.of(east, north), system);
      expect(Math.abs(back[0]! - longitude) * metresPerDegree, `${code} longitude`).toBeLessThan(1e-5);
      expect(Math.abs(back[1]! - latitude) * metresPerDegree, `${code} latitude`).toBeLessThan(1e-5);
    }
  });
});

test('where the series of a zone end, the general functions go on without a step', () => {
  const system = systemById('EPSG:4525')!;
  const lambdaOfSeries = (0.08 * 180) / Math.PI;
  for (const latitude of [-40, 0, 3, 25, 54, 80, 89.9]) {
    for (const side of [-1, 1]) {
      const [within, beyond] = [1 - 1e-9, 1 + 1e-9].map((share) => forwardColumn(Float64Array.of(111 + side * lambdaOfSeries * share, latitude), system)) as [Float64Array, Float64Array];
      expect(Math.hypot(within[0]! - beyond[0]!, within[1]! - beyond[1]!)).toBeLessThan(2e-3);
      for (const plane of [within, beyond]) {
        const back = inverseColumn(plane, system);
        expect(back[1]).toBeCloseTo(latitude, 10);
      }
    }
  }
  const far = Float64Array.of(111 + 25, 40, 111 - 25, 40);
  const there = inverseColumn(forwardColumn(far, system), system);
  expect(Math.max(...far.map((value, i) => Math.abs(value - there[i]!)))).toBeLessThan(1e-8);
});

test.each([
  [111, 35, 37_500_000, 3_874_592.902],
  [112, 35, 37_591_289.769, 3_875_049.871],
  [111.5, 30, 37_548_243.449, 3_320_218.65],
])('DOMAIN §2.1: %d°E %d°N in zone 37', (longitude, latitude, east, north) => {
  const plane = forwardColumn(Float64Array.of(longitude, latitude), systemById('EPSG:4525')!);
  expect(plane[0]).toBeCloseTo(east, 3);
  expect(plane[1]).toBeCloseTo(north, 3);
});
