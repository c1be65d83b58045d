/** Layers of one file into another format: read, declare, convert (between datums only through a given set), join, write. */
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { fitsNumbers } from '../../shared/crs/guess.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import type { FileSet, ImportPreview } from '../../shared/formats/contract.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { joinAttributes } from '../../shared/formats/join-attributes.ts';
import { formatById } from '../../shared/formats/list.ts';
import { outgoingLayer, type WholeLayer } from '../../shared/formats/outgoing-layer.ts';
import type { OutgoingLayer, Writer } from '../../shared/formats/writing.ts';
import type { AttributeTable, GeometryColumns } from '../../shared/geometry/columns.ts';
import { repairLayer } from '../../shared/geometry/layer-faults.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { GeometryKind } from '../../shared/model/layer.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import { sourcesOf } from './node-byte-source.ts';

export interface ConvertRequest {
  readonly path: string;
  /** Only the layer of this name, and of this kind. */
  readonly layer: string | null;
  readonly kind: GeometryKind | null;
  readonly encoding: string | null;
  readonly swapAxes: boolean;
  /** Declares what the file does not say; the numbers stay. */
  readonly declared: CoordinateSystem | null;
  /** Converts the numbers: on the same datum, or through the set of `transformations` that leads there. */
  readonly target: CoordinateSystem | null;
  readonly transformations: readonly TransformationSet[];
  readonly join: { readonly path: string; readonly layerKey: string; readonly tableKey: string } | null;
  /** Unsound polygons are put right by the even-odd rule, and told. */
  readonly repair: boolean;
  readonly writer: Writer;
}

/** The layers as they are to be written, what is lost among the notes; null when nothing can be: the reasons stand in `news` as blocking problems. */
export async function readForConversion(request: ConvertRequest, news: NewsCollector, translate: Translate, job: Job): Promise<readonly OutgoingLayer[] | null> {
  const { target, transformations, writer } = request;
  try {
    const sets = await chooseSets(request, news, partOfJob(job, 0, 0.15));
    if (!sets) return null;
    const table = request.join ? await readTable(request.join.path, news, partOfJob(job, 0.15, 0.3)) : null;
    const layers: OutgoingLayer[] = [];
    const leftOut: string[] = [];
    for (const [position, set] of sets.entries()) {
      const name = nameAmong(sets, set, translate);
      const read = await readIfSound(set, name, request, news, partOfJob(job, 0.3 + (0.7 * position) / sets.length, 0.3 + (0.7 * (position + 1)) / sets.length));
      if (!read) {
        leftOut.push(name);
        continue;
      }
      const { layer, notes } = outgoingLayer(request.join && table ? await joined(read, table, request.join, news, job) : read, { fields: null, features: null, target, transformations }, writer);
      news.notes.push(...notes);
      layers.push(layer);
    }
    if (layers.length === 0) return null;
    if (leftOut.length > 0) news.problem('partial', 'cli.convert.left-out', { names: leftOut, count: layers.length });
    // What is lost stands first: nothing is written before it is told.
    news.notes.push(...(await writer.losses(layers, job)));
    return layers;
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push({ ...fault.problem, severity: 'blocking' });
    if (fault.problem.code === 'exchange.write-system-unknown') news.problem('minor', 'cli.convert.declare-with');
    return null;
  }
}

async function chooseSets({ path, layer, kind }: ConvertRequest, news: NewsCollector, job: Job): Promise<readonly FileSet[] | null> {
  const all = await listAll(path, news, job);
  if (!all) return null;
  const named = layer === null ? all : all.filter((set) => set.name === layer || set.layerName === layer);
  const ofKind = kind === null ? named.filter((set) => !isOtherReading(set, named)) : named.filter((set) => set.layerKind === kind || set.layerKind === undefined);
  if (ofKind.length > 0) return ofKind;
  news.problem('blocking', 'cli.convert.no-such-layer', { file: path, names: all.map((set) => set.name + (set.layerKind ? ` (${set.layerKind})` : '')) }, { file: path });
  return null;
}

async function listAll(path: string, news: NewsCollector, job: Job): Promise<readonly FileSet[] | null> {
  const before = news.problems.length;
  const sources = await sourcesOf([path], news);
  if (news.problems.length > before) return null;
  const { sets, passedOver } = await listFileSets(sources, job);
  if (sets.length > 0) {
    news.problems.push(...passedOver);
    return sets;
  }
  const [reason] = passedOver;
  if (reason) news.problems.push({ ...reason, severity: 'blocking' });
  else news.problem('blocking', 'cli.no-layer', { file: path }, { file: path });
  return null;
}

