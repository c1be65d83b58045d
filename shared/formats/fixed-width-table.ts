/**
 * Attributes as they lie in a .dbf: fixed-width records kept as raw bytes, decoded value by value when asked.
 * Half a million rows cost their bytes and nothing more, and another encoding can be tried without reading again.
 */
import { assert } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { FieldDescriptor } from '../model/layer.ts';
import { plainNumber } from './plain-number.ts';
import { RememberedTexts } from './remembered-texts.ts';

/** How a field's bytes are written: characters, or a little-endian binary number; `unread` values live elsewhere (memo). */
export type FieldStorage = 'characters' | 'int32' | 'float64' | 'unread';

/** One column: where its bytes are inside a record. */
export interface FixedWidthColumn {
  readonly field: FieldDescriptor;
  readonly offset: number;
  readonly storage: FieldStorage;
}

/** Everything about a table but its record bytes; plain JSON. */
export interface FixedWidthTableHead {
  readonly rowCount: number;
  readonly recordBytes: number;
  /** Label that TextDecoder knows. */
  readonly encoding: string;
  readonly columns: readonly FixedWidthColumn[];
}

const SPACE = 0x20;

export class FixedWidthTable implements AttributeTable {
  readonly fields: readonly FieldDescriptor[];
  readonly rowCount: number;
  private readonly head: FixedWidthTableHead;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly decoder: TextDecoder;
  private readonly remembered: RememberedTexts[];

  /** `bytes` holds `rowCount` records one after another; `whole` is the table they are some rows of, or one of the same columns read before, whose texts are remembered together. */
  constructor(head: FixedWidthTableHead, bytes: Uint8Array, whole: FixedWidthTable | null = null) {
    assert(bytes.length >= head.rowCount * head.recordBytes, 'record bytes are shorter than the table');
    this.head = head;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.fields = head.columns.map((column) => column.field);
    this.rowCount = head.rowCount;
    this.decoder = whole?.decoder ?? new TextDecoder(head.encoding);
    this.remembered = whole?.remembered ?? [];
  }

  /** Trimmed text; '' when empty, all zeros for a date, all asterisks for a number. Unreadable bytes show as U+FFFD. */
  text(row: number, field: number): string {
    const { storage, field: descriptor } = this.head.columns[field]!;
    if (storage === 'int32' || storage === 'float64') {
      const value = this.number(row, field);
      return Number.isNaN(value) ? '' : String(value);
    }
    if (storage === 'unread') return '';
    const text = this.characters(row, field);
    if (descriptor.type === 'number' && (text.startsWith('*') || text === '-')) return '';
    if (descriptor.type === 'date' && /^0+$/.test(text)) return '';
    return descriptor.type === 'logical' && text === '?' ? '' : text;
  }

  /** The value as a number, or NaN when empty, overflowed (asterisks) or no number. */
  number(row: number, field: number): number {
    const { storage, offset, field: descriptor } = this.head.columns[field]!;
    const at = row * this.head.recordBytes + offset;
    if (storage === 'int32') return this.view.getInt32(at, true);
    if (storage === 'float64') {
      const value = this.view.getFloat64(at, true);
      return Number.isFinite(value) ? value : Number.NaN;
    }
    if (storage === 'characters' && descriptor.type !== 'date' && descriptor.type !== 'logical') {
      const to = valueEnd(this.bytes, at, descriptor.width);
      const plain = plainNumber(this.bytes, valueStart(this.bytes, at, to), to);
      if (plain !== null) return plain;
    }
    const text = this.text(row, field);
    if (text === '') return Number.NaN;
    const value = Number(text);
    return Number.isFinite(value) ? value : Number.NaN;
  }

  /** Some of the rows as a table of their own, without a copy. */
  rows(firstRow: number, rowCount: number): FixedWidthTable {
    const { recordBytes } = this.head;
    const { encoding, columns } = this.head;
    return new FixedWidthTable({ rowCount, recordBytes, encoding, columns }, this.bytes.subarray(firstRow * recordBytes, (firstRow + rowCount) * recordBytes), this);
  }

  /** The same bytes read in another encoding; field names stay as they are. */
  withEncoding(encoding: string): FixedWidthTable {
    return new FixedWidthTable({ ...this.head, encoding }, this.bytes);
  }

  /** Head and record bytes (no copy), for keeping. */
  serialise(): { head: FixedWidthTableHead; bytes: Uint8Array } {
    return { head: this.head, bytes: this.bytes.subarray(0, this.head.rowCount * this.head.recordBytes) };
  }

  static deserialise(head: FixedWidthTableHead, bytes: Uint8Array): FixedWidthTable {
    return new FixedWidthTable(head, bytes);
  }

  private characters(row: number, field: number): string {
    const { offset, field: descriptor } = this.head.columns[field]!;
    const start = row * this.head.recordBytes + offset;
    const to = valueEnd(this.bytes, start, descriptor.width);
    const from = valueStart(this.bytes, start, to);
    if (from === to) return '';
    // The same bytes mean another text where they fill their field, which may have cut the last character in half.
    const fills = to - start === descriptor.width;
    const texts = (this.remembered[2 * field + (fills ? 1 : 0)] ??= new RememberedTexts());
    return texts.find(this.bytes, from, to) ?? texts.keep(this.bytes, from, to, this.decode(from, to, fills));
  }

  private decode(from: number, to: number, fillsField: boolean): string {
    const { bytes } = this;
    for (let i = from; i < to; i++) if (bytes[i]! >= 0x80) return decodeValue(this.decoder, bytes.subarray(from, to), fillsField);
    return asciiText(bytes, from, to);
  }
}

/** Longer texts are put together of pieces of this length. */
const LONGEST_PIECE = 64;
/** Room for the characters of a text by its length. */
const codesOfLength: readonly number[][] = Array.from({ length: LONGEST_PIECE + 1 }, (_, length) => new Array<number>(length).fill(0));

/** Made at once: of a text that is put together piece by piece, every piece would live on inside it, twice its memory. */
function asciiText(bytes: Uint8Array, from: number, to: number): string {
  const codes = codesOfLength[Math.min(to - from, LONGEST_PIECE)]!;
  for (let i = 0; i < codes.length; i++) codes[i] = bytes[from + i]!;
  const text = String.fromCharCode(...codes);
  return to - from > LONGEST_PIECE ? text + asciiText(bytes, from + LONGEST_PIECE, to) : text;
}

/** Where the value of a field ends without its padding: at the first NUL, less the spaces before it. The padding is passed over first: it is most of a field. */
export function valueEnd(bytes: Uint8Array, start: number, width: number): number {
  let to = withoutSpaces(bytes, start, start + width);
  for (let i = start; i < to; i++) if (bytes[i] === 0) to = withoutSpaces(bytes, start, i);
  return to;
}

function withoutSpaces(bytes: Uint8Array, start: number, end: number): number {
  let to = end;
  while (to > start && bytes[to - 1] === SPACE) to--;
  return to;
}

/** Where it begins, behind spaces; `to` for a blank one. */
export function valueStart(bytes: Uint8Array, start: number, to: number): number {
  let from = start;
  while (from < to && bytes[from] === SPACE) from++;
  return from;
}

/**
 * Decodes one value. A character that the field's width has cut in half (programs cut at bytes) is dropped, when the
 * value fills its field; other unreadable bytes stay visible.
 */
export function decodeValue(decoder: TextDecoder, bytes: Uint8Array, fillsField: boolean): string {
  const text = decoder.decode(bytes as Uint8Array<ArrayBuffer>).trim();
  return fillsField && text.endsWith('\ufffd') ? text.slice(0, -1) : text;
}
