/** Whole numbers with more digits than a double holds (identifiers of 18 digits): they stay as they are written. */

const DIGITS = /^[-+]?\d{16,}$/;

/** False where `value`, read from `text`, is another whole number than the one that is written. */
export function isExact(text: string, value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER || !DIGITS.test(text) || BigInt(text.replace(/^\+/, '')) === BigInt(value);
}

/** The number that a text is, or the text itself where it is none or not exactly one. */
export function numberOrText(text: string): number | string {
  const value = Number(text);
  return Number.isNaN(value) || !isExact(text, value) ? text : value;
}
