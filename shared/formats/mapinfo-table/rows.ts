/** The rows of a MapInfo table: a .dat, whose head is that of a .dbf and whose values are binary, or a .dbf itself. */
import type { AttributeValue } from '../columnar-table-builder.ts';
import { numberOrText } from '../exact-number.ts';
import { RepeatedTextDecoder } from '../repeated-text-decoder.ts';
import type { EncodingScan } from '../shapefile/encoding.ts';
import type { TabField, TabFile } from './tab-file.ts';

const HEAD_BYTES = 32;
const FIELD_BYTES = 32;
const SPACE = 0x20;

/** Bytes that a stored value takes; a text takes what the head says. */
const SIZES: Readonly<Partial<Record<TabField['storage'], number>>> = { int16: 2, int32: 4, int64: 8, float64: 8, logical: 1, date: 4, time: 4, datetime: 8 };

interface StoredField extends TabField {
  /** Within the record. */
  readonly at: number;
  readonly size: number;
}

export class TabRows {
  /** As the head says; the file may be shorter. */
  readonly rowCount: number;
  /** Rows that are in the file. */
  readonly wholeRows: number;
  readonly fields: readonly StoredField[];
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private readonly firstRow: number;
  private readonly rowBytes: number;

  /** Throws RangeError when the head and the .tab do not agree. */
  constructor(bytes: Uint8Array, tab: TabFile) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.rowCount = this.view.getUint32(4, true);
    this.firstRow = this.view.getUint16(8, true);
    this.rowBytes = this.view.getUint16(10, true);
    const count = Math.floor((this.firstRow - HEAD_BYTES) / FIELD_BYTES);
    if (count !== tab.fields.length || count < 1) throw new RangeError('the table has other fields than its .tab says');
    let at = 1;
    this.fields = tab.fields.map((field, position) => {
      const size = this.view.getUint8(HEAD_BYTES + FIELD_BYTES * position + 16);
      const storage = tab.kind === 'dbf' ? 'text' : field.storage;
      if (size !== (SIZES[storage] ?? size)) throw new RangeError('a field has another size than its type');
      at += size;
      return { ...field, storage, at: at - size, size };
    });
    if (at > this.rowBytes) throw new RangeError('the fields are wider than a record');
    this.wholeRows = Math.min(this.rowCount, Math.floor(Math.max(0, bytes.length - this.firstRow) / this.rowBytes));
  }

  isDeleted(row: number): boolean {
    return this.bytes[this.recordAt(row)] !== SPACE;
  }

  /** Shows every text to the scan that decides the encoding. */
  scanTexts(scan: EncodingScan): void {
    const texts = this.fields.filter((field) => field.type === 'text' && field.storage === 'text');
    for (let row = 0; row < this.wholeRows; row++) {
      for (const field of texts) {
        const { from, to } = this.textAt(row, field);
        scan.add(this.bytes, from, to, to - from === field.size);
      }
    }
  }

  value(row: number, field: StoredField, decoder: RepeatedTextDecoder): AttributeValue {
    const at = this.recordAt(row) + field.at;
    const { view } = this;
    switch (field.storage) {
      case 'text': {
        const { from, to } = this.textAt(row, field);
        const text = decoder.decode(this.bytes, from, to);
        if (text === '') return null;
        if (field.type === 'number') return numberOrText(text);
        return field.type === 'logical' ? /^[1YyTt]/.test(text) : text;
      }
      case 'int16':
        return view.getInt16(at, true);
      case 'int32':
        return view.getInt32(at, true);
      case 'int64':
        return view.getBigInt64(at, true);
      case 'float64':
        return view.getFloat64(at, true);
      case 'logical':
        return view.getUint8(at) !== 0;
      case 'date':
        return this.date(at);
      case 'time':
        return timeText(view.getInt32(at, true));
      case 'datetime': {
        const date = this.date(at);
        const milliseconds = view.getInt32(at + 4, true);
        return date === null || milliseconds <= 0 ? date : `${date} ${timeText(milliseconds)}`;
      }
    }
  }

  private recordAt(row: number): number {
    return this.firstRow + row * this.rowBytes;
  }

  /** Texts end at a zero in a .dat and at their last letter in a .dbf. */
  private textAt(row: number, { at, size }: StoredField): { from: number; to: number } {
    let from = this.recordAt(row) + at;
    const end = from + size;
    const zero = this.bytes.subarray(from, end).indexOf(0);
    let to = zero < 0 ? end : from + zero;
    while (to > from && this.bytes[to - 1] === SPACE) to--;
    while (from < to && this.bytes[from] === SPACE) from++;
    return { from, to };
  }

  /** Year, month, day; all zero where there is none. */
  private date(at: number): string | null {
    const year = this.view.getInt16(at, true);
    if (year === 0) return null;
    return [String(year).padStart(4, '0'), twoDigits(this.view.getUint8(at + 2)), twoDigits(this.view.getUint8(at + 3))].join('-');
  }
}

/** Milliseconds since midnight; below zero where there is none. */
function timeText(milliseconds: number): string | null {
  if (milliseconds < 0) return null;
  const seconds = Math.floor(milliseconds / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => twoDigits(Math.floor(part))).join(':');
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
