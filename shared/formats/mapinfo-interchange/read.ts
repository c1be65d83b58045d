/** MapInfo's interchange format (.mif with its .mid) into columns, split by kind of geometry. */
import { readAll } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import type { AttributeValue } from '../columnar-table-builder.ts';
import type { FileSet } from '../contract.ts';
import { parseDelimited } from '../csv/parse.ts';
import { numberOrText } from '../exact-number.ts';
import { gatheredFormat, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import { readTextFile, textEncodingOf } from '../text-file.ts';
import { weighCharset } from './charset.ts';
import { evidenceOfCoordSys } from './coord-sys.ts';
import { readMifHeader, statedCharset, type MifColumn, type MifHeader } from './header.ts';
import { addMifObject, MifObjectReader, type MifObject } from './objects.ts';

export const mapinfoInterchangeFormat = gatheredFormat('mapinfo-interchange', gatherMif, layersOfMif);

interface OpenMif {
  readonly file: string;
  readonly lines: readonly string[];
  readonly header: MifHeader;
  /** Rows of the .mid; null when it is missing. */
  readonly rows: readonly (readonly string[])[] | null;
  readonly encoding: EncodingEvidence;
}

async function openMif(set: FileSet, userEncoding: string | null, news: NewsCollector, job: Job): Promise<OpenMif> {
  const { mif, mid } = set.parts;
  if (!mif) stop('exchange.not-mif', { file: set.name }, { file: set.name });
  const stated = statedCharset(await mif.read(0, 4096));
  const values = await readAll(mid ?? mif);
  const encoding = weighCharset(stated, userEncoding, (chosen) => textEncodingOf(values, chosen));
  const { text } = await readTextFile(mif, encoding.chosen, news, job);
  const lines = text.split(/\r\n|\r|\n/);
  const header = readMifHeader(lines);
  if (!header) stop('exchange.not-mif', { file: mif.name }, { file: mif.name });
  const rows = mid ? parseDelimited((await readTextFile(mid, encoding.chosen, news, job)).text, header.delimiter).filter((row) => row.length > 1 || row[0]!.trim() !== '' || header.columns.length === 1) : null;
  if (!mid && header.columns.length > 0) news.problem('partial', 'exchange.mid-missing', { file: mif.name }, { file: mif.name });
  return { file: mif.name, lines, header, rows, encoding };
}

async function layersOfMif(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const open = await openMif(set, null, new NewsCollector(), job);
  return splitByKind(set, (visit, walkJob) => walkMif(open, visit, walkJob), job);
}

async function gatherMif(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const openNews = new NewsCollector();
  const open = await openMif(set, options.encoding, openNews, job);
  const { gatherer, result, shapeType } = await gatherKind(open.file, set.layerKind, options.swapAxes, (visit, walkJob) => walkMif(open, visit, walkJob), {}, job);
  const { news } = gatherer;
  news.problems.push(...openNews.problems);
  if (result.brokenLine !== null) news.problem('blocking', 'exchange.mif-broken', { file: open.file, line: formatNumber(result.brokenLine, 0) }, { file: open.file });
  else if (open.rows && open.rows.length !== result.objects) news.problem('blocking', 'exchange.mif-counts-differ', { file: open.file, shapes: formatNumber(result.objects, 0), rows: formatNumber(open.rows.length, 0) }, { file: open.file });
  const finished = gatherer.finish(open.file);
  return { ...finished, shapeType, encoding: open.encoding, system: evidenceOfCoordSys(open.header.coordSys, finished.extent, open.file), news };
}

interface MifWalk {
  readonly objects: number;
  /** 1-based line where an object does not hold what it states. */
  readonly brokenLine: number | null;
}

const OBJECTS_BETWEEN_PAUSES = 2_000;

async function walkMif({ lines, header, rows }: OpenMif, visit: (feature: WalkedFeature | MessageKey) => void, job: Job): Promise<MifWalk> {
  const reader = new MifObjectReader(lines, header.firstLine);
  for (let objects = 0; ; objects++) {
    let object: MifObject | null;
    try {
      object = reader.next();
    } catch (fault) {
      if (fault instanceof RangeError) return { objects, brokenLine: reader.lineNumber };
      throw fault;
    }
    if (!object) return { objects, brokenLine: null };
    visit(object.curved ? 'exchange.row-curve' : featureOf(object, header, rows?.[objects] ?? []));
    if (objects % OBJECTS_BETWEEN_PAUSES === 0) await job.pause();
  }
}

function featureOf(object: MifObject, { columns, transform }: MifHeader, row: readonly string[]): WalkedFeature {
  return {
    kinds: [...new Set(object.shapes.map((shape) => shape.kind))],
    shapeType: object.word,
    addPaths: (paths, kind) => addMifObject(paths, object, kind, transform),
    attributes(table) {
      columns.forEach(({ name, type, decimals }, position) => table.set(table.column(name, { type, ...(decimals > 0 && { decimals }) }), valueOf(row[position], type)));
      return true;
    },
  };
}

function valueOf(text: string | undefined, type: MifColumn['type']): AttributeValue {
  const written = text?.trim() ?? '';
  if (written === '') return null;
  if (type === 'number') return numberOrText(written);
  if (type === 'date') return written.replace(MOMENT, '$1-$2-$3T$4:$5:$6');
  return type === 'logical' ? /^[Tt1]/.test(written) : written;
}

/** A day with its time of day to the millisecond; days alone stand as eight digits, as in other tables. */
const MOMENT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{0,3}$/;
