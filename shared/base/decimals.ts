/** How many decimals numbers that stand side by side are written with. */

/** Enough for areas and elevations; more are the noise of how files keep numbers. */
const USUAL_MOST = 4;
/** A number holds no more that mean something. */
const MOST = 12;

/** The most decimals that say something of numbers as large as `size` (a step or a largest value; positive): four, or of small ones three figures. */
export function mostDecimals(size: number): number {
  return size > 0 && Number.isFinite(size) ? Math.min(MOST, Math.max(USUAL_MOST, 2 - Math.floor(Math.log10(size)))) : USUAL_MOST;
}

/** As many decimals as the numbers have, at most `most`. */
export function decimalsOf(values: readonly number[], most: number): number {
  return Math.max(0, ...values.map((value) => value.toFixed(most).replace(/\.?0+$/, '').split('.')[1]?.length ?? 0));
}
