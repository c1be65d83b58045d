/** Pit surveys: grids and point clouds read, and the earth moved between two of them, against closed forms. */
import { expect, test } from 'vitest';
import { cutAndFill, surfaceBelow } from '../../../../shared/analysis/surface/cut-fill.ts';
import { memorySource } from '../../../../shared/base/byte-source.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { isAsciiGrid, readAsciiGrid } from '../../../../shared/formats/elevation/ascii-grid.ts';
import { thinPointCloud } from '../../../../shared/formats/elevation/point-cloud.ts';
import type { ElevationGrid } from '../../../../shared/model/elevation-grid.ts';
import { seeded } from '../../../helpers/polygons.ts';

const [E, N] = [38_503_000, 3_872_000];
const text = (name: string, words: string) => memorySource(name, new TextEncoder().encode(words));
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

test('a bottom below the limit: ground, volume, depth', () => {
  const licence = [[[E, N, E + 100, N, E + 100, N + 100, E, N + 100, E, N]]];
  expect(surfaceBelow(gridOf(100, 1, pit), 795, licence)).toEqual({ areaSquareMetres: 2000, volumeCubicMetres: 6000, mostMetres: 3 });
  expect(surfaceBelow(gridOf(100, 1, pit), 790, licence)).toEqual({ areaSquareMetres: 0, volumeCubicMetres: 0, mostMetres: 0 });
});

const ASC = `ncols 3\nnrows 2\nxllcorner ${E}\nyllcorner ${N}\ncellsize 2\nNODATA_value -9999\n801 802 803\n804 -9999 806\n`;

test('an ASCII grid: rows from the north, corner or middle, what is missing', async () => {
  expect(isAsciiGrid(ASC)).toBe(true);
  const { value, problems } = await readAsciiGrid(text('a.asc', ASC), quietJob());
  expect(problems).toEqual([]);
  expect([value.columns, value.rows, value.west, value.north, value.cellMetres]).toEqual([3, 2, E, N + 4, 2]);
  expect([...value.elevations]).toEqual([801, 802, 803, 804, Number.NaN, 806]);
  const middle = await readAsciiGrid(text('b.asc', ASC.replace('xllcorner', 'XLLCENTER').replace('yllcorner', 'YLLCENTER').replaceAll('\n', '\r\n')), quietJob());
  expect([middle.value.west, middle.value.north]).toEqual([E - 1, N + 3]);
});

test('grids that are none: each says what is wrong', async () => {
  const code = async (words: string): Promise<string> => readAsciiGrid(text('a.asc', words), quietJob()).then(({ problems }) => problems[0]?.code ?? 'none', ({ problem }) => problem.code);
  expect(await code(ASC.replace('cellsize 2\n', ''))).toBe('surface.grid-head');
  expect(await code(ASC.replace('cellsize 2', 'dx 2\ndy 3'))).toBe('surface.grid-not-square');
  expect(await code(ASC.replace('ncols 3', 'ncols 30000000'))).toBe('surface.grid-too-large');
  expect(await code(ASC.replace('ncols 3', 'ncols 3.5'))).toBe('surface.grid-head');
  expect(await code(ASC.replace(String(E), '113.1').replace(String(N), '35.2').replace('cellsize 2', 'cellsize 0.0003'))).toBe('surface.degrees');
  expect(await code(ASC.replace('806\n', ''))).toBe('surface.grid-short');
  expect(await code(ASC.replace('802', 'x'))).toBe('surface.grid-unreadable');
});

test('a point cloud thinned to cells on round lines, in either order of axes', async () => {
  const random = seeded(3);
  const points = Array.from({ length: 4000 }, () => [E + 0.3 + random() * 19.4, N + 0.3 + random() * 19.4, 0]).map(([x, y]) => [x!, y!, 800 + (x! - E)] as const);
  const lines = (order: readonly number[]): string => `// x y z\r\n${points.map((point) => order.map((axis) => point[axis]!.toFixed(3)).join(' ')).join('\r\n')}\r\n\r\nbroken 1`;
  const straight = await thinPointCloud(text('a.xyz', lines([0, 1, 2])), 2, quietJob());
  expect(straight.value).toMatchObject({ pointCount: 4000, filledCells: 100, axesSwapped: false, grid: { columns: 10, rows: 10, west: E, north: N + 20, cellMetres: 2 } });
  // The mean of a cell of a slope is near its middle.
  straight.value.grid.elevations.forEach((elevation, cell) => expect(Math.abs(elevation - (800 + ((cell % 10) + 0.5) * 2))).toBeLessThan(0.6));
  const swapped = await thinPointCloud(text('a.xyz', lines([1, 0, 2])), 2, quietJob());
  expect(swapped.value.axesSwapped).toBe(true);
  expect(swapped.value.grid.elevations).toEqual(straight.value.grid.elevations);
  for (const degrees of ['113.1 35.2 800', '35.2 113.1 800']) await expect(thinPointCloud(text('a.xyz', degrees), 2, quietJob())).rejects.toMatchObject({ problem: { code: 'surface.degrees' } });
  await expect(thinPointCloud(text('a.xyz', 'no numbers here'), 2, quietJob())).rejects.toMatchObject({ problem: { code: 'surface.cloud-empty' } });
});
