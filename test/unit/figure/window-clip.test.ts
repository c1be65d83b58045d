import { expect, test } from 'vitest';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';
import { ringArea } from '../../../shared/figure/interior.ts';
import { clipLine, clipRing, pathsOnSheet } from '../../../shared/figure/window-clip.ts';
import { windowOver } from '../../../shared/figure/sheet.ts';

const BOX = [0, 0, 10, 10] as const;

test('a ring is cut to the box and keeps exactly the area inside', () => {
  expect(ringArea(clipRing([-5, -5, 5, -5, 5, 5, -5, 5], BOX))).toBe(25);
  expect(ringArea(clipRing([-5, 2, 20, 2, 20, 4, -5, 4], BOX))).toBe(20);
  expect(clipRing([20, 20, 30, 20, 30, 30], BOX)).toEqual([]);
  expect(ringArea(clipRing([-100, -100, 100, -100, 100, 100, -100, 100], BOX))).toBe(100);
});

test('a concave ring that comes back twice keeps both parts', () => {
  const comb = [-1, 1, 11, 1, 11, 3, 12, 3, 12, 5, 11, 5, 11, 7, -1, 7, -1, 6, 11, 6, 11, 2, -1, 2];
  expect(ringArea(clipRing(comb, BOX))).toBeCloseTo(20, 9);
});

test('a line that leaves and comes back gives two pieces, one inside stays whole', () => {
  expect(clipLine([1, 1, 5, 1, 9, 1], BOX)).toEqual([[1, 1, 5, 1, 9, 1]]);
  expect(clipLine([1, 5, 20, 5, 20, 8, 1, 8], BOX)).toEqual([[1, 5, 10, 5], [10, 8, 1, 8]]);
  expect(clipLine([-5, 5, -1, 5], BOX)).toEqual([]);
});

test('vertices closer than five hundredths of a millimetre are thinned, shapes stay', () => {
  const builder = new GeometryBuilder('polygon');
  const ring: number[] = [];
  for (let i = 0; i < 2000; i++) ring.push(500 + 100 * Math.cos((i * Math.PI) / 1000), 500 + 100 * Math.sin((i * Math.PI) / 1000));
  builder.path(ring);
  builder.endPart();
  builder.endFeature();
  const [path] = pathsOnSheet(builder.finish(), 0, windowOver([0, 0, 1000, 1000], 10_000, 0, 0, 100, 100));
  // 314 m of ground each 10 m per millimetre: 62.8 mm of circle in steps of 0.05 mm and more.
  expect(path!.length / 2).toBeLessThan(1300);
  expect(ringArea(path!)).toBeCloseTo(Math.PI * 100, 0);
});
