/** 套合: runs the overlay in the engine, keeps the run and its findings, and says what came of it. */
import { throwIfCancelled } from '../../../shared/base/job.ts';
import type { Note } from '../../../shared/base/news.ts';
import type { OverlayParameters } from '../../../shared/model/overlay.ts';
import { callEngine } from '../../engine/client.ts';
import { nextRunNumber, saveRun } from '../../storage/workspace.ts';
import { comparedRun } from '../compared-run.ts';
import { changeSince } from '../findings.ts';
import { runJob, tell } from '../jobs.ts';
import { showToast } from '../view.ts';
import { layerById, useWorkspace } from '../workspace.ts';
import { overlayCandidates } from '../layers.ts';

export interface OverlayOrder {
  readonly rightsLayerId: string;
  readonly landLayerIds: readonly string[];
  readonly parameters: OverlayParameters;
}

/** True when the run finished and is kept. */
export async function startOverlay(order: OverlayOrder): Promise<boolean> {
  const workspace = useWorkspace.getState();
  const rightsLayer = layerById(workspace, order.rightsLayerId);
  if (!rightsLayer) return false;
  const candidates = overlayCandidates(workspace, rightsLayer);
  const unticked = candidates.filter(({ layer, hindrance }) => hindrance === null && !order.landLayerIds.includes(layer.id));
  // Layers that cannot take part go along all the same: the run records why, and the report prints it.
  const hindered = candidates.filter(({ hindrance }) => hindrance !== null).map(({ layer }) => layer.id);
  const earlier = comparedRun(workspace, rightsLayer.id, workspace.runs)?.run ?? null;
  const result = await runJob({ code: 'window.job.overlay', params: { count: rightsLayer.featureCount } }, async (options) => {
    const runNumber = await nextRunNumber(order.parameters.asOf);
    const answer = await callEngine('overlay', [{ ...order, landLayerIds: [...order.landLayerIds, ...hindered], runNumber }], options);
    if (options.signal) throwIfCancelled(options.signal);
    await saveRun(answer.run, answer.findings);
    return answer;
  });
  if (result.state !== 'done') return false;
  const { run, findings } = result.value;
  const leftOut: Note[] = unticked.map(({ layer }) => ({ code: 'window.overlay.leftOut', params: { name: layer.name } }));
  const freshCount = earlier === null ? null : findings.filter((finding) => changeSince(finding, earlier)?.kind === 'new').length;
  const title = headline(findings.length, freshCount, run.inputs.filter((input) => input.layerId !== run.rightsLayerId).length);
  tell(hindered.length > 0 ? 'warning' : 'success', title, [...run.problems, ...leftOut, ...run.notes], { leadsTo: 'findings', about: { table: 'runs', ids: [run.id] } });
  showToast(title, { leadsTo: 'findings' });
  return true;
}

function headline(findings: number, fresh: number | null, layers: number): Note {
  return fresh === null
    ? { code: 'window.overlay.done', params: { layers, findings } }
    : { code: 'window.overlay.doneAgain', params: { layers, findings, fresh } };
}
