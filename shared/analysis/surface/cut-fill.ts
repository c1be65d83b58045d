/** Earth moved between two surveys of a pit: cell by cell, with the method and the cell named. */
import { elevationAt } from '../../geometry/grid-sample.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { BeyondSurface, CutFill } from '../../model/surface-comparison.ts';
import type { Job } from '../../base/job.ts';

/** Later minus earlier over the later grid's cells, metres; NaN where one of them has no height. */
export interface SurfaceDifference {
  readonly later: ElevationGrid;
  readonly metres: Float32Array;
  /** The earlier surface was read between its cells (bilinear), because the grids differ. */
  readonly resampled: boolean;
}

/** The earlier surface is taken at the middles of the later one's cells. */
export async function differenceOf(earlier: ElevationGrid, later: ElevationGrid, job: Job): Promise<SurfaceDifference> {
  const { columns, rows, west, north, cellMetres, elevations } = later;
  const same = earlier.columns === columns && earlier.rows === rows && earlier.west === west && earlier.north === north && earlier.cellMetres === cellMetres;
  const metres = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    await job.pause();
    job.report({ stage: 'surface.stage.compare', fraction: row / rows });
    const northing = north - (row + 0.5) * cellMetres;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      metres[cell] = elevations[cell]! - (same ? earlier.elevations[cell]! : elevationAt(earlier, west + (column + 0.5) * cellMetres, northing));
    }
  }
  return { later, metres, resampled: !same };
}

/**
 * Sums over the cells that `counts` names (1; null: all). Differences up to `noiseMetres` are the surveys' own (an
 * explicit choice; 0 counts all).
 */
export function cutAndFill({ later, metres, resampled }: SurfaceDifference, counts: Uint8Array | null, noiseMetres: number): CutFill {
  const { cellMetres, elevations } = later;
  let [cut, fill, compared, changed, cutCells, uncovered, deepest, highest] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let cell = 0; cell < metres.length; cell++) {
    if (counts !== null && counts[cell] !== 1) continue;
    const difference = metres[cell]!;
    if (Number.isNaN(difference)) {
      if (!Number.isNaN(elevations[cell]!)) uncovered++;
      continue;
    }
    compared++;
    if (Math.abs(difference) <= noiseMetres) continue;
    changed++;
    if (difference < 0) {
      cut -= difference;
      cutCells++;
    } else fill += difference;
    deepest = Math.max(deepest, -difference);
    highest = Math.max(highest, difference);
  }
  const cell = cellMetres * cellMetres;
  return {
    method: 'cell-difference', cellMetres, resampled, cutCubicMetres: cut * cell, fillCubicMetres: fill * cell, comparedSquareMetres: compared * cell, changedSquareMetres: changed * cell,
    cutSquareMetres: cutCells * cell, uncoveredSquareMetres: uncovered * cell, deepestCutMetres: deepest, highestFillMetres: highest,
  };
}

/** Grids are kept in single floats, which hold a height of ground to half a millimetre: nothing thinner lies below a limit. */
const HELD_METRES = 0.0005;

/** How far ground lies below a limit; 0 where it does not, or has no height. */
export function depthBelow(elevationMetres: number, limitMetres: number): number {
  const depth = limitMetres - elevationMetres;
  return depth > HELD_METRES ? depth : 0;
}

/** A pit's bottom against the lower limit, over the cells that `counts` names (null: all). */
export function surfaceBelow({ cellMetres, elevations }: ElevationGrid, limitMetres: number, counts: Uint8Array | null): BeyondSurface {
  let [cells, depth, mostMetres] = [0, 0, 0];
  for (let cell = 0; cell < elevations.length; cell++) {
    const below = depthBelow(elevations[cell]!, limitMetres);
    if (below === 0 || (counts !== null && counts[cell] !== 1)) continue;
    cells++;
    depth += below;
    mostMetres = Math.max(mostMetres, below);
  }
  return { areaSquareMetres: cells * cellMetres ** 2, volumeCubicMetres: depth * cellMetres ** 2, mostMetres };
}

/** Of the cut, what was taken from below the limit since the earlier survey, m³. */
export function cutBelow({ later, metres }: SurfaceDifference, limitMetres: number, counts: Uint8Array | null, noiseMetres: number): number {
  let sum = 0;
  for (let cell = 0; cell < metres.length; cell++) {
    const difference = metres[cell]!;
    if (!(difference < -noiseMetres) || (counts !== null && counts[cell] !== 1)) continue;
    const now = later.elevations[cell]!;
    sum += Math.max(0, Math.min(limitMetres, now - difference) - now);
  }
  return sum * later.cellMetres ** 2;
}
