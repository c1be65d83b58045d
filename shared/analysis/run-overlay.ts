/** One overlay run (套合): all mining rights of a layer against land layers and against one another. */
import type { Job, Progress } from '../base/job.ts';
import { assert, NewsCollector, stop } from '../base/news.ts';
import { stableId } from '../base/stable-id.ts';
import { formatSquareMetres } from '../base/units.ts';
import { systemMessage } from '../crs/systems.ts';
import { analysisSystemFor, conversionBetween, convertCoordinates } from '../crs/transform.ts';
import { featureOfRow } from '../geometry/layer-reader.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { AnalysisRun, Finding } from '../model/finding.ts';
import { isDistanceRole, LAND_ROLES, type LandRole, type LayerRecord } from '../model/layer.ts';
import type { Conflict, DistanceConflict, OverlayInput, OverlayParameters } from '../model/overlay.ts';
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

/** A land layer that takes part. */
interface Participant {
  readonly layer: AnalysisLayer | ReadableLayer;
  readonly input: OverlayInput;
}

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
  const participants = takePart(request, system, news);
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
  const rights = geometry.rights.map(({ right, footprint }) => ({
    rightId: right.id,
    mineName: right.mineName,
    areaPlanarSquareMetres: footprint?.areaPlanarSquareMetres ?? 0,
    areaEllipsoidalSquareMetres: footprint?.areaEllipsoidalSquareMetres ?? 0,
    conflicts: conflicts.get(right.id)!.sort(byRoleAndClass),
    distances: distances.get(right.id)!,
  }));
  const plainInputs = [inputOf(request.rights, 'rights', 'same', system), ...participants.map(({ input }) => input)];
  const suffixOf = findingSuffixes(inOrderOfImport(plainInputs, request), request.knownSuffixes ?? new Map());
  const inputs = plainInputs.map((input) => ({ ...input, findingSuffix: suffixOf.get(input.layerId)! }));
  const runId = stableId('run', request.runNumber, request.startedAt);
  const extents = new Map<string, Extent>(geometry.rights.flatMap(({ right, footprint }) => (footprint ? [[right.id, footprint.region.extent]] : [])));
  const findings = raiseFindings(runId, read.value, rights, inputs, extents, parameters.asOf);
  const run: AnalysisRun = {
    id: runId, number: request.runNumber, startedAt: request.startedAt, finishedAt: new Date().toISOString(), engine: ENGINE_STATEMENT,
    parameters, system, rightsLayerId: request.rights.record.id, inputs, rights, notes: news.notes, problems: news.problems,
  };
  job.report({ stage: 'analysis.stage.done', fraction: 1 });
  return { run, findings };
}

/** The earliest first; layers that came at the same moment by name. */
function inOrderOfImport(inputs: readonly OverlayInput[], { rights, land }: OverlayRunRequest): OverlayInput[] {
  const importedAt = new Map([rights, ...land].map(({ record }) => [record.id, record.source.importedAt]));
  return inputs.toSorted((a, b) => compare(importedAt.get(a.layerId)!, importedAt.get(b.layerId)!) || compare(a.nameAtFirst ?? a.name, b.nameAtFirst ?? b.name));
}

/** The plane of the rights layer; stops when it declares no system, or one that cannot be computed. */
function planeOf(rights: AnalysisLayer): CoordinateSystem {
  const { record } = rights;
  if (!record.system) stop('analysis.rights-undeclared', { layer: record.name }, { file: record.name });
  if (rights.columns.geometry.kind !== 'polygon') stop('analysis.rights-not-polygons', { layer: record.name }, { file: record.name });
  return analysisSystemFor(record.system, record.extent);
}

