/** MBTiles: tiles in an SQLite file, rows counted from the south. Source: the MBTiles specification, version 1.3. */
import type { ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { stop } from '../base/news.ts';
import { columnOf, findRow, indexOver } from '../formats/sqlite/search.ts';
import { SqliteDatabase, type DeclaredIndex } from '../formats/sqlite/database.ts';
import type { SqliteRecord } from '../formats/sqlite/record.ts';
import type { TileLevel } from '../model/base-map.ts';
import type { Extent } from '../model/extent.ts';
import { worldLevels } from './tile-levels.ts';

/** Tiles are looked up one by one all over the file. */
const BLOCK_BYTES = 64 * 1024;
const TILE_KEY = ['zoom_level', 'tile_column', 'tile_row'] as const;

export interface TilePackage {
  /** From the metadata: `name`, `format`, `bounds`, `attribution` …, as they are. */
  readonly metadata: ReadonlyMap<string, string>;
  /** `png`, `jpg`, `webp`; other tiles are no pictures. */
  readonly format: string;
  /** Coarse first, in the grid of web maps. */
  readonly levels: readonly TileLevel[];
  /** What the metadata say it covers, degrees; null when they do not. */
  readonly degrees: Extent | null;
  /** Bytes of one tile, its row counted from the north; null when the package has none there. */
  tile(zoom: number, column: number, row: number): Promise<Uint8Array | null>;
}

/** Opens a package without reading its tiles; a file that is none, or could only be searched from front to back, stops. */
export async function openTilePackage(source: ByteSource, job: Job): Promise<TilePackage> {
  const file = source.name;
  const database = await SqliteDatabase.open(source, job, BLOCK_BYTES);
  if (!database) stop('basemap.mbtiles-none', { file }, { file });
  const metadata = new Map<string, string>();
  if (database.table('metadata')) {
    const [name, value] = [columnOf(database, 'metadata', 'name'), columnOf(database, 'metadata', 'value')];
    await database.walkTable('metadata', job, (record) => metadata.set(record.text(name, database.decoder), record.text(value, database.decoder)));
  }
  const lookUp = tileLookup(database);
  if (!lookUp) stop('basemap.mbtiles-no-index', { file }, { file });
  const format = (metadata.get('format') ?? '').toLowerCase();
  if (format === 'pbf') stop('basemap.mbtiles-vector', { file }, { file });
  const [first, last] = await zoomRange(metadata, database, job);
  if (first === null || last === null) stop('basemap.mbtiles-empty', { file }, { file });
  return {
    metadata,
    format,
    levels: worldLevels('mercator', first, last),
    degrees: boundsOf(metadata.get('bounds')),
    tile: (zoom, column, row) => lookUp(zoom, column, 2 ** zoom - 1 - row, job),
  };
}

type Lookup = (zoom: number, column: number, rowFromSouth: number, job: Job) => Promise<Uint8Array | null>;

/** `tiles` is a table, or a view over `map` and `images` where equal tiles are kept once. */
function tileLookup(database: SqliteDatabase): Lookup | null {
  const direct = indexOver(database, 'tiles', TILE_KEY);
  if (direct) return (zoom, column, row, job) => blobOf(database, 'tiles', direct, [zoom, column, row], 'tile_data', job);
  const [map, images] = [indexOver(database, 'map', TILE_KEY), indexOver(database, 'images', ['tile_id'])];
  if (!map || !images || database.viewText('tiles') === null) return null;
  const idColumn = columnOf(database, 'map', 'tile_id');
  return async (zoom, column, row, job) => {
    let id: string | number | null = null;
    await findRow(database, 'map', map, [zoom, column, row], job, (record) => {
      id = record.kind(idColumn) === 'text' ? record.text(idColumn, database.decoder) : record.number(idColumn);
    });
    return id === null ? null : blobOf(database, 'images', images, [id], 'tile_data', job);
  };
}

async function blobOf(database: SqliteDatabase, table: string, index: DeclaredIndex, key: readonly (number | string)[], column: string, job: Job): Promise<Uint8Array | null> {
  const position = columnOf(database, table, column);
  let bytes: Uint8Array | null = null;
  await findRow(database, table, index, key, job, (record: SqliteRecord) => {
    if (position >= 0 && record.kind(position) === 'blob') bytes = record.span(position).slice();
  });
  return bytes;
}

/** As the metadata say, else as the index says: its first and its last entry begin with the zoom. */
async function zoomRange(metadata: ReadonlyMap<string, string>, database: SqliteDatabase, job: Job): Promise<readonly [number | null, number | null]> {
  const stated = [metadata.get('minzoom'), metadata.get('maxzoom')].map((text) => (text === undefined || text.trim() === '' ? Number.NaN : Number(text)));
  if (stated.every((zoom) => Number.isInteger(zoom) && zoom >= 0 && zoom <= 30) && stated[0]! <= stated[1]!) return [stated[0]!, stated[1]!];
  const table = indexOver(database, 'tiles', TILE_KEY) ? 'tiles' : 'map';
  const index = indexOver(database, table, TILE_KEY)!;
  let [first, last]: [number | null, number | null] = [null, null];
  // Every comparison that says “before” or “after” everything walks down one rim of the tree and sees its end.
  await database.findInIndex(index.rootPage, (entry) => ((first = entry.number(0)), 1), job);
  await database.findInIndex(index.rootPage, (entry) => ((last = entry.number(0)), -1), job);
  return [first, last];
}

function boundsOf(text: string | undefined): Extent | null {
  const numbers = (text ?? '').split(',').map(Number);
  if (numbers.length !== 4 || numbers.some((number) => !Number.isFinite(number))) return null;
  const [west, south, east, north] = numbers as [number, number, number, number];
  return west < east && south < north ? [west, south, east, north] : null;
}
