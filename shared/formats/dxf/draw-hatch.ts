/** HATCH boundaries as rings: polylines with bulges, and edges of lines, arcs, ellipses and splines. */
import { addBulge, addConic, radians } from './curves.ts';
import { addSpline, isSound } from './nurbs.ts';
import type { DrawingRecord } from './record.ts';
import type { ShapeBuffer } from './shape-buffer.ts';

const POLYLINE_PATH = 2;
const LINE_EDGE = 1;
const ARC_EDGE = 2;
const ELLIPSE_EDGE = 3;
const SPLINE_EDGE = 4;

/** Groups in the order of the record; reads one when it has the code that is expected. */
class Cursor {
  private readonly record: DrawingRecord;
  private at: number;

  constructor(record: DrawingRecord, at: number) {
    this.record = record;
    this.at = at;
  }

  next(code: number): boolean {
    return this.at < this.record.count && this.record.codes[this.at] === code;
  }

  /** The group's value when it is next, else `otherwise` without moving. */
  take(code: number, otherwise = Number.NaN): number {
    return this.next(code) ? this.record.number(this.at++) : otherwise;
  }

  /** Moves behind the next group with one of these codes; false at the end of the record. */
  seek(code: number, before: number): boolean {
    for (let i = this.at; i < this.record.count; i++) {
      if (this.record.codes[i] === before) return false;
      if (this.record.codes[i] === code) {
        this.at = i;
        return true;
      }
    }
    return false;
  }
}

/** Behind the boundaries: the style of the hatch. */
const STYLE = 75;

/** Every boundary path becomes a ring; which are holes follows from how they lie in each other. */
export function addHatch(shape: ShapeBuffer, record: DrawingRecord, sagitta: number): void {
  const start = record.find(91);
  if (start < 0) return;
  const elevation = record.find(30);
  const z = elevation >= 0 && elevation < start ? record.number(elevation) : 0;
  const cursor = new Cursor(record, start + 1);
  while (cursor.seek(92, STYLE)) {
    const flags = cursor.take(92);
    if ((flags & POLYLINE_PATH) !== 0) addPolylinePath(shape, cursor, z, sagitta);
    else addEdges(shape, cursor, z, sagitta);
    shape.closePath();
    shape.endPath();
  }
}

function addPolylinePath(shape: ShapeBuffer, cursor: Cursor, z: number, sagitta: number): void {
  cursor.take(72);
  cursor.take(73);
  cursor.take(93);
  let first: readonly [number, number] | null = null;
  let [lastX, lastY, lastBulge] = [0, 0, 0];
  while (cursor.next(10)) {
    const [x, y, bulge] = [cursor.take(10), cursor.take(20), cursor.take(42, 0)];
    if (first) addBulge(shape, lastX, lastY, x, y, z, lastBulge, sagitta);
    else {
      first = [x, y];
      shape.vertex(x, y, z);
    }
    [lastX, lastY, lastBulge] = [x, y, bulge];
  }
  if (first && (lastX !== first[0] || lastY !== first[1])) addBulge(shape, lastX, lastY, first[0], first[1], z, lastBulge, sagitta);
}

function addEdges(shape: ShapeBuffer, cursor: Cursor, z: number, sagitta: number): void {
  cursor.take(93);
  while (cursor.next(72)) {
    const kind = cursor.take(72);
    if (kind === LINE_EDGE) {
      shape.vertex(cursor.take(10), cursor.take(20), z);
      shape.vertex(cursor.take(11), cursor.take(21), z);
    } else if (kind === ARC_EDGE) {
      const [x, y, radius] = [cursor.take(10), cursor.take(20), cursor.take(40)];
      addTurn(shape, cursor, [x, y, z], [radius, 0], 1, sagitta);
    } else if (kind === ELLIPSE_EDGE) {
      const [x, y, mx, my, ratio] = [cursor.take(10), cursor.take(20), cursor.take(11), cursor.take(21), cursor.take(40)];
      addTurn(shape, cursor, [x, y, z], [mx, my], ratio, sagitta);
    } else if (kind === SPLINE_EDGE) addSplineEdge(shape, cursor, z, sagitta);
    else return;
  }
}

/** Angles of a clockwise edge are written as seen from behind: mirrored. */
function addTurn(shape: ShapeBuffer, cursor: Cursor, centre: readonly [number, number, number], [ux, uy]: readonly [number, number], ratio: number, sagitta: number): void {
  const [start, end] = [cursor.take(50), cursor.take(51)];
  const direction = cursor.take(73, 1) === 0 ? -1 : 1;
  const sweep = (((end - start) % 360) + 360) % 360 || 360;
  addConic(shape, centre, [ux, uy, 0], [-uy * ratio, ux * ratio, 0], direction * radians(start), direction * radians(sweep), sagitta);
}

function addSplineEdge(shape: ShapeBuffer, cursor: Cursor, z: number, sagitta: number): void {
  const degree = cursor.take(94);
  for (const code of [73, 74, 95, 96]) cursor.take(code);
  const [knots, points, weights]: [number[], number[], number[]] = [[], [], []];
  while (cursor.next(40)) knots.push(cursor.take(40));
  while (cursor.next(10)) {
    points.push(cursor.take(10), cursor.take(20), z);
    if (cursor.next(42)) weights.push(cursor.take(42));
  }
  // Some programs write the weights behind all points.
  while (cursor.next(42)) weights.push(cursor.take(42));
  // Fit points, counted by a 97 of the edge's own, and the tangents at both ends.
  if (cursor.next(97)) cursor.take(97);
  const fits: number[] = [];
  while (cursor.next(11)) fits.push(cursor.take(11), cursor.take(21), z);
  while (cursor.next(12) || cursor.next(13)) for (const code of [12, 22, 13, 23]) cursor.take(code);
  const spline = { degree, knots, points, weights };
  if (isSound(spline)) return addSpline(shape, spline, sagitta);
  const through = fits.length > 0 ? fits : points;
  for (let at = 0; at < through.length; at += 3) shape.vertex(through[at]!, through[at + 1]!, z);
}
