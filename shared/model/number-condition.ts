/** What is typed into the filter of a number column: a comparison, a range or a number, with full- or half-width signs. */

/** An interval of numbers; infinite ends are open. */
interface Between {
  readonly kind: 'between';
  readonly least: number;
  readonly most: number;
  readonly withLeast: boolean;
  readonly withMost: boolean;
}

/** A number as a person reads it: equal to as many decimals as were typed. */
interface Shown {
  readonly kind: 'shown';
  readonly value: number;
  readonly decimals: number;
  readonly digits: string;
}

/** Equal, or (`not`) not equal, to the last digit. */
interface Equal {
  readonly kind: 'equal';
  readonly value: number;
  readonly digits: string;
  readonly not: boolean;
}

export type NumberCondition = Between | Shown | Equal;

/** What a number without a sign stands for: that number, or at least that number. */
export type PlainNumber = 'equal' | 'least';

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)`;
const COMPARISON = new RegExp(`^(>=|=>|<=|=<|<>|!=|>|<|=)(${NUMBER})$`);
const RANGE = new RegExp(`^(${NUMBER})(?:~|-|至|到)(${NUMBER})$`);
const PLAIN = new RegExp(`^${NUMBER}$`);
/** More digits than a double carries: such numbers are compared as they are written. */
const EXACT_DIGITS = 15;

/** The signs of Chinese keyboards as their half-width ones; thousands separators gone, and gaps but between two numbers. */
function plainSigns(typed: string): string {
  return typed
    .replace(/≠/g, '!=')
    .normalize('NFKC')
    .replace(/[≥≧⩾]/g, '>=')
    .replace(/[≤≦⩽]/g, '<=')
    .replace(/[》〉]/g, '>')
    .replace(/[《〈]/g, '<')
    .replace(/[〜∼]/g, '~')
    .replace(/[−–—]/g, '-')
    .replace(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '');
}

function between(least: number, most: number, withLeast = true, withMost = true): Between {
  return { kind: 'between', least, most, withLeast, withMost };
}

/** The condition that was typed; 'none' for nothing, null for what cannot be understood. */
export function readNumberCondition(typed: string, plain: PlainNumber): NumberCondition | 'none' | null {
  const text = plainSigns(typed);
  if (text === '') return 'none';
  if (PLAIN.test(text)) {
    const value = Number(text);
    return plain === 'least' ? between(value, Infinity) : { kind: 'shown', value, decimals: text.split('.')[1]?.length ?? 0, digits: text };
  }
  const range = RANGE.exec(text);
  if (range) {
    const ends = [Number(range[1]), Number(range[2])];
    return between(Math.min(...ends), Math.max(...ends));
  }
  const comparison = COMPARISON.exec(text);
  if (!comparison) return null;
  const [, sign, digits = ''] = comparison;
  const value = Number(digits);
  switch (sign) {
    case '>':
      return between(value, Infinity, false);
    case '>=':
    case '=>':
      return between(value, Infinity);
    case '<':
      return between(-Infinity, value, true, false);
    case '<=':
    case '=<':
      return between(-Infinity, value);
    default:
      return { kind: 'equal', value, digits, not: sign !== '=' };
  }
}

/** True for what is certainly meant to compare numbers, also above a column of text: a sign of comparison, or a range with ~ or 至. */
export function isComparison(typed: string): boolean {
  const text = plainSigns(typed);
  return COMPARISON.test(text) || (RANGE.test(text) && /[~至到]/.test(text));
}

/** True when a cell fulfils the condition; `text` is the cell as it is written. Empty cells (NaN) fulfil none. */
export function fulfils(condition: NumberCondition, value: number, text: string): boolean {
  if (Number.isNaN(value)) return false;
  switch (condition.kind) {
    case 'between':
      return (condition.withLeast ? value >= condition.least : value > condition.least) && (condition.withMost ? value <= condition.most : value < condition.most);
    case 'equal':
      return same(condition, value, text) !== condition.not;
    case 'shown':
      // A part is not nothing: 0.25 would be rounded to a typed 0.
      return same(condition, value, text) || (condition.value !== 0 && !isLong(condition.digits) && Number(value.toFixed(Math.min(100, condition.decimals))) === condition.value);
  }
}

function same({ value: wanted, digits }: { readonly value: number; readonly digits: string }, value: number, text: string): boolean {
  return isLong(digits) ? text.trim() === digits : value === wanted;
}

function isLong(digits: string): boolean {
  return digits.replace(/\D/g, '').length > EXACT_DIGITS;
}

const A_NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;

/** True for a text that is a plain number, and for nothing else. */
export const isPlainNumber = (text: string): boolean => A_NUMBER.test(text);

/** Whether one cell passes what was typed: a condition above a number (also one written as text, where a comparison was typed), else a part of the text. What cannot be understood passes nothing. */
export function cellPasses(typed: string, text: string, isNumberField: boolean): boolean {
  const cell = text.trim();
  if (isNumberField || (isComparison(typed) && isPlainNumber(cell))) {
    const condition = readNumberCondition(typed, 'equal');
    return condition !== 'none' && condition !== null && fulfils(condition, cell === '' ? Number.NaN : Number(cell), cell);
  }
  return typed !== '' && cell.toLowerCase().includes(typed.toLowerCase());
}
