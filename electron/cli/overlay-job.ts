/** Opens the layers of `overlay`, `plan` and `demo` and runs the overlay; every problem on the way is collected. */
import { resolve } from 'node:path';
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { readMiningRights } from '../../shared/analysis/mining-rights.ts';
import { runOverlay } from '../../shared/analysis/run-overlay.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import { ProblemError, type NewsCollector } from '../../shared/base/news.ts';
import type { AnalysisRun, Finding } from '../../shared/model/finding.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import { openLayer, type LayerRequest } from './open-layer.ts';

export interface OverlayOutcome {
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
  readonly rights: readonly MiningRight[];
  /** By id; those that took no part and those only drawn too. */
  readonly layers: ReadonlyMap<string, AnalysisLayer>;
}

export interface OverlayJobRequest {
  readonly rights: LayerRequest;
  readonly land: readonly LayerRequest[];
  /** Drawn in the reports' figures and not analysed: county outline, roads, rivers. */
  readonly background?: readonly LayerRequest[];
  readonly parameters: OverlayParameters;
}

/** Null when the rights cannot be analysed; land layers that cannot take part are told in `news`, the others run. */
export async function runOverlayJob({ rights: rightsRequest, land: landRequests, background = [], parameters }: OverlayJobRequest, news: NewsCollector, job: Job): Promise<OverlayOutcome | null> {
  const opening = 0.5;
  const share = opening / (landRequests.length + 1);
  const rights = await openLayer(rightsRequest, news, partOfJob(job, 0, share));
  const land: AnalysisLayer[] = [];
  for (const [position, request] of landRequests.entries()) {
    // The rights layer against itself needs no second reading.
    if (request.role === 'rights' && resolve(request.path) === resolve(rightsRequest.path)) continue;
    const layer = await openLayer(request, news, partOfJob(job, share * (position + 1), share * (position + 2)));
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
    const layers = new Map([rights, ...land, ...drawn].map((layer) => [layer.record.id, layer]));
    return { run, findings, rights: readMiningRights(rights).value, layers };
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    news.problems.push(fault.problem);
    return null;
  }
}
