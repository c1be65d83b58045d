/** Placing in space: blocks set into others, and planes that stand askew (OCS). A frame is 12 numbers, three rows of x y z + shift. */

/** Row by row: [xx, xy, xz, shift, yx, …]; maps local to outer coordinates. */
export type Frame = Float64Array;

export const IDENTITY: Frame = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

/** The frame that does `inner` first, then `outer`. */
export function compose(outer: Frame, inner: Frame): Frame {
  if (outer === IDENTITY) return inner;
  if (inner === IDENTITY) return outer;
  const frame = new Float64Array(12);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 4; column++) {
      let sum = column === 3 ? outer[4 * row + 3]! : 0;
      for (let k = 0; k < 3; k++) sum += outer[4 * row + k]! * inner[4 * k + column]!;
      frame[4 * row + column] = sum;
    }
  }
  return frame;
}

/** A normal's x and y below this count as none. Source: AutoCAD DXF Reference, "Arbitrary Axis Algorithm". */
const NEAR_AXIS = 1 / 64;

/** The frame of an object coordinate system by its extrusion; the identity for the ordinary one and for a vector of no length. */
export function objectFrame(nx: number, ny: number, nz: number): Frame {
  if (nx === 0 && ny === 0 && nz > 0) return IDENTITY;
  const length = Math.hypot(nx, ny, nz);
  if (!(length > 0) || !Number.isFinite(length)) return IDENTITY;
  const n = [nx / length, ny / length, nz / length] as const;
  const ax = Math.abs(n[0]) < NEAR_AXIS && Math.abs(n[1]) < NEAR_AXIS ? unit([n[2], 0, -n[0]]) : unit([-n[1], n[0], 0]);
  const ay = unit([n[1] * ax[2] - n[2] * ax[1], n[2] * ax[0] - n[0] * ax[2], n[0] * ax[1] - n[1] * ax[0]]);
  return Float64Array.of(ax[0], ay[0], n[0], 0, ax[1], ay[1], n[1], 0, ax[2], ay[2], n[2], 0);
}

function unit([x, y, z]: readonly [number, number, number]): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/** A block set at (x, y, z): moved by −base, scaled, turned about z by `degrees`, with one cell of an array at (column, row) offsets. */
export function insertFrame(at: readonly [number, number, number], scale: readonly [number, number, number], degrees: number, base: readonly [number, number, number], cell: readonly [number, number]): Frame {
  const [cos, sin] = turn(degrees);
  const [sx, sy, sz] = scale;
  const frame = Float64Array.of(cos * sx, -sin * sy, 0, 0, sin * sx, cos * sy, 0, 0, 0, 0, sz, 0);
  const [cx, cy] = cell;
  const shift = [at[0] + cos * cx - sin * cy, at[1] + sin * cx + cos * cy, at[2]];
  for (let row = 0; row < 3; row++) {
    frame[4 * row + 3] = shift[row]! - (frame[4 * row]! * base[0] + frame[4 * row + 1]! * base[1] + frame[4 * row + 2]! * base[2]);
  }
  return frame;
}

/** Cosine and sine, exact at right angles. */
export function turn(degrees: number): readonly [cos: number, sin: number] {
  const whole = ((degrees % 360) + 360) % 360;
  if (whole === 0) return [1, 0];
  if (whole === 90) return [0, 1];
  if (whole === 180) return [-1, 0];
  if (whole === 270) return [0, -1];
  const radians = (whole * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}
