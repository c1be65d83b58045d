/** Builds shapefile sets byte by byte, so that a test can make each of them wrong on purpose. */
import { memorySource, type ByteSource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { Outcome } from '../../shared/base/news.ts';
import type { FileSet, ImportChoices, ImportPreview, ReadLayer } from '../../shared/formats/contract.ts';
import { inspectShapefile } from '../../shared/formats/shapefile/inspect.ts';
import { readShapefile } from '../../shared/formats/shapefile/read.ts';

export interface RecordSpec {
  /** Flat east, north per path. */
  readonly paths?: readonly (readonly number[])[];
  readonly z?: readonly number[];
  readonly m?: readonly number[];
  /** Content as given, instead of the above. */
  readonly content?: Uint8Array;
  /** Shape type of this record when it differs from the file's. */
  readonly typeCode?: number;
  /** What the record header says instead of the truth. */
  readonly statedWords?: number;
  readonly statedNumber?: number;
}

const WITH_Z = new Set([11, 13, 15, 18]);
const POINTS = new Set([1, 11, 21]);
const MULTIPOINTS = new Set([8, 18, 28]);

/** Content of one record. */
export function recordContent(spec: RecordSpec, fileTypeCode: number): Uint8Array {
  if (spec.content) return spec.content;
  const typeCode = spec.typeCode ?? fileTypeCode;
  const paths = spec.paths ?? [];
  const points = paths.flat();
  const bytes: number[] = [];
  const int = (value: number): void => void bytes.push(...new Uint8Array(Int32Array.of(value).buffer));
  const double = (...values: number[]): void => void bytes.push(...new Uint8Array(Float64Array.from(values).buffer));
  int(typeCode);
  if (typeCode === 0) return Uint8Array.from(bytes);
  if (POINTS.has(typeCode)) {
    double(...points, ...(spec.z ?? []), ...(spec.m ?? []));
    return Uint8Array.from(bytes);
  }
  const easts = points.filter((_, i) => i % 2 === 0);
  const norths = points.filter((_, i) => i % 2 === 1);
  double(Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths));
  if (!MULTIPOINTS.has(typeCode)) int(paths.length);
  int(points.length / 2);
  if (!MULTIPOINTS.has(typeCode)) {
    let start = 0;
    for (const path of paths) {
      int(start);
      start += path.length / 2;
    }
  }
  double(...points);
  if (WITH_Z.has(typeCode)) double(0, 0, ...(spec.z ?? new Array<number>(points.length / 2).fill(0)));
  if (spec.m) double(0, 0, ...spec.m);
  return Uint8Array.from(bytes);
}

export interface ShpOptions {
  readonly declaredBytes?: number;
  readonly headerTypeCode?: number;
  readonly trailing?: Uint8Array;
}

/** A .shp and the .shx that fits it. */
export function buildShapes(typeCode: number, records: readonly RecordSpec[], options: ShpOptions = {}): { shp: Uint8Array; shx: Uint8Array } {
  const contents = records.map((record) => recordContent(record, typeCode));
  const size = 100 + contents.reduce((sum, content) => sum + 8 + content.length, 0);
  const shp = new Uint8Array(size + (options.trailing?.length ?? 0));
  const shx = new Uint8Array(100 + 8 * records.length);
  const view = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  for (const header of [view, index]) {
    header.setInt32(0, 9994);
    header.setInt32(24, (options.declaredBytes ?? header.byteLength) / 2);
    header.setInt32(28, 1000, true);
    header.setInt32(32, options.headerTypeCode ?? typeCode, true);
  }
  let offset = 100;
  contents.forEach((content, row) => {
    index.setInt32(100 + 8 * row, offset / 2);
    index.setInt32(104 + 8 * row, content.length / 2);
    view.setInt32(offset, records[row]!.statedNumber ?? row + 1);
    view.setInt32(offset + 4, records[row]!.statedWords ?? content.length / 2);
    shp.set(content, offset + 8);
    offset += 8 + content.length;
  });
  if (options.trailing) shp.set(options.trailing, size);
  return { shp, shx };
}

export interface FieldSpec {
  readonly name: string | Uint8Array;
  readonly letter?: string;
  readonly width: number;
  readonly decimals?: number;
}

export interface DbfOptions {
  readonly languageByte?: number;
  readonly declaredRows?: number;
  readonly deletedRows?: readonly number[];
}

const encode = (value: string | Uint8Array): Uint8Array => (typeof value === 'string' ? new TextEncoder().encode(value) : value);

/** A .dbf; texts that are strings are written as UTF-8. */
export function buildDbf(fields: readonly FieldSpec[], rows: readonly (readonly (string | Uint8Array)[])[], options: DbfOptions = {}): Uint8Array {
  const headerBytes = 32 + 32 * fields.length + 1;
  const recordBytes = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const bytes = new Uint8Array(headerBytes + rows.length * recordBytes + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, options.declaredRows ?? rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = options.languageByte ?? 0;
  fields.forEach((field, position) => {
    const at = 32 + 32 * position;
    bytes.set(encode(field.name).subarray(0, 11), at);
    bytes[at + 11] = (field.letter ?? 'C').charCodeAt(0);
    bytes[at + 16] = field.width;
    bytes[at + 17] = field.decimals ?? 0;
  });
  bytes[headerBytes - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerBytes + r * recordBytes;
    if (options.deletedRows?.includes(r)) bytes[at] = 0x2a;
    at++;
    fields.forEach((field, f) => {
      bytes.set(encode(row[f] ?? '').subarray(0, field.width), at);
      at += field.width;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

/** Bytes of GBK text, by pairs written in hex. */
export const hex = (digits: string): Uint8Array => Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** A set out of files by extension. */
export function fileSet(name: string, files: Readonly<Record<string, Uint8Array | ByteSource>>): FileSet {
  const parts: Record<string, ByteSource> = {};
  for (const [extension, content] of Object.entries(files)) parts[extension] = content instanceof Uint8Array ? memorySource(`${name}.${extension}`, content) : content;
  return { format: 'shapefile', name, container: '', parts };
}

/** A plain table with one row per shape, so that a test about shapes need not care about attributes. */
export function rowsFor(count: number): Uint8Array {
  return buildDbf([{ name: 'ID', letter: 'N', width: 6 }], Array.from({ length: count }, (_, row) => [String(row + 1).padStart(6)]));
}

/** The set with its .shx and a plain .dbf. */
export function shapeSet(typeCode: number, records: readonly RecordSpec[], options: ShpOptions = {}): FileSet {
  return fileSet('test', { ...buildShapes(typeCode, records, options), dbf: rowsFor(records.length) });
}

export const CHOICES: ImportChoices = { name: 'test', role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null };

export const inspect = (set: FileSet, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>> = {}): Promise<ImportPreview> => inspectShapefile(set, 0, overrides, quietJob());
export const read = (set: FileSet, choices: Partial<ImportChoices> = {}): Promise<Outcome<ReadLayer>> => readShapefile(set, { ...CHOICES, ...choices }, quietJob());

/** A closed square, clockwise as shapefiles want outer rings. */
export function square(east: number, north: number, size: number): number[] {
  return [east, north, east, north + size, east + size, north + size, east + size, north, east, north];
}

/** The same ring the other way round. */
export function reversed(ring: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) result.push(ring[i]!, ring[i + 1]!);
  return result;
}
