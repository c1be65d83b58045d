/** Carries the storage's live answers into the workspace store. */
import { ProblemError, type Problem } from '../../shared/base/news.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { HistoryState } from '../../shared/project/history.ts';
import { callEngine } from '../engine/client.ts';
import { followRecords, type WorkspaceRecords } from '../storage/follow.ts';
import { reportFault } from './faults.ts';
import { keepSelectionsWithin } from './selection.ts';
import { stageStepOf } from './plan-steps.ts';
import { useView, showToast } from './view.ts';
import { useWorkspace } from './workspace.ts';

/** Which layer's rights the window shows: the newest run's, else the first that can be analysed, else the first. */
function chooseRightsLayer(layers: readonly LayerRecord[], runLayerId: string | undefined): LayerRecord | null {
  const all = layers.filter((layer) => layer.role === 'rights');
  // A proposed boundary takes the place of the register only while a run of it is looked at.
  const candidates = all.filter((layer) => layer.draft === undefined);
  return (
    all.find((layer) => layer.id === runLayerId) ??
    candidates.find((layer) => layer.system !== null && layer.geometryKind === 'polygon') ??
    candidates[0] ??
    null
  );
}

/**
 * Follows the storage for the life of the window; resolves with the first answer of every table, rejects when there is
 * none. The engine is asked for the rights once `engineMayStart` is fulfilled.
 */
export function followWorkspace(engineMayStart: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    followRecords(
      (records) => {
        hear(records, engineMayStart);
        resolve();
      },
      (fault) => {
        if (useWorkspace.getState().ready) reportFault(fault);
        else reject(fault);
      },
    );
  });
}

function hear(records: WorkspaceRecords, engineMayStart: Promise<void>): void {
  const { layers, runs, history } = records;
  const rightsLayer = chooseRightsLayer(layers, runs[0]?.rightsLayerId);
  const rightsLayerId = rightsLayer?.id ?? null;
  const before = useWorkspace.getState();
  const sameRights = before.rightsLayerId === rightsLayerId;
  useWorkspace.setState({ ready: true, ...records, rightsLayerId, ...(!sameRights && { rights: [], rightsProblem: null }) });
  keepSelectionsWithin(layers);
  announce(before.ready ? (before.history.entries[0]?.sequence ?? 0) : null, history);
  readRights(rightsLayer, engineMayStart).catch(reportFault);
}

/** What the rights were last read from. */
let rightsKey: string | null = null;

async function readRights(layer: LayerRecord | null, engineMayStart: Promise<void>): Promise<void> {
  // Rights depend on the layer's mapping and system too, not only on its id.
  const key = layer && JSON.stringify([layer.id, layer.columnsId ?? null, layer.mapping, layer.system?.id ?? null, layer.elevationDatum ?? null, layer.revision ?? null]);
  if (key === rightsKey) return;
  rightsKey = key;
  if (layer === null) return;
  await engineMayStart;
  try {
    const rights = await callEngine('rights', [layer.id]);
    if (rightsKey === key) keepRights(rights, null);
  } catch (fault) {
    if (rightsKey !== key) return;
    // Asked again with the next change of the workspace: files may be back, the engine may run again.
    rightsKey = null;
    if (!(fault instanceof ProblemError)) throw fault;
    keepRights([], fault.problem);
  }
}

function keepRights(rights: readonly MiningRight[], problem: Problem | null): void {
  // For the start benchmark, as the map's first picture is.
  if (performance.getEntriesByName('rights').length === 0) performance.mark('rights');
  useWorkspace.setState({ rights, rightsProblem: problem });
  const { selectedRightId } = useView.getState();
  if (selectedRightId !== null && !rights.some((right) => right.id === selectedRightId)) useView.setState({ selectedRightId: null });
}

/** Tables whose steps are announced with a way back; how layers are shown and table cells are not worth a word. */
const ANNOUNCED = new Set(['layers', 'decisions', 'deliveries', 'baseMaps']);

/** Steps that are, although their table is not. */
const ANNOUNCED_STEPS: ReadonlySet<string> = new Set(['project.did.remove-measure', 'flow.did.sentBack', 'flow.did.notAccepted', 'transformation.did.add', 'transformation.did.add-several']);

function announce(lastSequence: number | null, history: HistoryState): void {
  const newest = history.entries[0];
  if (lastSequence === null || !newest || newest.sequence <= lastSequence || newest.undone) return;
  // Not with a way back: the sample is left by its own command, which says what goes.
  if (newest.label.code === 'shell.did.sample') return showToast({ code: 'shell.sample.opened' });
  if (newest.tables.some((table) => ANNOUNCED.has(table)) || ANNOUNCED_STEPS.has(newest.label.code) || stageStepOf(newest.label) !== null) showToast(newest.label, { step: { kind: 'undo', sequence: newest.sequence } });
}
