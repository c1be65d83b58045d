/**
 * The exact distance from a polygon to lines, points and other polygons. The polygon's edges lie in blocks with boxes,
 * so that a segment looks only at edges that can be nearer than what is known already.
 */
import type { PreparedPolygon } from './prepared-polygon.ts';

/** The shortest way between a polygon and something else, in the plane; 0 where they touch or overlap. */
export interface NearestPoints {
  readonly distanceMetres: number;
  readonly onPolygon: readonly [east: number, north: number];
  readonly onFeature: readonly [east: number, north: number];
}

/** Edges in one block; small enough that a block's box says something. */
const BLOCK = 12;

export class NearPolygon {
  /** x1, y1, x2, y2 of each edge, local metres. */
  private readonly edges: Float64Array;
  /** west, south, east, north of each block. */
  private readonly boxes: Float64Array;
  private readonly edgeCount: number;
  // The best so far of the question that is being answered.
  private square = Infinity;
  private px = 0;
  private py = 0;
  private fx = 0;
  private fy = 0;

  constructor(readonly polygon: PreparedPolygon) {
    const { x, y, ringStart } = polygon;
    this.edgeCount = x.length - (ringStart.length - 1);
    this.edges = new Float64Array(this.edgeCount * 4);
    let at = 0;
    for (let ring = 0; ring + 1 < ringStart.length; ring++) {
      for (let i = ringStart[ring]!; i + 1 < ringStart[ring + 1]!; i++) {
        this.edges.set([x[i]!, y[i]!, x[i + 1]!, y[i + 1]!], at);
        at += 4;
      }
    }
    this.boxes = new Float64Array(Math.ceil(this.edgeCount / BLOCK) * 4);
    for (let block = 0; 4 * block < this.boxes.length; block++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 4 * block * BLOCK; i < Math.min(this.edges.length, 4 * (block + 1) * BLOCK); i += 2) {
        west = Math.min(west, this.edges[i]!);
        east = Math.max(east, this.edges[i]!);
        south = Math.min(south, this.edges[i + 1]!);
        north = Math.max(north, this.edges[i + 1]!);
      }
      this.boxes.set([west, south, east, north], 4 * block);
    }
  }

  /**
   * The nearest place to a path (flat east, north; one vertex is a point) when it is nearer than `limitMetres`, else null.
   * Segments with a vertex that is no number are passed over.
   */
  nearest(path: ArrayLike<number>, limitMetres: number): NearestPoints | null {
    const { originEast, originNorth, width, height } = this.polygon;
    this.square = limitMetres * limitMetres;
    let found = false;
    for (let i = 0; i + 1 < path.length; i += 2) {
      const last = i + 3 >= path.length;
      if (last && i > 0) break;
      const x1 = path[i]! - originEast;
      const y1 = path[i + 1]! - originNorth;
      const x2 = last ? x1 : path[i + 2]! - originEast;
      const y2 = last ? y1 : path[i + 3]! - originNorth;
      if (boxGap(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2), 0, 0, width, height) < this.square && this.nearer(x1, y1, x2, y2)) found = true;
      if (this.square === 0) break;
    }
    if (!found) return null;
    return { distanceMetres: Math.sqrt(this.square), onPolygon: [this.px + originEast, this.py + originNorth], onFeature: [this.fx + originEast, this.fy + originNorth] };
  }

  /** True when every vertex of the polygon is within the distance of one and the same segment: then the whole polygon is. */
  isWithinOfSegment(ax: number, ay: number, bx: number, by: number, distanceMetres: number): boolean {
    const { originEast, originNorth } = this.polygon;
    const [x1, y1, x2, y2] = [ax - originEast, ay - originNorth, bx - originEast, by - originNorth];
    for (let i = 0; i < this.edges.length; i += 4) {
      if (!(squareToSegment(this.edges[i]!, this.edges[i + 1]!, x1, y1, x2, y2) < distanceMetres * distanceMetres)) return false;
    }
    return true;
  }

  /** Local point inside the polygon (even-odd; a point on the boundary may fall either way and is at distance 0 in any case). */
  private contains(x: number, y: number): boolean {
    const { edges } = this;
    let inside = false;
    for (let i = 0; i < edges.length; i += 4) {
      const y1 = edges[i + 1]!;
      const y2 = edges[i + 3]!;
      if (y1 > y !== y2 > y && x < edges[i]! + ((edges[i + 2]! - edges[i]!) * (y - y1)) / (y2 - y1)) inside = !inside;
    }
    return inside;
  }

  /** Takes a segment nearer than what is known; true when it was. */
  private nearer(x1: number, y1: number, x2: number, y2: number): boolean {
    const { width, height } = this.polygon;
    if (x1 >= 0 && x1 <= width && y1 >= 0 && y1 <= height && this.contains(x1, y1)) return this.keep(0, x1, y1, x1, y1);
    const [west, east] = x1 < x2 ? [x1, x2] : [x2, x1];
    const [south, north] = y1 < y2 ? [y1, y2] : [y2, y1];
    const { boxes, edges } = this;
    let found = false;
    for (let block = 0; 4 * block < boxes.length; block++) {
      const at = 4 * block;
      if (boxGap(west, south, east, north, boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!) >= this.square) continue;
      const end = Math.min(edges.length, 4 * (block + 1) * BLOCK);
      for (let i = 4 * block * BLOCK; i < end; i += 4) {
        if (this.nearerEdge(edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!, x1, y1, x2, y2)) found = true;
        if (this.square === 0) return true;
      }
    }
    return found;
  }

  private nearerEdge(ax: number, ay: number, bx: number, by: number, x1: number, y1: number, x2: number, y2: number): boolean {
    if (boxGap(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)) >= this.square) return false;
    // Segments that cross are at distance 0; else one of the four ends is the nearest.
    const dx = bx - ax;
    const dy = by - ay;
    const ex = x2 - x1;
    const ey = y2 - y1;
    const cross = dx * ey - dy * ex;
    if (cross !== 0) {
      const t = ((x1 - ax) * ey - (y1 - ay) * ex) / cross;
      const u = ((x1 - ax) * dy - (y1 - ay) * dx) / cross;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1) return this.keep(0, ax + t * dx, ay + t * dy, ax + t * dx, ay + t * dy);
    }
    let found = this.tryPoint(x1, y1, ax, ay, dx, dy, false);
    if (this.tryPoint(x2, y2, ax, ay, dx, dy, false)) found = true;
    if (this.tryPoint(ax, ay, x1, y1, ex, ey, true)) found = true;
    return this.tryPoint(bx, by, x1, y1, ex, ey, true) || found;
  }

  /** A point against the segment from (sx, sy) by (dx, dy); `pointOnPolygon` says which of the two is the polygon's. */
  private tryPoint(px: number, py: number, sx: number, sy: number, dx: number, dy: number, pointOnPolygon: boolean): boolean {
    const length = dx * dx + dy * dy;
    const t = length > 0 ? Math.min(1, Math.max(0, ((px - sx) * dx + (py - sy) * dy) / length)) : 0;
    const qx = sx + t * dx;
    const qy = sy + t * dy;
    const square = (px - qx) ** 2 + (py - qy) ** 2;
    if (!(square < this.square)) return false;
    return pointOnPolygon ? this.keep(square, px, py, qx, qy) : this.keep(square, qx, qy, px, py);
  }

  private keep(square: number, px: number, py: number, fx: number, fy: number): boolean {
    if (!(square < this.square)) return false;
    this.square = square;
    this.px = px;
    this.py = py;
    this.fx = fx;
    this.fy = fy;
    return true;
  }
}

/** Square of the gap between two boxes; 0 where they touch. NaN compares as no gap known and is never smaller. */
function boxGap(west: number, south: number, east: number, north: number, west2: number, south2: number, east2: number, north2: number): number {
  const dx = Math.max(west2 - east, west - east2, 0);
  const dy = Math.max(south2 - north, south - north2, 0);
  return dx * dx + dy * dy;
}

/** Square of the distance of a point to a segment. */
function squareToSegment(px: number, py: number, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - x1) * dx + (py - y1) * dy) / length)) : 0;
  return (px - x1 - t * dx) ** 2 + (py - y1 - t * dy) ** 2;
}
