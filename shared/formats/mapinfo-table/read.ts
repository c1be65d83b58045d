/** MapInfo's own tables (.tab with .dat or .dbf, .map and .id) into columns, split by kind of geometry. */
import { readAll, type ByteSource } from '../../base/byte-source.ts';
import { partOfJob, type Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { weighCharset } from '../mapinfo-interchange/charset.ts';
import { evidenceOfCoordSys } from '../mapinfo-interchange/coord-sys.ts';
import { addMifObject, type MifObject } from '../mapinfo-interchange/objects.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import { RepeatedTextDecoder } from '../repeated-text-decoder.ts';
import { encodingLabel, EncodingScan } from '../shapefile/encoding.ts';
import { MapFile } from './map-file.ts';
import { TabRows } from './rows.ts';
import { readMapObject } from './shapes.ts';
import { readTabFile, statedTabCharset } from './tab-file.ts';

export const mapinfoTableFormat = gatheredFormat('mapinfo-table', gatherTab, layersOfTab);

/** A table of MapInfo's is at most 2 GB; beyond this it is no longer read at once. */
const LARGEST_BYTES = 1024 ** 3;
const OFFSET_BYTES = 4;
const ROWS_BETWEEN_PAUSES = 2_000;
/** Coarser frames are told: a tenth of a millimetre, in metres and in degrees. */
const FINE_STEP_METRES = 1e-4;
const FINE_STEP_DEGREES = 1e-9;

interface OpenTab {
  readonly file: string;
  readonly rowsPart: ByteSource;
  readonly rows: TabRows;
  readonly encoding: EncodingEvidence;
  /** null: a table without shapes. */
  readonly shapes: { readonly map: MapFile; /** Where each row's object is; 0: it has none. */ readonly offsets: DataView } | null;
}

async function openTab(set: FileSet, userEncoding: string | null, job: Job): Promise<OpenTab> {
  const { tab, dat, dbf, map, id } = set.parts;
  const file = tab?.name ?? set.name;
  const place = { file };
  const chosen = userEncoding === null ? null : (encodingLabel(userEncoding) ?? stop('formats.unknown-encoding', { encoding: userEncoding }));
  const head = tab ? await partBytes(tab, file) : new Uint8Array();
  const stated = statedTabCharset(head);
  const text = (encoding: string): string => new TextDecoder(encoding).decode(head as Uint8Array<ArrayBuffer>);
  const outline = readTabFile(text('latin1')) ?? stop('exchange.not-tab', { file }, place);
  if (outline.kind !== 'native' && outline.kind !== 'dbf') stop('exchange.tab-other-kind', { file, kind: outline.kind || '—' }, place);
  const rowsPart = outline.kind === 'dbf' ? dbf : dat;
  const missing = [...(rowsPart ? [] : [outline.kind === 'dbf' ? '.dbf' : '.dat']), ...(map && !id ? ['.id'] : []), ...(id && !map ? ['.map'] : [])];
  if (!rowsPart || missing.length > 0) stop('exchange.tab-part-missing', { file, parts: missing }, place);
  const [rowBytes, mapBytes, idBytes] = await Promise.all([partBytes(rowsPart, file), map && partBytes(map, file), id && partBytes(id, file)]);
  await job.pause();
  try {
    const scan = new EncodingScan();
    new TabRows(rowBytes, outline).scanTexts(scan);
    const encoding = weighCharset(stated, chosen, (label) => ({ ...scan.decide(label, null, 0), languageByte: null }));
    const rows = new TabRows(rowBytes, readTabFile(text(encoding.chosen)) ?? outline);
    const shapes = mapBytes && idBytes ? { map: new MapFile(mapBytes), offsets: new DataView(idBytes.buffer, idBytes.byteOffset, idBytes.byteLength) } : null;
    return { file, rowsPart, rows, encoding, shapes };
  } catch (fault) {
    if (fault instanceof RangeError) stop('exchange.tab-damaged', { file }, place);
    throw fault;
  }
}

async function partBytes(source: ByteSource, file: string): Promise<Uint8Array> {
  if (source.size > LARGEST_BYTES) stop('exchange.tab-too-large', { file, megabytes: formatNumber(source.size / 1024 ** 2, 0), limit: formatNumber(LARGEST_BYTES / 1024 ** 2, 0) }, { file });
  return readAll(source);
}

async function layersOfTab(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const open = await openTab(set, null, job);
  // A .dbf of the same name may be a shapefile's.
  const { dbf, ...others } = set.parts;
  const own = dbf && open.rowsPart !== dbf ? { ...set, parts: others } : set;
  return splitByKind(own, (visit, walkJob) => walkTab(open, visit, walkJob), job);
}

async function gatherTab(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const open = await openTab(set, options.encoding, partOfJob(job, 0, 0.2));
  const { file, rows, encoding, shapes } = open;
  const { gatherer, result, shapeType } = await gatherKind(file, set.layerKind, options.swapAxes, (visit, walkJob) => walkTab(open, visit, walkJob), {}, partOfJob(job, 0.2, 1));
  const { news } = gatherer;
  const shapeRows = shapes ? Math.floor(shapes.offsets.byteLength / OFFSET_BYTES) : rows.rowCount;
  if (rows.wholeRows < rows.rowCount || shapeRows < rows.rowCount) {
    news.problem('blocking', 'exchange.features-truncated', { file, rows: formatNumber(Math.min(rows.wholeRows, shapeRows), 0), expected: formatNumber(rows.rowCount, 0) }, { file });
  }
  if (result.deletedRows > 0) news.note('exchange.tab-rows-deleted', { file, count: formatNumber(result.deletedRows, 0) });
  if (shapes) noteStep(shapes.map, file, news);
  const finished = gatherer.finish(file);
  return { ...finished, shapeType, encoding, system: evidenceOfCoordSys(shapes?.map.coordSysClause() ?? null, finished.extent, file), news };
}

/** MapInfo rounds coordinates to the frame of the table, which nobody who works in it gets to see. */
function noteStep({ step, unit }: MapFile, file: string, news: NewsCollector): void {
  if (unit !== null && step > (unit === 'm' ? FINE_STEP_METRES : FINE_STEP_DEGREES)) news.note('exchange.mapinfo-step', { file, step: Number(step.toPrecision(2)).toString(), unit });
}

async function walkTab({ file, rows, encoding, shapes }: OpenTab, visit: (feature: WalkedFeature | MessageKey) => void, job: Job): Promise<{ readonly deletedRows: number }> {
  const decoder = new RepeatedTextDecoder(encoding.chosen);
  let deletedRows = 0;
  shapes?.map.beginWalk();
  for (let row = 0; row < rows.wholeRows; row++) {
    if (row % ROWS_BETWEEN_PAUSES === 0) {
      job.report({ stage: 'formats.stage.shapes', params: { file }, fraction: row / rows.wholeRows });
      await job.pause();
    }
    if (rows.isDeleted(row)) deletedRows++;
    else visit(featureOf(rows, row, decoder, shapes));
  }
  return { deletedRows };
}

const NO_OBJECT: MifObject = { word: '', shapes: [], curved: false };

function featureOf(rows: TabRows, row: number, decoder: RepeatedTextDecoder, shapes: OpenTab['shapes']): WalkedFeature | MessageKey {
  const object = objectOf(shapes, row);
  if (object === null) return 'exchange.row-damaged';
  if (object.curved) return 'exchange.row-curve';
  return {
    kinds: [...new Set(object.shapes.map((shape) => shape.kind))],
    shapeType: object.word,
    addPaths: (paths, kind) => addMifObject(paths, object, kind),
    attributes(table) {
      for (const field of rows.fields) table.set(table.column(field.name, { type: field.type, ...(field.decimals > 0 && { decimals: field.decimals }) }), rows.value(row, field, decoder));
      return true;
    },
  };
}

/** null when what the .id points at is no object of this row. */
function objectOf(shapes: OpenTab['shapes'], row: number): MifObject | null {
  if (!shapes) return NO_OBJECT;
  try {
    const offset = shapes.offsets.getUint32(OFFSET_BYTES * row, true);
    return offset === 0 ? NO_OBJECT : readMapObject(shapes.map, offset, row + 1);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
