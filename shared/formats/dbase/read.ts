/** A .dbf that stands alone: a table of attributes without shapes, with the encodings and fields of a shapefile's. */
import { partOfJob, type Job } from '../../base/job.ts';
import { assert, NewsCollector, ProblemError, stop, type Outcome } from '../../base/news.ts';
import { sha256OfSource } from '../../base/sha256.ts';
import { formatNumber } from '../../base/units.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { EMPTY_EXTENT } from '../../model/extent.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import type { FileSet, Format, ImportChoices, ImportPreview, ReadLayer } from '../contract.ts';
import { encodingName } from '../encoding-name.ts';
import { FixedWidthTable } from '../fixed-width-table.ts';
import { fileNamesOf, NO_SYSTEM } from '../gathered-format.ts';
import { describeFields, readDbfHeader, scanDbf, withoutRows } from '../shapefile/dbf.ts';
import { tellRivalEncoding } from '../shapefile/encoding-news.ts';
import { encodingLabel, readCpg } from '../shapefile/encoding.ts';
import { RowNews } from '../shapefile/row-news.ts';

const PREVIEW_ROWS = 20;

interface WholeTable {
  readonly table: FixedWidthTable;
  readonly encoding: EncodingEvidence;
  /** 1-based. */
  readonly skippedRows: readonly number[];
  readonly news: NewsCollector;
}

export const dbaseFormat: Format = {
  id: 'dbase',
  async inspect(set, index, overrides, job): Promise<ImportPreview> {
    const { table, encoding, news } = await readTable(set, overrides.encoding ?? null, job);
    const rows = Array.from({ length: Math.min(PREVIEW_ROWS, table.rowCount) }, (_, row) => table.fields.map((_field, field) => table.text(row, field)));
    return {
      index,
      format: 'dbase',
      name: set.name,
      container: set.container,
      files: fileNamesOf(set),
      missingParts: [],
      geometryKind: 'none',
      shapeType: 'none',
      featureCount: table.rowCount,
      extent: EMPTY_EXTENT,
      fields: table.fields,
      rows,
      encoding,
      system: NO_SYSTEM,
      role: { role: 'other', reason: { code: 'exchange.role-table' } },
      matches: [],
      sketch: [],
      notes: news.notes,
      problems: news.problems,
    };
  },
  async read(set: FileSet, choices: ImportChoices, job: Job): Promise<Outcome<ReadLayer>> {
    const sha256 = await sha256OfSource(dbfOf(set), partOfJob(job, 0, 0.2));
    const { table, encoding, skippedRows, news } = await readTable(set, choices.encoding, partOfJob(job, 0.2, 1));
    const blocking = news.problems.find((problem) => problem.severity === 'blocking');
    if (blocking) throw new ProblemError(blocking);
    return news.outcome({ columns: { geometry: nothing(table.rowCount), attributes: table }, encoding, sha256, skippedRows });
  },
};

function dbfOf(set: FileSet): NonNullable<FileSet['parts'][string]> {
  const { dbf } = set.parts;
  assert(dbf, 'the set of a table is its .dbf');
  return dbf;
}

async function readTable(set: FileSet, userEncoding: string | null, job: Job): Promise<WholeTable> {
  const source = dbfOf(set);
  const { cpg } = set.parts;
  const news = new NewsCollector();
  const header = await readDbfHeader(source);
  const chosen = userEncoding === null ? null : (encodingLabel(userEncoding) ?? stop('formats.unknown-encoding', { encoding: userEncoding }));
  const records = new Uint8Array(header.rowsOnDisk * header.recordBytes);
  const scan = await scanDbf(source, header, job, records);
  const encoding = scan.encoding.decide(chosen, cpg ? readCpg(await cpg.read(0, 256)) : null, header.languageByte);
  const place = { file: source.name };
  if (header.rowsOnDisk < header.declaredRows) {
    news.problem('blocking', 'formats.dbf-truncated', { ...place, rows: formatNumber(header.rowsOnDisk, 0), expected: formatNumber(header.declaredRows, 0) }, place);
  }
  const unreadable = encoding.readings.find((reading) => reading.encoding === encoding.chosen)?.unreadable ?? 0;
  if (unreadable > 0) news.problem('minor', 'formats.text-unreadable', { ...place, encoding: encodingName(encoding.chosen), count: formatNumber(unreadable, 0) }, place);
  tellRivalEncoding(encoding, source.name, news);
  const rowNews = new RowNews(source.name);
  for (const row of scan.deletedRows) rowNews.omit(row, 'formats.rows-deleted');
  rowNews.tell(news);
  news.note('exchange.dbf-alone', place);
  const columns = describeFields(header, encoding.chosen, source.name, news);
  const kept = withoutRows(records, header, rowNews.skippedRows);
  const table = new FixedWidthTable({ rowCount: header.rowsOnDisk - rowNews.skippedRows.length, recordBytes: header.recordBytes, encoding: encoding.chosen, columns }, kept);
  return { table, encoding, skippedRows: rowNews.skippedRows, news };
}

/** Rows without shapes. */
function nothing(featureCount: number): GeometryColumns {
  const none = Uint32Array.of(0);
  return {
    kind: 'none', featureCount, coordinates: new Float64Array(0), pathStart: none, partStart: none, featureStart: new Uint32Array(featureCount + 1),
    bounds: Float64Array.from({ length: 4 * featureCount }, (_, side) => (side % 4 < 2 ? Infinity : -Infinity)),
  };
}
