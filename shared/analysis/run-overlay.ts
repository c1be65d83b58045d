/** One overlay run (套合): all mining rights of a layer against land layers and against one another. */
import type { Job, Progress } from '../base/job.ts';
import { assert, NewsCollector, stop } from '../base/news.ts';
import { stableId } from '../base/stable-id.ts';
import { formatSquareMetres } from '../base/units.ts';
import { analysisSystemFor, convertCoordinates } from '../crs/transform.ts';
import { featureOfRow } from '../geometry/layer-reader.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { AnalysisRun, Finding } from '../model/finding.ts';
import { isDistanceRole, LAND_ROLES, type LandRole } from '../model/layer.ts';
import type { Conflict, DistanceConflict, OverlayParameters } from '../model/overlay.ts';
import type { Repair } from '../overlay/feature-cutter.ts';
import { overlayLayer } from '../overlay/overlay-layer.ts';
import type { OverlaySubject } from '../overlay/subject.ts';
import { fieldOfMeaning, readable, type AnalysisLayer, type ReadableLayer } from './analysis-layer.ts';
import { compareRights } from './compare-rights.ts';
import { ENGINE_STATEMENT } from './engine-statement.ts';
import { findingSuffixes } from './finding-suffixes.ts';
import { classifyLayer } from './layer-classifier.ts';
import { measureDistances } from './measure-distances.ts';
import { readMiningRights } from './mining-rights.ts';
import { compare, inOrderOfImport, inputOf, settleParticipants, takePart, type Participant } from './participants.ts';
import { raiseFindings } from './raise-findings.ts';
import { prepareRights, readerInSystem, type PreparedRight } from './rights-geometry.ts';

export interface OverlayRunRequest {
  readonly rights: AnalysisLayer;
  /** Land layers may be read as needed; further rights layers are wanted whole. */
  readonly land: readonly (AnalysisLayer | ReadableLayer)[];
  readonly parameters: OverlayParameters;
  /** Suffixes of findings by layer as the last run had them; absent: there was none. */
  readonly knownSuffixes?: ReadonlyMap<string, string>;
  /** `R-20261118-02` */
  readonly runNumber: string;
  /** ISO time. */
  readonly startedAt: string;
}

/** Roles whose findings depend on the class of each feature. */
const ROLES_JUDGED_BY_CLASS: readonly LandRole[] = ['dltb', 'forest', 'reserve'];
const PROGRESS_STEPS = 200;

/**
 * Runs the overlay in the rights layer's own plane. Stops when the rights cannot be placed; land layers that
 * cannot take part are left out with a Problem each, never silently. Cancelling leaves nothing behind.
 */
