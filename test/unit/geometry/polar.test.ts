import { expect, test } from 'vitest';
import { polarOf, polarPoint, readBearing } from '../../../shared/geometry/polar.ts';

test('bearings count clockwise from north', () => {
  for (const [bearing, east, north] of [[0, 0, 100], [90, 100, 0], [180, 0, -100], [270, -100, 0]] as const) {
    const [x, y] = polarPoint([500, 1000], 100, bearing);
    expect([x, y]).toEqual([expect.closeTo(500 + east, 9), expect.closeTo(1000 + north, 9)]);
  }
});

test('distance and bearing lead back to where they were taken', () => {
  for (const to of [[513.2, 987.1], [400, 1000], [500, 900]] as const) {
    const { distanceMetres, bearingDegrees } = polarOf([500, 1000], to);
    expect(polarPoint([500, 1000], distanceMetres, bearingDegrees)).toEqual([expect.closeTo(to[0], 9), expect.closeTo(to[1], 9)]);
  }
});

test('degrees, minutes and seconds are read in any usual writing; nonsense is not', () => {
  for (const words of ['123°30′18″', "123°30'18\"", '123 30 18', '123度30分18秒', '123.505']) expect(readBearing(words)).toBeCloseTo(123.505, 9);
  for (const words of ['', '东', '361', '12 60', '12.5 30', '-3', '1 2 3 4']) expect(readBearing(words)).toBeNull();
});
