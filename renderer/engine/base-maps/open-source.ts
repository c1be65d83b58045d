/** Opens what a base map's record says, for being drawn. */
import { quietJob } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { BaseMapTrouble, TileLevel } from '../../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import { convertForShowing } from '../../../shared/raster/image-systems.ts';
import { openTilePackage } from '../../../shared/raster/mbtiles.ts';
import { invertPlacement, placePixel } from '../../../shared/raster/placement.ts';
import type { ToTilePlane } from '../../../shared/raster/resample.ts';
import { servedLevels } from '../../../shared/raster/served-levels.ts';
import type { DrawnBaseMap, SourceFile } from './contract.ts';
import { openTiff } from './geotiff.ts';
import { openPlainPicture } from './plain-picture.ts';
import { decodeTile, RasterFault, type RasterSource } from './raster-source.ts';
import { openSourceFile } from './source-file.ts';

/** Tiles of a picture without smaller copies are read for views that are so many times coarser. */
const PICTURE_REACH = 8;
/** Servers and packages have all their levels; a little beyond the coarsest nothing is worth asking for. */
const TILES_REACH = 4;

/** `file` describes what stands behind the record's token; null for servers. */
export async function openRasterSource(record: DrawnBaseMap, file: SourceFile | null): Promise<RasterSource> {
  try {
    return await open(record, file);
  } catch (fault) {
    if (fault instanceof ProblemError) throw new RasterFault(fault.problem.code === 'basemap.picture-compression' ? 'compression' : fault.problem.code === 'project.file-gone' ? 'file-gone' : 'unreadable', fault.problem.code);
    throw fault;
  }
}

async function open({ id, source, system, extent }: DrawnBaseMap, file: SourceFile | null): Promise<RasterSource> {
  switch (source.kind) {
    case 'picture': {
      const inverse = source.placement && invertPlacement(source.placement);
      const opened = /\.tiff?$/i.test(source.fileName) ? await openTiff(openSourceFile(there(file))) : await openPlainPicture(openSourceFile(there(file)));
      const toPixels: ToTilePlane | null = inverse && ((flat) => mapPairs(flat, (east, north) => flip(placePixel(inverse, east, north))));
      return {
        levels: opened.levels,
        coarsestReach: PICTURE_REACH,
        toPlane: (display) => (toPixels ? through(system, display, toPixels) : 'not-placed'),
        tile: async (level, column, row) => opened.block(level, column, row),
      };
    }
    case 'mbtiles': {
      const tiles = await openTilePackage(openSourceFile(there(file)), quietJob());
      return tiled(source.levels, system, async (level, column, row) => {
        const bytes = await tiles.tile(Number(level.name), column, row);
        return bytes && decodeTile(bytes, level.tileWidth, level.tileHeight);
      });
    }
    case 'tile-folder':
      return tiled(source.levels, system, (level, column, row) => {
        const inFolder = source.rowsFrom === 'north' ? row : level.rows - 1 - row;
        return fetchTile(`app://kuangce/source/${there(file).id}/${level.name}/${column}/${inFolder}`, level);
      });
    case 'wms':
    case 'wmts':
    case 'tianditu': {
      const levels = servedLevels(source, extent);
      return tiled(levels, system, (level, column, row) => fetchTile(`app://kuangce/tiles/${id}/${levels.indexOf(level)}/${column}/${row}`, level));
    }
  }
}

function there(file: SourceFile | null): SourceFile {
  if (!file) throw new RasterFault('file-gone');
  return file;
}

function tiled(levels: readonly TileLevel[], system: CoordinateSystem | null, tile: (level: TileLevel, column: number, row: number) => ReturnType<RasterSource['tile']>): RasterSource {
  return { levels, coarsestReach: TILES_REACH, toPlane: (display) => through(system, display, (flat) => flat), tile: (level, column, row) => tile(levels[level]!, column, row) };
}

/** Display coordinates to the picture's system, then to its plane. */
function through(system: CoordinateSystem | null, display: CoordinateSystem, toPlane: ToTilePlane): ToTilePlane | BaseMapTrouble {
  if (!system) return 'no-system';
  if (!convertForShowing(new Float64Array(0), display, system)) return 'other-datum';
  return (flat) => toPlane(convertForShowing(flat, display, system)!);
}

const flip = ([column, row]: readonly [number, number]): [number, number] => [column, -row];

function mapPairs(flat: Float64Array, change: (x: number, y: number) => readonly [number, number]): Float64Array {
  const result = new Float64Array(flat.length);
  for (let i = 0; i < flat.length; i += 2) [result[i], result[i + 1]] = change(flat[i]!, flat[i + 1]!);
  return result;
}

/** What the machine's refusals mean (`electron/protocol.ts`). */
const TROUBLES: Readonly<Record<number, BaseMapTrouble>> = { 401: 'no-key', 403: 'not-allowed', 502: 'server-refused', 504: 'offline' };

async function fetchTile(address: string, level: TileLevel): ReturnType<RasterSource['tile']> {
  const response = await fetch(address);
  if (response.status === 404) return null;
  if (!response.ok) throw new RasterFault(TROUBLES[response.status] ?? 'server-refused', String(response.status));
  return decodeTile(new Uint8Array(await response.arrayBuffer()), level.tileWidth, level.tileHeight);
}
