/** The means of the points in each cell of a grid: however many cells there are, the sums of only some are held at once. */
import { partOfJob, type Job } from '../../base/job.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { Extent } from '../../model/extent.ts';

/** Where the cells lie. */
export type Frame = Omit<ElevationGrid, 'elevations'>;
/** Goes through the points in the plane of the grid. */
export type EachPoint = (take: (east: number, north: number, z: number) => void, job: Job) => Promise<void>;

/**
 * The frame of cells on round lines around a box. Points that are a raster of their own (`spacing`; null: a cloud) stand at
 * the middles of its cells, as rasters written as points do: then the lines run halfway between the points.
 */
export function frameOf([west0, south, east, north0]: Extent, cellMetres: number, spacing: number | null): Frame {
  const west = lineBefore(west0, cellMetres, spacing);
  const north = -lineBefore(-north0, cellMetres, spacing);
  return { columns: Math.floor((east - west) / cellMetres) + 1, rows: Math.floor((north - south) / cellMetres) + 1, west, north, cellMetres };
}

/** Share of a cell by which a number that was computed misses a line it stands on. */
const ON_LINE = 1e-6;

/** The last line between cells that no point stands before. */
function lineBefore(first: number, cellMetres: number, spacing: number | null): number {
  const offset = spacing === null ? 0 : first - spacing / 2 - Math.floor((first - spacing / 2) / spacing + ON_LINE) * spacing;
  return Math.floor((first - offset) / cellMetres) * cellMetres + offset;
}

const cellAt = ({ columns, rows, west, north, cellMetres }: Frame, east: number, northing: number): number =>
  Math.min(rows - 1, Math.floor((north - northing) / cellMetres)) * columns + Math.min(columns - 1, Math.floor((east - west) / cellMetres));

const MOST_COUNTED = 0xffff;

/** The mean of each cell's points, a strip of cells after the other. */
export async function meansOfCells(each: EachPoint, frame: Frame, cellsAtOnce: number, job: Job): Promise<{ readonly elevations: Float32Array; readonly filledCells: number }> {
  const cells = frame.columns * frame.rows;
  const elevations = new Float32Array(cells).fill(Number.NaN);
  const held = Math.min(cells, cellsAtOnce);
  const sums = new Float64Array(held);
  // Few cells have more points than two bytes count; the rest of those stands apart.
  const counts = new Uint16Array(held);
  const beyond = new Map<number, number>();
  let filledCells = 0;
  for (let first = 0; first < cells; first += held) {
    const end = Math.min(cells, first + held);
    await each((east, northing, z) => {
      const cell = cellAt(frame, east, northing);
      if (cell < first || cell >= end) return;
      sums[cell - first]! += z;
      if (counts[cell - first]! < MOST_COUNTED) counts[cell - first]!++;
      else beyond.set(cell, (beyond.get(cell) ?? 0) + 1);
    }, partOfJob(job, first / cells, end / cells));
    for (let cell = first; cell < end; cell++) {
      if (counts[cell - first] === 0) continue;
      elevations[cell] = sums[cell - first]! / (counts[cell - first]! + (beyond.get(cell) ?? 0));
      filledCells++;
    }
    sums.fill(0);
    counts.fill(0);
    beyond.clear();
  }
  return { elevations, filledCells };
}

/** East, north and elevation of the mean of each filled cell's points, in the order of the cells. */
export async function meanPoints(each: EachPoint, grid: ElevationGrid, filledCells: number, job: Job): Promise<Float64Array> {
  const { elevations, west, north } = grid;
  const filled = new Uint32Array(filledCells);
  let used = 0;
  for (let cell = 0; cell < elevations.length; cell++) if (!Number.isNaN(elevations[cell]!)) filled[used++] = cell;
  const [sums, counts] = [new Float64Array(3 * filledCells), new Uint32Array(filledCells)];
  await each((east, northing, z) => {
    const place = placeOf(filled, cellAt(grid, east, northing));
    sums[3 * place]! += east - west;
    sums[3 * place + 1]! += northing - north;
    sums[3 * place + 2]! += z;
    counts[place]!++;
  }, job);
  for (let place = 0; place < filledCells; place++) {
    const count = counts[place]!;
    sums.set([west + sums[3 * place]! / count, north + sums[3 * place + 1]! / count, sums[3 * place + 2]! / count], 3 * place);
  }
  return sums;
}

/** Where a cell stands among ascending ones that hold it. */
function placeOf(ascending: Uint32Array, cell: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < cell) low = middle + 1;
    else high = middle;
  }
  return low;
}
