/** Some rows of a .dbf, and whether any row of it is marked as deleted. */
import type { ByteSource, OpenSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { readAhead } from '../../base/read-ahead.ts';
import type { DbfHeader } from './dbf.ts';
import { DELETED_ROW } from './table-scan.ts';

const PIECE_BYTES = 256 * 1024;
const PREVIEW_ROWS = 20;

export interface WantedRows {
  /** Records of the wanted rows one after another, and behind them the first ones of the file. */
  readonly records: Uint8Array;
  readonly firstRecords: number;
}

/** Whether all rows are there and none is marked as deleted, where another thread can find it out while this one reads the shapes; null where none can. */
export function lookForDeletedRows(source: ByteSource, { headerBytes, recordBytes, rowsOnDisk }: DbfHeader, job: Job): Promise<boolean> | null {
  const looking = source.open && source.noRecordBegins?.(DELETED_ROW, { offset: headerBytes, recordBytes, recordCount: rowsOnDisk }, job);
  // A failure is met where the answer is awaited, if it is.
  looking?.catch(() => {});
  return looking ?? null;
}

/**
 * The wanted rows (0-based, ascending); null when a row of the table is missing or marked as deleted. With what
 * {@link lookForDeletedRows} gave only the wanted rows are read, without it all of them.
 */
export async function readWantedRows(source: ByteSource, header: DbfHeader, rows: Uint32Array, noneDeleted: Promise<boolean> | null, job: Job): Promise<WantedRows | null> {
  const firstRecords = Math.min(PREVIEW_ROWS, header.rowsOnDisk);
  const records = new Uint8Array((rows.length + firstRecords) * header.recordBytes);
  const isRegular = noneDeleted ? (await readRuns(source, header, rows, firstRecords, records, job)) && (await noneDeleted) : await passOverAll(source, header, rows, firstRecords, records, job);
  return isRegular ? { records, firstRecords } : null;
}

/** How many runs of rows are read between two pauses. */
const RUNS_BETWEEN_PAUSES = 64;

/** Reads neighbours together to where they belong, and nothing else. */
async function readRuns(source: ByteSource, header: DbfHeader, rows: Uint32Array, firstRecords: number, records: Uint8Array, job: Job): Promise<boolean> {
  const { recordBytes } = header;
  const opened: OpenSource = source.open!();
  try {
    const first = records.subarray(rows.length * recordBytes);
    if (opened.readInto(first, header.headerBytes) !== firstRecords * recordBytes) return false;
    for (let at = 0; at < rows.length; ) {
      at = readSomeRuns(opened, header, rows, at, records);
      if (at < 0) return false;
      job.report({ stage: 'formats.stage.attributes', params: { file: source.name }, fraction: at / rows.length });
      await job.pause();
    }
    return true;
  } finally {
    opened.close();
  }
}

/** From place `from` of `rows` on; gives the place behind what was read, -1 when a row is not there. */
function readSomeRuns(opened: OpenSource, { headerBytes, recordBytes, rowsOnDisk }: DbfHeader, rows: Uint32Array, from: number, records: Uint8Array): number {
  for (let run = 0; run < RUNS_BETWEEN_PAUSES && from < rows.length; run++) {
    const to = runEnd(rows, from, rowsOnDisk);
    if (opened.readInto(records.subarray(from * recordBytes, to * recordBytes), headerBytes + rows[from]! * recordBytes) !== (to - from) * recordBytes) return -1;
    from = to;
  }
  return from;
}

/** Reads everything, looks for marks and copies what is wanted. */
async function passOverAll(source: ByteSource, header: DbfHeader, rows: Uint32Array, firstRecords: number, records: Uint8Array, job: Job): Promise<boolean> {
  const { headerBytes, recordBytes, rowsOnDisk } = header;
  const rowsPerPiece = Math.max(1, Math.floor(PIECE_BYTES / recordBytes));
  const ranges = Array.from({ length: Math.ceil(rowsOnDisk / rowsPerPiece) }, (_, i) => ({
    offset: headerBytes + i * rowsPerPiece * recordBytes,
    length: Math.min(rowsPerPiece, rowsOnDisk - i * rowsPerPiece) * recordBytes,
  }));
  let first = 0;
  let position = 0;
  for await (const { buffer, from, to } of readAhead(source, ranges, 0)) {
    const end = first + Math.min(rowsPerPiece, rowsOnDisk - first);
    if (to - from < (end - first) * recordBytes) return false;
    for (let at = from; at < to; at += recordBytes) if (buffer[at] === DELETED_ROW) return false;
    const copy = (firstRow: number, endRow: number, place: number): void =>
      records.set(buffer.subarray(from + (firstRow - first) * recordBytes, from + (endRow - first) * recordBytes), place * recordBytes);
    if (first < firstRecords) copy(first, Math.min(firstRecords, end), rows.length + first);
    while (position < rows.length && rows[position]! < end) {
      const next = runEnd(rows, position, end);
      copy(rows[position]!, rows[next - 1]! + 1, position);
      position = next;
    }
    first = end;
    job.report({ stage: 'formats.stage.attributes', params: { file: source.name }, fraction: first / rowsOnDisk });
    await job.pause();
  }
  return true;
}

/** The end in `rows` of the neighbours that begin at `from`, as far as they lie before row `endRow`. */
function runEnd(rows: Uint32Array, from: number, endRow: number): number {
  let to = from + 1;
  while (to < rows.length && rows[to]! === rows[to - 1]! + 1 && rows[to]! < endRow) to++;
  return to;
}