/** The points of a table whose first reading is the parcels that they bound: the same rows a second time. */
function isOtherReading(set: FileSet, sets: readonly FileSet[]): boolean {
  return (set.format === 'csv' || set.format === 'xlsx') && set.layerKind === 'point' && sets.some((other) => other !== set && other.name === set.name && other.layerKind === 'polygon');
}

/** Layers of one name, split by kind, get the kind behind it. */
function nameAmong(sets: readonly FileSet[], set: FileSet, translate: Translate): string {
  const alone = sets.filter((other) => other.name === set.name).length === 1;
  if (alone || set.layerKind === undefined) return set.name;
  const kind = translate(`cli.convert.kind.${set.layerKind}`);
  return `${set.name}_${kind}`;
}

/** Null for a layer that cannot be read, with the reason in `news`: the others of its folder are written all the same. */
async function readIfSound(set: FileSet, name: string, request: ConvertRequest, news: NewsCollector, job: Job): Promise<WholeLayer | null> {
  try {
    return await readLayer(set, name, request, news, job);
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push(fault.problem);
    return null;
  }
}

async function readLayer(set: FileSet, name: string, { path, encoding, swapAxes, declared, repair }: ConvertRequest, news: NewsCollector, job: Job): Promise<WholeLayer | null> {
  const format = formatById(set.format);
  const preview = await format.inspect(set, 0, { encoding, swapAxes }, partOfJob(job, 0, 0.4));
  if (preview.system.axesLookSwapped && !swapAxes) {
    news.problem('blocking', 'cli.convert.axes-swapped', { file: path, layer: name }, { file: path });
    return null;
  }
  const decided = decideSystem(preview, name, declared, news);
  if (decided === 'contradicted') return null;
  const { value, notes, problems } = await format.read(set, { name, role: 'other', encoding, system: decided, mapping: {}, swapAxes, vintage: null }, partOfJob(job, 0.4, 1));
  news.notes.push(...notes);
  news.problems.push(...problems);
  return { name, columns: repair ? { ...value.columns, geometry: await repaired(value.columns.geometry, name, news, job) } : value.columns, system: decided };
}

/** Rows that the note names. */
const ROWS_NAMED = 50;

async function repaired(geometry: GeometryColumns, layer: string, news: NewsCollector, job: Job): Promise<GeometryColumns> {
  const { geometry: mended, repairs } = await repairLayer(geometry, { ...job, report: () => {} });
  if (repairs.length === 0) return geometry;
  const change = repairs.reduce((sum, { repair }) => sum + (repair ? repair.afterSquareMetres - repair.beforeSquareMetres : 0), 0);
  const rows = repairs.map(({ feature }) => feature + 1).slice(0, ROWS_NAMED);
  news.note('faults.note', { count: repairs.length, change: formatNumber(change, 2), rows: repairs.length > ROWS_NAMED ? [...rows, '…'] : rows }, { file: layer });
  return mended;
}

/** What the file states, else what the person declares when the numbers can be that; null when nobody says. */
function decideSystem(preview: ImportPreview, layer: string, given: CoordinateSystem | null, news: NewsCollector): CoordinateSystem | null | 'contradicted' {
  const { declared, notes } = preview.system;
  news.notes.push(...notes);
  if (declared) {
    if (given && given.id !== declared.id) news.note('cli.convert.crs-not-needed', { file: layer, declared: systemMessage(declared), given: systemMessage(given) });
    return declared;
  }
  if (!given) return null;
  if (preview.featureCount === 0 || preview.geometryKind === 'none' || fitsNumbers(given, preview.extent)) return given;
  news.problem('blocking', 'cli.convert.crs-contradicts-numbers', { layer, given: systemMessage(given) });
  return 'contradicted';
}

/** The first table of a file that is to be joined, whatever else it could be read as. */
async function readTable(path: string, news: NewsCollector, job: Job): Promise<AttributeTable> {
  const sets = await listAll(path, news, job);
  const set = sets?.find((each) => each.layerKind === 'none') ?? sets?.[0];
  if (!set) throw new ProblemError({ ...(news.problems.pop() ?? { code: 'cli.no-layer', params: { file: path } }), severity: 'blocking' });
  const { value } = await formatById(set.format).read(set, { name: set.name, role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, job);
  return value.columns.attributes;
}

async function joined(layer: WholeLayer, table: AttributeTable, { path, layerKey, tableKey }: NonNullable<ConvertRequest['join']>, news: NewsCollector, job: Job): Promise<WholeLayer> {
  const { value, problems } = await joinAttributes({ layer: layer.columns.attributes, layerKey, table, tableKey, layerLabel: layer.name, tableLabel: path }, job);
  news.problems.push(...problems);
  return { ...layer, columns: { ...layer.columns, attributes: value } };
}
