/**
 * Looking through a whole set once: the same pass serves the preview and the import, so both say the same.
 *
 * Blocked (nothing is imported): no .dbf; a .shp or .dbf that ends early; a chain of records that cannot be taken up
 * again; different numbers of shapes and rows, because then nobody knows which row belongs to which shape.
 * Left out row by row, each told: impossible counts or lengths, coordinates that are no numbers, another shape type.
 * Told in the preview and left as they are: rings that cross (the overlay computes them by the even-odd rule).
 * Mended and told: unclosed rings, rings without area, repeated rings, wrong header length, missing or wrong .shx.
 */
import { encodingName } from '../encoding-name.ts';
import { readAll, type ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { partOfJob } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { FileSet } from '../contract.ts';
import { readDbfHeader, scanDbf, type DbfHeader } from './dbf.ts';
import { encodingLabel, readCpg } from './encoding.ts';
import { tellRivalEncoding } from './encoding-news.ts';
import { readShpHeader, readShpIndex, walkRecords, type ShpHeader, type ShpIndex, type WalkResult } from './record-walk.ts';
import { RowNews } from './row-news.ts';
import { ShapeReader } from './shape-reader.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import { ValidityWatch } from './validity-watch.ts';

/** A set whose headers have been read. */
export interface OpenSet {
  readonly shp: ByteSource;
  readonly header: ShpHeader;
  readonly index: ShpIndex | null;
  readonly dbf: { readonly source: ByteSource; readonly header: DbfHeader } | null;
  readonly prjText: string | null;
  readonly cpg: { readonly text: string; readonly label: string | null } | null;
  readonly missingParts: readonly string[];
}

/** Side files are small; anything beyond this is not what its extension says. */
const LARGEST_SIDE_FILE = 1_000_000;

/** Reads the headers of all parts; stops when the .shp or the .dbf is not what its name says. */
export async function openSet(set: FileSet): Promise<OpenSet> {
  const { shp, shx, dbf, prj, cpg } = set.parts;
  if (!shp) stop('formats.missing-shp', { name: set.name });
  return {
    shp,
    header: await readShpHeader(shp),
    index: shx ? await readShpIndex(shx) : null,
    dbf: dbf ? { source: dbf, header: await readDbfHeader(dbf) } : null,
    prjText: prj && prj.size <= LARGEST_SIDE_FILE ? decodeSideFile(await readAll(prj)) : null,
    cpg: cpg ? readCpg(await cpg.read(0, 256)) : null,
    missingParts: ['dbf', 'shx', 'prj'].filter((extension) => !set.parts[extension]),
  };
}

function decodeSideFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes as Uint8Array<ArrayBuffer>);
  } catch {
    return new TextDecoder('gb18030').decode(bytes as Uint8Array<ArrayBuffer>);
  }
}

/** Receives the features in row order; `reader` holds the paths of the current one. */
export interface FeatureSink {
  feature(reader: ShapeReader, row: number): void;
  /** A row that stays without a shape. */
  empty(row: number): void;
  /** Between stretches of rows, for work that has to be waited for. */
  settle?(): Promise<void>;
}

/** Everything found out about a set in one pass. */
export interface Survey {
  readonly featureCount: number;
  readonly encoding: EncodingEvidence | null;
  /** 1-based, ascending. */
  readonly skippedRows: readonly number[];
  readonly news: NewsCollector;
}

/**
 * Goes through attributes and shapes. `recordBytes` receives the raw .dbf records when given. `userEncoding` is a name
 * a person or the command line chose; an unknown one stops. `lookForCrossings` is for the preview: after an import the
 * shapes are judged from their columns (`judge-shapes.ts`).
 */
export async function surveySet(
  open: OpenSet,
  options: { readonly userEncoding: string | null; readonly swapAxes: boolean; readonly recordBytes: Uint8Array | null; readonly lookForCrossings: boolean },
  sink: FeatureSink,
  job: Job,
): Promise<Survey> {
  const news = new NewsCollector();
  const rowNews = new RowNews(open.shp.name);
  const deleted = new Set<number>();
  let encoding: EncodingEvidence | null = null;
  if (open.dbf) {
    const scan = await scanDbf(open.dbf.source, open.dbf.header, partOfJob(job, 0, 0.4), options.recordBytes);
    encoding = scan.encoding.decide(userLabel(options.userEncoding), open.cpg, open.dbf.header.languageByte);
    tellEncoding(encoding, open, news);
    for (const row of scan.deletedRows) deleted.add(row);
  }

  let featureCount = 0;
  let strayOffsets = 0;
  const reader = new ShapeReader(open.header.typeCode, options.swapAxes);
  const validity = options.lookForCrossings && open.header.type.kind === 'polygon' ? new ValidityWatch(rowNews) : null;
  const walk = await walkRecords(open.shp, open.header, open.index, expectedRows(open), partOfJob(job, open.dbf ? 0.4 : 0, 1), {
    record(row, { view, at, contentBytes }, fileOffset) {
      if (open.index && (row >= open.index.count || open.index.offsetOf(row) !== fileOffset)) strayOffsets++;
      if (deleted.has(row)) return rowNews.omit(row, 'formats.rows-deleted');
      const verdict = reader.read(view, at, contentBytes);
      if (verdict === 'impossible-counts') return rowNews.reject(row, 'formats.row-impossible-counts');
      if (verdict === 'not-finite') return rowNews.reject(row, 'formats.row-not-finite');
      if (verdict === 'other-type') return rowNews.reject(row, 'formats.row-other-type');
      featureCount++;
      if (reader.closedRings > 0) rowNews.gather(row, 'formats.rows-closed');
      if (reader.droppedPaths > 0) rowNews.gather(row, 'formats.rows-dropped-paths');
      if (reader.repeatedRings > 0) rowNews.gather(row, 'formats.rows-repeated-rings');
      if (verdict === 'shape') {
        validity?.feature(reader, row);
        return sink.feature(reader, row);
      }
      rowNews.gather(row, 'formats.rows-without-shape');
      return sink.empty(row);
    },
    broken(row, fault) {
      if (deleted.has(row)) return rowNews.omit(row, 'formats.rows-deleted');
      return rowNews.reject(row, fault === 'impossible-length' ? 'formats.row-impossible-length' : 'formats.row-impossible-counts');
    },
    ...(sink.settle && { settle: () => sink.settle!() }),
  });

  validity?.finish();
  tellCompleteness(open, walk, news);
  tellIndex(open, walk, strayOffsets, news);
  rowNews.tell(news);
  if (featureCount === 0 && !news.problems.some((problem) => problem.severity === 'blocking')) news.note('formats.no-features', { file: open.shp.name });
  return { featureCount, encoding, skippedRows: rowNews.skippedRows, news };
}

