/** A small explicit schema for what the window sends: every argument is checked before it is used. */

/** Throws {@link BadArgument} unless the value is what it should be, and returns it under its type. */
export type Check<Value> = (value: unknown) => Value;

/** The window (or something that pretends to be it) sent what it must not; the call is refused. */
export class BadArgument extends Error {
  constructor(what: string) {
    super(`refused: ${what}`);
    this.name = 'BadArgument';
  }
}

function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new BadArgument(what);
}

/** Text of at most so many UTF-16 units. */
export function text(maximumLength: number): Check<string> {
  return (value) => {
    demand(typeof value === 'string' && value.length <= maximumLength, `not a text of at most ${maximumLength} characters`);
    return value;
  };
}

/** A finite number between two others. */
export function numberBetween(least: number, most: number): Check<number> {
  return (value) => {
    demand(typeof value === 'number' && value >= least && value <= most, `not a number from ${least} to ${most}`);
    return value;
  };
}

/** A whole number from 0 to below another: a position, a place among bytes. */
export function wholeBelow(count: number): Check<number> {
  return (value) => {
    demand(typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count, `not a whole number below ${count}`);
    return value;
  };
}

/** Null, or what the check takes. */
export function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (value) => (value === null ? null : check(value));
}

/** The first check that holds. */
export function either<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return (value) => {
    try {
      return first(value);
    } catch {
      return second(value);
    }
  };
}

/** A non-empty array of bytes, at most so many. */
export function bytes(maximumBytes: number): Check<Uint8Array> {
  return (value) => {
    demand(value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= maximumBytes, `not 1 to ${maximumBytes} bytes`);
    return value;
  };
}

/** One of these texts. */
export function oneOf<Value extends string>(...values: readonly Value[]): Check<Value> {
  return (value) => {
    demand(values.includes(value as Value), `not one of ${values.join(', ')}`);
    return value as Value;
  };
}

/** Exactly these fields, no others. */
export function record<Fields extends Record<string, unknown>>(fields: { readonly [Name in keyof Fields]: Check<Fields[Name]> }): Check<Fields> {
  return (value) => {
    demand(typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype, 'not a plain object');
    const names = Object.keys(fields);
    demand(Object.keys(value).every((name) => names.includes(name)), `other fields than ${names.join(', ')}`);
    return Object.fromEntries(names.map((name) => [name, fields[name]!((value as Fields)[name])])) as Fields;
  };
}

/** One to `maximumCount` values of a kind. */
export function listOf<Value>(check: Check<Value>, maximumCount: number): Check<readonly Value[]> {
  return (value) => {
    demand(Array.isArray(value) && value.length > 0 && value.length <= maximumCount, `not a list of 1 to ${maximumCount}`);
    return value.map(check);
  };
}

/** Names that Windows keeps for devices, with any extension. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name without any folder, good on Windows and Linux. */
export const fileName: Check<string> = (value) => {
  const name = text(200)(value);
  const plain = name !== '' && !/[\u0000-\u001f\u007f<>:"/\\|?*]/.test(name) && !/^\.|[. ]$/.test(name) && !DEVICE_NAME.test(name);
  demand(plain, 'not a plain file name');
  return name;
};
