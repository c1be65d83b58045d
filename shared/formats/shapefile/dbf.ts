/** The .dbf: its header, its fields, its records as bytes. Source: dBase III/IV layout as shapefiles use it. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop, type NewsCollector } from '../../base/news.ts';
import type { FieldDescriptor, FieldType } from '../../model/layer.ts';
import { decodeValue, type FieldStorage, type FixedWidthColumn } from '../fixed-width-table.ts';
import { TableScan } from './table-scan.ts';

/** A field before its name is decoded. */
export interface RawField {
  readonly nameBytes: Uint8Array;
  /** True when the name takes all ten bytes and its last character may be cut. */
  readonly nameFills: boolean;
  readonly letter: string;
  readonly width: number;
  readonly decimals: number;
  readonly offset: number;
}

export interface DbfHeader {
  readonly declaredRows: number;
  /** Whole records that the file really holds, at most the declared number unless that number is wrong. */
  readonly rowsOnDisk: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  readonly languageByte: number;
  readonly fields: readonly RawField[];
}

const FIELD_BYTES = 32;
const FIELD_END = 0x0d;
const CHUNK_BYTES = 4 * 1024 * 1024;
/** dBase allows 255 fields, FoxPro more; a header beyond this is no header. */
const MOST_FIELDS = 2_048;

/** Reads header and fields; stops when it is no .dbf or its header is damaged. */
export async function readDbfHeader(source: ByteSource): Promise<DbfHeader> {
  const start = await source.read(0, FIELD_BYTES);
  if (start.length < FIELD_BYTES) stop('formats.dbf-too-short', { file: source.name, size: source.size }, { file: source.name });
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  if ((start[0]! & 0x07) === 4) stop('formats.dbf-version', { file: source.name }, { file: source.name });
  const declaredRows = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const damaged = (): never => stop('formats.dbf-header-damaged', { file: source.name }, { file: source.name });
  if (headerBytes < FIELD_BYTES + 1 || headerBytes > source.size || recordBytes < 1) damaged();
  const descriptors = await source.read(FIELD_BYTES, headerBytes - FIELD_BYTES);
  // Character fields beyond 255 bytes keep the high byte where others keep decimals (FoxPro, Clipper); other programs
  // leave rubbish there, so it counts only when the record length bears it out.
  const wide = readFields(descriptors, true);
  const fields = wide && endOf(wide) === recordBytes ? wide : readFields(descriptors, false);
  if (fields === null || fields.length > MOST_FIELDS) return damaged();
  if (endOf(fields) > recordBytes || fields.some((field) => field.width === 0 && field.letter !== '0')) damaged();
  return {
    declaredRows,
    rowsOnDisk: Math.min(declaredRows, Math.floor((source.size - headerBytes) / recordBytes)),
    headerBytes,
    recordBytes,
    languageByte: start[29]!,
    fields,
  };
}

const endOf = (fields: readonly RawField[]): number => fields.reduce((end, field) => end + field.width, 1);

/** null when the list of fields does not end where it should. */
function readFields(bytes: Uint8Array, wideTexts: boolean): RawField[] | null {
  const fields: RawField[] = [];
  let offset = 1;
  for (let at = 0; ; at += FIELD_BYTES) {
    if (at >= bytes.length || bytes[at] === FIELD_END) return at >= bytes.length && at !== bytes.length ? null : fields;
    if (at + FIELD_BYTES > bytes.length) return null;
    let nameLength = 0;
    while (nameLength < 11 && bytes[at + nameLength] !== 0) nameLength++;
    const letter = String.fromCharCode(bytes[at + 11]!).toUpperCase();
    if (!/[A-Z0-9@+]/.test(letter)) return null;
    const decimals = bytes[at + 17]!;
    const width = bytes[at + 16]! + (wideTexts && letter === 'C' ? decimals * 256 : 0);
    fields.push({ nameBytes: bytes.slice(at, at + nameLength), nameFills: nameLength >= 10, letter, width, decimals: letter === 'C' ? 0 : decimals, offset });
    offset += width;
  }
}

const NUMBER_LETTERS = 'NFIBO';
/** Memo, general, picture and other fields whose values lie in another file or are no text. */
const UNREAD_LETTERS = 'MGP0VWQ@TY+';

