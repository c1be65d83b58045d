/** Cuts a drawing written as text into records: a line with the group code, a line with the value, and so on. */
import type { DrawingRecord } from './record.ts';
import type { Tokens, TokenState } from './tokens.ts';

const LINE_FEED = 10;
const RETURN = 13;
const COMMENT = 999;

export class AsciiTokens implements Tokens {
  position = 0;
  /** 1-based line at {@link position}. */
  line: number;
  private bytes: Uint8Array = new Uint8Array(1);
  private end = 0;
  private final = false;
  private readonly lineEnd: number;

  /** `lineEnd` is the byte that ends a line: 10, or 13 in files of the old Macintosh. */
  constructor(lineEnd: number, line = 1) {
    this.lineEnd = lineEnd;
    this.line = line;
  }

  hand(bytes: Uint8Array, position: number, end: number, final: boolean): void {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.final = final;
    // A stop behind the last byte spares a check of the length at every byte.
    bytes[end] = this.lineEnd;
  }

  next(record: DrawingRecord): TokenState {
    const { bytes, end, lineEnd } = this;
    let at = this.position;
    let line = this.line;
    let begun = false;
    record.bytes = bytes;
    record.binary = false;
    record.count = 0;
    record.brokenLine = 0;
    for (;;) {
      const groupStart = at;
      let code = 0;
      let digits = 0;
      let byte = bytes[at]!;
      while (byte === 32 || byte === 9) byte = bytes[++at]!;
      while (byte >= 48 && byte <= 57) {
        code = code * 10 + byte - 48;
        digits++;
        byte = bytes[++at]!;
      }
      while (byte === 32 || byte === 9 || (byte === RETURN && lineEnd === LINE_FEED)) byte = bytes[++at]!;
      if (at >= end) {
        if (!this.final) return 'more';
        if (!begun) return 'end';
        // A code whose value the file no longer holds: a copy that was broken off.
        if (digits > 0) record.brokenLine = line;
        return this.finish(record, end, line, line);
      }
      if (byte !== lineEnd || digits === 0) {
        // Whatever stands behind the end mark (blank lines, a Ctrl-Z) belongs to no record.
        if (begun && record.count === 1 && record.ascii(0) === 'EOF') return this.finish(record, groupStart, line, line);
        if (code === 0 && digits === 0 && byte === lineEnd && !begun) {
          // Blank lines before a record.
          at++;
          line++;
          this.position = at;
          this.line = line;
          continue;
        }
        return this.resynchronise(record, groupStart, line, begun);
      }
      if (code === 0 && begun) return this.finish(record, groupStart, line, line);
      const from = ++at;
      while (bytes[at] !== lineEnd) at++;
      if (at >= end && !this.final) return 'more';
      const to = at > from && bytes[at - 1] === RETURN ? at - 1 : at;
      if (at < end) at++;
      if (!begun && code === 0) {
        begun = true;
        record.start = groupStart;
        record.line = line;
      }
      if (begun) {
        record.add(code, from, to);
        // A last value that no line end follows may be half a number; an end mark may stand so.
        if (at >= end && bytes[at - 1] !== lineEnd && record.count > 1) record.brokenLine = line + 1;
      }
      else if (code !== COMMENT) return this.resynchronise(record, groupStart, line, false);
      else {
        this.position = at;
        this.line = line + 2;
      }
      line += 2;
    }
  }

  private finish(record: DrawingRecord, next: number, line: number, nextLine: number): TokenState {
    record.end = next;
    this.position = next;
    this.line = Math.max(line, nextLine);
    return 'record';
  }

  /**
   * A line that should be a group code is none: what was begun is broken. Goes on at the next line that is `0` with a
   * name in capitals below it, which is how every record begins.
   */
  private resynchronise(record: DrawingRecord, from: number, fromLine: number, begun: boolean): TokenState {
    const { bytes, end, lineEnd } = this;
    let at = from;
    let line = fromLine;
    for (;;) {
      while (at < end && bytes[at] !== lineEnd) at++;
      if (at >= end) break;
      at++;
      line++;
      if (this.looksLikeRecord(at)) break;
    }
    if (at >= end && !this.final) return 'more';
    if (!begun) {
      record.start = from;
      record.line = fromLine;
    }
    record.brokenLine = fromLine;
    return this.finish(record, at, line, line);
  }

  private looksLikeRecord(start: number): boolean {
    const { bytes, end, lineEnd } = this;
    let at = start;
    while (at < end && bytes[at] === 32) at++;
    if (bytes[at] !== 48) return false;
    at++;
    while (at < end && (bytes[at] === 32 || (bytes[at] === RETURN && lineEnd === LINE_FEED))) at++;
    if (bytes[at] !== lineEnd) return false;
    const byte = at + 1 < end ? bytes[at + 1]! : 0;
    return (byte >= 65 && byte <= 90) || byte === 51;
  }
}
