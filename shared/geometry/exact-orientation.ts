/**
 * Which side of a line a point is on, decided exactly. All cutting rests on this: with exact answers the
 * combinatorics of two polygons never contradict themselves, however nearly their lines coincide.
 *
 * How it is exact without long arithmetic: coordinates are taken relative to a near corner and rounded to a
 * grid of 2⁻³⁰ m. Inside a reach of 2²¹ m every difference of two coordinates is then a whole number of grid
 * steps below 2⁵³, so differences carry no error; each of the two products is rounded once, and rounding
 * never swaps an order. Only when the two rounded products are equal do their low halves decide
 * (Dekker 1971, exact product of two doubles).
 */

/** Spacing of the grid on which coordinates are compared, metres: 0.93 nanometres. */
export const ORIENTATION_GRID_METRES = 2 ** -30;
/** Local coordinates must stay below this for the predicate to be exact, metres (about 2 097 km). */
export const ORIENTATION_REACH_METRES = 2 ** 21;

/** Adding and taking away 1.5 · 2²² leaves the nearest multiple of 2⁻³⁰, for values inside the reach. */
const ROUNDER = 1.5 * 2 ** 22;
const SPLITTER = 2 ** 27 + 1;

/** A local coordinate (metres, below {@link ORIENTATION_REACH_METRES}) on the grid. */
export function snapToGrid(localMetres: number): number {
  return localMetres + ROUNDER - ROUNDER;
}

/**
 * Positive when c lies left of a→b, negative when right, 0 when the three are in line; the sign is exact for
 * coordinates from {@link snapToGrid}, the value is twice the triangle's area to double precision (m²).
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  return left === right ? lowPartOf(ax - cx, by - cy, left) - lowPartOf(ay - cy, bx - cx, right) : left - right;
}

/** What rounding took from a · b: a · b = product + lowPart, exactly. */
function lowPartOf(a: number, b: number, product: number): number {
  if (product === 0) return 0;
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
