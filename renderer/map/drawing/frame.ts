/** Where a picture of the map lies on the ground and how big its pixels are. */
import type { Theme } from '../../../shared/figure/symbols.ts';
import type { Extent } from '../../../shared/model/extent.ts';

export interface Frame {
  /** Map coordinates of the picture's edges. */
  readonly extent: Extent;
  /** Metres per CSS pixel. */
  readonly resolution: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  readonly theme: Theme;
}

/** Device pixels per metre. */
export function pixelsPerMetre({ resolution, pixelRatio }: Frame): number {
  return pixelRatio / resolution;
}

/** Device pixels of the whole picture, at least one each way. */
export function frameSize(frame: Frame): { readonly width: number; readonly height: number } {
  const [west, south, east, north] = frame.extent;
  const scale = pixelsPerMetre(frame);
  return { width: Math.max(1, Math.round((east - west) * scale)), height: Math.max(1, Math.round((north - south) * scale)) };
}
