/** Collects attributes row by row into a {@link ColumnarTable}; columns may appear at any row. */
import { stop } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { FieldDescriptor, FieldType } from '../model/layer.ts';
import { ColumnarTable, type StoredColumn } from './columnar-table.ts';
import { growingFloat64, growingUint32, growingUint8, type GrowingArray } from './growing-arrays.ts';

/** What a value of JSON, a sheet or a database can be; `null` and `undefined` are empty. */
export type AttributeValue = string | number | bigint | boolean | null | undefined;

export interface ColumnOptions {
  /** As the file declares it; without it the values decide. */
  readonly type?: FieldType;
  /** The texts may be numbers written out (CSV, KML): the whole column becomes a number field when every value is one. */
  readonly numbersAsText?: boolean;
  readonly decimals?: number;
}

/** The ends of text columns are 32-bit numbers. */
const LARGEST_TEXT_BYTES = 2 ** 32 - 1;
const SPACE = 0x20;

export class ColumnarTableBuilder {
  private readonly file: string;
  private readonly columns: ColumnBuilder[] = [];
  private readonly byName = new Map<string, number>();
  private rows = 0;

  /** `file` names the file in messages. */
  constructor(file: string) {
    this.file = file;
  }

  get rowCount(): number {
    return this.rows;
  }

  /** Names of the columns and what was asked of them, in their order. */
  get columnOptions(): readonly { readonly name: string; readonly options: ColumnOptions }[] {
    return this.columns;
  }

  /** Position of the column called `name`, which is added (empty in the rows so far) when it is new. */
  column(name: string, options: ColumnOptions = {}): number {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    this.byName.set(name, this.columns.length);
    this.columns.push(new ColumnBuilder(name, options, this.file));
    return this.columns.length - 1;
  }

  /** Sets a value of the row at hand; a later value for the same column replaces nothing and is passed over. */
  set(column: number, value: AttributeValue): void {
    this.columns[column]!.set(this.rows, value);
  }

  /** A text of the row at hand as UTF-8 `bytes[from…to)`; spaces at both ends are left out. */
  setUtf8(column: number, bytes: Uint8Array, from: number, to: number): void {
    this.columns[column]!.setUtf8(this.rows, bytes, from, to);
  }

  endRow(): void {
    this.rows++;
  }

  finish(): ColumnarTable {
    const stored: StoredColumn[] = [];
    const parts: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
    let end = 0;
    for (const column of this.columns) {
      const { field, storage, pieces } = column.finish(this.rows);
      const offset = Math.ceil(end / 8) * 8;
      end = offset;
      for (const piece of pieces) {
        parts.push({ offset: end, bytes: piece });
        end += piece.length;
      }
      stored.push({ field, storage, offset, byteLength: end - offset });
    }
    const bytes = new Uint8Array(end);
    for (const part of parts) bytes.set(part.bytes, part.offset);
    return new ColumnarTable({ rowCount: this.rows, columns: stored }, bytes);
  }
}

/** Sets a value of another table as it is written there: a number, a truth value, or a text. */
export function copyValue(builder: ColumnarTableBuilder, column: number, table: AttributeTable, row: number, field: number): void {
  const text = table.text(row, field);
  if (text === '') return;
  const { type } = table.fields[field]!;
  const number = type === 'number' ? table.number(row, field) : Number.NaN;
  // A number whose writing says more than its value (`0101`, `12.50`) stays as it is written.
  if (!Number.isNaN(number) && String(number) === text) builder.set(column, number);
  else builder.set(column, type === 'logical' && /^[TF]$/.test(text) ? text === 'T' : text);
}

