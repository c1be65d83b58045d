/** Pit surveys as the check of workings sees them, and the two surfaces against each other: planes, a prism, a cone. */
import { expect, test } from 'vitest';
import { cellsInside } from '../../../../shared/analysis/surface/cells-inside.ts';
import { compareSurfaces } from '../../../../shared/analysis/surface/compare-surfaces.ts';
import { surfaceBelow } from '../../../../shared/analysis/surface/cut-fill.ts';
import { outlineCells } from '../../../../shared/analysis/surface/outline-cells.ts';
import { pitDrawing } from '../../../../shared/analysis/surface/pit-drawing.ts';
import type { LicensedMine } from '../../../../shared/analysis/workings/licensed-mines.ts';
import { CancelledError, quietJob, type Job } from '../../../../shared/base/job.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import { planarArea } from '../../../../shared/geometry/area.ts';
import type { ElevationGrid } from '../../../../shared/model/elevation-grid.ts';

const [E, N] = [38_503_000, 3_872_000];
function gridOf(size: number, cellMetres: number, at: (x: number, y: number) => number): ElevationGrid {
  const count = size / cellMetres;
  return { columns: count, rows: count, west: E, north: N + size, cellMetres, elevations: Float32Array.from({ length: count * count }, (_, i) => at(((i % count) + 0.5) * cellMetres, size - (Math.floor(i / count) + 0.5) * cellMetres)) };
}
/** A licence over the western part of the ground, down to 795 m. */
const mine = (east: number, bottom: number | null): LicensedMine => {
  const parts = [[Float64Array.of(E, N, E + east, N, E + east, N + 200, E, N + 200, E, N)]];
  return { right: { id: 'C1', mineName: '西岭矿' }, bodies: [{ name: null, parts, elevationTopMetres: 900, elevationBottomMetres: bottom }], parts } as unknown as LicensedMine;
};
const compare = (earlier: ElevationGrid, later: ElevationGrid, of: LicensedMine | null = null, accuracy: readonly [number | null, number | null] = [null, null]) =>
  compareSurfaces({ earlier, later, noiseMetres: 0, mine: of, heightAccuracyMetres: accuracy }, quietJob());

test('a cone: its volume within a thousandth at a hundred cells across, and the error falls with the cell', async () => {
  const [radius, depth] = [50, 30];
  const cone = (x: number, y: number): number => 800 - Math.max(0, depth * (1 - Math.hypot(x - 100, y - 100) / radius));
  const truth = (Math.PI * radius ** 2 * depth) / 3;
  const errorAt = async (cell: number): Promise<number> => Math.abs((await compare(gridOf(200, cell, () => 800), gridOf(200, cell, cone))).comparison.whole.cutCubicMetres / truth - 1);
  expect(await errorAt(1)).toBeLessThan(0.001);
  expect(await errorAt(0.5)).toBeLessThan(await errorAt(4));
});

test('two planes: their volume exactly; what it could be wrong by, from the stated accuracies', async () => {
  const plane = (drop: number) => (x: number, y: number): number => 800 + 0.25 * x - 0.5 * y - drop;
  const { comparison } = await compare(gridOf(200, 2, plane(0)), gridOf(200, 2, plane(1.5)), null, [0.3, 0.4]);
  expect(comparison.whole.cutCubicMetres).toBeCloseTo(200 * 200 * 1.5, 3);
  expect(comparison.uncertaintyCubicMetres).toBeCloseTo(200 * 200 * 0.5, 6);
});

test('a prism across the boundary: parts inside, outside and below the limit, each with the volume of its cells', async () => {
  const prism = (x: number, y: number): number => (x > 40 && x < 160 && y > 50 && y < 110 ? 790 : 800);
  const [earlier, later] = [gridOf(200, 2, () => 800), gridOf(200, 2, prism)];
  const { comparison, difference } = await compare(earlier, later, mine(100, 795));
  expect(comparison.licence).toMatchObject({ inside: { cutCubicMetres: 60 * 60 * 10 }, outside: { cutCubicMetres: 60 * 60 * 10 }, lowerLimitMetres: 795, belowLimit: { areaSquareMetres: 3600, volumeCubicMetres: 3600 * 5, mostMetres: 5, cutSinceCubicMetres: 3600 * 5 } });
  const { workings } = await pitDrawing({ file: 'x', system: systemById('EPSG:4526')!, elevationDatum: null, later, difference, noiseMetres: 0, mine: mine(100, 795) }, quietJob());
  // All that was cut inside lies below the limit: two parts remain.
  expect(workings.map(({ kind, thicknessMetres, elevation }) => [kind, thicknessMetres, elevation])).toEqual([
    ['pit', 10, { lowestMetres: 790, highestMetres: 790 }],
    ['pit', 5, { lowestMetres: 790, highestMetres: 790 }],
  ]);
  for (const { shape } of workings) expect(shape.kind === 'area' && shape.parts.reduce((sum, rings) => sum + planarArea(rings), 0)).toBeCloseTo(3600, 6);
});

