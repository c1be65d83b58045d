/** Where classes of numbers end: equal steps, or as many features in each. */
import type { StepRule } from '../model/layer-classes.ts';

/**
 * Ascending limits of at most `count` classes, the smallest and the largest number first and last; fewer where many
 * numbers are the same, none where there is no number. Limits in between are rounded to what tells them apart; a
 * quantile is the number below which that share lies.
 */
export function classLimits(numbers: Float64Array, count: number, rule: StepRule): readonly number[] {
  const sorted = numbers.filter(Number.isFinite).sort();
  if (sorted.length === 0) return [];
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  if (least === most) return [least, most];
  const step = (most - least) / count;
  const limits = [least];
  for (let place = 1; place < count; place++) {
    const limit = rule === 'equal' ? rounded(least + place * step, step) : sorted[Math.min(sorted.length - 1, Math.ceil((place / count) * sorted.length) - 1)]!;
    if (limit > limits.at(-1)! && limit < most) limits.push(limit);
  }
  return [...limits, most];
}

/** To a hundredth of a step's order of magnitude: 1234.5678 in steps of 400 is 1235. */
function rounded(value: number, step: number): number {
  const unit = 10 ** (Math.floor(Math.log10(step)) - 2);
  return unit >= 1 ? Math.round(value / unit) * unit : Number(value.toFixed(Math.min(12, Math.round(-Math.log10(unit)))));
}
