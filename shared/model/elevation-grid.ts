/** A regular grid of elevations: a DEM raster, or points of a survey thinned to cells. */

/** Rows from north to south, columns from west to east; values stand for the middles of cells. */
export interface ElevationGrid {
  readonly columns: number;
  readonly rows: number;
  /** West edge of the first column and north edge of the first row, metres of the projected system. */
  readonly west: number;
  readonly north: number;
  readonly cellMetres: number;
  /** columns × rows; NaN where there is none. */
  readonly elevations: Float32Array | Float64Array;
}
