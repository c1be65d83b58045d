/** A raster laid anew in square cells of a plane: bilinear between the middles of its cells. */
import type { Job } from '../../base/job.ts';
import { elevationAt } from '../../geometry/grid-sample.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { Extent } from '../../model/extent.ts';
import type { ElevationRaster } from './contract.ts';

/** `back` takes flat places of the plane to the raster's numbers. Cells lie on round lines over `extent` (of the plane). */
export async function layAnew({ columns, rows, west, north, cellEast, cellNorth, elevations }: ElevationRaster, extent: Extent, cellMetres: number, back: (flat: Float64Array) => Float64Array, job: Job): Promise<ElevationGrid> {
  const west0 = Math.floor(extent[0] / cellMetres) * cellMetres;
  const north0 = Math.ceil(extent[3] / cellMetres) * cellMetres;
  const [wide, high] = [Math.max(1, Math.ceil((extent[2] - west0) / cellMetres)), Math.max(1, Math.ceil((north0 - extent[1]) / cellMetres))];
  const laid = new Float32Array(wide * high);
  // In units of its own cells a raster is a grid of square ones.
  const unit: ElevationGrid = { columns, rows, west: 0, north: 0, cellMetres: 1, elevations };
  const flat = new Float64Array(2 * wide);
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      flat[2 * column] = west0 + (column + 0.5) * cellMetres;
      flat[2 * column + 1] = north0 - (row + 0.5) * cellMetres;
    }
    const places = back(flat);
    for (let column = 0; column < wide; column++) laid[row * wide + column] = elevationAt(unit, (places[2 * column]! - west) / cellEast, (places[2 * column + 1]! - north) / cellNorth);
    if (row % 16 === 0) await job.pause();
  }
  return { columns: wide, rows: high, west: west0, north: north0, cellMetres, elevations: laid };
}