/** A plain decimal number as offices write it; leading zeros mean a code (`0101`), not a number. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/;

class ColumnBuilder {
  readonly name: string;
  readonly options: ColumnOptions;
  private readonly file: string;
  /** Rows that have a value or are known to be empty. */
  private filled = 0;
  private numbers: GrowingArray<Float64Array> | null = null;
  private ends: GrowingArray<Uint32Array> | null = null;
  private readonly bytes = growingUint8(0);
  private readonly encoder = new TextEncoder();
  private widest = 0;
  private onlyLogicals = true;
  private onlyPlainNumbers = true;
  private mostDecimals = 0;
  private anyValue = false;

  constructor(name: string, options: ColumnOptions, file: string) {
    this.name = name;
    this.options = options;
    this.file = file;
  }

  set(row: number, value: AttributeValue): void {
    if (value === null || value === undefined || value === '' || this.filled > row) return;
    if (typeof value === 'number' && this.ends === null && this.options.type !== 'text' && this.options.type !== 'date') {
      if (Number.isFinite(value)) this.setNumber(row, value);
      return;
    }
    const logical = typeof value === 'boolean';
    this.onlyLogicals &&= logical;
    const text = logical ? (value ? 'T' : 'F') : String(value).trim();
    if (text === '') return;
    this.notePlainNumber(text);
    this.startText(row);
    // A character of UTF-16 takes at most three bytes of UTF-8.
    this.bytes.reserve(3 * text.length);
    const { written } = this.encoder.encodeInto(text, this.bytes.array.subarray(this.bytes.length));
    this.endText(written);
  }

  setUtf8(row: number, bytes: Uint8Array, from: number, to: number): void {
    if (this.filled > row) return;
    while (to > from && bytes[to - 1]! <= SPACE) to--;
    while (from < to && bytes[from]! <= SPACE) from++;
    if (from === to) return;
    this.onlyLogicals = false;
    this.onlyPlainNumbers = false;
    this.startText(row);
    this.bytes.reserve(to - from);
    this.bytes.array.set(bytes.subarray(from, to), this.bytes.length);
    this.endText(to - from);
  }

  finish(rows: number): { field: FieldDescriptor; storage: StoredColumn['storage']; pieces: readonly Uint8Array[] } {
    const type = this.options.type ?? this.decideType();
    if (this.numbers) {
      this.fillNumbers(rows);
      const values = this.numbers.used();
      const { width, decimals } = writtenSize(values, this.options.decimals);
      return { field: { name: this.name, type, width, decimals }, storage: 'float64', pieces: [asBytes(values)] };
    }
    this.ends ??= growingUint32(rows);
    this.fillEnds(rows);
    const decimals = type === 'number' ? (this.options.decimals ?? this.mostDecimals) : 0;
    return { field: { name: this.name, type, width: Math.max(1, this.widest), decimals }, storage: 'text', pieces: [asBytes(this.ends.used()), this.bytes.used()] };
  }

  private decideType(): FieldType {
    if (this.numbers) return 'number';
    if (!this.anyValue) return 'text';
    if (this.onlyLogicals) return 'logical';
    return this.options.numbersAsText && this.onlyPlainNumbers ? 'number' : 'text';
  }

  private notePlainNumber(text: string): void {
    if (!this.onlyPlainNumbers || !this.options.numbersAsText) return;
    const match = PLAIN_NUMBER.exec(text);
    if (match) this.mostDecimals = Math.max(this.mostDecimals, (match[2]?.length ?? 1) - 1);
    else this.onlyPlainNumbers = false;
  }

  private setNumber(row: number, value: number): void {
    this.onlyLogicals = false;
    this.anyValue = true;
    this.numbers ??= growingFloat64();
    this.fillNumbers(row);
    this.numbers.push(value);
    this.filled = row + 1;
  }

  /** Numbers so far become texts: a column that mixes both keeps both as they are written. */
  private startText(row: number): void {
    this.anyValue = true;
    if (this.ends === null) {
      this.ends = growingUint32();
      const numbers = this.numbers;
      this.numbers = null;
      this.filled = 0;
      for (let earlier = 0; numbers && earlier < numbers.length; earlier++) {
        const value = numbers.array[earlier]!;
        if (!Number.isNaN(value)) this.set(earlier, String(value));
      }
    }
    this.fillEnds(row);
  }

  private endText(byteLength: number): void {
    this.widest = Math.max(this.widest, byteLength);
    this.bytes.length += byteLength;
    if (this.bytes.length > LARGEST_TEXT_BYTES) stop('exchange.column-too-large', { file: this.file, field: this.name }, { file: this.file, field: this.name });
    this.ends!.push(this.bytes.length);
    this.filled = this.ends!.length;
  }

  private fillNumbers(rows: number): void {
    while (this.numbers!.length < rows) this.numbers!.push(Number.NaN);
  }

  private fillEnds(rows: number): void {
    while (this.ends!.length < rows) this.ends!.push(this.bytes.length);
  }
}

const asBytes = (array: Float64Array | Uint32Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Most digits that a double carries. */
const MOST_DECIMALS = 15;

/** Characters that the longest number takes when all are written with the same decimals. */
function writtenSize(values: Float64Array, declaredDecimals: number | undefined): { width: number; decimals: number } {
  let decimals = declaredDecimals ?? 0;
  let largest = 0;
  let negative = false;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    negative ||= value < 0;
    if (declaredDecimals === undefined && decimals < MOST_DECIMALS && !Number.isInteger(value)) decimals = Math.max(decimals, decimalsOf(value));
  }
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, largest))) + 1);
  return { width: whole + (decimals > 0 ? 1 + decimals : 0) + (negative ? 1 : 0), decimals };
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const fraction = mantissa.indexOf('.') < 0 ? 0 : mantissa.length - mantissa.indexOf('.') - 1;
  return Math.min(MOST_DECIMALS, Math.max(0, fraction - Number(exponent)));
}
