import { expect, test } from 'vitest';
import { clearance, interiorPoint, isInside, isInsideAny } from '../../../shared/figure/interior.ts';

const U_SHAPE = [[0, 0, 10, 0, 10, 10, 8, 10, 8, 2, 2, 2, 2, 10, 0, 10]];
const WITH_HOLE = [[0, 0, 10, 0, 10, 10, 0, 10], [3, 3, 7, 3, 7, 7, 3, 7]];
const EVERYWHERE = [-100, -100, 100, 100] as const;

test('a label point lies inside a bent area, not in its middle', () => {
  const point = interiorPoint(U_SHAPE, EVERYWHERE)!;
  expect(isInside(U_SHAPE, 5, 6)).toBe(false);
  expect(isInside(U_SHAPE, point.x, point.y)).toBe(true);
  expect(point.clearance).toBeGreaterThan(0.95);
});

test('a hole is outside, and the point keeps away from its edge', () => {
  const point = interiorPoint(WITH_HOLE, EVERYWHERE)!;
  expect(isInside(WITH_HOLE, 5, 5)).toBe(false);
  expect(clearance(WITH_HOLE, point.x, point.y)).toBeCloseTo(point.clearance, 9);
  expect(point.clearance).toBeGreaterThan(1.4);
});

test('only the visible part counts, and nothing visible gives no point', () => {
  const point = interiorPoint(WITH_HOLE, [7, 0, 10, 10])!;
  expect(point.x).toBeGreaterThanOrEqual(7);
  expect(interiorPoint(WITH_HOLE, [20, 20, 30, 30])).toBeNull();
});

test('areas over each other do not cancel', () => {
  const square = [[0, 0, 4, 0, 4, 4, 0, 4]];
  expect(isInsideAny([square, square], 2, 2)).toBe(true);
});
