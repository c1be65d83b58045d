/** Rational B-splines as chords. Source: Piegl & Tiller, The NURBS Book, de Boor's algorithm (A4.1). */
import type { ShapeBuffer } from './shape-buffer.ts';

export interface Spline {
  readonly degree: number;
  readonly knots: readonly number[];
  /** x, y, z one after another. */
  readonly points: readonly number[];
  /** One per point, or empty when all are equal. */
  readonly weights: readonly number[];
}

/** A knot span is halved at most so often. */
const DEEPEST = 12;

/** Degree, knots and points fit together; anything else cannot be evaluated. */
export function isSound({ degree, knots, points, weights }: Spline): boolean {
  const count = points.length / 3;
  if (!Number.isInteger(degree) || degree < 1 || degree > 15 || count < degree + 1 || knots.length !== count + degree + 1) return false;
  if (weights.length > 0 && (weights.length !== count || weights.some((weight) => !(weight > 0)))) return false;
  return knots.every((knot, i) => Number.isFinite(knot) && (i === 0 || knot >= knots[i - 1]!)) && knots[count]! > knots[degree]!;
}

/** Adds the curve as vertices whose chords leave it by at most `sagitta`, measured after placing. */
export function addSpline(shape: ShapeBuffer, spline: Spline, sagitta: number): void {
  const { degree, knots, points } = spline;
  const placed = placedPoints(shape, spline);
  const last = points.length / 3;
  shape.worldVertex(...pointAt(placed, spline, degree, knots[degree]!));
  for (let span = degree; span < last; span++) {
    const [from, to] = [knots[span]!, knots[span + 1]!];
    if (!(to > from)) continue;
    const at = (t: number): Point => pointAt(placed, spline, span, t);
    refine(shape, at, from, at(from), to, at(to), sagitta, 0);
  }
}

type Point = [x: number, y: number, z: number];

/** Halves until quarter points lie near the chord; always at least once, so that an S-shaped span is seen. */
function refine(shape: ShapeBuffer, at: (t: number) => Point, from: number, a: Point, to: number, b: Point, sagitta: number, depth: number): void {
  const middle = (from + to) / 2;
  const m = at(middle);
  const flat = depth > 0 && offChord(m, a, b) <= sagitta / 2 && offChord(at((from + middle) / 2), a, b) <= sagitta / 2 && offChord(at((middle + to) / 2), a, b) <= sagitta / 2;
  if (flat || depth >= DEEPEST) {
    shape.worldVertex(...b);
    return;
  }
  refine(shape, at, from, a, middle, m, sagitta, depth + 1);
  refine(shape, at, middle, m, to, b, sagitta, depth + 1);
}

function offChord(p: Point, a: Point, b: Point): number {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = dx * dx + dy * dy + dz * dz;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / length));
  return Math.hypot(p[0] - a[0] - share * dx, p[1] - a[1] - share * dy, p[2] - a[2] - share * dz);
}

/** World coordinates times weight, and the weight: curves keep their shape under a frame. */
function placedPoints({ frame: f }: ShapeBuffer, { points, weights }: Spline): Float64Array {
  const count = points.length / 3;
  const placed = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!];
    const weight = weights[i] ?? 1;
    for (let row = 0; row < 3; row++) placed[4 * i + row] = weight * (f[4 * row]! * x + f[4 * row + 1]! * y + f[4 * row + 2]! * z + f[4 * row + 3]!);
    placed[4 * i + 3] = weight;
  }
  return placed;
}

function pointAt(placed: Float64Array, { degree, knots }: Spline, span: number, t: number): Point {
  const d = placed.slice(4 * (span - degree), 4 * (span + 1));
  for (let level = 1; level <= degree; level++) {
    for (let j = degree; j >= level; j--) {
      const low = knots[span - degree + j]!;
      const high = knots[span + 1 + j - level]!;
      const share = high > low ? (t - low) / (high - low) : 0;
      for (let k = 0; k < 4; k++) d[4 * j + k] = (1 - share) * d[4 * (j - 1) + k]! + share * d[4 * j + k]!;
    }
  }
  const weight = d[4 * degree + 3]!;
  return [d[4 * degree]! / weight, d[4 * degree + 1]! / weight, d[4 * degree + 2]! / weight];
}
