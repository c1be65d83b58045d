/**
 * Series of functions near 0, to the last bit of a double inside their bound: what a projection zone needs, at a
 * fraction of the price of the general functions. Callers keep to the bounds.
 */

/** Bound of {@link sinhSmall}, {@link coshSmall}, {@link sinSmall}, {@link cosSmall} and {@link atanSmall}. */
export const SMALL_ANGLE = 0.08;
/** Bound of {@link asinSmall}. */
export const TINY_ANGLE = 0.006;

/** sinh x; the first term left out is x¹¹/11!. */
export function sinhSmall(x: number): number {
  const s = x * x;
  return x * (1 + (s / 6) * (1 + (s / 20) * (1 + (s / 42) * (1 + s / 72))));
}

/** cosh x; the first term left out is x¹⁰/10!. */
export function coshSmall(x: number): number {
  const s = x * x;
  return 1 + (s / 2) * (1 + (s / 12) * (1 + (s / 30) * (1 + s / 56)));
}

/** sin x; the first term left out is x¹¹/11!. */
export function sinSmall(x: number): number {
  const s = x * x;
  return x * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - s / 72))));
}

/** cos x; the first term left out is x¹⁰/10!. */
export function cosSmall(x: number): number {
  const s = x * x;
  return 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - s / 56)));
}

/** atan x; the first term left out is x¹⁷/17. */
export function atanSmall(x: number): number {
  const s = x * x;
  return x * (1 - s * (1 / 3 - s * (1 / 5 - s * (1 / 7 - s * (1 / 9 - s * (1 / 11 - s * (1 / 13 - s / 15)))))));
}

/** asinh x for |x| ≤ {@link SMALL_ANGLE}; the first term left out is 429 x¹⁵/30 720. */
export function asinhSmall(x: number): number {
  const s = x * x;
  return x * (1 - s * (1 / 6 - s * (3 / 40 - s * (15 / 336 - s * (105 / 3456 - s * (945 / 42240 - s * (10395 / 599040)))))));
}

/** asin x; the first term left out is 15 x⁷/336 · x². */
export function asinSmall(x: number): number {
  const s = x * x;
  return x * (1 + s * (1 / 6 + s * (3 / 40 + s * (15 / 336))));
}
