/** The grids in which tiles are cut. */
import { ellipsoidOf } from '../crs/systems.ts';
import type { TileLevel } from '../model/base-map.ts';
import type { Extent } from '../model/extent.ts';

const TILE_PIXELS = 256;
/** Half the side of the square world of web maps, metres: π · 6 378 137. */
export const MERCATOR_HALF_METRES = Math.PI * ellipsoidOf('WGS84').semiMajorMetres;
/** Finer tiles than this have centimetres per pixel. */
export const FINEST_LEVEL = 22;

/** Level z of web maps: 2^z × 2^z tiles over the square world. */
export function mercatorLevel(zoom: number): TileLevel {
  const tiles = 2 ** zoom;
  return { name: String(zoom), originEast: -MERCATOR_HALF_METRES, originNorth: MERCATOR_HALF_METRES, unitsPerPixel: (2 * MERCATOR_HALF_METRES) / (tiles * TILE_PIXELS), tileWidth: TILE_PIXELS, tileHeight: TILE_PIXELS, columns: tiles, rows: tiles };
}

/**
 * Level z of 天地图's matrix set `c`, and of folders cut like it: 2^z × 2^(z−1) tiles over the degrees of the world, from
 * level 1. Written by hand: the service's own list of scales is wrong (OSGeo/gdal#5729).
 */
export function degreeLevel(zoom: number): TileLevel {
  const columns = 2 ** zoom;
  return { name: String(zoom), originEast: -180, originNorth: 90, unitsPerPixel: 360 / (columns * TILE_PIXELS), tileWidth: TILE_PIXELS, tileHeight: TILE_PIXELS, columns, rows: Math.max(1, columns / 2) };
}

/** Levels `first` to `last` of one of the two worldwide grids, coarse first. */
export function worldLevels(grid: 'mercator' | 'degrees', first: number, last: number): readonly TileLevel[] {
  const level = grid === 'mercator' ? mercatorLevel : degreeLevel;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => level(first + index));
}

/** Levels for a server that draws any part at any scale: halved from the whole extent down to `finest` units per pixel. */
export function drawnLevels(extent: Extent, finest: number, tilePixels = 512): readonly TileLevel[] {
  const [west, south, east, north] = extent;
  const levels: TileLevel[] = [];
  const widest = Math.max(east - west, north - south) / tilePixels;
  const count = Math.min(24, Math.max(1, Math.ceil(Math.log2(widest / finest)) + 1));
  for (let index = 0; index < count; index++) {
    const unitsPerPixel = widest / 2 ** index;
    levels.push({
      name: String(index),
      originEast: west,
      originNorth: north,
      unitsPerPixel,
      tileWidth: tilePixels,
      tileHeight: tilePixels,
      columns: Math.max(1, Math.ceil((east - west) / (unitsPerPixel * tilePixels) - 1e-9)),
      rows: Math.max(1, Math.ceil((north - south) / (unitsPerPixel * tilePixels) - 1e-9)),
    });
  }
  return levels;
}

/** The box of one tile. */
export function extentOfTile(level: TileLevel, column: number, row: number): Extent {
  const [width, height] = [level.tileWidth * level.unitsPerPixel, level.tileHeight * level.unitsPerPixel];
  const [west, north] = [level.originEast + column * width, level.originNorth - row * height];
  return [west, north - height, west + width, north];
}

/** The box of all tiles of a level between two columns and two rows, both included. */
export function extentOfTiles(level: TileLevel, columns: readonly [number, number], rows: readonly [number, number]): Extent {
  const first = extentOfTile(level, columns[0], rows[0]);
  const last = extentOfTile(level, columns[1], rows[1]);
  return [first[0], last[1], last[2], first[3]];
}
