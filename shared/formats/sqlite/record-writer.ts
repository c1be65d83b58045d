/** Rows and numbers as SQLite stores them. Source: sqlite.org/fileformat2.html §1.6, §2.1. */

export type SqliteValue = string | number | boolean | Uint8Array | null;

/** Bytes of a variable-length integer; a negative one always takes nine. */
export function varint(value: number): number[] {
  if (value < 0) {
    const bits = BigInt.asUintN(64, BigInt(value));
    return [...Array.from({ length: 8 }, (_, i) => Number((bits >> BigInt(57 - 7 * i)) & 0x7fn) | 0x80), Number(bits & 0xffn)];
  }
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80);
  return bytes;
}

const encoder = new TextEncoder();

/** A record: its head of serial types, then the values. */
export function recordBytes(values: readonly SqliteValue[]): Uint8Array {
  const types: number[] = [];
  const bodies: Uint8Array[] = [];
  for (const value of values) {
    const { type, body } = serialise(value);
    types.push(...varint(type));
    bodies.push(body);
  }
  // The head counts itself; one more byte may make its own size longer.
  let headLength = types.length + 1;
  while (varint(headLength).length + types.length !== headLength) headLength = varint(headLength).length + types.length;
  const head = [...varint(headLength), ...types];
  const bytes = new Uint8Array(head.length + bodies.reduce((sum, body) => sum + body.length, 0));
  bytes.set(head);
  let at = head.length;
  for (const body of bodies) {
    bytes.set(body, at);
    at += body.length;
  }
  return bytes;
}

const NOTHING = new Uint8Array(0);

function serialise(value: SqliteValue): { type: number; body: Uint8Array } {
  if (value === null) return { type: 0, body: NOTHING };
  if (typeof value === 'boolean') return { type: value ? 9 : 8, body: NOTHING };
  if (typeof value === 'string') {
    const body = encoder.encode(value);
    return { type: 13 + 2 * body.length, body };
  }
  if (typeof value !== 'number') return { type: 12 + 2 * value.length, body: value };
  if (value === 0 && !Object.is(value, -0)) return { type: 8, body: NOTHING };
  if (value === 1) return { type: 9, body: NOTHING };
  const view = new DataView(new ArrayBuffer(8));
  if (Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31) {
    const size = value >= -128 && value < 128 ? 1 : value >= -32_768 && value < 32_768 ? 2 : 4;
    view.setInt32(0, value);
    return { type: size === 4 ? 4 : size, body: new Uint8Array(view.buffer).slice(4 - size, 4) };
  }
  if (Number.isSafeInteger(value)) {
    view.setBigInt64(0, BigInt(value));
    return { type: 6, body: new Uint8Array(view.buffer) };
  }
  view.setFloat64(0, value);
  return { type: 7, body: new Uint8Array(view.buffer) };
}
