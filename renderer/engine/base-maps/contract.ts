/** What the worker of base maps is asked for and by whom; plain data, structured-cloneable. */
import type { BaseMapRecord, BaseMapTrouble, PixelPlacement } from '../../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { StatedSystem } from '../../../shared/raster/geo-keys.ts';
import type { RasterFrame } from '../../../shared/raster/resample.ts';

/** What a base map needs for being drawn; another one of these is another picture. */
export type DrawnBaseMap = Pick<BaseMapRecord, 'id' | 'name' | 'source' | 'system' | 'extent' | 'opacity'>;

export interface BaseMapRequest {
  readonly frame: RasterFrame;
  readonly display: CoordinateSystem;
  /** From the bottom to the top, each with the file behind its token; null for servers, and where it is gone. */
  readonly baseMaps: readonly { readonly record: DrawnBaseMap; readonly file: SourceFile | null }[];
  /** Which map asks; what it asked for before is not wanted any more. */
  readonly viewer: string;
  /** The answer comes after so many milliseconds with what is there by then; null: only when all is there (for print). */
  readonly withinMilliseconds: number | null;
}

export interface BaseMapAnswer {
  /** null: nothing of any base map lies here. */
  readonly picture: ImageBitmap | null;
  /** False while tiles are still on their way. */
  readonly complete: boolean;
  /** Base maps that have pixels on it, by id. */
  readonly drawn: readonly string[];
  readonly troubles: readonly { readonly id: string; readonly trouble: BaseMapTrouble }[];
}

/** What a picture file says about itself, to be shown before it is added. */
export interface PictureFacts {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** From its own tags; null: it has none. */
  readonly placement: PixelPlacement | null;
  readonly system: StatedSystem;
  /** As the file calls it: `deflate`, `jpeg`; for the list of facts. */
  readonly compression: string;
  /** Smaller copies inside the file, for being seen as a whole. */
  readonly overviewCount: number;
  readonly bands: number;
}

/** What a package of tiles says about itself. */
export interface PackageFacts {
  readonly name: string | null;
  readonly attribution: string | null;
  readonly format: string;
  readonly firstZoom: number;
  readonly lastZoom: number;
  readonly degrees: Extent | null;
  /** Its own words name a service whose positions are shifted. */
  readonly shifted: boolean;
}

/** A file of a base map as the worker opens it. */
export interface SourceFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}
