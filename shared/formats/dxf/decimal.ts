/** Decimal numbers out of bytes, without making a string of each. */

/** Powers of ten up to here are exact. */
const LARGEST_POWER = 22;
const POWERS = Float64Array.from({ length: LARGEST_POWER + 1 }, (_, exponent) => 10 ** exponent);
/** Digits that surely fit an exact integer, and how many more are taken behind them. */
const HIGH_DIGITS = 15;
const LOW_DIGITS = 7;

const ANSWER = new Float64Array(1);

/** The number in ASCII `bytes[from…to)`, blanks around it allowed, correctly rounded; NaN when it is none. */
export function parseDecimal(bytes: Uint8Array, from: number, to: number): number {
  parseDecimalInto(ANSWER, 0, bytes, from, to);
  return ANSWER[0]!;
}

/** The same, written to `target[index]`: a number that is returned would be an object of its own, millions of times. */
export function parseDecimalInto(target: Float64Array, index: number, bytes: Uint8Array, from: number, to: number): void {
  let at = from;
  while (at < to && bytes[at]! <= 32) at++;
  let negative = false;
  if (at < to && (bytes[at] === 45 || bytes[at] === 43)) negative = bytes[at++] === 45;
  const first = at;
  // The first fifteen digits are an exact integer; those behind them are kept apart.
  let high = 0;
  let low = 0;
  let digits = 0;
  let point = -1;
  for (; at < to; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      if (digits++ < HIGH_DIGITS) high = high * 10 + digit;
      else low = low * 10 + digit;
    } else if (digit === -2 && point < 0) point = digits;
    else break;
  }
  let rest = at;
  while (rest < to && bytes[rest]! <= 32) rest++;
  const decimals = point < 0 ? 0 : digits - point;
  if (digits === 0) target[index] = Number.NaN;
  else if (rest < to || decimals > LARGEST_POWER || digits > HIGH_DIGITS + LOW_DIGITS) target[index] = exponentOrNothing(bytes, first, to, negative);
  else if (digits <= HIGH_DIGITS) {
    const value = decimals === 0 ? high : high / POWERS[decimals]!;
    target[index] = negative ? -value : value;
  } else {
    const value = manyDigits(high, low, POWERS[digits - HIGH_DIGITS]!, POWERS[decimals]!);
    target[index] = negative ? -value : value;
  }
}

/**
 * (high · shift + low) / power for the 17 digits that programs write to keep a double: the dividend is held as the sum
 * of two doubles and divided once, with the remainder of the division added. Source: Dekker, "A floating-point
 * technique for extending the available precision" (1971).
 */
function manyDigits(high: number, low: number, shift: number, power: number): number {
  const scaled = high * shift;
  const rest = productError(high, shift, scaled) + low;
  const sum = scaled + rest;
  const lost = scaled - sum + rest;
  const quotient = sum / power;
  const back = quotient * power;
  return quotient + (sum - back - productError(quotient, power, back) + lost) / power;
}

const SPLITTER = 2 ** 27 + 1;

/** a · b − product, exactly. */
function productError(a: number, b: number, product: number): number {
  const aBig = SPLITTER * a;
  const bBig = SPLITTER * b;
  const aHigh = aBig - (aBig - a);
  const bHigh = bBig - (bBig - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The slow way: exponents and more digits than a double holds exactly. */
function exponentOrNothing(bytes: Uint8Array, from: number, to: number, negative: boolean): number {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  const value = /^[0-9.]+([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
  return negative ? -value : value;
}
