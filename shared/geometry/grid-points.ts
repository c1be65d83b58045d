/** The ground of a grid: its box, and points of it, few enough to be joined and drawn. */
import type { ElevationGrid } from '../model/elevation-grid.ts';
import type { Extent } from '../model/extent.ts';

/** East, north, elevation of every so many cells in both directions, at most about `most`; cells without a height are left out. */
export function pointsOfGrid({ columns, rows, west, north, cellMetres, elevations }: ElevationGrid, most: number): Float64Array {
  const every = Math.max(1, Math.ceil(Math.sqrt((columns * rows) / most)));
  const points: number[] = [];
  for (let row = Math.floor(every / 2); row < rows; row += every) {
    for (let column = Math.floor(every / 2); column < columns; column += every) {
      const elevation = elevations[row * columns + column]!;
      if (!Number.isNaN(elevation)) points.push(west + (column + 0.5) * cellMetres, north - (row + 0.5) * cellMetres, elevation);
    }
  }
  return Float64Array.from(points);
}

/** Box of all its cells. */
export function extentOfGrid({ columns, rows, west, north, cellMetres }: Pick<ElevationGrid, 'columns' | 'rows' | 'west' | 'north' | 'cellMetres'>): Extent {
  return [west, north - rows * cellMetres, west + columns * cellMetres, north];
}
