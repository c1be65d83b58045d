/** Numbers written plainly in bytes, read without making a text of them. */

const POWERS_OF_TEN = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** So many digits make a whole number below 2⁵³; divided once by an exact power of ten it is rounded as `Number` rounds it. */
const MOST_DIGITS = 15;

/** The number in `bytes[from…to)`: sign, digits, at most one point; null for anything else, which `Number` shall judge. */
export function plainNumber(bytes: Uint8Array, from: number, to: number): number | null {
  let i = from;
  const negative = bytes[i] === 0x2d;
  if (negative || bytes[i] === 0x2b) i++;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < to; i++) {
    const byte = bytes[i]!;
    if (byte === 0x2e && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - 0x30;
    if (digit < 0 || digit > 9 || ++digits > MOST_DIGITS) return null;
    value = value * 10 + digit;
    if (decimals >= 0) decimals++;
  }
  if (digits === 0) return null;
  const size = decimals > 0 ? value / POWERS_OF_TEN[decimals]! : value;
  return negative ? -size : size;
}
