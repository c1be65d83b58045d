/** West, south, east, north in the layer's own units (metres or degrees). */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** An extent that holds nothing; joins neutrally. */
export const EMPTY_EXTENT: Extent = [Infinity, Infinity, -Infinity, -Infinity];

/** The smallest extent that holds both. */
export function joinExtents(a: Extent, b: Extent): Extent {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** True for {@link EMPTY_EXTENT} and for one with a coordinate that is no number. */
export function isEmptyExtent(extent: Extent): boolean {
  return !(extent[0] <= extent[2] && extent[1] <= extent[3]);
}

/** True when the two share at least a point. */
export function extentsTouch(a: Extent, b: Extent): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Wider by so much on every side. */
export function growExtent(extent: Extent, by: number): Extent {
  return [extent[0] - by, extent[1] - by, extent[2] + by, extent[3] + by];
}
