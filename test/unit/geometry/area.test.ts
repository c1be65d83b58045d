import { expect, test } from 'vitest';
import { forwardColumn, inverseColumn } from '../../../shared/crs/gauss-kruger.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { planarArea, planarAreaOfFeature, signedRingArea } from '../../../shared/geometry/area.ts';
import { densify } from '../../../shared/geometry/densify.ts';
import { annexDCoefficients, ellipsoidalArea, signedRingAreaOnEllipsoid } from '../../../shared/geometry/ellipsoidal-area.ts';
import { EllipsoidalAreas } from '../../../shared/geometry/ellipsoidal-areas.ts';
import { equalAreaFrame } from '../../../shared/geometry/equal-area-frame.ts';
import { columnsOf, rectangle, seeded, star } from '../../helpers/polygons.ts';

const ZONE_37 = systemById('EPSG:4525')!;
const DEGREES = systemById('EPSG:4490')!;

test('planar area keeps its digits at eight-digit eastings', () => {
  const ring = rectangle(37_500_000.1, 3_800_000.2, 37_500_001.1, 3_800_001.2);
  expect(Math.abs(planarArea([ring]) - 1)).toBeLessThan(1e-7);
  expect(signedRingArea(ring)).toBeGreaterThan(0);
  expect(signedRingArea([...ring.slice(8), ...ring.slice(6, 8), ...ring.slice(4, 6), ...ring.slice(2, 4), ...ring.slice(0, 2)])).toBeLessThan(0);
});

test('holes are taken off and parts are added up, whichever way rings run', () => {
  const hole = rectangle(2, 2, 4, 4);
  const columns = columnsOf([[[rectangle(0, 0, 10, 10), hole], [rectangle(20, 0, 21, 1)]], []]);
  expect(planarAreaOfFeature(columns, 0)).toBe(97);
  expect(planarAreaOfFeature(columns, 1)).toBe(0);
});

test('annex D coefficients are those of the standard for CGCS2000', () => {
  const { series, semiMinorSquared } = annexDCoefficients('CGCS2000');
  expect(series[0]).toBeCloseTo(1.0033640898341927, 13);
  expect(series[1]).toBeCloseTo(0.0011241893819, 13);
  expect(series[2]).toBeCloseTo(1.6994594735e-6, 15);
  expect(series[3]).toBeCloseTo(2.7178578456e-9, 18);
  expect(series[4]).toBeCloseTo(4.3584190048e-12, 20);
  expect(Math.sqrt(semiMinorSquared)).toBeCloseTo(6_356_752.314140356, 6);
});

test.each([
  ['0.01° square', [111, 35, 111.01, 35, 111.01, 35.01, 111, 35.01], 1_012_695.4237, 4],
  ['triangle', [111, 35, 111.02, 35.005, 111.01, 35.02], 1_772_087.8238, 4],
  ['1′ square at 30°N', [111, 30, 111 + 1 / 60, 30, 111 + 1 / 60, 30 + 1 / 60, 111, 30 + 1 / 60], 2_970_794.3348, 4],
  ['1° square', [111, 35, 112, 35, 112, 36, 111, 36], 10_066_275_204.05, 2],
] as const)('ellipsoidal area of the %s is the published one', (_name, ring, expected, digits) => {
  expect(ellipsoidalArea([Float64Array.from(ring)], DEGREES, 'vertices')).toBeCloseTo(expected, digits);
});

test('the ellipsoid is the datum’s own', () => {
  const ring = Float64Array.from([111, 35, 111.01, 35, 111.01, 35.01, 111, 35.01]);
  const ours = ellipsoidalArea([ring], DEGREES, 'vertices');
  const krassowsky = ellipsoidalArea([ring], systemById('EPSG:4214')!, 'vertices');
  expect(krassowsky / ours - 1).toBeGreaterThan(2e-5);
  expect(krassowsky / ours - 1).toBeLessThan(5e-5);
});

