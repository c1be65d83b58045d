/** ESRI ASCII grids (.asc): six lines of head, then rows from north to south. Source: Esri, ASCII raster format. Read in pieces. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { Extent } from '../../model/extent.ts';
import type { ElevationRaster, RasterFrame } from './contract.ts';
import { MOST_CELLS } from './limits.ts';
import { isGroundHeight } from './plausible.ts';
import { cellsWithin, frameOfWindow } from './raster-window.ts';

const KEYS = new Set(['ncols', 'nrows', 'xllcorner', 'xllcenter', 'yllcorner', 'yllcenter', 'cellsize', 'dx', 'dy', 'nodata_value']);
/** Esri's own default. */
const USUAL_NO_DATA = -9999;
const HEAD_BYTES = 4 * 1024;
const PIECE_BYTES = 4 * 1024 * 1024;

export interface AsciiGridHead extends RasterFrame {
  readonly noData: number;
  /** Where the values begin, bytes. */
  readonly valuesAt: number;
}

/** True for text that begins as such a grid does. */
export function isAsciiGrid(head: string): boolean {
  return /^\s*ncols\s+\d+/i.test(head);
}

/** Stops on a head that is incomplete. */
export async function readAsciiHead(source: ByteSource): Promise<AsciiGridHead> {
  const file = source.name;
  const text = new TextDecoder('latin1').decode((await source.read(0, HEAD_BYTES)) as Uint8Array<ArrayBuffer>);
  const head = new Map<string, number>();
  const words = /\S+/gu;
  let valuesAt = 0;
  for (let word = words.exec(text); word; word = words.exec(text)) {
    const key = word[0].toLowerCase();
    if (!KEYS.has(key)) {
      valuesAt = word.index;
      break;
    }
    head.set(key, Number(words.exec(text)?.[0]));
    valuesAt = words.lastIndex;
  }
  const [columns, rows] = [head.get('ncols') ?? Number.NaN, head.get('nrows') ?? Number.NaN];
  const cellEast = head.get('cellsize') ?? head.get('dx') ?? Number.NaN;
  const cellNorth = head.get('dy') ?? cellEast;
  const [west, south] = [corner(head, 'x', cellEast), corner(head, 'y', cellNorth)];
  if (![west, south].every(Number.isFinite) || !(Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0 && cellEast > 0 && cellNorth > 0)) stop('surface.grid-head', { file }, { file });
  return { columns, rows, west, north: south + rows * cellNorth, cellEast, cellNorth, noData: head.get('nodata_value') ?? USUAL_NO_DATA, valuesAt };
}

/** Of the lower left cell's corner; the head may state its middle. */
function corner(head: ReadonlyMap<string, number>, axis: 'x' | 'y', cell: number): number {
  return head.get(`${axis}llcorner`) ?? (head.get(`${axis}llcenter`) ?? Number.NaN) - cell / 2;
}

/** The part within an extent of the file's numbers. Stops when it is too large; short, unreadable and impossible values are told and are no data. */
export async function readAsciiGrid(source: ByteSource, within: Extent | null, job: Job): Promise<Outcome<ElevationRaster>> {
  const file = source.name;
  const head = await readAsciiHead(source);
  const window = cellsWithin(head, within);
  const frame = frameOfWindow(head, window);
  if (frame.columns * frame.rows > MOST_CELLS) stop('surface.raster-too-large', { file, cells: formatNumber(frame.columns * frame.rows, 0), most: formatNumber(MOST_CELLS, 0) }, { file });
  const news = new NewsCollector();
  const elevations = new Float32Array(frame.columns * frame.rows).fill(Number.NaN);
  let [row, column, unreadable, implausible] = [0, 0, 0, 0];
  const take = (word: string): void => {
    if (row >= window.fromRow && row < window.toRow && column >= window.fromColumn && column < window.toColumn) {
      const value = Number(word);
      if (Number.isNaN(value) && !/^-?nan$/iu.test(word)) unreadable++;
      else if (value !== head.noData && isGroundHeight(value)) elevations[(row - window.fromRow) * frame.columns + column - window.fromColumn] = value;
      else if (value !== head.noData && !Number.isNaN(value)) implausible++;
    }
    if (++column === head.columns) [row, column] = [row + 1, 0];
  };
  const decoder = new TextDecoder('latin1');
  let rest = '';
  for (let offset = head.valuesAt; offset < source.size && row < window.toRow; offset += PIECE_BYTES) {
    const text = rest + decoder.decode((await source.read(offset, PIECE_BYTES)) as Uint8Array<ArrayBuffer>, { stream: true });
    // A word cut by the end of the piece goes to the next one.
    const whole = offset + PIECE_BYTES < source.size ? Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'), text.lastIndexOf('\t')) + 1 : text.length;
    rest = text.slice(whole);
    for (const word of text.slice(0, whole).split(/\s+/u)) if (word !== '' && row < window.toRow) take(word);
    job.report({ stage: 'surface.stage.points', params: { file }, fraction: Math.min(1, offset / source.size) });
    await job.pause();
  }
  const count = row * head.columns + column;
  const expected = window.toRow * head.columns;
  if (unreadable > 0) news.problem('partial', 'surface.grid-unreadable', { file, count: unreadable }, { file });
  if (implausible > 0) news.note('surface.implausible', { file, count: implausible }, { file });
  if (count < expected) news.problem('partial', 'surface.grid-short', { file, count, expected }, { file });
  return news.outcome({ ...frame, elevations });
}
