/** Earth moved between two surveys of a pit: cell by cell, with the method and the cell named. */
import { elevationAt } from '../../geometry/grid-sample.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { AreaParts } from '../../model/mine-drawing.ts';
import type { Job } from '../../base/job.ts';
import { isInsideRings } from '../workings/line-outside.ts';

export interface CutFill {
  /** Sum over the later grid's cells of the difference at their middles times the cell. */
  readonly method: 'cell-difference';
  readonly cellMetres: number;
  /** The earlier surface was read between its cells (bilinear), because the grids differ. */
  readonly resampled: boolean;
  /** Ground taken away, and put on, m³. */
  readonly cutCubicMetres: number;
  readonly fillCubicMetres: number;
  /** Ground that both surveys cover, m²; of it, with a change above the noise. */
  readonly comparedSquareMetres: number;
  readonly changedSquareMetres: number;
  /** Ground of the later survey that the earlier one does not cover: no volume is known there. */
  readonly uncoveredSquareMetres: number;
  readonly deepestCutMetres: number;
}

/**
 * `within` limits the comparison to cells whose middle lies in these areas. Differences up to `noiseMetres` are the
 * surveys' own (an explicit choice; 0 counts all).
 */
export async function cutAndFill(before: ElevationGrid, after: ElevationGrid, within: AreaParts | null, noiseMetres: number, job: Job): Promise<CutFill> {
  const { columns, rows, west, north, cellMetres, elevations } = after;
  const same = before.columns === columns && before.rows === rows && before.west === west && before.north === north && before.cellMetres === cellMetres;
  const rings = within?.flat() ?? null;
  const box = rings ? extentOfRings(rings) : null;
  let [cut, fill, compared, changed, uncovered, deepest] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    await job.pause();
    const northing = north - (row + 0.5) * cellMetres;
    if (box && (northing < box[1] || northing > box[3])) continue;
    for (let column = 0; column < columns; column++) {
      const later = elevations[row * columns + column]!;
      if (Number.isNaN(later)) continue;
      const east = west + (column + 0.5) * cellMetres;
      if (box && (east < box[0] || east > box[2] || !isInsideRings(rings!, east, northing))) continue;
      const earlier = same ? before.elevations[row * columns + column]! : elevationAt(before, east, northing);
      if (Number.isNaN(earlier)) {
        uncovered++;
        continue;
      }
      compared++;
      const difference = later - earlier;
      if (Math.abs(difference) <= noiseMetres) continue;
      changed++;
      if (difference < 0) cut -= difference;
      else fill += difference;
      deepest = Math.max(deepest, -difference);
    }
  }
  const cell = cellMetres * cellMetres;
  return {
    method: 'cell-difference', cellMetres, resampled: !same, cutCubicMetres: cut * cell, fillCubicMetres: fill * cell, comparedSquareMetres: compared * cell, changedSquareMetres: changed * cell,
    uncoveredSquareMetres: uncovered * cell, deepestCutMetres: deepest,
  };
}

/** Where a surface lies below (or above) a limit: ground, volume and the largest depth. */
export interface BeyondSurface {
  readonly areaSquareMetres: number;
  readonly volumeCubicMetres: number;
  readonly mostMetres: number;
}

/** A pit's bottom against the lower limit, inside the licence's outline. */
export function surfaceBelow({ columns, rows, west, north, cellMetres, elevations }: ElevationGrid, limitMetres: number, within: AreaParts): BeyondSurface {
  const rings = within.flat();
  let [cells, depth, mostMetres] = [0, 0, 0];
  for (let cell = 0; cell < columns * rows; cell++) {
    const below = limitMetres - elevations[cell]!;
    if (!(below > 0)) continue;
    if (!isInsideRings(rings, west + ((cell % columns) + 0.5) * cellMetres, north - (Math.floor(cell / columns) + 0.5) * cellMetres)) continue;
    cells++;
    depth += below;
    mostMetres = Math.max(mostMetres, below);
  }
  return { areaSquareMetres: cells * cellMetres ** 2, volumeCubicMetres: depth * cellMetres ** 2, mostMetres };
}
