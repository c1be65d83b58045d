/**
 * Reads only the polygons of a shapefile that matter to some work. Every record is looked at: its stated box is taken
 * only after every vertex has been seen to lie in it (stated boxes may lie), and few records are kept. Made for large
 * regular files; anything irregular is left to the complete reader, which knows how to tell it.
 */
import { memorySource, type ByteSource } from '../../base/byte-source.ts';
import { partOfJob, quietJob, type Job } from '../../base/job.ts';
import { NewsCollector } from '../../base/news.ts';
import { readAhead } from '../../base/read-ahead.ts';
import { buildCandidateGrid, type CandidateGrid } from '../../geometry/candidate-grid.ts';
import type { Extent } from '../../model/extent.ts';
import type { EncodingEvidence, FieldDescriptor } from '../../model/layer.ts';
import { FixedWidthTable } from '../fixed-width-table.ts';
import { describeFields, scanDbf } from './dbf.ts';
import { encodingLabel } from './encoding.ts';
import { RecordKeeper, type KeptShapes } from './record-keeper.ts';
import type { RecordScanner } from './record-scanner.ts';
import type { ShpIndex } from './record-walk.ts';
import { scriptScanner } from './script-scanner.ts';
import { HEADER_BYTES, POLYGON } from './shape-types.ts';
import type { OpenSet } from './survey.ts';
import { lookForDeletedRows, readWantedRows } from './wanted-rows.ts';
import { scanModule, wasmScanner } from './wasm-scanner.ts';

const PIECE_BYTES = 1024 * 1024;
/** The longest record that may lie across two pieces: half a million vertices. */
const LONGEST_RECORD_BYTES = 8 * 1024 * 1024;
/** The most vertices of a piece. */
const PIECE_VERTICES = PIECE_BYTES / 16;

/** Some of the wanted polygons. */
export interface ShapesBatch extends KeptShapes {
  readonly attributes: FixedWidthTable;
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
 * The polygons whose boxes touch one of `ground`, and perhaps some whose stated box is larger than they are. Null when the
 * set is not regular in every respect that the complete reader would tell or mend: another shape type, an index or a
 * table that does not fit, records that do not follow one another, boxes that do not hold their vertices, deleted rows,
 * texts that contradict their encoding, and among the polygons kept rings without area.
 */
export async function readShapesWithin(open: OpenSet, encoding: string | null, ground: readonly Extent[], job: Job): Promise<ShapesWithin | null> {
  const { shp, dbf, header, index, cpg } = open;
  if (header.typeCode !== POLYGON || !dbf || !index || header.declaredBytes !== shp.size || dbf.header.rowsOnDisk !== dbf.header.declaredRows || index.count !== dbf.header.declaredRows) return null;
  if (cpg && !cpg.label) return null;
  const noneDeleted = lookForDeletedRows(dbf.source, dbf.header, job);
  const scanned = await scanShapes(shp, index, buildCandidateGrid(ground), partOfJob(job, 0, 0.8));
  if (!scanned) return null;
  const { shapes, ...facts } = scanned;
  const rows = rowsOfAll(shapes);
  const kept = rows.length;
  const table = await readWantedRows(dbf.source, dbf.header, rows, noneDeleted, partOfJob(job, 0.8, 1));
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
async function scanShapes(shp: ByteSource, index: ShpIndex, ground: CandidateGrid, job: Job): Promise<(Pick<ShapesWithin, 'vertexCount' | 'extent'> & { shapes: KeptShapes[] }) | null> {
  const module = scanModule();
  const scanner = module ? wasmScanner(module, LONGEST_RECORD_BYTES, PIECE_BYTES, ground) : scriptScanner(LONGEST_RECORD_BYTES, PIECE_BYTES, ground);
  const pass = new ShapesPass(scanner, index, new RecordKeeper(scanner, ground, PIECE_VERTICES));
  const ranges = Array.from({ length: Math.ceil((shp.size - HEADER_BYTES) / PIECE_BYTES) }, (_, i) => {
    const offset = HEADER_BYTES + i * PIECE_BYTES;
    return { offset, length: Math.min(PIECE_BYTES, shp.size - offset) };
  });
  for await (const { from, to } of readAhead(shp, ranges, LONGEST_RECORD_BYTES, scanner.buffer)) {
    if (!pass.take(from, to)) return null;
    job.report({ stage: 'formats.stage.shapes', params: { file: shp.name }, fraction: pass.passedBytes / shp.size });
    await job.pause();
  }
  const shapes = pass.finish();
  return shapes && { shapes, ...scanner.seen() };
}

/** What is done between the pauses of a pass over a .shp: apart from them, so that it stays compiled from one file to the next. */
class ShapesPass {
  passedBytes = HEADER_BYTES;
  private readonly shapes: KeptShapes[] = [];
  private restBytes = 0;
  private row = 0;

  constructor(private readonly scanner: RecordScanner, private readonly index: ShpIndex, private readonly keeper: RecordKeeper) {}

  /** The next piece, in the scanner's buffer; false as soon as something is irregular. */
  take(from: number, to: number): boolean {
    const { scanner, index, keeper, passedBytes, row } = this;
    const scanned = scanner.scan(from - this.restBytes, to, row);
    if (!scanned || !index.agrees(row, scanner.positions, scanned.recordCount, passedBytes - from) || !keeper.keep(scanned.nearCount, row)) return false;
    this.row += scanned.recordCount;
    this.restBytes = to - scanned.end;
    if (this.restBytes > LONGEST_RECORD_BYTES) return false;
    // What is left over comes to lie before the next piece.
    scanner.buffer.copyWithin(from - this.restBytes, scanned.end, to);
    this.passedBytes += to - from;
    if (keeper.isFull) this.shapes.push(keeper.takeBatch());
    return true;
  }

  /** What has been kept; null when the last record is not whole or rows are missing. */
  finish(): KeptShapes[] | null {
    if (this.restBytes > 0 || this.row !== this.index.count) return null;
    if (this.keeper.featureCount > 0) this.shapes.push(this.keeper.takeBatch());
    return this.shapes;
  }
}

/** 0-based, ascending. */
function rowsOfAll(shapes: readonly KeptShapes[]): Uint32Array {
  const rows = new Uint32Array(shapes.reduce((sum, { features }) => sum + features.length, 0));
  shapes.reduce((at, { features }) => (rows.set(features, at), at + features.length), 0);
  return rows;
}