test('a bottom that lies on the limit is not below it, whatever single floats make of its digits', async () => {
  for (const level of [795.1, 620.3, 1203.7]) {
    const [earlier, later] = [gridOf(200, 2, () => level + 5), gridOf(200, 2, (x) => (x < 50 ? level : level + 5))];
    const { comparison, difference } = await compare(earlier, later, mine(100, level));
    expect(comparison.licence?.belowLimit).toMatchObject({ areaSquareMetres: 0, mostMetres: 0 });
    const { workings } = await pitDrawing({ file: 'x', system: systemById('EPSG:4526')!, elevationDatum: null, later, difference, noiseMetres: 0, mine: mine(100, level) }, quietJob());
    expect(workings.map(({ elevation }) => elevation?.lowestMetres)).toEqual([level]);
  }
  expect(surfaceBelow(gridOf(10, 1, () => 794.99), 795, null).areaSquareMetres).toBe(100);
});

test('two seams over one another: their common ground is inside, not a hole', async () => {
  const [wide, narrow] = [mine(100, 795), mine(60, 750)];
  const both = { ...wide, bodies: [...wide.bodies, ...narrow.bodies], parts: [...wide.parts, ...narrow.parts] };
  const [earlier, later] = [gridOf(200, 2, () => 800), gridOf(200, 2, (x) => (x < 120 ? 790 : 800))];
  const { comparison, difference } = await compare(earlier, later, both);
  expect(comparison.licence).toMatchObject({ inside: { cutSquareMetres: 100 * 200 }, outside: { cutSquareMetres: 20 * 200 }, lowerLimitMetres: 750 });
  const { workings } = await pitDrawing({ file: 'x', system: systemById('EPSG:4526')!, elevationDatum: null, later, difference, noiseMetres: 0, mine: both }, quietJob());
  expect(workings.map(({ shape }) => shape.kind === 'area' && Math.round(shape.parts.reduce((sum, rings) => sum + planarArea(rings), 0)))).toEqual([100 * 200, 20 * 200]);
});

test('cells whose middle lies inside count as inside to the boundary: no side of a cell raises an excess', async () => {
  const later = gridOf(200, 2, (x) => (x < 101 ? 799 : 800));
  const { difference } = await compare(gridOf(200, 2, () => 800), later, mine(101.4, null));
  const { workings } = await pitDrawing({ file: 'x', system: systemById('EPSG:4526')!, elevationDatum: null, later, difference, noiseMetres: 0, mine: mine(101.4, null) }, quietJob());
  expect(workings).toHaveLength(1);
  expect((await pitDrawing({ file: 'x', system: systemById('EPSG:4526')!, elevationDatum: null, later, difference: null, noiseMetres: 0, mine: mine(101.4, null) }, quietJob())).workings).toEqual([]);
});

test('outlines of cells: holes, corners that touch, and the area of the cells', async () => {
  const marks = ['.....', '.###.', '.#.#.', '.###.', '....#'];
  const marked = Uint8Array.from(marks.join(''), (mark) => Number(mark === '#'));
  const parts = await outlineCells({ columns: 5, rows: 5, west: 0, north: 10, cellMetres: 2 }, marked, quietJob());
  expect(parts.map((rings) => rings.length).toSorted()).toEqual([1, 2]);
  expect(parts.reduce((sum, rings) => sum + planarArea(rings), 0)).toBeCloseTo(9 * 4, 9);
  const scattered = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i + Math.floor(i / 1000)) % 2);
  await expect(outlineCells({ columns: 1000, rows: 1000, west: 0, north: 0, cellMetres: 1 }, scattered, quietJob())).rejects.toThrow('surface.too-ragged');
});

test('marking and outlining cells can be cancelled', async () => {
  const grid = { columns: 400, rows: 400, west: E, north: N + 400, cellMetres: 1 };
  let pauses = 0;
  const cancelled: Job = { ...quietJob(), pause: () => (++pauses > 10 ? Promise.reject(new CancelledError()) : Promise.resolve()) };
  await expect(outlineCells(grid, new Uint8Array(160_000).fill(1), cancelled)).rejects.toThrow(CancelledError);
  pauses = 0;
  await expect(cellsInside(grid, mine(100, null).parts, cancelled)).rejects.toThrow(CancelledError);
});