export async function runOverlay(request: OverlayRunRequest, job: Job): Promise<{ run: AnalysisRun; findings: readonly Finding[] }> {
  const news = new NewsCollector();
  const { parameters } = request;
  const system = planeOf(request.rights);
  job.report({ stage: 'analysis.stage.rights', fraction: 0 });
  await job.pause();
  const read = readMiningRights(request.rights);
  news.notes.push(...read.notes);
  news.problems.push(...read.problems);
  const geometry = prepareRights(request.rights, read.value, system, parameters.ellipsoidalEdges);
  tellRepairs(news, request.rights, geometry.cutter.repairs, system);
  for (const prepared of geometry.rights) {
    if (!prepared.footprint) tellUnusable(news, prepared, request.rights);
  }
  const participants = await takePart(request.rights, request.land, system, news);
  const conflicts = new Map<string, Conflict[]>(read.value.map((right) => [right.id, []]));
  const distances = new Map<string, DistanceConflict[]>(read.value.map((right) => [right.id, []]));
  const weights = participants.map(({ input }) => input.featureCount + 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0) + geometry.rights.length + 1;
  let passed = geometry.rights.length;
  await compareRights(geometry, geometry, request.rights, system, parameters, conflicts, news, job);
  for (const [position, participant] of participants.entries()) {
    const part = (stage: Progress['stage'], done: number, total: number): void =>
      job.report({ stage, params: { layer: participant.input.name, rights: geometry.rights.length, done, total }, fraction: (passed + (weights[position]! * done) / Math.max(total, 1)) / whole });
    if (participant.input.role === 'rights') {
      part('analysis.stage.other-rights', 0, 1);
      const { layer } = participant;
      assert('columns' in layer, 'rights layers are opened whole');
      const others = readMiningRights(layer);
      const otherGeometry = prepareRights(layer, others.value, system, parameters.ellipsoidalEdges);
      tellRepairs(news, layer, otherGeometry.cutter.repairs, system);
      await compareRights(geometry, otherGeometry, layer, system, parameters, conflicts, news, job);
      await job.pause();
    } else if (isDistanceRole(participant.input.role)) {
      await overlayDistances(geometry.rights, participant, system, parameters, distances, news, (done, total) => part('distance.stage', done, total), job);
    } else {
      await overlayLand(geometry.rights, participant, system, parameters, conflicts, news, (done, total) => part('analysis.stage.layer', done, total), job);
    }
    passed += weights[position]!;
  }
  // Nothing was asked of the layers' checksums until here: those that are still being computed are waited for.
  const settled = await settleParticipants(participants);
  const idOf = new Map(participants.map(({ input }, position) => [input.layerId, settled[position]!.input.layerId]));
  const named = <Found extends { readonly layerId: string }>(found: Found): Found => ({ ...found, layerId: idOf.get(found.layerId) ?? found.layerId });
  const rights = geometry.rights.map(({ right, footprint }) => ({
    rightId: right.id,
    mineName: right.mineName,
    areaPlanarSquareMetres: footprint?.areaPlanarSquareMetres ?? 0,
    areaEllipsoidalSquareMetres: footprint?.areaEllipsoidalSquareMetres ?? 0,
    conflicts: conflicts.get(right.id)!.map(named).sort(byRoleAndClass),
    distances: distances.get(right.id)!.map(named),
  }));
  const all: readonly Participant[] = [{ layer: request.rights, input: inputOf(request.rights, 'rights', 'same', system) }, ...settled];
  const suffixOf = findingSuffixes(inOrderOfImport(all), request.knownSuffixes ?? new Map());
  const inputs = all.map(({ input }) => ({ ...input, findingSuffix: suffixOf.get(input.layerId)! }));
  const runId = stableId('run', request.runNumber, request.startedAt);
  const extents = new Map<string, Extent>(geometry.rights.flatMap(({ right, footprint }) => (footprint ? [[right.id, footprint.region.extent]] : [])));
  const findings = raiseFindings(runId, read.value, rights, inputs, extents, parameters);
  const run: AnalysisRun = {
    id: runId, number: request.runNumber, startedAt: request.startedAt, finishedAt: new Date().toISOString(), engine: ENGINE_STATEMENT,
    parameters, system, rightsLayerId: request.rights.record.id, inputs, rights, notes: news.notes, problems: news.problems,
  };
  job.report({ stage: 'analysis.stage.done', fraction: 1 });
  return { run, findings };
}

/** The plane of the rights layer; stops when it declares no system, or one that cannot be computed. */
function planeOf(rights: AnalysisLayer): CoordinateSystem {
  const { record } = rights;
  if (!record.system) stop('analysis.rights-undeclared', { layer: record.name }, { file: record.name });
  if (rights.columns.geometry.kind !== 'polygon') stop('analysis.rights-not-polygons', { layer: record.name }, { file: record.name });
  return analysisSystemFor(record.system, record.extent, record.name);
}

/** A right whose shape cannot be used: without area, or so large that a corner must be wrong. */
function tellUnusable(news: NewsCollector, { right }: PreparedRight, layer: AnalysisLayer): void {
  const size = Math.max(right.extent[2] - right.extent[0], right.extent[3] - right.extent[1]);
  const strayed = layer.record.system!.kind === 'geographic' ? size > 1 : size > 100_000;
  news.problem('partial', strayed ? 'analysis.right-too-large' : 'analysis.right-without-area', { right: right.mineName }, { file: layer.record.name, row: right.bodies[0]!.feature + 1 });
}

