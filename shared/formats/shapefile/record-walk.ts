/**
 * Walks the records of a .shp one after another without the .shx (which is often missing or wrong and is only asked
 * for help when the chain breaks). Source: ESRI Shapefile Technical Description, July 1998.
 */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import type { Extent } from '../../model/extent.ts';
import { FILE_CODE, HEADER_BYTES, RECORD_HEADER_BYTES, SHAPE_TYPES, type ShapeType } from './shape-types.ts';

export interface ShpHeader {
  /** File length by the header; real files are often wrong. */
  readonly declaredBytes: number;
  readonly typeCode: number;
  readonly type: ShapeType;
  /** The header's own box; may be wrong too. */
  readonly extent: Extent;
}

/** Offsets of records by row, as the .shx says. A class, so that loops over many rows are compiled once for all files. */
export class ShpIndex {
  readonly count: number;
  private readonly view: DataView;

  /** `bytes`: the whole .shx. */
  constructor(bytes: Uint8Array) {
    this.count = Math.floor((bytes.length - HEADER_BYTES) / INDEX_ENTRY_BYTES);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Of a 0-based row below the count. */
  offsetOf(row: number): number {
    return this.view.getInt32(HEADER_BYTES + INDEX_ENTRY_BYTES * row) * 2;
  }

  /** Whether the records of the rows from `firstRow` on lie at the first `count` of `positions`, each `shift` bytes further in the file. */
  agrees(firstRow: number, positions: Int32Array, count: number, shift: number): boolean {
    if (firstRow + count > this.count) return false;
    for (let i = 0; i < count; i++) if (this.offsetOf(firstRow + i) !== positions[i]! + shift) return false;
    return true;
  }
}

const INDEX_ENTRY_BYTES = 8;

/** A record that can be looked at: its content lies in `view` at `at`. */
export interface RecordWindow {
  readonly view: DataView;
  readonly at: number;
  readonly contentBytes: number;
}

/** Why a row has no usable record. */
export type RecordFault = 'impossible-length' | 'impossible-counts';

/** Called once per row in order. */
export interface RecordVisitor {
  record(row: number, window: RecordWindow, fileOffset: number): void;
  /** The record cannot be read; the walk goes on behind it. */
  broken(row: number, fault: RecordFault): void;
  /** Between stretches of records, for work that has to be waited for. */
  settle?(): Promise<void>;
}

export interface WalkResult {
  /** Rows met, broken ones included. */
  readonly rows: number;
  /** Bytes that the last record lacks, when the file ends inside it. */
  readonly cutBytes: number;
  /** True when the chain broke and could not be taken up again. */
  readonly lostChain: boolean;
  /** Bytes after the last record that are no record. */
  readonly trailingBytes: number;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
/** How far to look for the next record when its place is unknown. */
const RESYNC_BYTES = 64 * 1024 * 1024;

/** Reads the 100-byte header; stops when it is no shapefile or holds shapes that are not supported. */
export async function readShpHeader(source: ByteSource): Promise<ShpHeader> {
  const bytes = await source.read(0, HEADER_BYTES);
  const place = { file: source.name };
  if (bytes.length < HEADER_BYTES) stop('formats.shp-too-short', { file: source.name, size: source.size }, place);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== FILE_CODE) stop('formats.shp-not-shapefile', { file: source.name }, place);
  const typeCode = view.getInt32(32, true);
  const type = SHAPE_TYPES.get(typeCode);
  if (!type) stop('formats.shp-unknown-type', { file: source.name, type: typeCode }, place);
  if (type.layout === 'multipatch') stop('formats.shp-multipatch', { file: source.name }, place);
  const box = [36, 44, 52, 60].map((offset) => view.getFloat64(offset, true));
  return { declaredBytes: view.getInt32(24) * 2, typeCode, type, extent: [box[0]!, box[1]!, box[2]!, box[3]!] };
}

/** Reads a .shx; null when it is no index at all. */
export async function readShpIndex(source: ByteSource): Promise<ShpIndex | null> {
  const bytes = await source.read(0, source.size);
  if (bytes.length < HEADER_BYTES) return null;
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0) === FILE_CODE ? new ShpIndex(bytes) : null;
}

