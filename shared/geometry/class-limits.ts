/** Where classes of numbers end: equal steps, as many features in each, or where a person says. */
import type { FoundRule } from '../model/layer-classes.ts';

/**
 * Ascending limits of at most `count` classes, the smallest and the largest number first and last; fewer where many
 * numbers are the same, none where there is no number. Limits in between are rounded to what tells them apart; a
 * quantile is the number below which that share lies.
 */
export function classLimits(numbers: Float64Array, count: number, rule: FoundRule): readonly number[] {
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

/** More typed limits than this would leave colours that nobody tells apart. */
export const MOST_TYPED_LIMITS = 8;

/** Typed limits, in any order, apart by commas, semicolons or blanks; null where something is no number, or there are none or too many. */
export function readLimits(text: string): readonly number[] | null {
  const words = text.split(/[,，;；、\s]+/u).filter((word) => word !== '');
  const limits = [...new Set(words.map(Number))].toSorted((a, b) => a - b);
  return limits.length > 0 && limits.length <= MOST_TYPED_LIMITS && limits.every(Number.isFinite) ? limits : null;
}

/** The typed limits between the smallest and the largest number, with these two first and last; a limit beyond them parts nothing. */
export function limitsBetween([least, ...more]: readonly number[], typed: readonly number[]): readonly number[] {
  const most = more.at(-1);
  return least === undefined || most === undefined ? [] : [least, ...typed.filter((limit) => limit > least && limit < most), most];
}

/** To a hundredth of a step's order of magnitude: 1234.5678 in steps of 400 is 1235. */
function rounded(value: number, step: number): number {
  const unit = 10 ** (Math.floor(Math.log10(step)) - 2);
  return unit >= 1 ? Math.round(value / unit) * unit : Number(value.toFixed(Math.min(12, Math.round(-Math.log10(unit)))));
}
