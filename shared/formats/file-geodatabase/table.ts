/** Rows of a .gdbtable in the order of their numbers, read in large pieces: they mostly lie one after another. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { ByteCursor } from './byte-cursor.ts';
import { readRowOffsets, type RowOffsets } from './row-offsets.ts';
import { readTableHeader, type GdbField, type GdbTableHeader } from './table-header.ts';

export interface GdbTable {
  readonly header: GdbTableHeader;
  readonly source: ByteSource;
  readonly offsets: RowOffsets | null;
}

/** Where the values of one row lie; the same object every time. */
export interface GdbRow {
  /** 1-based, as ArcGIS shows it. */
  readonly number: number;
  readonly cursor: ByteCursor;
  /** First byte of each field's value (behind its length), or -1 when it is empty. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** `label` names the table in messages. */
export async function openTable(source: ByteSource | undefined, index: ByteSource | undefined, label: string): Promise<GdbTable> {
  const place = { file: label };
  if (!source) stop('exchange.gdb-part-missing', { file: label, part: '.gdbtable' }, place);
  const header = await readTableHeader(source);
  if (!header) stop('exchange.gdb-table-damaged', { file: label, part: source.name }, place);
  if (header.rowCount > 0 && !index) stop('exchange.gdb-part-missing', { file: label, part: source.name.replace(/gdbtable$/i, 'gdbtablx') }, place);
  const offsets = index && header.rowCount > 0 ? await readRowOffsets(index, header.version) : null;
  if (header.rowCount > 0 && !offsets) stop('exchange.gdb-table-damaged', { file: label, part: index!.name }, place);
  return { header, source, offsets };
}

const WINDOW_BYTES = 8 * 1024 * 1024;
const LARGEST_ROW_BYTES = 512 * 1024 * 1024;
const ROWS_BETWEEN_PAUSES = 4_096;

/** What became of the rows. */
export interface RowWalk {
  readonly rows: number;
  /** Rows that should lie behind the end of the file. */
  readonly missing: number;
}

/** Visits every row; `visit` gets null for one whose bytes are damaged. */
export async function walkRows({ header, source, offsets }: GdbTable, job: Job, visit: (row: GdbRow | null, number: number) => void): Promise<RowWalk> {
  const nullableCount = header.fields.filter((field) => field.nullable).length;
  const layout = { fields: header.fields, flagBytes: Math.ceil(nullableCount / 8) };
  const from = new Int32Array(header.fields.length);
  const to = new Int32Array(header.fields.length);
  let rows = 0;
  let missing = 0;
  let number = 0;
  let window = new Uint8Array(0);
  let windowAt = 0;
  const reach = async (offset: number, length: number): Promise<boolean> => {
    if (offset >= windowAt && offset + length <= windowAt + window.length) return true;
    if (offset + length > source.size) return false;
    window = (await source.read(offset, Math.min(source.size - offset, Math.max(WINDOW_BYTES, length)))) as Uint8Array<ArrayBuffer>;
    windowAt = offset;
    return window.length >= length;
  };
  await offsets?.walk(async (piece) => {
    for (const offset of piece) {
      number++;
      if (offset === 0) continue;
      const length = (await reach(offset, 4)) ? new DataView(window.buffer, window.byteOffset + offset - windowAt).getInt32(0, true) : -1;
      const whole = length >= 0 && length <= LARGEST_ROW_BYTES && (await reach(offset, 4 + length));
      rows++;
      if (!whole && (offset + 4 > source.size || (length > 0 && offset + 4 + length > source.size))) missing++;
      const cursor = whole ? new ByteCursor(window.subarray(offset - windowAt + 4, offset - windowAt + 4 + length)) : null;
      const row: GdbRow | null = cursor && locateValues(cursor, layout, from, to) ? { number, cursor, from, to } : null;
      visit(row, number);
      if (rows % ROWS_BETWEEN_PAUSES === 0) {
        job.report({ stage: 'formats.stage.shapes', params: { file: source.name }, fraction: Math.min(1, rows / header.rowCount) });
        await job.pause();
      }
    }
  });
  return { rows, missing };
}

/** Bytes of values whose length is always the same. */
const FIXED_BYTES: Readonly<Partial<Record<GdbField['storage'], number>>> = { int16: 2, int32: 4, float32: 4, float64: 8, datetime: 8, date: 8, time: 8, guid: 16, int64: 8, 'datetime-offset': 10 };

/** False when the row's bytes do not hold its fields. */
function locateValues(cursor: ByteCursor, { fields, flagBytes }: { readonly fields: readonly GdbField[]; readonly flagBytes: number }, from: Int32Array, to: Int32Array): boolean {
  try {
    const flags = cursor.skip(flagBytes);
    let nullable = 0;
    for (const [position, field] of fields.entries()) {
      from[position] = -1;
      to[position] = -1;
      if (field.nullable) {
        const bit = nullable++;
        if (cursor.bytes[flags + (bit >> 3)]! & (1 << (bit & 7))) continue;
      }
      if (field.storage === 'objectid') continue;
      const length = field.managedRaster ? 4 : (FIXED_BYTES[field.storage] ?? cursor.varuint());
      from[position] = cursor.skip(length);
      to[position] = cursor.at;
    }
    return true;
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}
