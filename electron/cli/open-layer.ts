/** From a path on the command line to a layer that can be analysed, or a problem that says what to do. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import { stableId } from '../../shared/base/stable-id.ts';
import { fitsNumbers } from '../../shared/crs/guess.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import type { FileSet, ImportPreview } from '../../shared/formats/contract.ts';
import { mappingOf, matchFields, recogniseRole } from '../../shared/formats/field-matching.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { mainPart } from '../../shared/formats/gathered-format.ts';
import { formatById } from '../../shared/formats/list.ts';
import { columnsExtent } from '../../shared/geometry/columns.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRole } from '../../shared/model/layer.ts';
import { sourcesOf } from './node-byte-source.ts';

/** One moment for all layers of a run: nothing may depend on the order in which they were named. */
const READ_AT = new Date().toISOString();

export interface LayerRequest {
  readonly path: string;
  readonly role: LayerRole;
  /** Shown name; that of the file when absent. */
  readonly name?: string;
  readonly encoding: string | null;
  readonly system: CoordinateSystem | null;
  readonly swapAxes: boolean;
  readonly vintage?: string | null;
  readonly sample?: boolean;
}

/**
 * Opens one layer. Null when it cannot be read: the reasons stand in `news` as blocking problems. A layer without a
 * usable coordinate system comes back undeclared, with its problem, so that a report can say that it took no part.
 * Rows that were left out and notes about the encoding stand in `news` too.
 */
export async function openLayer(request: LayerRequest, news: NewsCollector, job: Job): Promise<AnalysisLayer | null> {
  try {
    const set = await chooseSet(request, news, job);
    return set && (await readSet(set, request, news, job));
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push({ ...fault.problem, severity: 'blocking' });
    return null;
  }
}

/** The one set that is meant: the only one, or the only one that looks like its role. */
async function chooseSet({ path, role }: LayerRequest, news: NewsCollector, job: Job): Promise<FileSet | null> {
  const before = news.problems.length;
  const sources = await sourcesOf([path], news);
  if (news.problems.length > before) return null;
  const { sets, passedOver } = await listFileSets(sources, job);
  if (sets.length === 1) return sets[0]!;
  if (sets.length === 0) {
    const [reason] = passedOver;
    if (reason) news.problems.push({ ...reason, severity: 'blocking' });
    else news.problem('blocking', 'cli.no-layer', { file: path }, { file: path });
    return null;
  }
  const byName = sets.filter((set) => recogniseRole(set.name, [], 'polygon').role === role);
  if (byName.length === 1) return byName[0]!;
  news.problem('blocking', 'cli.several-layers', { file: path, count: sets.length, names: sets.map((set) => set.name).join('、') }, { file: path });
  return null;
}

async function readSet(set: FileSet, request: LayerRequest, news: NewsCollector, job: Job): Promise<AnalysisLayer | null> {
  const { role, encoding, swapAxes } = request;
  const format = formatById(set.format);
  const preview = await format.inspect(set, 0, { encoding, swapAxes }, partOfJob(job, 0, 0.3));
  const blocking = preview.problems.filter((problem) => problem.severity === 'blocking');
  if (blocking.length > 0) {
    news.problems.push(...blocking);
    return null;
  }
  const system = decideSystem(preview, request, news);
  const { declared } = preview.system;
  const mapping = mappingOf(matchFields(role, preview.fields, preview.rows));
  const name = request.name ?? preview.name;
  const { value, notes, problems } = await format.read(set, { name, role, encoding, system, mapping, swapAxes, vintage: request.vintage ?? null }, partOfJob(job, 0.3, 1));
  news.notes.push(...notes);
  news.problems.push(...problems);
  const { geometry, attributes } = value.columns;
  const modified = mainPart(set).modified;
  return {
    columns: value.columns,
    record: {
      id: stableId('layer', role, name, value.sha256),
      name,
      role,
      geometryKind: geometry.kind,
      featureCount: geometry.featureCount,
      vertexCount: geometry.coordinates.length / 2,
      system,
      ...(system && (declared ? { systemDeclaredBy: 'file' } : { systemDeclaredBy: 'person', systemDeclaredAt: READ_AT })),
      extent: columnsExtent(geometry),
      fields: attributes.fields,
      mapping,
      encoding: value.encoding,
      source: { files: preview.files, sha256: value.sha256, modified: modified === undefined ? null : new Date(modified).toISOString(), importedAt: READ_AT },
      vintage: request.vintage ?? null,
      sample: request.sample ?? false,
      notes,
      problems,
    },
  };
}

/** Sentences about a coordinate system that say why it cannot be used, not only that something is worth knowing. */
const DECIDING: ReadonlySet<MessageKey> = new Set([
  'crs.prj-contradicts-numbers',
  'crs.prj-zone-contradicts-meridian',
  'crs.prj-ellipsoid-contradicts',
  'crs.numbers-mixed-zones',
  'crs.numbers-local',
  'crs.numbers-dms',
]);

/** What the file declares; else what the person declares, when the numbers can be that. */
function decideSystem(preview: ImportPreview, { path, role, system: given, swapAxes }: LayerRequest, news: NewsCollector): CoordinateSystem | null {
  const { declared, candidates, axesLookSwapped, notes } = preview.system;
  const place = { file: path };
  if (axesLookSwapped && !swapAxes) {
    news.problem('blocking', 'cli.axes-swapped', { file: path, role }, place);
    return null;
  }
  if (declared) {
    news.notes.push(...notes);
    if (given && given.id !== declared.id) news.note('cli.crs-not-needed', { file: path, declared: systemMessage(declared), given: systemMessage(given) }, place);
    return declared;
  }
  if (given && preview.featureCount > 0 && !fitsNumbers(given, preview.extent)) {
    news.problem('blocking', 'cli.crs-contradicts-numbers', { file: path, role, given: systemMessage(given) }, place);
    return null;
  }
  if (given) {
    news.note('cli.crs-declared-by-person', { file: path, system: systemMessage(given) }, place);
    news.notes.push(...notes);
    return given;
  }
  for (const note of notes) {
    if (DECIDING.has(note.code)) news.problems.push({ ...note, severity: 'blocking' });
    else news.notes.push(note);
  }
  const offered = candidates.map((candidate) => candidate.system.id).join(' / ');
  if (offered) news.problem('blocking', 'cli.crs-undeclared', { file: path, role, candidates: offered }, place);
  else news.problem('blocking', 'cli.crs-undeclared-unknown', { file: path, role }, place);
  return null;
}
