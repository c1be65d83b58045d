/** A base map: pictures of the ground under the layers. It is shown, never analysed. */
import type { CoordinateSystem } from './coordinate-system.ts';
import type { Extent } from './extent.ts';

/**
 * From a picture's pixels to coordinates: east = a·column + b·row + c, north = d·column + e·row + f, with column and
 * row counted in pixels from the upper left corner of the upper left pixel.
 */
export interface PixelPlacement {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** A point found on the picture and on the ground. */
export interface ControlPoint {
  readonly column: number;
  readonly row: number;
  readonly east: number;
  readonly north: number;
  /** Left out of the fit, but its residual is still shown. */
  readonly used: boolean;
}

/** `similarity`: turn, one scale, shift (4 parameters); `affine`: two scales and a skew as well (6 parameters). */
export type PlacementFit = 'similarity' | 'affine';

/** One level of a pyramid of tiles; columns and rows count from the origin, which is the upper left corner. */
export interface TileLevel {
  /** As the service or the folder calls it: `7`, `EPSG:4490:7`. */
  readonly name: string;
  readonly originEast: number;
  readonly originNorth: number;
  /** Units of the system per pixel. */
  readonly unitsPerPixel: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly columns: number;
  readonly rows: number;
}

export type TiandituTheme = 'vec' | 'img' | 'ter' | 'cva' | 'cia' | 'cta';

/** Where a base map's pixels come from. Files and folders are named by the token the machine gave out, never by a path. */
export type BaseMapSource =
  | {
      readonly kind: 'picture';
      readonly fileId: string;
      readonly fileName: string;
      readonly widthPixels: number;
      readonly heightPixels: number;
      /** null: not placed yet. */
      readonly placement: PixelPlacement | null;
      readonly placedBy: 'file' | 'world-file' | 'control-points' | null;
      readonly controlPoints: readonly ControlPoint[];
      readonly fit: PlacementFit;
    }
  | { readonly kind: 'mbtiles'; readonly fileId: string; readonly fileName: string; readonly levels: readonly TileLevel[] }
  | {
      readonly kind: 'tile-folder';
      readonly fileId: string;
      readonly fileName: string;
      /** Rows counted from the north (XYZ) or from the south (TMS). */
      readonly rowsFrom: 'north' | 'south';
      readonly levels: readonly TileLevel[];
    }
  | { readonly kind: 'wms'; readonly address: string; readonly layers: string; readonly format: string }
  | { readonly kind: 'wmts'; /** With `{TileMatrix}`, `{TileRow}`, `{TileCol}`. */ readonly template: string; readonly layer: string; readonly levels: readonly TileLevel[] }
  | { readonly kind: 'tianditu'; readonly address: string; readonly theme: TiandituTheme; readonly matrixSet: 'c' | 'w' };

export interface BaseMapRecord {
  readonly id: string;
  readonly name: string;
  readonly source: BaseMapSource;
  /** null: not declared; it is not shown until somebody says. */
  readonly system: CoordinateSystem | null;
  /** What it covers, in its system, when that is known. */
  readonly extent: Extent | null;
  /** The time it shows, as stated: `2025`, `2026-09`, `2026-09-30`. */
  readonly vintage: string | null;
  /** True when its positions are known to be shifted (GCJ-02, BD-09); never corrected, always marked. */
  readonly shifted: boolean;
  readonly visible: boolean;
  readonly opacity: number;
  /** Among base maps; higher lies above. */
  readonly order: number;
  readonly addedAt: string;
}

/** Why a base map is not, or not all, on the picture. */
export type BaseMapTrouble = 'file-gone' | 'unreadable' | 'compression' | 'offline' | 'server-refused' | 'not-allowed' | 'no-key' | 'other-datum' | 'no-system' | 'not-placed' | 'zoom-in';

/** The file or folder a base map reads from; null for those of a server. */
export function fileOfBaseMap({ source }: Pick<BaseMapRecord, 'source'>): { readonly id: string; readonly name: string } | null {
  return 'fileId' in source ? { id: source.fileId, name: source.fileName } : null;
}

/** The address of the server it comes from; null for files. */
export function addressOfBaseMap({ source }: Pick<BaseMapRecord, 'source'>): string | null {
  return 'address' in source ? source.address : source.kind === 'wmts' ? source.template : null;
}
