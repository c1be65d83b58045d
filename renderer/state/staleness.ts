/** Whether the newest run still answers for the data as they are now; nothing is recomputed in silence (DESIGN §6). */
import type { Note } from '../../shared/base/news.ts';
import type { AnalysisRun } from '../../shared/model/finding.ts';
import { LAND_ROLES, type LayerRecord } from '../../shared/model/layer.ts';
import { today } from './today.ts';
import type { Workspace } from './workspace.ts';

/** Why the run's result is older than its inputs; empty when it still holds. */
export function stalenessReasons(workspace: Workspace): readonly Note[] {
  const run = workspace.runs[0];
  return run ? reasonsFor(run, workspace.layers, declaredSince(workspace, run.finishedAt)) : [];
}

/** Names of layers whose system was declared after that time, as the history tells. */
function declaredSince(workspace: Workspace, time: string): ReadonlySet<string> {
  const late = workspace.history.entries.filter(
    (entry) => !entry.undone && entry.at > time && entry.label.code === 'project.did.declare-system',
  );
  return new Set(late.map((entry) => String(entry.label.params?.['name'])));
}

function reasonsFor(run: AnalysisRun, layers: readonly LayerRecord[], declared: ReadonlySet<string>): Note[] {
  const reasons: Note[] = [];
  for (const input of run.inputs) {
    const layer = layers.find((each) => each.id === input.layerId);
    if (!layer) reasons.push({ code: 'window.stale.layerRemoved', params: { name: input.name } });
    else if (layer.source.sha256 !== input.sha256) reasons.push({ code: 'window.stale.layerChanged', params: { name: layer.name } });
    else if (layer.role !== input.role) reasons.push({ code: 'editing.stale.role', params: { name: layer.name } });
    else if (layer.revision !== input.revision) reasons.push({ code: 'editing.stale.edited', params: { name: layer.name } });
    else if (layer.system?.id !== input.systemId) reasons.push({ code: 'window.stale.systemChanged', params: { name: layer.name } });
  }
  const known = new Set([run.rightsLayerId, ...run.inputs.map((input) => input.layerId)]);
  for (const layer of layers) {
    if (
      !known.has(layer.id) &&
      layer.system !== null &&
      layer.geometryKind === 'polygon' &&
      (layer.source.importedAt > run.startedAt || declared.has(layer.name)) &&
      (LAND_ROLES as readonly string[]).includes(layer.role)
    ) {
      reasons.push({ code: 'window.stale.layerAdded', params: { name: layer.name } });
    }
  }
  return reasons;
}

/** Days since the run was made; validity is judged on the run's day. */
export function runIsFromAnotherDay(run: AnalysisRun): boolean {
  return run.parameters.asOf !== today();
}
