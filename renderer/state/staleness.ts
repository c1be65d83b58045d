/**
 * Whether the newest run still answers for the data as they are now; nothing is recomputed in silence (DESIGN §6).
 *
 * The rule: a run is out of date when a layer that took part in it is gone or another than it was, or when there is a
 * layer since then that the next overlay would take of itself, by the very rule that ticks the layers in its dialog
 * (`overlayTakes`): of a land role, of shapes that it can use, with a declared system of the same datum, and not the
 * same ground once more. A saved selection, a copy in another zone or a proposed boundary of what took part changes
 * no number and is no such layer; neither is one that a person left out of the run.
 */
import type { Note } from '../../shared/base/news.ts';
import { isSameDifference, NATIONAL_DIFFERENCE } from '../../shared/crs/elevation.ts';
import type { ElevationDifference } from '../../shared/model/elevation-datum.ts';
import type { AnalysisRun } from '../../shared/model/finding.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import { overlayTakes } from './layers.ts';
import { today } from './today.ts';
import type { Workspace } from './workspace.ts';

/** Why the run's result is older than its inputs; empty when it still holds. */
export function stalenessReasons(workspace: Workspace): readonly Note[] {
  const run = workspace.runs[0];
  return run ? fewWords([...changedInputs(run, workspace.layers), ...addedSince(workspace, run), ...differenceReasons(run, workspace.elevationDifference)]) : [];
}

/** Reasons of one kind told layer by layer; of more the first are named and the rest is counted. */
const MOST_TOLD = 3;
const OF_SEVERAL: Partial<Record<Note['code'], Note['code']>> = { 'window.stale.layerRemoved': 'sample.stale.layersRemoved', 'window.stale.layerAdded': 'sample.stale.layersAdded' };

function fewWords(reasons: readonly Note[]): readonly Note[] {
  return [...new Set(reasons.map(({ code }) => code))].flatMap((code): readonly Note[] => {
    const notes = reasons.filter((each) => each.code === code);
    const ofSeveral = OF_SEVERAL[code];
    if (ofSeveral === undefined || notes.length <= MOST_TOLD) return notes;
    return [{ code: ofSeveral, params: { names: notes.slice(0, MOST_TOLD - 1).map(({ params }) => String(params?.['name'])), count: notes.length } }];
  });
}

/** Only where a run set elevations of two datums against each other does the difference between them count. */
function differenceReasons(run: AnalysisRun, difference: ElevationDifference): Note[] {
  const used = run.notes.some(({ code }) => code === 'elevation.rights-converted' || code === 'elevation.rights-decide');
  return used && !isSameDifference(run.parameters.elevationDifference ?? NATIONAL_DIFFERENCE, difference) ? [{ code: 'elevation.stale.difference' }] : [];
}

/** Steps after which a layer may take part that could not before. */
const ENABLING: readonly string[] = ['project.did.declare-system', 'editing.did.role'];

/** Names of layers whose system was declared or whose role was changed after that time, as the history tells. */
function enabledSince(workspace: Workspace, time: string): ReadonlySet<string> {
  const late = workspace.history.entries.filter(
    (entry) => !entry.undone && entry.at > time && ENABLING.includes(entry.label.code),
  );
  return new Set(late.map((entry) => String(entry.label.params?.['name'])));
}

function changedInputs(run: AnalysisRun, layers: readonly LayerRecord[]): Note[] {
  const reasons: Note[] = [];
  for (const input of run.inputs) {
    const layer = layers.find((each) => each.id === input.layerId);
    if (!layer) reasons.push({ code: 'window.stale.layerRemoved', params: { name: input.name } });
    else if (layer.source.sha256 !== input.sha256) reasons.push({ code: 'window.stale.layerChanged', params: { name: layer.name } });
    else if (layer.role !== input.role) reasons.push({ code: 'editing.stale.role', params: { name: layer.name } });
    else if (layer.revision !== input.revision) reasons.push({ code: 'editing.stale.edited', params: { name: layer.name } });
    else if (input.role === 'rights' && (layer.elevationDatum ?? undefined) !== input.elevationDatum) reasons.push({ code: 'elevation.stale.rights' });
    else if (layer.system?.id !== input.systemId) reasons.push({ code: 'window.stale.systemChanged', params: { name: layer.name } });
  }
  return reasons;
}

function addedSince(workspace: Workspace, run: AnalysisRun): Note[] {
  const rights = workspace.layers.find((layer) => layer.id === run.rightsLayerId);
  if (!rights) return [];
  const tookPart = new Set(run.inputs.map((input) => input.layerId));
  const enabled = enabledSince(workspace, run.finishedAt);
  return overlayTakes(workspace, rights)
    .filter((layer) => !tookPart.has(layer.id) && (layer.source.importedAt > run.startedAt || enabled.has(layer.name)))
    .map((layer): Note => ({ code: 'window.stale.layerAdded', params: { name: layer.name } }));
}

/** Days since the run was made; validity is judged on the run's day. */
export function runIsFromAnotherDay(run: AnalysisRun): boolean {
  return run.parameters.asOf !== today();
}
