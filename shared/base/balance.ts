/**
 * Balancing (平差): rounded parts that sum to the rounded whole (DOMAIN §2.4). Each part is rounded, and the units that are
 * missing or too many go one by one to the parts that rounding has taken most from, or given most to.
 */

export interface Balanced {
  /** To the asked decimals; their sum is the rounded whole to the last digit. */
  readonly values: readonly number[];
  /** How many parts differ from their plain rounding; each by one unit of the last digit. */
  readonly adjusted: number;
}

/**
 * Parts balanced to their own sum. null when a value is no number: nothing is made up for it. Ties go to the larger part,
 * then to the earlier one, so that the same numbers always give the same table.
 */
export function balance(values: readonly number[], decimals: number): Balanced | null {
  if (!values.every(Number.isFinite)) return null;
  const unit = 10 ** decimals;
  const scaled = values.map((value) => value * unit);
  const rounded = scaled.map((value) => Math.sign(value) * Math.round(Math.abs(value) * (1 + Number.EPSILON)));
  const whole = Math.round(values.reduce((sum, value) => sum + value, 0) * unit * (1 + Number.EPSILON));
  let missing = whole - rounded.reduce((sum, value) => sum + value, 0);
  const step = Math.sign(missing);
  const order = scaled
    .map((value, index) => ({ index, loss: (value - rounded[index]!) * step, size: Math.abs(value) }))
    .sort((a, b) => b.loss - a.loss || b.size - a.size || a.index - b.index);
  let adjusted = 0;
  // By rounding alone at most half of the parts can be a unit short.
  for (const { index } of order) {
    if (missing === 0) break;
    rounded[index]! += step;
    missing -= step;
    adjusted++;
  }
  return { values: rounded.map((value) => value / unit), adjusted };
}