function fieldType(letter: string): FieldType {
  if (letter === 'D') return 'date';
  if (letter === 'L') return 'logical';
  return NUMBER_LETTERS.includes(letter) ? 'number' : 'text';
}

/** Binary numbers only where the width fits; dBase IV `B` of width 10 is a memo. */
function fieldStorage(field: RawField): FieldStorage {
  if (field.letter === 'I' && field.width === 4) return 'int32';
  if ((field.letter === 'B' || field.letter === 'O') && field.width === 8) return 'float64';
  return UNREAD_LETTERS.includes(field.letter) || field.letter === 'B' ? 'unread' : 'characters';
}

/** Columns with decoded names. Names are made unique (`AREA`, `AREA_2`) and unread fields are told. */
export function describeFields(header: DbfHeader, encoding: string, file: string, news: NewsCollector): FixedWidthColumn[] {
  const decoder = new TextDecoder(encoding);
  const taken = new Set<string>();
  const duplicates: string[] = [];
  const unread: string[] = [];
  const columns = header.fields.map((field, position): FixedWidthColumn => {
    const decoded = decodeValue(decoder, field.nameBytes, field.nameFills) || `FIELD_${position + 1}`;
    let name = decoded;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${decoded}_${n}`;
    if (name !== decoded) duplicates.push(`${decoded} → ${name}`);
    taken.add(name.toLowerCase());
    const storage = fieldStorage(field);
    if (storage === 'unread') unread.push(name);
    const descriptor: FieldDescriptor = { name, type: storage === 'unread' ? 'text' : fieldType(field.letter), width: field.width, decimals: field.decimals };
    return { field: descriptor, offset: field.offset, storage };
  });
  if (duplicates.length > 0) news.note('formats.fields-renamed', { file, names: duplicates });
  if (unread.length > 0) news.note('formats.fields-unread', { file, names: unread });
  return columns;
}

/** Calls `visit` with each stretch of whole records, in order; `firstRow` is 0-based. */
export async function walkTable(source: ByteSource, header: DbfHeader, job: Job, visit: (bytes: Uint8Array, firstRow: number, rows: number) => void | Promise<void>): Promise<void> {
  const rowsPerChunk = Math.max(1, Math.floor(CHUNK_BYTES / header.recordBytes));
  for (let row = 0; row < header.rowsOnDisk; row += rowsPerChunk) {
    const rows = Math.min(rowsPerChunk, header.rowsOnDisk - row);
    const bytes = await source.read(header.headerBytes + row * header.recordBytes, rows * header.recordBytes);
    if (bytes.length < rows * header.recordBytes) stop('formats.file-changed', { file: source.name }, { file: source.name });
    await visit(bytes, row, rows);
    job.report({ stage: 'formats.stage.attributes', params: { file: source.name }, fraction: (row + rows) / header.rowsOnDisk });
    await job.pause();
  }
}

/** What a pass over all records finds. */
export type DbfScan = Pick<TableScan, 'encoding' | 'deletedRows'>;

/** Counts readings of all texts and finds deleted rows; with `keep` the records are collected in it. */
export async function scanDbf(source: ByteSource, header: DbfHeader, job: Job, keep: Uint8Array | null): Promise<DbfScan> {
  const scan = new TableScan(header.recordBytes, header.fields.filter((field) => fieldStorage(field) === 'characters' && fieldType(field.letter) === 'text'));
  for (const field of header.fields) scan.encoding.add(field.nameBytes, 0, field.nameBytes.length, field.nameFills);
  await walkTable(source, header, job, (bytes, firstRow, rows) => {
    keep?.set(bytes, firstRow * header.recordBytes);
    scan.look(bytes, firstRow, rows);
  });
  return scan;
}

/** The records that stay, one after another; rows are 1-based and ascending. */
export function withoutRows(bytes: Uint8Array, header: DbfHeader, rows: readonly number[]): Uint8Array {
  if (rows.length === 0) return bytes;
  let used = 0;
  let from = 0;
  for (const row of [...rows, header.rowsOnDisk + 1]) {
    const to = (row - 1) * header.recordBytes;
    bytes.copyWithin(used, from, to);
    used += to - from;
    from = row * header.recordBytes;
  }
  return bytes.subarray(0, used);
}
