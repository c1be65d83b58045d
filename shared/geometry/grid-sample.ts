/** Elevation of a grid at any place. */
import type { ElevationGrid } from '../model/elevation-grid.ts';

/** Bilinear between the middles of the four cells around; NaN where one of them is missing, and outside. */
export function elevationAt({ columns, rows, west, north, cellMetres, elevations }: ElevationGrid, east: number, northing: number): number {
  const x = (east - west) / cellMetres - 0.5;
  const y = (north - northing) / cellMetres - 0.5;
  // Half a cell at the rim belongs to the cell itself.
  if (!(x >= -0.5 && y >= -0.5 && x <= columns - 0.5 && y <= rows - 0.5)) return Number.NaN;
  const [cx, cy] = [Math.min(Math.max(x, 0), columns - 1), Math.min(Math.max(y, 0), rows - 1)];
  const [column, row] = [Math.min(Math.floor(cx), Math.max(0, columns - 2)), Math.min(Math.floor(cy), Math.max(0, rows - 2))];
  const [fx, fy] = [cx - column, cy - row];
  const value = (dc: number, dr: number): number => elevations[Math.min(row + dr, rows - 1) * columns + Math.min(column + dc, columns - 1)]!;
  // A weight of zero must not spread a missing neighbour.
  const mix = (a: number, b: number, share: number): number => (share === 0 ? a : share === 1 ? b : a + share * (b - a));
  return mix(mix(value(0, 0), value(1, 0), fx), mix(value(0, 1), value(1, 1), fx), fy);
}
