/**
 * Attributes kept column by column, for formats whose rows are no fixed-width records: numbers as 8-byte floats, all
 * else as UTF-8 of its own length. One long description costs its own bytes and not the width of a whole column.
 */
import { assert } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { FieldDescriptor } from '../model/layer.ts';
import { RepeatedTextDecoder } from './repeated-text-decoder.ts';

/**
 * How a column's values lie in the bytes: `float64` is one little-endian number per row, NaN when empty; `text` is one
 * little-endian 32-bit end per row (the first value begins at 0), then the values' UTF-8 one after another.
 */
export type ColumnStorage = 'float64' | 'text';

export interface StoredColumn {
  readonly field: FieldDescriptor;
  readonly storage: ColumnStorage;
  /** Where the column begins in the table's bytes; a multiple of 8. */
  readonly offset: number;
  readonly byteLength: number;
}

/** Everything about a table but its bytes; plain JSON. */
export interface ColumnarTableHead {
  readonly rowCount: number;
  readonly columns: readonly StoredColumn[];
}

interface OpenColumn {
  readonly numbers: Float64Array | null;
  readonly ends: Uint32Array;
  readonly text: Uint8Array;
}

const NOTHING = { ends: new Uint32Array(0), text: new Uint8Array(0) } as const;

export class ColumnarTable implements AttributeTable {
  readonly fields: readonly FieldDescriptor[];
  readonly rowCount: number;
  private readonly head: ColumnarTableHead;
  private readonly bytes: Uint8Array;
  private readonly columns: readonly OpenColumn[];
  private readonly decoder = new RepeatedTextDecoder('utf-8');

  /** `bytes` holds every column where `head` says; the machine must be little-endian, as all that this program runs on are. */
  constructor(head: ColumnarTableHead, bytes: Uint8Array) {
    // Typed arrays need aligned bytes; a view into a larger buffer may not be.
    const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
    this.head = head;
    this.bytes = aligned;
    this.fields = head.columns.map((column) => column.field);
    this.rowCount = head.rowCount;
    this.columns = head.columns.map((column) => openColumn(column, head.rowCount, aligned));
  }

  /** Trimmed text; numbers in their shortest exact writing. */
  text(row: number, field: number): string {
    const { numbers, ends, text } = this.columns[field]!;
    if (numbers) {
      const value = numbers[row]!;
      return Number.isNaN(value) ? '' : String(value);
    }
    return this.decoder.decode(text, row === 0 ? 0 : ends[row - 1]!, ends[row]!);
  }

  /** The value as a number, or NaN when it is empty or no number. */
  number(row: number, field: number): number {
    const { numbers } = this.columns[field]!;
    if (numbers) return numbers[row]!;
    const text = this.text(row, field);
    if (text === '') return Number.NaN;
    const value = Number(text);
    return Number.isFinite(value) ? value : Number.NaN;
  }

  /** Head and bytes (no copy), for keeping. */
  serialise(): { head: ColumnarTableHead; bytes: Uint8Array } {
    return { head: this.head, bytes: this.bytes };
  }

  static deserialise(head: ColumnarTableHead, bytes: Uint8Array): ColumnarTable {
    return new ColumnarTable(head, bytes);
  }
}

function openColumn(column: StoredColumn, rowCount: number, bytes: Uint8Array): OpenColumn {
  assert(column.offset + column.byteLength <= bytes.length, 'column bytes are shorter than the table');
  const at = bytes.byteOffset + column.offset;
  if (column.storage === 'float64') return { ...NOTHING, numbers: new Float64Array(bytes.buffer, at, rowCount) };
  const endBytes = 4 * rowCount;
  return { numbers: null, ends: new Uint32Array(bytes.buffer, at, rowCount), text: bytes.subarray(column.offset + endBytes, column.offset + column.byteLength) };
}
