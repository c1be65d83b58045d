/** Calls of the analysis: an overlay run, the pieces behind one finding. */
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { findingPieces, groundOfFinding } from '../../../shared/analysis/finding-pieces.ts';
import { nearLayer } from '../../../shared/analysis/near-layer.ts';
import { licensedMines } from '../../../shared/analysis/workings/licensed-mines.ts';
import { workingPieces } from '../../../shared/analysis/workings/working-pieces.ts';
import { runOverlay } from '../../../shared/analysis/run-overlay.ts';
import type { Job } from '../../../shared/base/job.ts';
import { stop } from '../../../shared/base/news.ts';
import { union } from '../../../shared/geometry/clip.ts';
import { columnsExtent, featureParts, GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { AnalysisRun, Finding } from '../../../shared/model/finding.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { database } from '../../storage/database.ts';
import { readElevationDifference } from '../../storage/elevation-difference.ts';
import type { CallContext } from '../channel.ts';
import type { MapGeometry, OverlayAnswer, OverlayRequest } from '../contract.ts';
import { buffersOf, cutToExtent, displayGeometry } from '../display-geometry.ts';
import { borrowLayer, openLayer, type BorrowedLayer } from '../opened-layers.ts';

/** One overlay run; nothing is kept here, the caller records run and findings together. */
export async function overlay({ job }: CallContext, request: OverlayRequest): Promise<OverlayAnswer> {
  const rightsLayer = await openLayer(request.rightsLayerId);
  const land: BorrowedLayer[] = [];
  try {
    for (const layerId of request.landLayerIds) land.push(await borrowLayer(layerId));
    const startedAt = new Date().toISOString();
    const parameters = { ...request.parameters, elevationDifference: await readElevationDifference() };
    return await runOverlay({ rights: rightsLayer, land: land.map(({ layer }) => layer), parameters, knownSuffixes: await lastSuffixes(), runNumber: request.runNumber, startedAt }, job);
  } finally {
    for (const { close } of land) close();
  }
}

/** Of the run before, by layer; a layer that takes part again keeps its own. */
async function lastSuffixes(): Promise<ReadonlyMap<string, string>> {
  const runs = (await database.runs.toArray()).toSorted((a, b) => a.finishedAt.localeCompare(b.finishedAt));
  return new Map(runs.flatMap(({ inputs }) => inputs.flatMap(({ layerId, findingSuffix }) => (findingSuffix === undefined ? [] : [[layerId, findingSuffix] as const]))));
}

/** The area behind one finding: its pieces, computed again from the run's inputs, without the lines between parcels. */
export async function findingGeometry({ transfer, job }: CallContext, findingId: string, display: CoordinateSystem): Promise<MapGeometry> {
  const finding = await database.findings.get(findingId);
  if (!finding) stop('project.finding-unknown');
  const [run, pieces] = finding.evidence.kind === 'working' ? await workingArea(finding) : await overlayArea(finding, job);
  const shown = displayGeometry(pieces, { system: run.system, extent: columnsExtent(pieces) }, display) ?? { ...pieces, featureCount: 0 };
  const cut = cutToExtent(shown, { index: new Uint16Array(shown.featureCount), classes: [''] }, null);
  transfer.push(...buffersOf(cut));
  return cut;
}

async function overlayArea(finding: Finding, job: Job): Promise<readonly [AnalysisRun, GeometryColumns]> {
  const run = await runById(finding.runId);
  return [run, await findingArea(finding, run, job)];
}

/** Ground beyond the licence; where there is none, the stretches of roadway. */
async function workingArea(finding: Finding): Promise<readonly [WorkingsRun, GeometryColumns]> {
  const run = await database.workingsRuns.get(finding.runId);
  if (!run) stop('project.run-unknown');
  const rights = finding.code === 'F04' ? licensedMines(await openLayer(run.rightsLayerId), run.system).value : [];
  const { areas, lines } = workingPieces(finding, run, rights);
  return [run, areas.featureCount > 0 ? areas : lines];
}

/** The same in the run's own system, in memory for the next who asks. */
export async function findingArea(finding: Finding, run: AnalysisRun, job: Job): Promise<GeometryColumns> {
  return remembered(`${run.id} ${finding.id}`, async () => merged(findingPieces(finding, run, await layersBehind(finding, run, job))));
}

/** A run of the workspace; stops with a Problem when it is gone. */
export async function runById(runId: string): Promise<AnalysisRun> {
  const run = await database.runs.get(runId);
  if (!run) stop('project.run-unknown');
  return run;
}

/** The layers that a finding is computed from, those of land only near it. */
async function layersBehind(finding: Finding, run: AnalysisRun, job: Job): Promise<ReadonlyMap<string, AnalysisLayer>> {
  const { evidence } = finding;
  const concerned = run.inputs.filter(({ layerId, role }) => (evidence.kind === 'overlap' || evidence.kind === 'distance' ? layerId === evidence.layerId : evidence.kind === 'rights-overlap' && role === 'rights'));
  const layers = new Map<string, AnalysisLayer>();
  for (const layerId of new Set([run.rightsLayerId, ...concerned.map((input) => input.layerId)])) {
    const { layer, close } = await borrowLayer(layerId);
    try {
      layers.set(layerId, await nearLayer(layer, groundOfFinding(finding), run.system, job));
    } finally {
      close();
    }
  }
  return layers;
}

function merged(pieces: GeometryColumns): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  for (const part of union(Array.from({ length: pieces.featureCount }, (_, feature) => featureParts(pieces, feature)))) {
    for (const ring of part) builder.path(ring);
    builder.endPart();
  }
  if (pieces.featureCount > 0) builder.endFeature();
  return builder.finish();
}

const REMEMBERED_PIECES = 500;
const pieceCache = new Map<string, GeometryColumns>();

async function remembered(key: string, compute: () => Promise<GeometryColumns>): Promise<GeometryColumns> {
  const known = pieceCache.get(key);
  if (known) return known;
  const pieces = await compute();
  const [oldest] = pieceCache.keys();
  if (pieceCache.size >= REMEMBERED_PIECES && oldest !== undefined) pieceCache.delete(oldest);
  pieceCache.set(key, pieces);
  return pieces;
}
