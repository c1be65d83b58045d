/**
 * Reads only the polygons of a shapefile that matter to some work: every record is looked at once and its box
 * computed from its vertices (the stated boxes may lie), few are kept. Made for large regular files; anything
 * irregular is left to the complete reader, which knows how to tell it.
 */
import { memorySource, type ByteSource } from '../../base/byte-source.ts';
import { quietJob, type Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { readAhead } from '../../base/read-ahead.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import type { LayerReader } from '../../geometry/layer-reader.ts';
import type { FileSet } from '../contract.ts';
import { FixedWidthTable, type FixedWidthColumn } from '../fixed-width-table.ts';
import { describeFields, scanDbf, type DbfHeader } from './dbf.ts';
import { encodingLabel } from './encoding.ts';
import { GrowableColumns } from './growable-columns.ts';
import { ShapeReader } from './shape-reader.ts';
import { HEADER_BYTES, RECORD_HEADER_BYTES } from './shape-types.ts';
import { openSet } from './survey.ts';

const POLYGON = 5;
const PIECE_BYTES = 512 * 1024;
/** The longest record that may lie across two pieces: some 60 000 vertices. */
const LONGEST_RECORD_BYTES = 1024 * 1024;
/** A batch is handed out at the end of the piece in which it gets this large. */
const BATCH_FEATURES = 4_096;
const BATCH_VERTICES = 200_000;
const ROWS_PIECE_BYTES = 256 * 1024;
/** As in the complete reader: beyond this a coordinate is no place. */
const LARGEST_COORDINATE = 1e10;

/** Asked with the box of each record (west, south, east, north). */
export type BoxWanted = (west: number, south: number, east: number, north: number) => boolean;

/** Thrown while reading when the file turns out to be irregular: what was read so far is worth nothing, read it whole. */
export class IrregularShapefile extends Error {}

/**
 * A reader of the wanted polygons that goes through the file once as its batches are asked for, or null when the set
 * is not regular at first sight: another shape type, a header or a table that does not fit. What shows itself on the
 * way (records that do not follow one another, coordinates that are no numbers, deleted rows) throws
 * {@link IrregularShapefile}. Rows are numbered as in the file. Without a given encoding the first rows read decide.
 */
export async function openShapefileWithin(set: FileSet, encoding: string | null, wanted: BoxWanted, job: Job): Promise<LayerReader | null> {
  const { shx: _unused, ...parts } = set.parts;
  const open = await openSet({ ...set, parts });
  const { shp, dbf, header } = open;
  if (header.typeCode !== POLYGON || !dbf || header.declaredBytes !== shp.size || dbf.header.rowsOnDisk !== dbf.header.declaredRows) return null;
  const { source, header: dbfHeader } = dbf;
  let columns: readonly FixedWidthColumn[] | null = null;
  let chosen = '';
  return {
    kind: 'polygon',
    featureCount: dbfHeader.rowsOnDisk,
    candidates: () => null,
    async *batches(features) {
      if (features?.length === 0) return;
      for await (const { geometry, rows } of scanShapes(shp, dbfHeader.rowsOnDisk, wanted, job)) {
        const records = await readRows(source, dbfHeader, rows);
        const scan = await scanDbf(memorySource(source.path, records), { ...dbfHeader, headerBytes: 0, rowsOnDisk: rows.length }, quietJob(), null);
        if (scan.deletedRows.length > 0) throw new IrregularShapefile('deleted rows');
        if (!columns) {
          chosen = scan.encoding.decide(encoding === null ? null : encodingLabel(encoding), open.cpg, dbfHeader.languageByte).chosen;
          columns = describeFields(dbfHeader, chosen, source.name, new NewsCollector());
        }
        const attributes = new FixedWidthTable({ rowCount: rows.length, recordBytes: dbfHeader.recordBytes, encoding: chosen, columns }, records);
        yield { geometry, attributes, features: rows };
      }
    },
  };
}

/** One pass over the .shp: wanted shapes in batches that are valid until the next. */
async function* scanShapes(shp: ByteSource, rowCount: number, wanted: BoxWanted, job: Job): AsyncGenerator<{ geometry: GeometryColumns; rows: Uint32Array }> {
  const reader = new ShapeReader(POLYGON, false);
  const columns = new GrowableColumns('polygon', false, false, BATCH_VERTICES, BATCH_FEATURES);
  let rows: number[] = [];
  const ranges = Array.from({ length: Math.ceil((shp.size - HEADER_BYTES) / PIECE_BYTES) }, (_, i) => {
    const offset = HEADER_BYTES + i * PIECE_BYTES;
    return { offset, length: Math.min(PIECE_BYTES, shp.size - offset) };
  });
  let row = 0;
  let rest = new Uint8Array(0);
  let passed = 0;
  for await (const { buffer, from, to } of readAhead(shp, ranges, LONGEST_RECORD_BYTES)) {
    if (rest.length > LONGEST_RECORD_BYTES) throw new IrregularShapefile('a record too long');
    buffer.set(rest, from - rest.length);
    const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    let at = from - rest.length;
    while (at + RECORD_HEADER_BYTES <= to) {
      const contentBytes = view.getInt32(at + 4) * 2;
      const end = at + RECORD_HEADER_BYTES + contentBytes;
      if (end > to && contentBytes >= 0) break;
      const verdict = lookAt(view, at + RECORD_HEADER_BYTES, contentBytes, wanted);
      if (verdict === 'irregular' || view.getInt32(at) !== row + 1) throw new IrregularShapefile(`record ${row + 1}`);
      if (verdict === 'wanted') {
        if (reader.read(view, at + RECORD_HEADER_BYTES, contentBytes) !== 'shape' || reader.droppedPaths > 0 || reader.repeatedRings > 0) throw new IrregularShapefile(`record ${row + 1}`);
        addShape(columns, reader);
        rows.push(row);
      }
      row++;
      at = end;
    }
    rest = buffer.slice(at, to);
    passed += to - from;
    job.report({ stage: 'formats.stage.shapes', params: { file: shp.name }, fraction: passed / shp.size });
    await job.pause();
    if (rows.length < BATCH_FEATURES && columns.vertexCount < BATCH_VERTICES) continue;
    yield { geometry: columns.view(), rows: Uint32Array.from(rows) };
    columns.reset();
    rows = [];
  }
  if (rest.length > 0 || row !== rowCount) throw new IrregularShapefile('the file ends early');
  if (rows.length > 0) yield { geometry: columns.view(), rows: Uint32Array.from(rows) };
}

/** Checks a record's counts and coordinates and asks for its box; a null shape is never wanted. */
function lookAt(view: DataView, at: number, contentBytes: number, wanted: BoxWanted): 'wanted' | 'unwanted' | 'irregular' {
  if (contentBytes === 4 && view.getInt32(at, true) === 0) return 'unwanted';
  if (contentBytes < 48 || view.getInt32(at, true) !== POLYGON) return 'irregular';
  const parts = view.getInt32(at + 36, true);
  const points = view.getInt32(at + 40, true);
  if (parts < 1 || points < 1 || contentBytes !== 44 + 4 * parts + 16 * points) return 'irregular';
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  // What is no number compares as false and is missing in the box, but not in the sum.
  let sum = 0;
  for (let byte = at + 44 + 4 * parts, end = at + contentBytes; byte < end; byte += 16) {
    const x = view.getFloat64(byte, true);
    const y = view.getFloat64(byte + 8, true);
    sum += x + y;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  if (!Number.isFinite(sum) || !(Math.max(east, north, -west, -south) <= LARGEST_COORDINATE)) return 'irregular';
  return wanted(west, south, east, north) ? 'wanted' : 'unwanted';
}

function addShape(columns: GrowableColumns, reader: ShapeReader): void {
  for (let path = 0; path < reader.pathCount; path++) {
    if (path > 0 && reader.pathBeginsPart[path]) columns.endPart();
    columns.path(reader.xy, null, null, reader.pathFrom[path]!, reader.pathTo[path]!, reader.pathUnclosed[path] === 1);
  }
  columns.endPart();
  columns.endFeature(reader.west, reader.south, reader.east, reader.north);
}

/** Records of the rows (ascending) one after another. */
async function readRows(source: ByteSource, { headerBytes, recordBytes, rowsOnDisk }: DbfHeader, rows: Uint32Array): Promise<Uint8Array> {
  const records = new Uint8Array(rows.length * recordBytes);
  const rowsPerPiece = Math.max(1, Math.floor(ROWS_PIECE_BYTES / recordBytes));
  // Only pieces that hold a row.
  const firsts = [...new Set(Array.from(rows, (row) => row - (row % rowsPerPiece)))];
  const ranges = firsts.map((first) => ({ offset: headerBytes + first * recordBytes, length: Math.min(rowsPerPiece, rowsOnDisk - first) * recordBytes }));
  let piece = 0;
  let position = 0;
  for await (const { buffer, from, to } of readAhead(source, ranges, 0)) {
    const first = firsts[piece]!;
    if (to - from < ranges[piece]!.length) throw new IrregularShapefile('the table ends early');
    for (; position < rows.length && rows[position]! < first + rowsPerPiece; position++) {
      const at = from + (rows[position]! - first) * recordBytes;
      records.set(buffer.subarray(at, at + recordBytes), position * recordBytes);
    }
    piece++;
  }
  return records;
}
