/** ESRI ASCII grids (.asc): six lines of head, then rows from north to south. Source: Esri, ASCII raster format. */
import { readAll, type ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { looksLikeDegrees } from '../../geometry/local-metres.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import { MOST_CELLS, MOST_TEXT_BYTES } from './limits.ts';

const KEYS = new Set(['ncols', 'nrows', 'xllcorner', 'xllcenter', 'yllcorner', 'yllcenter', 'cellsize', 'dx', 'dy', 'nodata_value']);
/** Esri's own default. */
const USUAL_NO_DATA = -9999;
const VALUES_BETWEEN_PAUSES = 200_000;

/** True for text that begins as such a grid does. */
export function isAsciiGrid(head: string): boolean {
  return /^\s*ncols\s+\d+/i.test(head);
}

/** Stops on a head that is incomplete, cells that are not square, degrees, and files that do not fit; short or unreadable values are told and are no data. */
export async function readAsciiGrid(source: ByteSource, job: Job): Promise<Outcome<ElevationGrid>> {
  const file = source.name;
  if (source.size > MOST_TEXT_BYTES) stop('exchange.text-too-large', { file, megabytes: formatNumber(source.size / 1024 ** 2, 0), limit: formatNumber(MOST_TEXT_BYTES / 1024 ** 2, 0) }, { file });
  const news = new NewsCollector();
  const text = new TextDecoder('latin1').decode((await readAll(source)) as Uint8Array<ArrayBuffer>);
  const head = new Map<string, number>();
  const words = /\S+/gu;
  let from = 0;
  for (let word = words.exec(text); word; word = words.exec(text)) {
    const key = word[0].toLowerCase();
    if (!KEYS.has(key)) {
      from = word.index;
      break;
    }
    head.set(key, Number(words.exec(text)?.[0]));
  }
  const [columns, rows] = [head.get('ncols') ?? Number.NaN, head.get('nrows') ?? Number.NaN];
  const cellMetres = head.get('cellsize') ?? head.get('dx') ?? Number.NaN;
  const [west, south] = [corner(head, 'x', cellMetres), corner(head, 'y', cellMetres)];
  if (![cellMetres, west, south].every(Number.isFinite) || !(Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0 && cellMetres > 0)) stop('surface.grid-head', { file }, { file });
  if (head.has('dy') && head.get('dy') !== cellMetres) stop('surface.grid-not-square', { file }, { file });
  if (looksLikeDegrees([west, south, west + columns * cellMetres, south + rows * cellMetres])) stop('surface.degrees', { file }, { file });
  if (columns * rows > MOST_CELLS) stop('surface.grid-too-large', { file, cells: columns * rows, most: MOST_CELLS }, { file });
  const noData = head.get('nodata_value') ?? USUAL_NO_DATA;
  const elevations = new Float64Array(columns * rows).fill(Number.NaN);
  words.lastIndex = from;
  let [count, unreadable] = [0, 0];
  for (let word = words.exec(text); word && count < elevations.length; word = words.exec(text)) {
    const value = Number(word[0]);
    if (Number.isNaN(value)) unreadable++;
    else if (value !== noData) elevations[count] = value;
    count++;
    if (count % VALUES_BETWEEN_PAUSES === 0) await job.pause();
  }
  if (unreadable > 0) news.problem('partial', 'surface.grid-unreadable', { file, count: unreadable }, { file });
  if (count < elevations.length) news.problem('partial', 'surface.grid-short', { file, count, expected: elevations.length }, { file });
  return news.outcome({ columns, rows, west, north: south + rows * cellMetres, cellMetres, elevations });
}

/** Of the lower left cell's corner; the head may state its middle. */
function corner(head: ReadonlyMap<string, number>, axis: 'x' | 'y', cellMetres: number): number {
  return head.get(`${axis}llcorner`) ?? (head.get(`${axis}llcenter`) ?? Number.NaN) - cellMetres / 2;
}
