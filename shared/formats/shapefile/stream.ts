/** Reads a shapefile set into a sink, a few megabytes at a time. */
import { partOfJob, type Job } from '../../base/job.ts';
import { assert, ProblemError, type Outcome } from '../../base/news.ts';
import { sha256OfSource } from '../../base/sha256.ts';
import type { FileSet, ImportChoices, LayerSink, StreamedLayer } from '../contract.ts';
import { FixedWidthTable, type FixedWidthColumn } from '../fixed-width-table.ts';
import { describeFields, walkTable } from './dbf.ts';
import { appendFeature, GrowableColumns } from './growable-columns.ts';
import type { ShapeReader } from './shape-reader.ts';
import { openSet, surveySet, type FeatureSink, type OpenSet, type Survey } from './survey.ts';

/**
 * Goes through the set as `readShapefile` does and says the same; shapes go to the sink while the .shp is walked, then
 * the rows that stay. The .dbf is read twice, because which rows stay is known only behind the last shape.
 */
export async function streamShapefile(set: FileSet, choices: ImportChoices, sink: LayerSink, job: Job): Promise<Outcome<StreamedLayer>> {
  const open = await openSet(set);
  const sha256 = await sha256OfSource(open.shp, partOfJob(job, 0, 0.25));
  const shapes = new BatchedShapes(open, sink);
  const survey = await surveySet(open, { userEncoding: choices.encoding, swapAxes: choices.swapAxes, recordBytes: null, lookForCrossings: false }, shapes, partOfJob(job, 0.25, 0.8));
  const blocking = survey.news.problems.find((problem) => problem.severity === 'blocking');
  if (blocking) throw new ProblemError(blocking);
  assert(open.dbf && survey.encoding, 'a set without attributes is blocked');
  await shapes.flush();

  const columns = describeFields(open.dbf.header, survey.encoding.chosen, open.dbf.source.name, survey.news);
  await streamRows(open.dbf, survey, columns, sink, partOfJob(job, 0.8, 1));
  return survey.news.outcome({ fields: columns.map(({ field }) => field), encoding: survey.encoding, sha256, skippedRows: survey.skippedRows });
}

/** Vertices in a batch before it is handed on, at the end of the stretch in which they were reached. */
const BATCH_VERTICES = 200_000;
const BATCH_FEATURES = 16_384;

class BatchedShapes implements FeatureSink {
  private readonly columns: GrowableColumns;
  private readonly sink: LayerSink;
  private readonly hasZ: boolean;
  private readonly hasM: boolean;
  private rows: number[] = [];

  constructor({ header: { type } }: OpenSet, sink: LayerSink) {
    this.sink = sink;
    this.hasZ = type.hasZ;
    this.hasM = type.hasM;
    this.columns = new GrowableColumns(type.kind, type.hasZ, type.hasM, BATCH_VERTICES, BATCH_FEATURES);
  }

  feature(reader: ShapeReader, row: number): void {
    const m = this.hasM ? (reader.m ?? new Float64Array(reader.vertexCount).fill(Number.NaN)) : null;
    appendFeature(this.columns, reader, this.hasZ ? reader.z : null, m);
    this.rows.push(row + 1);
  }

  empty(row: number): void {
    this.columns.endFeature(Infinity, Infinity, -Infinity, -Infinity);
    this.rows.push(row + 1);
  }

  async settle(): Promise<void> {
    if (this.columns.vertexCount >= BATCH_VERTICES || this.columns.featureCount >= BATCH_FEATURES) await this.flush();
  }

  async flush(): Promise<void> {
    await this.sink.shapes(this.columns.view(), this.rows);
    this.columns.reset();
    this.rows = [];
  }
}

/** The records of the rows that stay, in tables of some megabytes. */
async function streamRows({ source, header }: NonNullable<OpenSet['dbf']>, { skippedRows, encoding }: Survey, columns: readonly FixedWidthColumn[], sink: LayerSink, job: Job): Promise<void> {
  const { recordBytes } = header;
  const tableOf = (rowCount: number, bytes: Uint8Array): FixedWidthTable => new FixedWidthTable({ rowCount, recordBytes, encoding: encoding!.chosen, columns }, bytes);
  let nextSkipped = 0;
  await walkTable(source, header, job, async (bytes, firstRow, rows) => {
    const end = firstRow + rows;
    const gone: number[] = [];
    while (nextSkipped < skippedRows.length && skippedRows[nextSkipped]! <= end) gone.push(skippedRows[nextSkipped++]! - 1 - firstRow);
    // The bytes may belong to the source: they are never moved in place.
    const kept = gone.length === 0 ? bytes : without(bytes, recordBytes, gone);
    await sink.attributes(tableOf(rows - gone.length, kept));
  });
  if (header.rowsOnDisk === 0) await sink.attributes(tableOf(0, new Uint8Array(0)));
}

/** The records but for some, by ascending 0-based position. */
function without(bytes: Uint8Array, recordBytes: number, gone: readonly number[]): Uint8Array {
  const kept = new Uint8Array(bytes.length - gone.length * recordBytes);
  let used = 0;
  let from = 0;
  for (const position of [...gone, bytes.length / recordBytes]) {
    const piece = bytes.subarray(from, position * recordBytes);
    kept.set(piece, used);
    used += piece.length;
    from = (position + 1) * recordBytes;
  }
  return kept;
}