/** A right whose shape cannot be used: without area, or so large that a corner must be wrong. */
function tellUnusable(news: NewsCollector, { right }: PreparedRight, layer: AnalysisLayer): void {
  const size = Math.max(right.extent[2] - right.extent[0], right.extent[3] - right.extent[1]);
  const strayed = layer.record.system!.kind === 'geographic' ? size > 1 : size > 100_000;
  news.problem('partial', strayed ? 'analysis.right-too-large' : 'analysis.right-without-area', { right: right.mineName }, { file: layer.record.name, row: right.bodies[0]!.feature + 1 });
}

/** Which land layers take part; each other one is told with what to do about it. */
function takePart(request: OverlayRunRequest, system: CoordinateSystem, news: NewsCollector): Participant[] {
  const participants: Participant[] = [];
  const seen = new Set([request.rights.record.id]);
  const taken: LayerRecord[] = [request.rights.record];
  for (const layer of request.land) {
    const { record } = layer;
    if (seen.has(record.id)) continue;
    seen.add(record.id);
    const refuse = (code: 'analysis.layer-undeclared' | 'analysis.layer-not-polygons' | 'analysis.layer-not-land'): void => news.problem('partial', code, { layer: record.name }, { file: record.name });
    const role = LAND_ROLES.find((candidate) => candidate === record.role);
    if (!role) refuse('analysis.layer-not-land');
    else if (isDistanceRole(role) ? readable(layer).reader.kind === 'none' : readable(layer).reader.kind !== 'polygon') refuse('analysis.layer-not-polygons');
    else if (!record.system) refuse('analysis.layer-undeclared');
    else {
      const conversion = conversionBetween(record.system, system);
      if (!conversion.possible || conversion.kind === 'to-geographic') {
        news.problem('partial', 'analysis.layer-other-datum', { layer: record.name, system: systemMessage(record.system), wanted: systemMessage(system) }, { file: record.name });
        continue;
      }
      const same = taken.find((other) => sameFile(other, record));
      if (same) {
        news.note('analysis.layer-repeated', { layer: record.name, other: same.name }, { file: record.name });
        continue;
      }
      taken.push(record);
      if (conversion.kind !== 'same') news.note('analysis.layer-converted', { layer: record.name, from: systemMessage(record.system), to: systemMessage(system) }, { file: record.name });
      participants.push({ layer, input: inputOf(layer, role, conversion.kind, system) });
    }
  }
  tellSharedRoles(participants, news);
  return participants;
}

/** One file imported twice; several layers of one container share its checksum and differ in what they hold. */
function sameFile(a: LayerRecord, b: LayerRecord): boolean {
  return (
    a.role === b.role && a.source.sha256 !== '' && a.source.sha256 === b.source.sha256 && a.system?.id === b.system?.id &&
    a.featureCount === b.featureCount && a.vertexCount === b.vertexCount && a.extent.every((edge, i) => edge === b.extent[i])
  );
}

/** Several layers of one role are all computed; where they cover the same ground, it stands in each. */
function tellSharedRoles(participants: readonly Participant[], news: NewsCollector): void {
  for (const role of LAND_ROLES) {
    const names = participants.filter(({ input }) => input.role === role).map(({ input }) => input.name);
    if (names.length > 1) news.note('analysis.role-shared', { role: { code: `report.role.${role}` }, count: names.length, layers: names.map((name) => `“${name}”`).join('') });
  }
}

function inputOf(layer: Pick<AnalysisLayer, 'record'>, role: LandRole, conversion: OverlayInput['conversion'], system: CoordinateSystem): OverlayInput {
  const { record } = layer;
  const own = conversionBetween(record.system!, system);
  return {
    layerId: record.id, role, name: record.name, sha256: record.source.sha256, featureCount: record.featureCount, systemId: record.system!.id,
    conversion: own.possible && own.kind !== 'to-geographic' ? own.kind : conversion, vintage: record.vintage,
    ...(record.revision !== undefined && { revision: record.revision }), ...(record.nameAtFirst !== undefined && { nameAtFirst: record.nameAtFirst }), ...(role === 'rights' && record.elevationDatum && { elevationDatum: record.elevationDatum }),
  };
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