async function overlayLand(rights: readonly PreparedRight[], { layer, input }: Participant, system: CoordinateSystem, parameters: OverlayParameters, conflicts: Map<string, Conflict[]>, news: NewsCollector, onProgress: (done: number, total: number) => void, job: Job): Promise<void> {
  const withArea = rights.filter((right): right is PreparedRight & { footprint: OverlaySubject } => right.footprint !== null);
  const classifier = classifyLayer(layer, input.role);
  const { deductionOf } = classifier;
  if (ROLES_JUDGED_BY_CLASS.includes(input.role) && fieldOfMeaning(layer, 'class') < 0) news.problem('partial', 'analysis.class-unmapped', { layer: input.name }, { file: input.name });
  let told = -1;
  const overlay = await overlayLayer(withArea.map((right) => right.footprint), readerInSystem(readable(layer), system), {
    system,
    ellipsoidalEdges: parameters.ellipsoidalEdges,
    sliverAreaSquareMetres: parameters.sliverAreaSquareMetres,
    sliverWidthMetres: parameters.sliverWidthMetres,
    classOf: (row, { attributes }) => classifier.classOf(attributes!, row),
    deductionOf: deductionOf && ((row, batch) => deductionOf(batch.attributes!, row, featureOfRow(batch, row))),
    onProgress: (done, total) => {
      // Often enough to be seen moving, seldom enough not to be work.
      if (done > 0 && done < total && done - told < total / PROGRESS_STEPS) return;
      told = done;
      onProgress(done, total);
    },
  }, job);
  const slivers = { count: 0, area: 0 };
  overlay.bySubject.forEach((classes, index) => {
    const { right, footprint } = withArea[index]!;
    for (const found of classes) {
      slivers.count += found.sliverCount;
      slivers.area += found.sliverAreaSquareMetres;
      if (found.count === 0) continue;
      const { class: code, extent, count, sliverCount, sliverAreaSquareMetres, ...areas } = found;
      conflicts.get(right.id)!.push({
        role: input.role, layerId: input.layerId, class: code, className: classifier.nameOf(code), count, ...areas,
        share: areas.areaEllipsoidalSquareMetres / footprint.areaEllipsoidalSquareMetres, sliverCount, sliverAreaSquareMetres, extent,
      });
    }
  });
  if (slivers.count > 0) news.note('analysis.slivers-set-aside', { layer: input.name, count: slivers.count, area: formatSquareMetres(slivers.area) }, { file: input.name });
  tellRepairs(news, layer, overlay.repairs, system);
  classifier.finish(news);
}

async function overlayDistances(rights: readonly PreparedRight[], { layer, input }: Participant, system: CoordinateSystem, parameters: OverlayParameters, distances: Map<string, DistanceConflict[]>, news: NewsCollector, onProgress: (done: number, total: number) => void, job: Job): Promise<void> {
  const { role } = input;
  assert(isDistanceRole(role), 'distances are measured to lines and points');
  const withArea = rights.filter((right): right is PreparedRight & { footprint: OverlaySubject } => right.footprint !== null);
  const results = await measureDistances({ layer, role, subjects: withArea.map((right) => right.footprint), system, parameters }, news, onProgress, job);
  results.forEach((found, index) => distances.get(withArea[index]!.right.id)!.push(...found));
}

const REPAIRS_TOLD_SINGLY = 20;

/** One note per repaired feature with its row and the change of area; beyond twenty, one for the rest. */
function tellRepairs(news: NewsCollector, { record }: Pick<AnalysisLayer, 'record'>, repairs: readonly Repair[], system: CoordinateSystem): void {
  const file = record.name;
  for (const repair of repairs.slice(0, REPAIRS_TOLD_SINGLY)) {
    const [east, north] = convertCoordinates(Float64Array.from(repair.position), system, record.system!);
    news.note('analysis.feature-repaired', {
      layer: file, row: repair.feature + 1, before: formatSquareMetres(repair.areaBeforeSquareMetres), after: formatSquareMetres(repair.areaAfterSquareMetres),
    }, { file, row: repair.feature + 1, position: [east!, north!] });
  }
  const rest = repairs.slice(REPAIRS_TOLD_SINGLY);
  if (rest.length === 0) return;
  const change = rest.reduce((sum, repair) => sum + repair.areaAfterSquareMetres - repair.areaBeforeSquareMetres, 0);
  news.note('analysis.features-repaired', { layer: file, count: rest.length, rows: rest.map((repair) => repair.feature + 1), change: formatSquareMetres(change) }, { file });
}

function byRoleAndClass(a: Conflict, b: Conflict): number {
  return LAND_ROLES.indexOf(a.role) - LAND_ROLES.indexOf(b.role) || compare(a.layerId, b.layerId) || compare(a.class, b.class);
}
