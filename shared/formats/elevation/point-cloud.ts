/**
 * Point clouds as text, one `east north elevation …` per line, thinned to a grid: each cell gets the mean of its points.
 * The file is read twice and never held: once for its box, once for the cells.
 */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { looksLikeDegrees } from '../../geometry/local-metres.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import { MOST_CELLS } from './limits.ts';

export interface ThinnedCloud {
  readonly grid: ElevationGrid;
  readonly pointCount: number;
  /** Cells that got at least one point. */
  readonly filledCells: number;
  /** The first number was the northing. */
  readonly axesSwapped: boolean;
}

const PIECE_BYTES = 4 * 1024 * 1024;

export async function thinPointCloud(source: ByteSource, cellMetres: number, job: Job): Promise<Outcome<ThinnedCloud>> {
  const file = source.name;
  const news = new NewsCollector();
  const box = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] } as { readonly x: [number, number]; readonly y: [number, number] };
  let [pointCount, unreadable] = [0, 0];
  await eachPoint(source, job, (x, y, z) => {
    if (Number.isNaN(x + y + z)) {
      unreadable++;
      return;
    }
    pointCount++;
    box.x[0] = Math.min(box.x[0], x);
    box.x[1] = Math.max(box.x[1], x);
    box.y[0] = Math.min(box.y[0], y);
    box.y[1] = Math.max(box.y[1], y);
  });
  if (pointCount === 0) stop('surface.cloud-empty', { file }, { file });
  if (looksLikeDegrees([box.x[0], box.y[0], box.x[1], box.y[1]]) || looksLikeDegrees([box.y[0], box.x[0], box.y[1], box.x[1]])) stop('surface.degrees', { file }, { file });
  // Eight digits are an easting with its zone, seven a northing (DOMAIN §2.2).
  const axesSwapped = digits(box.x[0]) === 7 && digits(box.y[0]) === 8;
  const [easts, norths] = axesSwapped ? [box.y, box.x] : [box.x, box.y];
  // Cells on round lines, so that two surveys of one pit share them.
  const west = Math.floor(easts[0] / cellMetres) * cellMetres;
  const north = Math.ceil(norths[1] / cellMetres) * cellMetres;
  const [columns, rows] = [Math.floor((easts[1] - west) / cellMetres) + 1, Math.floor((north - norths[0]) / cellMetres) + 1];
  if (columns * rows > MOST_CELLS) stop('surface.grid-too-large', { file, cells: columns * rows, most: MOST_CELLS }, { file });
  const elevations = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  await eachPoint(source, job, (x, y, z) => {
    if (Number.isNaN(x + y + z)) return;
    const [east, northing] = axesSwapped ? [y, x] : [x, y];
    const cell = Math.min(rows - 1, Math.floor((north - northing) / cellMetres)) * columns + Math.min(columns - 1, Math.floor((east - west) / cellMetres));
    elevations[cell]! += z;
    counts[cell]!++;
  });
  let filledCells = 0;
  counts.forEach((count, cell) => {
    if (count > 0) filledCells++;
    elevations[cell] = count > 0 ? elevations[cell]! / count : Number.NaN;
  });
  if (unreadable > 0) news.problem('partial', 'surface.cloud-unreadable', { file, count: unreadable }, { file });
  if (axesSwapped) news.note('surface.cloud-swapped', { file }, { file });
  news.note('surface.cloud-thinned', { file, points: pointCount, cell: cellMetres, filled: filledCells, cells: columns * rows }, { file });
  return news.outcome({ grid: { columns, rows, west, north, cellMetres, elevations }, pointCount, filledCells, axesSwapped });
}

const digits = (value: number): number => String(Math.trunc(Math.abs(value))).length;

/** Hands on the first three numbers of every line; NaN where there are none. Blank lines, heads and comments are passed over. */
async function eachPoint(source: ByteSource, job: Job, take: (x: number, y: number, z: number) => void): Promise<void> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  const line = (text: string): void => {
    const trimmed = text.trim();
    if (trimmed === '' || /^[#/;a-z"]/iu.test(trimmed)) return;
    const [x, y, z] = trimmed.split(/[\s,;]+/u);
    take(Number(x), Number(y), z === undefined ? Number.NaN : Number(z));
  };
  for (let offset = 0; offset < source.size; offset += PIECE_BYTES) {
    const lines = (rest + decoder.decode((await source.read(offset, PIECE_BYTES)) as Uint8Array<ArrayBuffer>, { stream: true })).split(/\r\n|\r|\n/u);
    rest = lines.pop()!;
    lines.forEach(line);
    job.report({ stage: 'surface.stage.points', params: { file: source.name }, fraction: Math.min(1, offset / source.size) });
    await job.pause();
  }
  line(rest);
}
