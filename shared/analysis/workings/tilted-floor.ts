/** The floor of an area as a plane through the elevations of its outline, and what of it lies beyond a limit. */
import { intersect, type ClippedParts } from '../../geometry/clip.ts';
import type { Extent } from '../../model/extent.ts';
import type { AreaShape } from '../../model/mine-drawing.ts';

/** elevation = at + east · (x − originEast) + north · (y − originNorth). */
export interface FloorPlane {
  readonly originEast: number;
  readonly originNorth: number;
  readonly at: number;
  readonly east: number;
  readonly north: number;
  /** Largest distance of an outline's elevation from the plane. */
  readonly deviationMetres: number;
}

/** Least squares over the vertices; null when they have no elevations or lie on one line. */
export function floorPlane({ parts, elevations }: AreaShape): FloorPlane | null {
  if (!elevations) return null;
  const points: [x: number, y: number, z: number][] = [];
  const [originEast, originNorth] = [parts[0]?.[0]?.[0] ?? 0, parts[0]?.[0]?.[1] ?? 0];
  parts.forEach((part, p) => part.forEach((ring, r) => {
    // The closing vertex is the first one again.
    for (let i = 0; i < ring.length / 2 - 1; i++) points.push([ring[2 * i]! - originEast, ring[2 * i + 1]! - originNorth, elevations[p]![r]![i]!]);
  }));
  if (points.length < 3) return null;
  const mean = [0, 1, 2].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length) as [number, number, number];
  let [xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0];
  for (const point of points) {
    const [x, y, z] = [point[0] - mean[0], point[1] - mean[1], point[2] - mean[2]];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xz += x * z;
    yz += y * z;
  }
  const determinant = xx * yy - xy * xy;
  if (determinant <= 1e-9 * (xx + yy) ** 2) return null;
  const [east, north] = [(xz * yy - yz * xy) / determinant, (yz * xx - xz * xy) / determinant];
  const at = mean[2] - east * mean[0] - north * mean[1];
  const deviationMetres = points.reduce((most, [x, y, z]) => Math.max(most, Math.abs(z - at - east * x - north * y)), 0);
  return { originEast, originNorth, at, east, north, deviationMetres };
}

/** Elevation of the plane at a place. */
export function elevationOn(plane: FloorPlane, east: number, north: number): number {
  return plane.at + plane.east * (east - plane.originEast) + plane.north * (north - plane.originNorth);
}

/** The part of an area whose floor lies below `limit` (or above it). */
export function partBeyond(shape: AreaShape, extent: Extent, plane: FloorPlane, limit: number, side: 'below' | 'above'): ClippedParts {
  if (!Number.isFinite(limit)) return [];
  const slope = Math.hypot(plane.east, plane.north);
  if (slope < 1e-12) return (side === 'below' ? plane.at < limit : plane.at > limit) ? shape.parts.map((part) => part.map((ring) => Float64Array.from(ring))) : [];
  // Unit vector uphill; the contour of the limit is at this distance along it from the origin.
  const [ux, uy] = [plane.east / slope, plane.north / slope];
  const along = (limit - plane.at) / slope;
  const [middleEast, middleNorth] = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
  const reach = Math.hypot(extent[2] - extent[0], extent[3] - extent[1]) + 1;
  const middle = (middleEast - plane.originEast) * ux + (middleNorth - plane.originNorth) * uy;
  if (Math.abs(along - middle) >= reach) return (along > middle) === (side === 'below') ? shape.parts.map((part) => part.map((ring) => Float64Array.from(ring))) : [];
  const [footEast, footNorth] = [middleEast + (along - middle) * ux, middleNorth + (along - middle) * uy];
  const away = side === 'below' ? -2 * reach : 2 * reach;
  const corner = (across: number, up: number): [number, number] => [footEast - across * uy + up * ux, footNorth + across * ux + up * uy];
  const half = Float64Array.from([corner(-reach, 0), corner(reach, 0), corner(reach, away), corner(-reach, away), corner(-reach, 0)].flat());
  return intersect(shape.parts, [[half]]);
}
