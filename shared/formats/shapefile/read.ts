/** Reads a shapefile set into columns. */
import { partOfJob, type Job } from '../../base/job.ts';
import { assert, ProblemError, type Outcome } from '../../base/news.ts';
import { sha256OfSource } from '../../base/sha256.ts';
import type { FileSet, ImportChoices, ReadLayer } from '../contract.ts';
import { FixedWidthTable } from '../fixed-width-table.ts';
import { describeFields, withoutRows } from './dbf.ts';
import { appendFeature, GrowableColumns } from './growable-columns.ts';
import type { ShapeReader } from './shape-reader.ts';
import { openSet, surveySet, type FeatureSink, type OpenSet } from './survey.ts';

/**
 * Reads everything, or nothing: a blocking problem stops with its sentence. Rows that were left out stand in
 * `skippedRows` and in the problems; rows and shapes stay aligned.
 */
export async function readShapefile(set: FileSet, choices: ImportChoices, job: Job): Promise<Outcome<ReadLayer>> {
  const open = await openSet(set);
  const sha256 = await sha256OfSource(open.shp, partOfJob(job, 0, 0.2));
  const sink = new ColumnsSink(open);
  const recordBytes = open.dbf ? new Uint8Array(open.dbf.header.rowsOnDisk * open.dbf.header.recordBytes) : null;
  const survey = await surveySet(open, { userEncoding: choices.encoding, swapAxes: choices.swapAxes, recordBytes, lookForCrossings: false }, sink, partOfJob(job, 0.2, 1));
  const blocking = survey.news.problems.find((problem) => problem.severity === 'blocking');
  if (blocking) throw new ProblemError(blocking);
  assert(open.dbf && recordBytes && survey.encoding, 'a set without attributes is blocked');

  const geometry = sink.columns.finish();
  const records = withoutRows(recordBytes, open.dbf.header, survey.skippedRows);
  const columns = describeFields(open.dbf.header, survey.encoding.chosen, open.dbf.source.name, survey.news);
  const attributes = new FixedWidthTable(
    { rowCount: geometry.featureCount, recordBytes: open.dbf.header.recordBytes, encoding: survey.encoding.chosen, columns },
    records,
  );
  return survey.news.outcome({ columns: { geometry, attributes }, encoding: survey.encoding, sha256, skippedRows: survey.skippedRows });
}

/** Bytes of a record that are no vertices: its header, box, counts and one part. */
const RECORD_OVERHEAD_BYTES = 56;

class ColumnsSink implements FeatureSink {
  readonly columns: GrowableColumns;
  private readonly hasZ: boolean;
  private readonly hasM: boolean;

  constructor(open: OpenSet) {
    const { type } = open.header;
    const rows = open.dbf?.header.rowsOnDisk ?? 0;
    const bytesPerVertex = 16 + (type.hasZ ? 8 : 0) + (type.hasM ? 8 : 0);
    // Closing an unclosed ring adds a vertex; one per row is room enough to begin with.
    const expectedVertices = Math.ceil(Math.max(0, open.shp.size - 100 - RECORD_OVERHEAD_BYTES * rows) / bytesPerVertex) + rows;
    this.hasZ = type.hasZ;
    this.hasM = type.hasM;
    this.columns = new GrowableColumns(type.kind, type.hasZ, type.hasM, type.layout === 'point' ? rows : expectedVertices, rows);
  }

  feature(reader: ShapeReader): void {
    const m = this.hasM ? (reader.m ?? new Float64Array(reader.vertexCount).fill(Number.NaN)) : null;
    appendFeature(this.columns, reader, this.hasZ ? reader.z : null, m);
  }

  empty(): void {
    this.columns.endFeature(Infinity, Infinity, -Infinity, -Infinity);
  }
}
