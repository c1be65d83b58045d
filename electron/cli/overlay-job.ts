/** Opens the layers of `overlay`, `plan`, `sheet` and `demo` and runs the overlay; every problem on the way is collected. */
import { resolve } from 'node:path';
import { settle, type AnalysisLayer, type ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import { readMiningRights } from '../../shared/analysis/mining-rights.ts';
import { columnsInSystem } from '../../shared/analysis/rights-geometry.ts';
import { runOverlay } from '../../shared/analysis/run-overlay.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import { analysisSystemFor } from '../../shared/crs/transform.ts';
import { featureExtent } from '../../shared/geometry/columns.ts';
import type { ElevationDatum } from '../../shared/model/elevation-datum.ts';
import { EMPTY_EXTENT, isEmptyExtent, joinExtents, type Extent } from '../../shared/model/extent.ts';
import type { AnalysisRun, Finding } from '../../shared/model/finding.ts';
import { DISTANCE_ROLES, type LandRole } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import { differenceGivenNote } from './elevation-options.ts';
import { openLandLayer, openLayer, type LayerRequest } from './open-layer.ts';
import type { Ground } from './read-near.ts';

export interface OverlayOutcome {
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
  readonly rights: readonly MiningRight[];
  /** By id; those that took no part and those only drawn too. */
  readonly layers: ReadonlyMap<string, AnalysisLayer | ReadableLayer>;
}

/** Of large shapefiles only what lies near the rights is read. */
export interface NearReading {
  readonly leastBytes: number;
  /** How far around a right's box something is drawn; the box itself when absent. */
  readonly reach?: (right: MiningRight, box: Extent) => Extent;
  /** Layers that are drawn wherever they lie. */
  readonly isWhole?: (role: LandRole) => boolean;
}

export interface OverlayJobRequest {
  readonly rights: LayerRequest;
  readonly land: readonly LayerRequest[];
  /** Drawn in the reports' figures and not analysed: county outline, roads, rivers. */
  readonly background?: readonly LayerRequest[];
  readonly parameters: OverlayParameters;
  /** Of the rights' limits where no field of them states one. */
  readonly rightsElevationDatum?: ElevationDatum | null;
  /** Absent: everything is read whole. */
  readonly near?: NearReading;
  /** Looks at the rights before anything else is read; false ends the run, and has told why. Absent: all are welcome. */
  readonly admit?: (rights: readonly MiningRight[]) => boolean;
}

/** Null when the rights cannot be analysed; land layers that cannot take part are told in `news`, the others run. */
export async function runOverlayJob({ rights: rightsRequest, land: landRequests, background = [], parameters, rightsElevationDatum = null, near, admit }: OverlayJobRequest, news: NewsCollector, job: Job): Promise<OverlayOutcome | null> {
  const opening = 0.5;
  const share = opening / (landRequests.length + 1);
  const given = parameters.elevationDifference && differenceGivenNote(parameters.elevationDifference);
  if (given) news.notes.push(given);
  const rights = withElevationDatum(await openLayer(rightsRequest, news, partOfJob(job, 0, share)), rightsElevationDatum);
  if (rights && admit && !admit(readMiningRights(rights).value)) return null;
  const ground = !near || !rights ? null : groundOf(rights, near);
  const land: (AnalysisLayer | ReadableLayer)[] = [];
  for (const [position, request] of landRequests.entries()) {
    // The rights layer against itself needs no second reading.
    if (request.role === 'rights' && resolve(request.path) === resolve(rightsRequest.path)) continue;
    const part = partOfJob(job, share * (position + 1), share * (position + 2));
    // Rights are compared with one another as a whole; distances reach beyond the rights.
    const isNear = ground && request.role !== 'rights' && !DISTANCE_ROLES.some((role) => role === request.role) && !near?.isWhole?.(request.role as LandRole);
    const layer = isNear ? await openLandLayer(request, ground, news, part) : withElevationDatum(await openLayer(request, news, part), request.role === 'rights' ? rightsElevationDatum : null);
    if (layer) land.push(layer);
  }
  // Why the rights cannot take part stands in the news already.
  if (!rights?.record.system) return null;
  const startedAt = new Date().toISOString();
  try {
    const runNumber = `R-${parameters.asOf.replaceAll('-', '')}-01`;
    const { run, findings } = await runOverlay({ rights, land, parameters, runNumber, startedAt }, partOfJob(job, opening, 1));
    news.notes.push(...run.notes);
    // `openLayer` has told which layers are undeclared, with the option that helps.
    news.problems.push(...run.problems.filter((problem) => problem.code !== 'analysis.layer-undeclared'));
    const drawn: AnalysisLayer[] = [];
    for (const request of background) {
      const layer = await openLayer(request, news, partOfJob(job, 1, 1));
      if (layer) drawn.push(layer);
    }
    const layers = new Map<string, AnalysisLayer | ReadableLayer>([rights, ...(await Promise.all(land.map(settle))), ...drawn].map((layer) => [layer.record.id, layer]));
    return { run, findings, rights: readMiningRights(rights).value, layers };
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push(fault.problem);
    return null;
  }
}

/** The layer with the datum that somebody stated for the limits of its rights; what a field states goes before it. */
export function withElevationDatum(layer: AnalysisLayer | null, elevationDatum: ElevationDatum | null): AnalysisLayer | null {
  return layer && elevationDatum ? { ...layer, record: { ...layer.record, elevationDatum } } : layer;
}

/** The boxes of all bodies in the plane of the run, each right's together; null when the rights have no plane. */
function groundOf(rights: AnalysisLayer, { leastBytes, reach = (_right, box) => box }: NearReading): Ground | null {
  const { system, extent, name } = rights.record;
  if (!system || rights.columns.geometry.kind !== 'polygon') return null;
  const plane = analysisSystemFor(system, extent, name);
  const { bounds } = columnsInSystem(rights, plane);
  const boxes = readMiningRights(rights).value.flatMap((right) => {
    const box = right.bodies.reduce<Extent>((joined, { feature }) => joinExtents(joined, featureExtent({ bounds }, feature)), EMPTY_EXTENT);
    return isEmptyExtent(box) ? [] : [joinExtents(box, reach(right, box))];
  });
  return { boxes, system: plane, leastBytes };
}
