/** Arcs, ellipses and bulges as chords whose distance from the curve (sagitta) stays below a bound in drawing units. */
import { IDENTITY, type Frame } from './frame.ts';
import type { ShapeBuffer } from './shape-buffer.ts';

/** However small a circle is, it keeps a shape: no chord spans more than this. */
const WIDEST_STEP = Math.PI / 8;
/** Keeps a circle of absurd radius from filling the memory. */
const MOST_CHORDS = 16_384;

type Vector = readonly [x: number, y: number, z: number];

/** Adds centre + cos t · u + sin t · v for t from `start` through `sweep` (radians), both ends included unless told otherwise. */
export function addConic(shape: ShapeBuffer, centre: Vector, u: Vector, v: Vector, start: number, sweep: number, sagitta: number, withFirst = true, withLast = true): void {
  const { frame } = shape;
  const [worldU, worldV] = [turned(frame, u), turned(frame, v)];
  const c = moved(frame, centre);
  const chords = chordsFor(longestReach(worldU, worldV), Math.abs(sweep), sagitta);
  for (let i = withFirst ? 0 : 1; i <= (withLast ? chords : chords - 1); i++) {
    const t = start + (sweep * i) / chords;
    const [cos, sin] = [Math.cos(t), Math.sin(t)];
    shape.worldVertex(c[0] + cos * worldU[0] + sin * worldV[0], c[1] + cos * worldU[1] + sin * worldV[1], c[2] + cos * worldU[2] + sin * worldV[2]);
  }
}

/** Chords so that radius · (1 − cos(step / 2)) ≤ sagitta. */
function chordsFor(radius: number, sweep: number, sagitta: number): number {
  const step = radius > sagitta ? Math.min(WIDEST_STEP, 2 * Math.acos(1 - sagitta / radius)) : WIDEST_STEP;
  const chords = Math.ceil(sweep / step - 1e-9);
  return Number.isFinite(chords) ? Math.min(MOST_CHORDS, Math.max(1, chords)) : 1;
}

/** The long half axis of the ellipse that u and v span. */
function longestReach(u: Vector, v: Vector): number {
  const [uu, vv, uv] = [dot(u, u), dot(v, v), dot(u, v)];
  return Math.sqrt((uu + vv + Math.hypot(uu - vv, 2 * uv)) / 2);
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function turned(f: Frame, [x, y, z]: Vector): Vector {
  if (f === IDENTITY) return [x, y, z];
  return [f[0]! * x + f[1]! * y + f[2]! * z, f[4]! * x + f[5]! * y + f[6]! * z, f[8]! * x + f[9]! * y + f[10]! * z];
}

function moved(f: Frame, vector: Vector): Vector {
  const [x, y, z] = turned(f, vector);
  return f === IDENTITY ? vector : [x + f[3]!, y + f[7]!, z + f[11]!];
}

/** The circle's arc from `startDegrees` counter-clockwise to `endDegrees`; equal angles are the whole circle. */
export function addArc(shape: ShapeBuffer, centre: Vector, radius: number, startDegrees: number, endDegrees: number, sagitta: number): void {
  const sweep = (((endDegrees - startDegrees) % 360) + 360) % 360 || 360;
  addConic(shape, centre, [radius, 0, 0], [0, radius, 0], radians(startDegrees), radians(sweep), sagitta);
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * The vertices behind (x1, y1) up to and with (x2, y2) of a segment with this bulge, the tangent of a quarter of the
 * arc's angle, positive to the left.
 */
export function addBulge(shape: ShapeBuffer, x1: number, y1: number, x2: number, y2: number, z: number, bulge: number, sagitta: number): void {
  if (bulge !== 0 && Number.isFinite(bulge)) {
    const shift = (1 - bulge * bulge) / (4 * bulge);
    const [cx, cy] = [(x1 + x2) / 2 - shift * (y2 - y1), (y1 + y2) / 2 + shift * (x2 - x1)];
    const [ux, uy] = [x1 - cx, y1 - cy];
    addConic(shape, [cx, cy, z], [ux, uy, 0], [-uy, ux, 0], 0, 4 * Math.atan(bulge), sagitta, false, false);
  }
  shape.vertex(x2, y2, z);
}
