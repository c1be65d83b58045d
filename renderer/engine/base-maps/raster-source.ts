/** An opened base map: a pyramid of tiles in a plane of its own, and how the map's coordinates get there. */
import type { BaseMapTrouble, TileLevel } from '../../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { TilePixels, ToTilePlane } from '../../../shared/raster/resample.ts';

export interface RasterSource {
  /** Coarse first. */
  readonly levels: readonly TileLevel[];
  /** Tiles of its coarsest level may be read when that is so many times finer than the picture. */
  readonly coarsestReach: number;
  /** From a display system to the plane of the tiles. */
  toPlane(display: CoordinateSystem): ToTilePlane | BaseMapTrouble;
  /** null: there is none at this place. Rejects with a {@link RasterFault}. */
  tile(level: number, column: number, row: number): Promise<TilePixels | null>;
}

/** Why tiles cannot be had. */
export class RasterFault extends Error {
  readonly trouble: BaseMapTrouble;
  constructor(trouble: BaseMapTrouble, what = '') {
    super(`${trouble} ${what}`);
    this.name = 'RasterFault';
    this.trouble = trouble;
  }
}

/** Levels of a picture of pixels: its own plane has columns to the east and rows to the south. */
export function pixelLevel(factor: number, widthPixels: number, heightPixels: number, tileWidth: number, tileHeight: number): TileLevel {
  return { name: String(factor), originEast: 0, originNorth: 0, unitsPerPixel: factor, tileWidth, tileHeight, columns: Math.ceil(widthPixels / tileWidth), rows: Math.ceil(heightPixels / tileHeight) };
}

/** A decoded picture as plain pixels, brought to the size its grid says. */
export async function decodeTile(bytes: Uint8Array, width: number, height: number): Promise<TilePixels | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  } catch {
    return null;
  }
  try {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, 0, 0, width, height);
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
