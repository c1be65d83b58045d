/** Cuts a binary drawing into records. Source: AutoCAD DXF Reference, "Binary DXF Files". */
import { BYTE, CHUNK, DOUBLE, INT16, INT32, INT64, LARGEST_CODE, VALUE_KIND } from './group-codes.ts';
import type { DrawingRecord } from './record.ts';
import type { Tokens, TokenState } from './tokens.ts';

/** The bytes a binary drawing begins with. */
export const BINARY_SENTINEL = 'AutoCAD Binary DXF\r\n\x1a\0';

const LENGTHS: Readonly<Record<number, number>> = { [DOUBLE]: 8, [INT16]: 2, [INT32]: 4, [INT64]: 8, [BYTE]: 1 };
/** In R12 a code of one byte that says that two bytes with the code follow. */
const EXTENDED = 255;

export class BinaryTokens implements Tokens {
  position = 0;
  /** Byte of the file at {@link position}; stands where a text file has a line. */
  line: number;
  private bytes: Uint8Array = new Uint8Array(1);
  private end = 0;
  private final = false;
  private readonly shortCodes: boolean;

  /** `shortCodes`: group codes of one byte, as R12 writes them. */
  constructor(shortCodes: boolean, offset: number) {
    this.shortCodes = shortCodes;
    this.line = offset;
  }

  hand(bytes: Uint8Array, position: number, end: number, final: boolean): void {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.final = final;
  }

  next(record: DrawingRecord): TokenState {
    const { bytes, end } = this;
    let at = this.position;
    let begun = false;
    record.bytes = bytes;
    record.binary = true;
    record.count = 0;
    record.brokenLine = 0;
    record.start = at;
    record.line = this.line;
    for (;;) {
      const groupStart = at;
      let code: number;
      if (this.shortCodes && (at >= end || bytes[at] !== EXTENDED)) code = at < end ? bytes[at++]! : -1;
      else {
        if (this.shortCodes) at++;
        code = at + 1 < end ? bytes[at]! | (bytes[at + 1]! << 8) : -1;
        at += 2;
      }
      if (code < 0) return this.runOut(record, groupStart, begun);
      if (code > LARGEST_CODE || (!begun && code !== 0)) return this.giveUp(record);
      if (code === 0 && begun) return this.finish(record, groupStart);
      const kind = VALUE_KIND[code]!;
      let from = at;
      let to: number;
      if (kind === CHUNK) {
        from = at + 1;
        to = at < end ? from + bytes[at]! : end + 1;
        at = to;
      } else if (LENGTHS[kind] !== undefined) {
        to = at + LENGTHS[kind]!;
        at = to;
      } else {
        to = bytes.indexOf(0, at);
        if (to < 0 || to >= end) to = end;
        at = to + 1;
      }
      if (at > end) return this.runOut(record, groupStart, begun);
      begun = true;
      record.add(code, from, to);
    }
  }

  private runOut(record: DrawingRecord, groupStart: number, begun: boolean): TokenState {
    if (!this.final) return 'more';
    if (!begun) return 'end';
    if (groupStart < this.end) record.brokenLine = this.line + groupStart - this.position;
    return this.finish(record, this.end);
  }

  /** There is nothing to find the next record by in binary form: the rest of the file is lost. */
  private giveUp(record: DrawingRecord): TokenState {
    if (!this.final) return 'more';
    record.brokenLine = this.line;
    return this.finish(record, this.end);
  }

  private finish(record: DrawingRecord, next: number): TokenState {
    record.end = next;
    this.line += next - this.position;
    this.position = next;
    return 'record';
  }
}
