/** Placing a picture on the ground: from its own tags, from a world file, and what a placement says. */
import type { PixelPlacement } from '../model/base-map.ts';
import { joinExtents, EMPTY_EXTENT, type Extent } from '../model/extent.ts';

/** Where a pixel position lies. */
export function placePixel({ a, b, c, d, e, f }: PixelPlacement, column: number, row: number): [east: number, north: number] {
  return [a * column + b * row + c, d * column + e * row + f];
}

/** The way back, ground to pixels; null when the placement folds the picture into a line. */
export function invertPlacement({ a, b, c, d, e, f }: PixelPlacement): PixelPlacement | null {
  const determinant = a * e - b * d;
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-300) return null;
  return { a: e / determinant, b: -b / determinant, c: (b * f - c * e) / determinant, d: -d / determinant, e: a / determinant, f: (c * d - a * f) / determinant };
}

/** The box around a placed picture. */
export function extentOfPicture(placement: PixelPlacement, widthPixels: number, heightPixels: number): Extent {
  const corners = [[0, 0], [widthPixels, 0], [0, heightPixels], [widthPixels, heightPixels]] as const;
  return corners.reduce<Extent>((extent, [column, row]) => {
    const [east, north] = placePixel(placement, column, row);
    return joinExtents(extent, [east, north, east, north]);
  }, EMPTY_EXTENT);
}

/** Ground units of one pixel: the root of the area it covers. */
export function pixelSize({ a, b, d, e }: PixelPlacement): number {
  return Math.sqrt(Math.abs(a * e - b * d));
}

/**
 * Reads a world file: six numbers A D B E C F, one per line, for the middle of the upper left pixel (ESRI). null when it
 * is none, or its pixels have no size.
 */
export function readWorldFile(text: string): PixelPlacement | null {
  const numbers = text.trim().split(/\s+/).map((word) => Number(word.replace(',', '.')));
  if (numbers.length < 6 || numbers.slice(0, 6).some((number) => !Number.isFinite(number))) return null;
  const [a, d, b, e, c, f] = numbers as [number, number, number, number, number, number];
  const placement = { a, b, c: c - a / 2 - b / 2, d, e, f: f - d / 2 - e / 2 };
  return invertPlacement(placement) ? placement : null;
}

/** What the placement tags of a GeoTIFF hold (OGC 19-008 §7.2). */
export interface PlacementTags {
  /** ModelPixelScale: x, y, z. */
  readonly pixelScale: readonly number[] | null;
  /** ModelTiepoint: column, row, level, x, y, z; six per point. */
  readonly tiePoints: readonly number[] | null;
  /** ModelTransformation: 16 numbers, row by row. */
  readonly transformation: readonly number[] | null;
  /** GTRasterType 2: coordinates are those of the pixel's middle. */
  readonly pixelIsPoint: boolean;
}

/** The placement that a GeoTIFF's tags say; null when they say none. */
export function placementOfTags({ pixelScale, tiePoints, transformation, pixelIsPoint }: PlacementTags): PixelPlacement | null {
  const half = pixelIsPoint ? 0.5 : 0;
  const moved = (placement: PixelPlacement): PixelPlacement | null => {
    const { a, b, c, d, e, f } = placement;
    const whole = { ...placement, c: c - half * (a + b), f: f - half * (d + e) };
    return invertPlacement(whole) ? whole : null;
  };
  if (transformation && transformation.length >= 8) {
    const [a, b, , c, d, e, , f] = transformation as readonly [number, number, number, number, number, number, number, number];
    return moved({ a, b, c, d, e, f });
  }
  if (!pixelScale || !tiePoints || tiePoints.length < 6 || pixelScale.length < 2) return null;
  const [column, row, , east, north] = tiePoints as readonly [number, number, number, number, number];
  const [scaleX, scaleY] = pixelScale as readonly [number, number];
  return moved({ a: scaleX, b: 0, c: east - column * scaleX, d: 0, e: -scaleY, f: north + row * scaleY });
}