test('plane over ellipsoid grows from the central meridian as DOMAIN §2.4 lists', () => {
  for (const [offset, ratio] of [[0, 1], [0.5, 1.0000524], [1, 1.0002074], [1.5, 1.0004651]] as const) {
    const square = Float64Array.from(rectangle(111 + offset, 35, 111.01 + offset, 35.01));
    expect(planarArea([forwardColumn(densifyDegrees(square), ZONE_37)]) / ellipsoidalArea([square], DEGREES, 'vertices')).toBeCloseTo(ratio, 7);
  }
});

test('densified sides give the area of straight plane sides, vertices the rule taken literally', () => {
  const ring = Float64Array.of(37_630_000, 3_800_000, 37_636_000, 3_801_000, 37_633_000, 3_806_000, 37_630_000, 3_800_000);
  expect(Math.max(...sides(densify(ring)))).toBeLessThanOrEqual(70 + 1e-9);
  const fine = signedRingAreaOnEllipsoid(inverseColumn(densify(densify(ring)), ZONE_37), 'CGCS2000');
  const densified = ellipsoidalArea([ring], ZONE_37, 'densified');
  const literal = ellipsoidalArea([ring], ZONE_37, 'vertices');
  expect(Math.abs(densified / fine - 1)).toBeLessThan(1e-9);
  // A plane side of 6 km bends about half a metre away from the line that is straight in latitude and longitude.
  expect(Math.abs(literal / densified - 1)).toBeGreaterThan(1e-6);
  expect(Math.abs(literal / densified - 1)).toBeLessThan(3e-4);
});

test('the local series agrees with annex D over zones, latitudes and sizes', () => {
  const random = seeded(7);
  for (let i = 0; i < 60; i++) {
    const system = systemById(`EPSG:${4513 + Math.floor(random() * 21)}`)!;
    const middle = forwardColumn(Float64Array.of(system.centralMeridianDegrees! + 3 * (random() - 0.5), 18 + 35 * random()), system);
    const size = [30, 400, 5000, 40_000][i % 4]!;
    const ring = Float64Array.from(star(random, middle[0]!, middle[1]!, size, 24));
    for (const edges of ['vertices', 'densified'] as const) {
      const areas = new EllipsoidalAreas(system, edges);
      const ours = areas.ofFeature(columnsOf([[[Array.from(ring)]]]), 0);
      // As a piece in coordinates of its own it is the same but for the last digits.
      const local = ring.map((value, k) => value - middle[k % 2]!);
      expect(Math.abs(areas.ofLoops([local], middle[0]!, middle[1]!) / ours - 1)).toBeLessThan(1e-9);
      // The full inverse projection carries a few nanometres, which is all that differs for a parcel of 30 m.
      expect(Math.abs(ours / ellipsoidalArea([ring], system, edges) - 1)).toBeLessThan(size < 100 ? 1e-9 : 1e-10);
    }
  }
});

test('a frame is refused where its series would not settle', () => {
  expect(equalAreaFrame(ZONE_37, [36_000_000, 1_000_000, 39_000_000, 6_000_000])).toBeNull();
  expect(equalAreaFrame(DEGREES, [110, 35, 111, 36])).toBeNull();
});

/** Sides of 0.01° cut into twenty, for sides that are straight in latitude and longitude. */
function densifyDegrees(ring: Float64Array): Float64Array {
  const dense: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    for (let k = 0; k < 20; k++) dense.push(ring[i]! + ((ring[i + 2]! - ring[i]!) * k) / 20, ring[i + 1]! + ((ring[i + 3]! - ring[i + 1]!) * k) / 20);
  }
  return Float64Array.from(dense);
}

function sides(ring: Float64Array): number[] {
  const lengths: number[] = [];
  for (let i = 2; i < ring.length; i += 2) lengths.push(Math.hypot(ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!));
  return lengths;
}
