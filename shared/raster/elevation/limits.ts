/** A grid of so many cells takes 200 MB; larger ones are refused with what to do. */
export const MOST_CELLS = 50_000_000;
/** The cell that a grid of so many cells would have to have to be allowed, metres, rounded up to two digits. */
export function leastCell(cellMetres: number, cells: number): number {
  const exact = cellMetres * Math.sqrt(cells / MOST_CELLS);
  const step = 10 ** (Math.floor(Math.log10(exact)) - 1);
  return Number((Math.ceil(exact / step) * step).toPrecision(2));
}

/** Sums and counts of so many cells are held at once (250 MB); a larger grid of points is made in two strips, the file read once for each. */
export const CELLS_AT_ONCE = 25_000_000;
/** Points that are joined by triangles; more are never needed where empty cells are few. */
export const MOST_TRIANGULATED_POINTS = 3_000_000;
