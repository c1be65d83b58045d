/** Curved segments of a geodatabase's lines as short straight ones. Layout: Esri, Extended Shapefile Record Format, July 2012, p. 17 ff. */
import type { ByteCursor } from './byte-cursor.ts';

type Position = readonly [east: number, north: number];

export interface Curve {
  /** Calls `vertex` with the positions between the two ends. */
  between(start: Position, end: Position, tolerance: number, vertex: (east: number, north: number) => void): void;
}

const CIRCULAR_ARC = 1;
const LINE = 2;
const BEZIER = 4;
const ELLIPTIC_ARC = 5;

/** Curves by the vertex they begin at; null when one is of a kind that is not read. Throws RangeError when the bytes end. */
export function readCurves(cursor: ByteCursor, count: number): Map<number, Curve> | null {
  const curves = new Map<number, Curve>();
  for (let curve = 0; curve < count; curve++) {
    const vertex = cursor.varuint();
    const type = cursor.varuint();
    if (type === CIRCULAR_ARC) {
      const point: Position = [cursor.float64(), cursor.float64()];
      const bits = cursor.int32();
      const arc = circularArc(point, bits);
      if (arc) curves.set(vertex, arc);
    } else if (type === BEZIER) {
      const first: Position = [cursor.float64(), cursor.float64()];
      const second: Position = [cursor.float64(), cursor.float64()];
      curves.set(vertex, bezier(first, second));
    } else if (type === ELLIPTIC_ARC) {
      const centre: Position = [cursor.float64(), cursor.float64()];
      const [rotation, semiMajor, ratio] = [cursor.float64(), cursor.float64(), cursor.float64()];
      const arc = ellipticArc(centre, rotation, semiMajor, ratio, cursor.int32());
      if (arc === 'unknown') return null;
      if (arc) curves.set(vertex, arc);
    } else if (type !== LINE) return null;
  }
  return curves;
}

const IS_EMPTY = 0x1;
const ARC = { isCounterClockwise: 0x8, isLine: 0x20, isPoint: 0x40, interiorPoint: 0x80 } as const;
const ELLIPSE = { isLine: 0x40, isPoint: 0x80, isCircular: 0x100, centreTo: 0x200, centreFrom: 0x400, isCounterClockwise: 0x800 } as const;

/** Segments of one curve at most, however fine the tolerance. */
const MOST_SEGMENTS = 720;

function circularArc(point: Position, bits: number): Curve | null {
  if (bits & (IS_EMPTY | ARC.isLine | ARC.isPoint)) return null;
  return {
    between(start, end, tolerance, vertex) {
      const through = (bits & ARC.interiorPoint) !== 0;
      const centre = through ? centreOf(start, point, end) : point;
      if (!centre) return;
      const counterClockwise = through ? turnsLeft(start, point, end) : (bits & ARC.isCounterClockwise) !== 0;
      const radius = Math.hypot(start[0] - centre[0], start[1] - centre[1]);
      const [from, sweep] = sweepOf(start, end, centre, counterClockwise);
      const segments = segmentsFor(sweep, radius, tolerance);
      for (let step = 1; step < segments; step++) {
        const angle = from + (sweep * step) / segments;
        vertex(centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle));
      }
    },
  };
}

/** Centre of the circle through three points; null when they lie on a line. */
function centreOf(a: Position, b: Position, c: Position): Position | null {
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const twice = 2 * (bx * cy - by * cx);
  // A full circle ends where it begins: its centre is half way to the opposite point.
  if (cx === 0 && cy === 0) return [a[0] + bx / 2, a[1] + by / 2];
  if (Math.abs(twice) < 1e-12 * (bx * bx + by * by + cx * cx + cy * cy)) return null;
  const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
  return [a[0] + (cy * bb - by * cc) / twice, a[1] + (bx * cc - cx * bb) / twice];
}

const turnsLeft = (a: Position, b: Position, c: Position): boolean => (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 0;

/** Angle of the start, and how far it turns to the end: positive to the left. */
function sweepOf(start: Position, end: Position, centre: Position, counterClockwise: boolean): [from: number, sweep: number] {
  const from = Math.atan2(start[1] - centre[1], start[0] - centre[0]);
  let sweep = Math.atan2(end[1] - centre[1], end[0] - centre[0]) - from;
  if (counterClockwise && sweep <= 0) sweep += 2 * Math.PI;
  if (!counterClockwise && sweep >= 0) sweep -= 2 * Math.PI;
  return [from, sweep];
}

/** So many that a straight segment leaves the curve by no more than the layer's own tolerance. */
function segmentsFor(sweep: number, radius: number, tolerance: number): number {
  const step = tolerance > 0 && tolerance < radius ? 2 * Math.acos(1 - tolerance / radius) : Math.PI / 90;
  return Math.min(MOST_SEGMENTS, Math.max(2, Math.ceil(Math.abs(sweep) / step)));
}

const BEZIER_SEGMENTS = 64;

function bezier(first: Position, second: Position): Curve {
  return {
    between(start, end, _tolerance, vertex) {
      for (let step = 1; step < BEZIER_SEGMENTS; step++) {
        const t = step / BEZIER_SEGMENTS;
        const u = 1 - t;
        const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t] as const;
        const at = (axis: 0 | 1): number => weights[0] * start[axis] + weights[1] * first[axis] + weights[2] * second[axis] + weights[3] * end[axis];
        vertex(at(0), at(1));
      }
    },
  };
}

/** The usual kind: centre, rotation, half axes. Other descriptions of the same arc are told as unknown. */
function ellipticArc(centre: Position, rotation: number, semiMajor: number, ratio: number, bits: number): Curve | null | 'unknown' {
  if (bits & (IS_EMPTY | ELLIPSE.isLine | ELLIPSE.isPoint)) return null;
  if (bits & (ELLIPSE.isCircular | ELLIPSE.centreTo | ELLIPSE.centreFrom)) return 'unknown';
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  // In the ellipse's own frame, stretched to a circle.
  const inward = ([east, north]: Position): Position => {
    const [dx, dy] = [east - centre[0], north - centre[1]];
    return [dx * cos + dy * sin, (dy * cos - dx * sin) / ratio];
  };
  return {
    between(start, end, tolerance, vertex) {
      const [from, sweep] = sweepOf(inward(start), inward(end), [0, 0], (bits & ELLIPSE.isCounterClockwise) !== 0);
      const segments = segmentsFor(sweep, semiMajor, tolerance);
      for (let step = 1; step < segments; step++) {
        const angle = from + (sweep * step) / segments;
        const [x, y] = [semiMajor * Math.cos(angle), semiMajor * ratio * Math.sin(angle)];
        vertex(centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos);
      }
    },
  };
}