/** A sliding view over the file; `reach` makes bytes available, fewer at the end of the file. */
class FileWindow {
  view: DataView = new DataView(new ArrayBuffer(0));
  start = 0;
  private readonly source: ByteSource;
  private end = 0;
  constructor(source: ByteSource) {
    this.source = source;
  }
  holds(offset: number, length: number): boolean {
    return offset >= this.start && offset + length <= this.end;
  }
  async reach(offset: number, length: number): Promise<boolean> {
    if (this.holds(offset, length)) return true;
    if (offset < 0 || offset + length > this.source.size) return false;
    const bytes = await this.source.read(offset, Math.min(this.source.size - offset, Math.max(CHUNK_BYTES, length)));
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.start = offset;
    this.end = offset + bytes.length;
    if (!this.holds(offset, length)) stop('formats.file-changed', { file: this.source.name }, { file: this.source.name });
    return true;
  }
}

/**
 * Bytes that a record's own counts need: least (without measures) and most; null when the counts are impossible.
 * `available` bounds what may be looked at.
 */
export function neededBytes(view: DataView, at: number, available: number): { readonly least: number; readonly most: number } | null {
  const type = available >= 4 ? SHAPE_TYPES.get(view.getInt32(at, true)) : undefined;
  if (!type || type.layout === 'multipatch') return null;
  if (type.layout === 'null') return { least: 4, most: 4 };
  if (type.layout === 'point') {
    const least = 20 + (type.hasZ ? 8 : 0) + (type.hasM && !type.hasZ ? 8 : 0);
    return { least, most: least + (type.hasZ ? 8 : 0) };
  }
  const isPaths = type.layout === 'paths';
  if (available < (isPaths ? 44 : 40)) return null;
  const parts = isPaths ? view.getInt32(at + 36, true) : 0;
  const points = view.getInt32(at + (isPaths ? 40 : 36), true);
  if (parts < 0 || points < 0 || (isPaths && parts > points)) return null;
  const base = (isPaths ? 44 + 4 * parts : 40) + 16 * points;
  const column = 16 + 8 * points;
  return { least: base + (type.hasZ ? column : 0), most: base + (type.hasZ ? column : 0) + (type.hasM ? column : 0) };
}

/** Walks all records. `expectedRows` (from .dbf or .shx) decides whether bytes behind the last one are rubbish or a loss. */
export async function walkRecords(source: ByteSource, header: ShpHeader, index: ShpIndex | null, expectedRows: number | null, job: Job, visitor: RecordVisitor): Promise<WalkResult> {
  const window = new FileWindow(source);
  let offset = HEADER_BYTES;
  let row = 0;
  const ending = (cutBytes: number, lostChain: boolean): WalkResult => ({ rows: row, cutBytes, lostChain, trailingBytes: cutBytes === 0 && !lostChain ? source.size - offset : 0 });

  for (;;) {
    // Fast path: records that lie whole in the window and whose length agrees with their counts.
    while (window.holds(offset, RECORD_HEADER_BYTES)) {
      const at = offset - window.start;
      const contentBytes = window.view.getInt32(at + 4) * 2;
      if (contentBytes < 4 || !window.holds(offset, RECORD_HEADER_BYTES + contentBytes)) break;
      const needed = neededBytes(window.view, at + RECORD_HEADER_BYTES, contentBytes);
      if (!needed || contentBytes < needed.least || contentBytes > needed.most) break;
      visitor.record(row++, { view: window.view, at: at + RECORD_HEADER_BYTES, contentBytes }, offset);
      offset += RECORD_HEADER_BYTES + contentBytes;
    }
    await visitor.settle?.();
    job.report({ stage: 'formats.stage.shapes', params: { file: source.name }, fraction: Math.min(1, offset / source.size) });
    await job.pause();
    if (offset === source.size) return ending(0, false);
    if (expectedRows !== null && row >= expectedRows && (offset === header.declaredBytes || !(await plausibleHeader(window, offset, header)))) return ending(0, false);
    if (!(await window.reach(offset, RECORD_HEADER_BYTES + 4))) return ending(expectedRows === null || row >= expectedRows ? 0 : RECORD_HEADER_BYTES + 4 - (source.size - offset), false);

    const contentBytes = window.view.getInt32(offset - window.start + 4) * 2;
    const whole = contentBytes >= 4 && offset + RECORD_HEADER_BYTES + contentBytes <= source.size;
    // The counts come first: a length that lies must not be believed with a gigabyte of memory.
    await window.reach(offset, Math.min(source.size - offset, RECORD_HEADER_BYTES + (whole ? Math.min(contentBytes, 44) : 44)));
    const at = offset - window.start + RECORD_HEADER_BYTES;
    const needed = neededBytes(window.view, at, Math.min(window.view.byteLength - at, whole ? contentBytes : 44));
    if (whole && needed && contentBytes >= needed.least && contentBytes <= needed.most && (await window.reach(offset, RECORD_HEADER_BYTES + contentBytes))) continue;

    const ownEnd = needed ? offset + RECORD_HEADER_BYTES + needed.least : Number.NaN;
    const statedEnd = offset + RECORD_HEADER_BYTES + contentBytes;
    if (!whole && needed && contentBytes >= needed.least && contentBytes <= needed.most) {
      // Header and counts agree: a genuine record whose end is missing.
      return ending(statedEnd - source.size, false);
    }
    const countsMissing = source.size - offset < RECORD_HEADER_BYTES + 44;
    if (!whole && countsMissing && statedEnd <= header.declaredBytes && (await plausibleHeader(window, offset, header))) {
      // Cut before its counts, but it would have ended inside the file that the header speaks of.
      return ending(statedEnd - source.size, false);
    }
    if (whole && (await plausibleHeader(window, statedEnd, header))) {
      const readable = needed !== null && needed.least <= contentBytes && (await window.reach(offset, RECORD_HEADER_BYTES + needed.least));
      if (readable) visitor.record(row++, { view: window.view, at: offset - window.start + RECORD_HEADER_BYTES, contentBytes: needed.least }, offset);
      else visitor.broken(row++, 'impossible-counts');
      offset = statedEnd;
      continue;
    }
    if (needed && ownEnd <= source.size && (await plausibleHeader(window, ownEnd, header)) && (await window.reach(offset, ownEnd - offset))) {
      // The stated length lies, the counts lead exactly to the next record.
      visitor.record(row++, { view: window.view, at: offset - window.start + RECORD_HEADER_BYTES, contentBytes: needed.least }, offset);
      offset = ownEnd;
      continue;
    }
    visitor.broken(row++, whole ? 'impossible-counts' : 'impossible-length');
    const next = await nextRecord(window, offset, row, header, index, source.size);
    if (next === null) return expectedRows !== null && row >= expectedRows ? ending(0, false) : ending(0, true);
    offset = next;
  }
}