function userLabel(name: string | null): string | null {
  return name === null ? null : (encodingLabel(name) ?? stop('formats.unknown-encoding', { encoding: name }));
}

function expectedRows(open: OpenSet): number | null {
  return open.dbf?.header.declaredRows ?? open.index?.count ?? null;
}

const whole = (value: number): string => formatNumber(value, 0);

function tellCompleteness(open: OpenSet, walk: WalkResult, news: NewsCollector): void {
  const { shp, header, dbf } = open;
  const file = shp.name;
  const expected = expectedRows(open) ?? walk.rows;
  const missing = Math.max(walk.cutBytes, header.declaredBytes - shp.size);
  const shpEndsEarly = walk.cutBytes > 0 || (walk.rows < expected && header.declaredBytes > shp.size);
  // A row count in the header that neither file bears out is only a wrong header.
  const dbfEndsEarly = dbf !== null && dbf.header.rowsOnDisk < dbf.header.declaredRows && (shpEndsEarly || walk.lostChain || walk.rows !== dbf.header.rowsOnDisk);
  if (!dbf) news.problem('blocking', 'formats.missing-dbf', { file }, { file });
  if (walk.lostChain) news.problem('blocking', 'formats.shp-chain-lost', { file, row: walk.rows, expected: whole(expected) }, { file, row: walk.rows });
  else if (shpEndsEarly) news.problem('blocking', 'formats.shp-truncated', { file, rows: whole(walk.rows), expected: whole(Math.max(expected, walk.rows + 1)), missing: whole(missing) }, { file });
  if (dbfEndsEarly) {
    const { declaredRows, rowsOnDisk } = dbf.header;
    news.problem('blocking', 'formats.dbf-truncated', { file: dbf.source.name, rows: whole(rowsOnDisk), expected: whole(declaredRows) }, { file: dbf.source.name });
  }
  if (walk.lostChain || shpEndsEarly || dbfEndsEarly) return;
  if (dbf && dbf.header.rowsOnDisk < dbf.header.declaredRows) {
    news.note('formats.dbf-count-wrong', { file: dbf.source.name, declared: whole(dbf.header.declaredRows), rows: whole(dbf.header.rowsOnDisk) });
  } else if (dbf && walk.rows !== dbf.header.declaredRows) {
    news.problem('blocking', 'formats.counts-differ', { file, shapes: whole(walk.rows), rows: whole(dbf.header.declaredRows) }, { file });
  }
  if (walk.trailingBytes > 0) news.note('formats.shp-trailing-bytes', { file, bytes: whole(walk.trailingBytes) });
  else if (header.declaredBytes !== shp.size) news.note('formats.shp-length-wrong', { file, declared: whole(header.declaredBytes), size: whole(shp.size) });
}

function tellIndex(open: OpenSet, walk: WalkResult, strayOffsets: number, news: NewsCollector): void {
  const file = open.shp.name;
  if (open.missingParts.includes('shx')) news.note('formats.shx-missing', { file });
  else if (!open.index || strayOffsets > 0 || (open.index.count !== walk.rows && walk.cutBytes === 0)) news.note('formats.shx-wrong', { file });
}

function tellEncoding(encoding: EncodingEvidence, open: OpenSet, news: NewsCollector): void {
  const file = open.dbf!.source.name;
  if (open.cpg && !open.cpg.label) news.note('formats.cpg-unreadable', { file, cpg: open.cpg.text });
  const chosen = encoding.readings.find((reading) => reading.encoding === encoding.chosen);
  const declared = open.cpg?.label ?? null;
  const declaredReading = encoding.readings.find((reading) => reading.encoding === declared);
  if (encoding.contradiction && declared && declaredReading && declaredReading.unreadable > 0) {
    news.problem('minor', 'formats.cpg-contradicted', { file, cpg: encoding.cpg ?? '', unreadable: whole(declaredReading.unreadable), chosen: encodingName(encoding.chosen) }, { file });
  } else if (encoding.contradiction) {
    news.problem('minor', 'formats.encoding-contradiction', { file, chosen: encodingName(encoding.chosen) }, { file });
  }
  if (chosen && chosen.unreadable > 0) news.problem('minor', 'formats.text-unreadable', { file, encoding: encodingName(encoding.chosen), count: whole(chosen.unreadable) }, { file });
  tellRivalEncoding(encoding, file, news);
}
