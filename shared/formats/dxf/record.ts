/** One record of a drawing: a group 0 with all groups up to the next. Values stay bytes until somebody asks. */
import { parseDecimal, parseDecimalInto } from './decimal.ts';
import { BYTE, CHUNK, DOUBLE, INT16, INT32, INT64, STRING, VALUE_KIND } from './group-codes.ts';

export class DrawingRecord {
  /** Bytes that `from` and `to` point into; valid until the tokeniser is asked for the next record. */
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  codes = new Int32Array(64);
  from = new Int32Array(64);
  to = new Int32Array(64);
  /** Where the whole record lies in `bytes`. */
  start = 0;
  end = 0;
  /** 1-based line of the record's first line; in a binary drawing the byte it begins at. */
  line = 0;
  /** 1-based line where the record stops making sense, 0 for a sound one. */
  brokenLine = 0;
  binary = false;

  add(code: number, from: number, to: number): void {
    if (this.count === this.codes.length) this.grow();
    this.codes[this.count] = code;
    this.from[this.count] = from;
    this.to[this.count++] = to;
  }

  /** The value of group `i` as a number; NaN when it is none. */
  number(i: number): number {
    if (!this.binary) return parseDecimal(this.bytes, this.from[i]!, this.to[i]!);
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.from[i]!, this.to[i]! - this.from[i]!);
    switch (VALUE_KIND[this.codes[i]!]) {
      case DOUBLE:
        return view.getFloat64(0, true);
      case INT16:
        return view.getInt16(0, true);
      case INT32:
        return view.getInt32(0, true);
      case INT64:
        return Number(view.getBigInt64(0, true));
      case BYTE:
        return view.getUint8(0);
      case STRING:
        return parseDecimal(this.bytes, this.from[i]!, this.to[i]!);
      case CHUNK:
      default:
        return Number.NaN;
    }
  }

  /** The value of group `i` as a number, written to `target[index]`. */
  numberInto(i: number, target: Float64Array, index: number): void {
    if (this.binary) target[index] = this.number(i);
    else parseDecimalInto(target, index, this.bytes, this.from[i]!, this.to[i]!);
  }

  /** Position of the first group with this code, or -1. */
  find(code: number): number {
    for (let i = 0; i < this.count; i++) if (this.codes[i] === code) return i;
    return -1;
  }

  /** Group `i` as ASCII, for names that the format itself defines. */
  ascii(i: number): string {
    let text = '';
    for (let at = this.from[i]!; at < this.to[i]!; at++) text += String.fromCharCode(this.bytes[at]!);
    return text.trim();
  }

  private grow(): void {
    const longer = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(array.length * 2);
      next.set(array);
      return next;
    };
    this.codes = longer(this.codes);
    this.from = longer(this.from);
    this.to = longer(this.to);
  }
}
