/** The order in which an annex lists articles. */
import type { LawReference } from './rules.ts';

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** Behind every article. */
const WITHOUT_NUMBER = 10_000;
const collator = new Intl.Collator('zh-CN');

/** By law, then by article as a number, then by the text's first day; articles that were not at hand come last of their law. */
export function compareReferences(one: LawReference, other: LawReference): number {
  return (
    collator.compare(one.law, other.law) ||
    articleNumber(one.article) - articleNumber(other.article) ||
    collator.compare(one.article, other.article) ||
    collator.compare(one.effectiveFrom ?? '', other.effectiveFrom ?? '')
  );
}

/** 35 for `第三十五条` and `第三十五条第一款`; 10 000 where no number is said. */
export function articleNumber(article: string): number {
  const said = /第([零一二三四五六七八九十百千]+)条/.exec(article)?.[1];
  if (said === undefined) return WITHOUT_NUMBER;
  let number = 0;
  let digit = 0;
  for (const character of said) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      number += (digit || 1) * unit;
      digit = 0;
    }
  }
  return number + digit;
}
