import { expect, test } from 'vitest';
import { polarPoint, readBearing } from '../../../shared/geometry/polar.ts';

test('bearings count clockwise from north', () => {
  for (const [bearing, east, north] of [[0, 0, 100], [90, 100, 0], [180, 0, -100], [270, -100, 0]] as const) {
    const [x, y] = polarPoint([500, 1000], 100, bearing);
    expect([x, y]).toEqual([expect.closeTo(500 + east, 9), expect.closeTo(1000 + north, 9)]);
  }
});

test('a triangle of 3, 4 and 5 lies where its sides say', () => {
  const bearing = (Math.atan2(3, 4) * 180) / Math.PI;
  expect(polarPoint([500, 1000], 5, bearing)).toEqual([expect.closeTo(503, 9), expect.closeTo(1004, 9)]);
  expect(polarPoint([500, 1000], 5, 180 + bearing)).toEqual([expect.closeTo(497, 9), expect.closeTo(996, 9)]);
});

test('degrees, minutes and seconds are read in any usual writing; nonsense is not', () => {
  for (const words of ['123°30′18″', "123°30'18\"", '123 30 18', '123度30分18秒', '123.505']) expect(readBearing(words)).toBeCloseTo(123.505, 9);
  for (const words of ['', '东', '361', '12 60', '12.5 30', '-3', '1 2 3 4']) expect(readBearing(words)).toBeNull();
});
