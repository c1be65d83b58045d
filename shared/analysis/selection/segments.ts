/** Edges and places decided exactly where it matters (do they meet, is a point inside) and to double precision where it does not (how far). */
import type { GeometryColumns } from '../../geometry/columns.ts';
import { orientation, snapToGrid } from '../../geometry/exact-orientation.ts';

export type Position = readonly [east: number, north: number];

/** An edge: x1, y1, x2, y2; both ends the same for a point. */
export type Segment = readonly [number, number, number, number];

/** Edges of a feature, by first vertex; a path of one vertex is an edge without length. */
export function* segmentsOf(columns: GeometryColumns, feature: number): Generator<Segment> {
  const { coordinates, pathStart, partStart, featureStart, kind } = columns;
  for (let path = partStart[featureStart[feature]!]!; path < partStart[featureStart[feature + 1]!]!; path++) {
    const [start, end] = [pathStart[path]!, pathStart[path + 1]!];
    if (kind === 'point' || end - start === 1) {
      for (let at = 2 * start; at < 2 * end; at += 2) yield [coordinates[at]!, coordinates[at + 1]!, coordinates[at]!, coordinates[at + 1]!];
    } else {
      for (let at = 2 * start; at + 2 < 2 * end; at += 2) yield [coordinates[at]!, coordinates[at + 1]!, coordinates[at + 2]!, coordinates[at + 3]!];
    }
  }
}

/** The first vertex of a feature, or null for one without geometry. */
export function firstVertex({ coordinates, pathStart, partStart, featureStart }: GeometryColumns, feature: number): Position | null {
  const [path, end] = [partStart[featureStart[feature]!]!, partStart[featureStart[feature + 1]!]!];
  if (path === end) return null;
  const at = 2 * pathStart[path]!;
  return [coordinates[at]!, coordinates[at + 1]!];
}

/** True when two edges (metres) have at least a point in common; exact for coordinates within 2 097 km of each other. */
export function segmentsMeet(a: Segment, b: Segment): boolean {
  const [originEast, originNorth] = a;
  const local = (segment: Segment): Segment => [snapToGrid(segment[0] - originEast), snapToGrid(segment[1] - originNorth), snapToGrid(segment[2] - originEast), snapToGrid(segment[3] - originNorth)];
  const [[ax, ay, bx, by], [cx, cy, dx, dy]] = [local(a), local(b)];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx) || Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const sides = (px: number, py: number, qx: number, qy: number, rx: number, ry: number, sx: number, sy: number): number =>
    Math.sign(orientation(px, py, qx, qy, rx, ry)) * Math.sign(orientation(px, py, qx, qy, sx, sy));
  return sides(ax, ay, bx, by, cx, cy, dx, dy) <= 0 && sides(cx, cy, dx, dy, ax, ay, bx, by) <= 0;
}

/** Nearest distance of two edges, metres; 0 where they meet. */
export function segmentDistance(a: Segment, b: Segment): number {
  if (segmentsMeet(a, b)) return 0;
  return Math.min(pointDistance(a[0], a[1], b), pointDistance(a[2], a[3], b), pointDistance(b[0], b[1], a), pointDistance(b[2], b[3], a));
}

/** Distance of a point from an edge, metres. */
export function pointDistance(east: number, north: number, [x1, y1, x2, y2]: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((east - x1) * dx + (north - y1) * dy) / squared));
  return Math.hypot(east - (x1 + along * dx), north - (y1 + along * dy));
}

/** Where a point (metres) is against a polygon feature, by the even-odd rule over all its rings; `on` is exact. */
export function placeOfPoint(columns: GeometryColumns, feature: number, [east, north]: Position): 'in' | 'on' | 'out' {
  let inside = false;
  for (const [x1, y1, x2, y2] of segmentsOf(columns, feature)) {
    if ((y1 < north && y2 < north) || (y1 > north && y2 > north) || (x1 < east && x2 < east)) continue;
    const [ax, ay, bx, by] = [snapToGrid(x1 - east), snapToGrid(y1 - north), snapToGrid(x2 - east), snapToGrid(y2 - north)];
    const side = Math.sign(orientation(ax, ay, bx, by, 0, 0));
    if (side === 0 && Math.min(ax, bx) <= 0 && Math.max(ax, bx) >= 0 && Math.min(ay, by) <= 0 && Math.max(ay, by) >= 0) return 'on';
    // Half-open in north, so that a vertex on the ray counts once.
    if (ay > 0 !== by > 0 && side > 0 === by > ay) inside = !inside;
  }
  return inside ? 'in' : 'out';
}
