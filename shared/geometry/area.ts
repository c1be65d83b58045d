/** Planar areas and lengths: the shoelace formula about a near origin, so that seven-digit coordinates cost no precision. */
import type { GeometryColumns } from './columns.ts';

/**
 * Signed planar area of one ring (flat east, north; closed or not), square metres: positive when the ring
 * runs counter-clockwise. Non-finite coordinates give NaN; readers refuse them before.
 */
export function signedRingArea(flat: ArrayLike<number>, from = 0, to = flat.length): number {
  if (to - from < 6) return 0;
  const originEast = flat[from]!;
  const originNorth = flat[from + 1]!;
  let twice = 0;
  let east = 0;
  let north = 0;
  for (let i = from + 2; i < to; i += 2) {
    const nextEast = flat[i]! - originEast;
    const nextNorth = flat[i + 1]! - originNorth;
    twice += east * nextNorth - nextEast * north;
    east = nextEast;
    north = nextNorth;
  }
  return twice / 2;
}

/** Planar area of one polygon part, square metres: the first ring less the others. */
export function planarArea(rings: readonly ArrayLike<number>[]): number {
  let area = 0;
  for (let ring = 0; ring < rings.length; ring++) {
    const size = Math.abs(signedRingArea(rings[ring]!));
    area += ring === 0 ? size : -size;
  }
  return area;
}

/** Planar area of one feature, square metres: the sum over its parts; 0 for a feature without geometry. */
export function planarAreaOfFeature(columns: GeometryColumns, feature: number): number {
  let area = 0;
  for (let part = columns.featureStart[feature]!; part < columns.featureStart[feature + 1]!; part++) {
    const first = columns.partStart[part]!;
    for (let path = first; path < columns.partStart[part + 1]!; path++) {
      const size = Math.abs(signedRingArea(columns.coordinates, columns.pathStart[path]! * 2, columns.pathStart[path + 1]! * 2));
      area += path === first ? size : -size;
    }
  }
  return area;
}

/** Length of one ring (flat east, north), metres; the closing side is counted once, closed or not. */
export function ringLength(flat: ArrayLike<number>): number {
  let length = 0;
  for (let i = 2; i < flat.length; i += 2) length += Math.hypot(flat[i]! - flat[i - 2]!, flat[i + 1]! - flat[i - 1]!);
  const last = flat.length - 2;
  if (last >= 2) length += Math.hypot(flat[0]! - flat[last]!, flat[1]! - flat[last + 1]!);
  return length;
}