/** True at the end of the file, or where something that can only be a record header begins. */
async function plausibleHeader(window: FileWindow, offset: number, header: ShpHeader): Promise<boolean> {
  if (offset === header.declaredBytes && !(await window.reach(offset, RECORD_HEADER_BYTES + 4))) return true;
  if (!(await window.reach(offset, RECORD_HEADER_BYTES + 4))) return !(await window.reach(offset, 1));
  const at = offset - window.start;
  const contentBytes = window.view.getInt32(at + 4) * 2;
  const typeCode = window.view.getInt32(at + 8, true);
  return window.view.getInt32(at) >= 0 && contentBytes >= 4 && (typeCode === header.typeCode || (typeCode === 0 && contentBytes === 4));
}

/** Where row `row` (0-based) begins after a break: by the .shx, else by looking for its number; null when it is not found. */
async function nextRecord(window: FileWindow, brokenAt: number, row: number, header: ShpHeader, index: ShpIndex | null, size: number): Promise<number | null> {
  const stated = index && row < index.count ? index.offsetOf(row) : null;
  if (stated !== null && stated > brokenAt && stated < size && (await plausibleHeader(window, stated, header))) return stated;
  const last = Math.min(size - RECORD_HEADER_BYTES - 4, brokenAt + RESYNC_BYTES);
  for (let offset = brokenAt + RECORD_HEADER_BYTES; offset <= last; offset += 2) {
    if (!window.holds(offset, RECORD_HEADER_BYTES + 4)) await window.reach(offset, RECORD_HEADER_BYTES + 4);
    const at = offset - window.start;
    if (window.view.getInt32(at) !== row + 1 || !(await plausibleHeader(window, offset, header))) continue;
    const available = Math.min(window.view.byteLength - at - RECORD_HEADER_BYTES, 44);
    const contentBytes = window.view.getInt32(at + 4) * 2;
    const needed = neededBytes(window.view, at + RECORD_HEADER_BYTES, available);
    if (needed && contentBytes >= needed.least && contentBytes <= needed.most) return offset;
  }
  return null;
}
