/**
 * Reads only the polygons of a shapefile that matter to some work. Every record is looked at: its stated box is taken
 * only after every vertex has been seen to lie in it (stated boxes may lie), and few records are kept. Made for large
 * regular files; anything irregular is left to the complete reader, which knows how to tell it.
 */
import { memorySource, type ByteSource } from '../../base/byte-source.ts';
import { partOfJob, quietJob, type Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { readAhead } from '../../base/read-ahead.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import type { Extent } from '../../model/extent.ts';
import type { EncodingEvidence, FieldDescriptor } from '../../model/layer.ts';
import { FixedWidthTable } from '../fixed-width-table.ts';
import { DELETED_ROW, describeFields, scanDbf, type DbfHeader } from './dbf.ts';
import { encodingLabel } from './encoding.ts';
import { appendFeature, GrowableColumns } from './growable-columns.ts';
import type { ShpIndex } from './record-walk.ts';
import { ShapeReader } from './shape-reader.ts';
import { HEADER_BYTES, RECORD_HEADER_BYTES } from './shape-types.ts';
import type { OpenSet } from './survey.ts';

const POLYGON = 5;
const PIECE_BYTES = 512 * 1024;
/** The longest record that may lie across two pieces: half a million vertices. */
const LONGEST_RECORD_BYTES = 8 * 1024 * 1024;
/** A batch ends with the piece in which it gets this large. */
const BATCH_VERTICES = 200_000;
const BATCH_FEATURES = 4_096;
/** What a piece may add to a batch that is all but full. */
const SPARE_VERTICES = PIECE_BYTES / 16;
const ROWS_PIECE_BYTES = 256 * 1024;
/** As in the complete reader: beyond this a coordinate is no place. */
const LARGEST_COORDINATE = 1e10;
const PREVIEW_ROWS = 20;

/** Asked with a box that holds a record: west, south, east, north, in memory that is used again for the next record. */
export type BoxWanted = (box: Float64Array) => boolean;

/** Some of the wanted polygons. */
export interface ShapesBatch {
  readonly geometry: GeometryColumns;
  readonly attributes: FixedWidthTable;
  /** 0-based row in the file of each polygon, ascending. */
  readonly features: Uint32Array;
}

/** The wanted polygons of a shapefile, and what is known of all. */
export interface ShapesWithin {
  /** Ascending, in pieces: a column of a large county grown step by step costs more than the reading. */
  readonly batches: readonly ShapesBatch[];
  /** Of the whole file: shapes, vertices, and a box that holds them all. */
  readonly featureCount: number;
  readonly vertexCount: number;
  readonly extent: Extent;
  /** From the texts of the rows kept and the first ones. */
  readonly encoding: EncodingEvidence;
  readonly fields: readonly FieldDescriptor[];
  /** The first rows of the file as texts. */
  readonly firstRows: readonly (readonly string[])[];
}

/**
 * The polygons for which `wanted` says yes, and perhaps some whose stated box is larger than they are. Null when the
 * set is not regular in every respect that the complete reader would tell or mend: another shape type, an index or a
 * table that does not fit, records that do not follow one another, boxes that do not hold their vertices, deleted rows,
 * texts that contradict their encoding, and among the polygons kept rings without area.
 */
export async function readShapesWithin(open: OpenSet, encoding: string | null, wanted: BoxWanted, job: Job): Promise<ShapesWithin | null> {
  const { shp, dbf, header, index, cpg } = open;
  if (header.typeCode !== POLYGON || !dbf || !index || header.declaredBytes !== shp.size || dbf.header.rowsOnDisk !== dbf.header.declaredRows || index.count !== dbf.header.declaredRows) return null;
  if (cpg && !cpg.label) return null;
  const scanned = await scanShapes(shp, index, wanted, partOfJob(job, 0, 0.8));
  if (!scanned) return null;
  const { shapes, ...facts } = scanned;
  const counts = shapes.map(({ features }) => features.length);
  const kept = counts.reduce((sum, count) => sum + count, 0);
  const table = await readRows(dbf.source, dbf.header, shapes.map(({ features }) => features), kept, partOfJob(job, 0.8, 1));
  if (!table) return null;
  const { records, firstRecords } = table;
  const label = encoding === null ? null : encodingLabel(encoding);
  const scan = await scanDbf(memorySource(dbf.source.path, records), { ...dbf.header, headerBytes: 0, rowsOnDisk: kept + firstRecords }, quietJob(), null);
  const evidence = scan.encoding.decide(label, cpg, dbf.header.languageByte);
  if (evidence.contradiction || evidence.rival !== undefined || evidence.readings.some((reading) => reading.encoding === evidence.chosen && reading.unreadable > 0)) return null;
  const news = new NewsCollector();
  const columns = describeFields(dbf.header, evidence.chosen, dbf.source.name, news);
  if (news.notes.length > 0) return null;
  const { recordBytes } = dbf.header;
  const whole = new FixedWidthTable({ rowCount: kept + firstRecords, recordBytes, encoding: evidence.chosen, columns }, records);
  const first = whole.rows(kept, firstRecords);
  let used = 0;
  return {
    ...facts,
    batches: shapes.map(({ geometry, features }) => ({ geometry, attributes: whole.rows((used += features.length) - features.length, features.length), features })),
    featureCount: index.count,
    encoding: evidence,
    fields: columns.map(({ field }) => field),
    firstRows: Array.from({ length: firstRecords }, (_, row) => columns.map((_column, field) => first.text(row, field))),
  };
}

/** One pass over the .shp; null as soon as something is irregular. */
async function scanShapes(shp: ByteSource, index: ShpIndex, wanted: BoxWanted, job: Job): Promise<(Pick<ShapesWithin, 'vertexCount' | 'extent'> & { shapes: Omit<ShapesBatch, 'attributes'>[] }) | null> {
  const reader = new ShapeReader(POLYGON, false);
  const shapes: Omit<ShapesBatch, 'attributes'>[] = [];
  const newColumns = (): GrowableColumns => new GrowableColumns('polygon', false, false, BATCH_VERTICES + SPARE_VERTICES, BATCH_FEATURES);
  let columns = newColumns();
  let rows: number[] = [];
  const seen: Seen = { row: 0, vertexCount: 0, box: Float64Array.of(Infinity, Infinity, -Infinity, -Infinity), recordBox: new Float64Array(4) };
  const ranges = Array.from({ length: Math.ceil((shp.size - HEADER_BYTES) / PIECE_BYTES) }, (_, i) => {
    const offset = HEADER_BYTES + i * PIECE_BYTES;
    return { offset, length: Math.min(PIECE_BYTES, shp.size - offset) };
  });
  let rest = new Uint8Array(0);
  let passed = HEADER_BYTES;
  for await (const { buffer, from, to } of readAhead(shp, ranges, LONGEST_RECORD_BYTES)) {
    if (rest.length > LONGEST_RECORD_BYTES) return null;
    buffer.set(rest, from - rest.length);
    const end = scanPiece(buffer, from - rest.length, to, passed - from, index, wanted, reader, columns, rows, seen);
    if (end < 0) return null;
    rest = buffer.slice(end, to);
    passed += to - from;
    job.report({ stage: 'formats.stage.shapes', params: { file: shp.name }, fraction: passed / shp.size });
    await job.pause();
    if (rows.length < BATCH_FEATURES && columns.vertexCount < BATCH_VERTICES) continue;
    shapes.push({ geometry: columns.view(), features: Uint32Array.from(rows) });
    columns = newColumns();
    rows = [];
  }
  if (rest.length > 0 || seen.row !== index.count) return null;
  if (rows.length > 0) shapes.push({ geometry: columns.view(), features: Uint32Array.from(rows) });
  const [west, south, east, north] = seen.box;
  return { shapes, vertexCount: seen.vertexCount, extent: [west!, south!, east!, north!] };
}

/** What has been seen of all records. */
interface Seen {
  row: number;
  vertexCount: number;
  readonly box: Float64Array;
  /** Of the record that is looked at: handed on as memory, so that no number becomes an object. */
  readonly recordBox: Float64Array;
}

/**
 * Goes through the whole records in `buffer[from…to)`, which lies in the file `shift` bytes further on. Returns where
 * the first one begins that is not whole, or −1 for an irregular one.
 */
function scanPiece(buffer: Uint8Array, from: number, to: number, shift: number, index: ShpIndex, wanted: BoxWanted, reader: ShapeReader, columns: GrowableColumns, rows: number[], seen: Seen): number {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const { offsets, count } = index;
  const { box, recordBox } = seen;
  let { row, vertexCount } = seen;
  let at = from;
  while (at + RECORD_HEADER_BYTES <= to) {
    const contentBytes = view.getInt32(at + 4) * 2;
    const content = at + RECORD_HEADER_BYTES;
    const end = content + contentBytes;
    if (end > to && contentBytes >= 0) break;
    if (row >= count || view.getInt32(at) !== row + 1 || offsets[row] !== at + shift) return -1;
    if (contentBytes === 4 && view.getInt32(content, true) === 0) {
      // A row without a shape is never wanted.
      row++;
      at = end;
      continue;
    }
    if (contentBytes < 48 || view.getInt32(content, true) !== POLYGON) return -1;
    const parts = view.getInt32(content + 36, true);
    const points = view.getInt32(content + 40, true);
    if (parts < 1 || points < 1 || contentBytes !== 44 + 4 * parts + 16 * points) return -1;
    const west = view.getFloat64(content + 4, true);
    const south = view.getFloat64(content + 12, true);
    const east = view.getFloat64(content + 20, true);
    const north = view.getFloat64(content + 28, true);
    if (!(Math.max(east, north, -west, -south) <= LARGEST_COORDINATE) || !holdsVertices(view, content + 44 + 4 * parts, end, west, south, east, north)) return -1;
    if (west < box[0]!) box[0] = west;
    if (south < box[1]!) box[1] = south;
    if (east > box[2]!) box[2] = east;
    if (north > box[3]!) box[3] = north;
    recordBox[0] = west;
    recordBox[1] = south;
    recordBox[2] = east;
    recordBox[3] = north;
    vertexCount += points;
    if (wanted(recordBox)) {
      if (parts === 1 && isClosedRing(view, content + 44, points)) columns.closedRing(view, content + 48, points);
      else if (reader.read(view, content, contentBytes) !== 'shape' || reader.droppedPaths > 0 || reader.repeatedRings > 0 || reader.closedRings > 0) return -1;
      else appendFeature(columns, reader, null, null);
      rows.push(row);
    }
    row++;
    at = end;
  }
  seen.row = row;
  seen.vertexCount = vertexCount;
  return at;
}

/** Whether every vertex lies in the box; what is no number does not. */
function holdsVertices(view: DataView, from: number, to: number, west: number, south: number, east: number, north: number): boolean {
  for (let byte = from; byte < to; byte += 16) {
    const x = view.getFloat64(byte, true);
    const y = view.getFloat64(byte + 8, true);
    if (!(x >= west && x <= east && y >= south && y <= north)) return false;
  }
  return true;
}

/**
 * Whether the single ring behind its start at `at` is closed and its first three vertices are different, as in nearly
 * all parcels; what is neither here is looked at by the reader of any shape.
 */
function isClosedRing(view: DataView, at: number, points: number): boolean {
  if (points < 4 || view.getInt32(at, true) !== 0) return false;
  const first = at + 4;
  return sameVertex(view, first, first + 16 * (points - 1)) && !sameVertex(view, first, first + 16) && !sameVertex(view, first, first + 32) && !sameVertex(view, first + 16, first + 32);
}

function sameVertex(view: DataView, a: number, b: number): boolean {
  return view.getFloat64(a, true) === view.getFloat64(b, true) && view.getFloat64(a + 8, true) === view.getFloat64(b + 8, true);
}

/** Records of the rows of all batches (ascending) one after another, and behind them the first ones of the file; null when one is marked as deleted. */
async function readRows(source: ByteSource, header: DbfHeader, batches: readonly Uint32Array[], kept: number, job: Job): Promise<{ records: Uint8Array; firstRecords: number } | null> {
  const { headerBytes, recordBytes, rowsOnDisk } = header;
  const firstRecords = Math.min(PREVIEW_ROWS, rowsOnDisk);
  const rows = new Uint32Array(kept);
  batches.reduce((at, batch) => (rows.set(batch, at), at + batch.length), 0);
  const records = new Uint8Array((kept + firstRecords) * recordBytes);
  const rowsPerPiece = Math.max(1, Math.floor(ROWS_PIECE_BYTES / recordBytes));
  const ranges = Array.from({ length: Math.ceil(rowsOnDisk / rowsPerPiece) }, (_, i) => ({
    offset: headerBytes + i * rowsPerPiece * recordBytes,
    length: Math.min(rowsPerPiece, rowsOnDisk - i * rowsPerPiece) * recordBytes,
  }));
  let first = 0;
  let position = 0;
  for await (const { buffer, from, to } of readAhead(source, ranges, 0)) {
    const count = Math.min(rowsPerPiece, rowsOnDisk - first);
    if (to - from < count * recordBytes) return null;
    for (let row = 0; row < count; row++) if (buffer[from + row * recordBytes] === DELETED_ROW) return null;
    if (first < firstRecords) {
      const more = Math.min(firstRecords - first, count);
      records.set(buffer.subarray(from, from + more * recordBytes), (rows.length + first) * recordBytes);
    }
    // Neighbours are copied together.
    while (position < rows.length && rows[position]! < first + count) {
      let next = position + 1;
      while (next < rows.length && rows[next]! === rows[next - 1]! + 1 && rows[next]! < first + count) next++;
      const at = from + (rows[position]! - first) * recordBytes;
      records.set(buffer.subarray(at, at + (next - position) * recordBytes), position * recordBytes);
      position = next;
    }
    first += count;
    job.report({ stage: 'formats.stage.attributes', params: { file: source.name }, fraction: first / rowsOnDisk });
    await job.pause();
  }
  return { records, firstRecords };
}
