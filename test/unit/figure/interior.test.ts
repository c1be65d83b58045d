import { expect, test } from 'vitest';
import { clearance, interiorPoint, isInside, isInsideAny } from '../../../shared/figure/interior.ts';
import { seeded, star } from '../../helpers/polygons.ts';

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

test('no place of the grid has more room than the one found, though most are never looked at', () => {
  const random = seeded(20_261_120);
  for (let round = 0; round < 200; round++) {
    const rings = [star(random, 0, 0, 100, 5 + Math.floor(40 * random())), ...(round % 3 === 0 ? [star(random, 20, 10, 20, 9)] : [])];
    const [left, top] = [-120 + 100 * random(), -120 + 100 * random()];
    const within = [left, top, left + 40 + 160 * random(), top + 40 + 160 * random()] as const;
    const found = interiorPoint(rings, within);
    const box = [Math.max(left, least(rings, 0)), Math.max(top, least(rings, 1)), Math.min(within[2], -least(rings, 0, -1)), Math.min(within[3], -least(rings, 1, -1))] as const;
    let most = 0;
    for (let i = 0; i <= 16; i++) for (let j = 0; j <= 16; j++) most = Math.max(most, clearance(rings, box[0] + (i * (box[2] - box[0])) / 16, box[1] + (j * (box[3] - box[1])) / 16));
    expect(found?.clearance ?? 0).toBeGreaterThanOrEqual(most - 1e-9);
    if (found) expect(clearance(rings, found.x, found.y)).toBe(found.clearance);
  }
});

function least(rings: readonly (readonly number[])[], axis: 0 | 1, sign = 1): number {
  return Math.min(...rings.flat().filter((_, index) => index % 2 === axis).map((value) => sign * value));
}
