/** Brings layer geometry onto the sheet: clipped to the window (a little outside of it) and thinned. */
import type { GeometryColumns } from '../geometry/columns.ts';
import { paperX, paperY, type MapWindow } from './sheet.ts';

/** Geometry is cut this far outside the window, so that cut edges and their pens stay out of sight. */
export const CUT_MARGIN_MILLIMETRES = 3;
/** Vertices nearer than this to the one before are left out; below what a printer shows. */
const FINEST_MILLIMETRES = 0.05;

/** Paths of one feature in paper millimetres; empty when nothing of it is near the window. */
export function pathsOnSheet(columns: GeometryColumns, feature: number, window: MapWindow): number[][] {
  const closed = columns.kind === 'polygon';
  const box = cutBox(window);
  const paths: number[][] = [];
  const firstPath = columns.partStart[columns.featureStart[feature]!]!;
  const lastPath = columns.partStart[columns.featureStart[feature + 1]!]!;
  for (let path = firstPath; path < lastPath; path++) {
    const flat: number[] = [];
    for (let vertex = columns.pathStart[path]!; vertex < columns.pathStart[path + 1]!; vertex++) {
      pushThinned(flat, paperX(window, columns.coordinates[vertex * 2]!), paperY(window, columns.coordinates[vertex * 2 + 1]!));
    }
    if (closed) {
      const clipped = clipRing(openRing(flat), box);
      if (clipped.length >= 6) paths.push(clipped);
    } else {
      paths.push(...clipLine(flat, box));
    }
  }
  return paths;
}

/** Left, top, right, bottom in millimetres. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

function cutBox(window: MapWindow): Box {
  const margin = CUT_MARGIN_MILLIMETRES;
  return [window.x - margin, window.y - margin, window.x + window.width + margin, window.y + window.height + margin];
}

function pushThinned(flat: number[], x: number, y: number): void {
  const last = flat.length;
  if (last >= 2 && Math.abs(x - flat[last - 2]!) < FINEST_MILLIMETRES && Math.abs(y - flat[last - 1]!) < FINEST_MILLIMETRES) return;
  flat.push(x, y);
}

function openRing(flat: number[]): number[] {
  const last = flat.length - 2;
  const closes = last >= 2 && Math.abs(flat[0]! - flat[last]!) < FINEST_MILLIMETRES && Math.abs(flat[1]! - flat[last + 1]!) < FINEST_MILLIMETRES;
  return closes ? flat.slice(0, last) : flat;
}

/**
 * Sutherland–Hodgman against the box. Pieces of a concave ring stay joined along the box's edge, which lies outside
 * the visible window.
 */
export function clipRing(ring: readonly number[], box: Box): number[] {
  let points: readonly number[] = ring;
  for (let side = 0; side < 4 && points.length > 0; side++) {
    const axis = side % 2;
    const limit = box[side]!;
    const sign = side < 2 ? 1 : -1;
    const inside = (i: number): boolean => sign * (points[i + axis]! - limit) >= 0;
    const next: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      const before = (i - 2 + points.length) % points.length;
      if (inside(i) !== inside(before)) {
        const part = (limit - points[before + axis]!) / (points[i + axis]! - points[before + axis]!);
        const other = points[before + 1 - axis]! + part * (points[i + 1 - axis]! - points[before + 1 - axis]!);
        next.push(axis === 0 ? limit : other, axis === 0 ? other : limit);
      }
      if (inside(i)) next.push(points[i]!, points[i + 1]!);
    }
    points = next;
  }
  return [...points];
}

/** Liang–Barsky segment by segment; a line that leaves and comes back gives several. */
export function clipLine(line: readonly number[], box: Box): number[][] {
  const pieces: number[][] = [];
  let open: number[] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const part = clipSegment(line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!, box);
    if (!part) {
      open = null;
      continue;
    }
    const [x0, y0, x1, y1] = part;
    if (open && open.at(-2) === x0 && open.at(-1) === y0) open.push(x1, y1);
    else pieces.push((open = [x0, y0, x1, y1]));
  }
  return pieces;
}

function clipSegment(x0: number, y0: number, x1: number, y1: number, [left, top, right, bottom]: Box): [number, number, number, number] | null {
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (const [p, q] of [[-dx, x0 - left], [dx, right - x0], [-dy, y0 - top], [dy, bottom - y0]] as const) {
    if (p === 0) {
      if (q < 0) return null;
      continue;
    }
    const t = q / p;
    if (p < 0) from = Math.max(from, t);
    else to = Math.min(to, t);
    if (from > to) return null;
  }
  // Ends that were not cut keep their exact numbers, so that pieces join again.
  return [from === 0 ? x0 : x0 + from * dx, from === 0 ? y0 : y0 + from * dy, to === 1 ? x1 : x0 + to * dx, to === 1 ? y1 : y0 + to * dy];
}
