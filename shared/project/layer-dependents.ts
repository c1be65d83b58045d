/** What hangs on a layer: the findings that were made from it and the plans that answer them; they stay when it is removed. */
import { layersOfFinding } from '../analysis/finding-layers.ts';
import type { AnalysisRun, Finding } from '../model/finding.ts';
import type { RectificationPlan } from '../model/plan.ts';
import type { WorkingsRun } from '../model/workings.ts';

export interface LayerDependents {
  readonly findings: number;
  readonly plans: number;
}

interface Results {
  readonly runs: readonly AnalysisRun[];
  readonly workingsRuns: readonly WorkingsRun[];
  readonly findings: readonly Finding[];
  readonly plans: readonly RectificationPlan[];
}

/** A plan hangs on a layer with any of its findings, or with the run that it was drafted from where that is of these rights. */
export function dependentsOf(layerId: string, { runs, workingsRuns, findings, plans }: Results): LayerDependents {
  const overlays = new Map(runs.map((run) => [run.id, run]));
  const ofRights = new Set([...runs, ...workingsRuns].filter(({ rightsLayerId }) => rightsLayerId === layerId).map(({ id }) => id));
  const hanging = new Set(findings.filter((finding) => {
    const run = overlays.get(finding.runId);
    return ofRights.has(finding.runId) || (run !== undefined && layersOfFinding(finding, run).has(layerId));
  }).map(({ id }) => id));
  return { findings: hanging.size, plans: plans.filter((plan) => ofRights.has(plan.runId) || plan.items.some(({ findingId }) => hanging.has(findingId))).length };
}
