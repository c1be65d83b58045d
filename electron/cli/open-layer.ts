/** From a path on the command line to a layer that can be analysed, or a problem that says what to do. */
import type { AnalysisLayer, ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import { stableId } from '../../shared/base/stable-id.ts';
import type { FileSet } from '../../shared/formats/contract.ts';
import { mappingOf, matchFields, recogniseRole } from '../../shared/formats/field-matching.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { mainPart } from '../../shared/formats/gathered-format.ts';
import { formatById } from '../../shared/formats/list.ts';
import { columnsExtent } from '../../shared/geometry/columns.ts';
import { sourcesOf } from './node-byte-source.ts';
import { decideSystem, type LayerRequest } from './layer-request.ts';
import { readNear, type Ground } from './read-near.ts';

export type { LayerRequest };

/** One moment for all layers of a run: nothing may depend on the order in which they were named. */
const READ_AT = new Date().toISOString();

/**
 * Opens one layer. Null when it cannot be read: the reasons stand in `news` as blocking problems. A layer without a
 * usable coordinate system comes back undeclared, with its problem, so that a report can say that it took no part.
 * Rows that were left out and notes about the encoding stand in `news` too.
 */
export async function openLayer(request: LayerRequest, news: NewsCollector, job: Job): Promise<AnalysisLayer | null> {
  return openWith(request, news, job, (set) => readSet(set, request, news, job));
}

/** The same for an overlay with `ground`: of a large shapefile only what touches it is read, the news say so, and the layer may not be settled yet. */
export async function openLandLayer(request: LayerRequest, ground: Ground, news: NewsCollector, job: Job): Promise<AnalysisLayer | ReadableLayer | null> {
  return openWith(request, news, job, async (set) => (await readNear(set, request, ground, READ_AT, news, job)) ?? readSet(set, request, news, job));
}

async function openWith<Layer>(request: LayerRequest, news: NewsCollector, job: Job, read: (set: FileSet) => Promise<Layer | null>): Promise<Layer | null> {
  try {
    const set = await chooseSet(request, news, job);
    return set && (await read(set));
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
  news.problem('blocking', 'cli.several-layers', { file: path, count: sets.length, names: sets.map((set) => set.name) }, { file: path });
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
  if (preview.geometryKind === 'none' && preview.featureCount > 0) {
    news.problem('blocking', 'cli.no-shapes', { file: request.path, role }, { file: request.path });
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
