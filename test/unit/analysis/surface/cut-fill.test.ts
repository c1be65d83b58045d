/** Pit surveys: grids and point clouds read, and the earth moved between two of them, against closed forms. */
import { expect, test } from 'vitest';
import { cellsInside } from '../../../../shared/analysis/surface/cells-inside.ts';
import { cutAndFill as sumDifference, cutBelow, differenceOf, surfaceBelow } from '../../../../shared/analysis/surface/cut-fill.ts';
import { quietJob, type Job } from '../../../../shared/base/job.ts';
import type { ElevationGrid } from '../../../../shared/model/elevation-grid.ts';
import type { AreaParts } from '../../../../shared/model/mine-drawing.ts';

const [E, N] = [38_503_000, 3_872_000];
const cutAndFill = async (before: ElevationGrid, after: ElevationGrid, within: AreaParts | null, noiseMetres: number, job: Job) => sumDifference(await differenceOf(before, after, job), within && (await cellsInside(after, within, job)), noiseMetres);
/** A grid of `size` metres square whose lower left corner is E, N. */
function gridOf(size: number, cellMetres: number, at: (east: number, north: number) => number, shift = 0): ElevationGrid {
  const count = size / cellMetres;
  const elevations = Float64Array.from({ length: count * count }, (_, i) => at(shift + ((i % count) + 0.5) * cellMetres, shift + size - (Math.floor(i / count) + 0.5) * cellMetres));
  return { columns: count, rows: count, west: E + shift, north: N + shift + size, cellMetres, elevations };
}
const pit = (x: number, y: number): number => (x > 20 && x < 60 && y > 30 && y < 80 ? 792 : 800);

test('a pit with straight walls: area times depth, exactly', async () => {
  const { cutCubicMetres, fillCubicMetres, deepestCutMetres, changedSquareMetres, comparedSquareMetres, resampled, method } = await cutAndFill(gridOf(100, 1, () => 800), gridOf(100, 1, pit), null, 0, quietJob());
  expect([cutCubicMetres, fillCubicMetres, deepestCutMetres, changedSquareMetres, comparedSquareMetres, resampled, method]).toEqual([40 * 50 * 8, 0, 8, 2000, 10_000, false, 'cell-difference']);
});

test('cut and fill apart; noise is a choice; a limited area; no volume where only one survey has ground', async () => {
  const moved = gridOf(100, 1, (x, y) => (x < 10 ? 803 : pit(x, y) + 0.05));
  expect(await cutAndFill(gridOf(100, 1, () => 800), moved, null, 0.1, quietJob())).toMatchObject({ fillCubicMetres: 3000, changedSquareMetres: 3000 });
  const half = [[[E, N, E + 40, N, E + 40, N + 100, E, N + 100, E, N]]];
  expect((await cutAndFill(gridOf(100, 1, () => 800), gridOf(100, 1, pit), half, 0, quietJob())).cutCubicMetres).toBe(20 * 50 * 8);
  const holed = gridOf(100, 1, (x) => (x > 90 ? Number.NaN : 800));
  expect(await cutAndFill(holed, gridOf(100, 1, pit), null, 0, quietJob())).toMatchObject({ comparedSquareMetres: 9000, uncoveredSquareMetres: 1000 });
});

test('grids of different cells and corners: a slope lowered by two metres', async () => {
  const slope = (x: number, y: number): number => 800 - 0.1 * x + 0.02 * y;
  const { cutCubicMetres, comparedSquareMetres, resampled } = await cutAndFill(gridOf(120, 2, slope, -10), gridOf(100, 1, (x, y) => slope(x, y) - 2), null, 0, quietJob());
  expect([comparedSquareMetres, resampled]).toEqual([10_000, true]);
  expect(cutCubicMetres).toBeCloseTo(20_000, 4);
});

test('a bottom below the limit: ground, volume, depth', async () => {
  const licence = [[[E, N, E + 100, N, E + 100, N + 100, E, N + 100, E, N]]];
  const inside = await cellsInside(gridOf(100, 1, pit), licence, quietJob());
  expect(surfaceBelow(gridOf(100, 1, pit), 795, inside)).toEqual({ areaSquareMetres: 2000, volumeCubicMetres: 6000, mostMetres: 3 });
  expect(surfaceBelow(gridOf(100, 1, pit), 790, inside)).toEqual({ areaSquareMetres: 0, volumeCubicMetres: 0, mostMetres: 0 });
});


test('what was taken from below a limit since the earlier survey, not what lay below it before', async () => {
  const earlier = gridOf(100, 1, (x, y) => (pit(x, y) === 792 && x < 40 ? 794 : 800));
  // 20 × 50 m went from 794 to 792, 20 × 50 m from 800 to 792, with the limit at 795.
  expect(cutBelow(await differenceOf(earlier, gridOf(100, 1, pit), quietJob()), 795, null, 0)).toBe(20 * 50 * 2 + 20 * 50 * 3);
});

test('cells inside: every cell falls on one side of a shared boundary, holes are out', async () => {
  const grid = gridOf(10, 1, () => 0);
  const square = (x: number, y: number, size: number) => [E + x, N + y, E + x + size, N + y, E + x + size, N + y + size, E + x, N + y + size, E + x, N + y];
  const [left, right] = [await cellsInside(grid, [[[E, N, E + 4.5, N, E + 4.5, N + 10, E, N + 10, E, N]]], quietJob()), await cellsInside(grid, [[[E + 4.5, N, E + 10, N, E + 10, N + 10, E + 4.5, N + 10, E + 4.5, N]]], quietJob())];
  expect(left.every((value, cell) => value + right[cell]! === 1)).toBe(true);
  expect((await cellsInside(grid, [[square(0, 0, 10), square(2, 2, 3)]], quietJob())).reduce((sum, value) => sum + value, 0)).toBe(91);
});
