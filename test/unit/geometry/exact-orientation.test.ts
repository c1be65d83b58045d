import { expect, test } from 'vitest';
import { orientation, ORIENTATION_GRID_METRES, snapToGrid } from '../../../shared/geometry/exact-orientation.ts';
import { seeded } from '../../helpers/polygons.ts';

const STEPS = 1 / ORIENTATION_GRID_METRES;

/** The same determinant in whole numbers. */
function exactSign(...c: readonly number[]): number {
  const [ax, ay, bx, by, cx, cy] = c.map((value) => BigInt(value * STEPS)) as [bigint, bigint, bigint, bigint, bigint, bigint];
  const determinant = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

test('snapping leaves whole grid steps and moves by half a step at most', () => {
  const random = seeded(1);
  for (let i = 0; i < 2000; i++) {
    const value = (random() - 0.5) * 4_000_000;
    const snapped = snapToGrid(value);
    expect(Number.isInteger(snapped * STEPS)).toBe(true);
    expect(Math.abs(snapped - value)).toBeLessThanOrEqual(ORIENTATION_GRID_METRES / 2);
  }
});

test('the sign is exact for points in line and one grid step beside it, also far apart', { timeout: 60_000 }, () => {
  const random = seeded(2);
  let zeros = 0;
  for (let i = 0; i < 20_000; i++) {
    const reach = [1, 1000, 2_000_000][i % 3]!;
    const coordinate = (): number => snapToGrid((random() - 0.5) * reach);
    const [ax, ay, dx, dy] = [coordinate(), coordinate(), snapToGrid((random() - 0.5) * 0.01), snapToGrid((random() - 0.5) * 0.01)];
    const [m, n] = [Math.floor(random() * 50) - 25, Math.floor(random() * 50) - 25];
    const shift = (i % 5 === 0 ? 0 : i % 2 === 0 ? 1 : -1) * ORIENTATION_GRID_METRES;
    const points = [ax, ay, ax + m * dx, ay + m * dy, ax + n * dx + shift, ay + n * dy] as const;
    const exact = exactSign(...points);
    expect(Math.sign(orientation(...points)) + 0).toBe(exact);
    if (exact === 0) zeros++;
  }
  expect(zeros).toBeGreaterThan(2000);
});

test('the plain floating-point determinant would be wrong here', { timeout: 60_000 }, () => {
  // A case in which both products round to the same number though they differ.
  const random = seeded(3);
  let rescued = 0;
  for (let i = 0; i < 20_000; i++) {
    const [ax, ay, bx, by] = Array.from({ length: 4 }, () => snapToGrid((random() - 0.5) * 3_000_000)) as [number, number, number, number];
    const share = random();
    const points = [ax, ay, bx, by, snapToGrid(ax + (bx - ax) * share), snapToGrid(ay + (by - ay) * share)] as const;
    const exact = exactSign(...points);
    expect(Math.sign(orientation(...points)) + 0).toBe(exact);
    const [, , , , cx, cy] = points;
    if ((ax - cx) * (by - cy) === (ay - cy) * (bx - cx) && exact !== 0) rescued++;
  }
  expect(rescued).toBeGreaterThan(0);
});
