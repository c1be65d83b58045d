/** React hooks that follow the workspace's records. `undefined` while the first answer is on its way. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import { STATED_DIFFERENCE_ID, type StatedElevationDifference } from '../../shared/model/elevation-datum.ts';
import type { DraftRecord } from '../../shared/model/layer-edits.ts';
import type { LayerGroupRecord, LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { DrawingLook } from '../../shared/model/drawing-look.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import type { WorkingsRun } from '../../shared/model/workings.ts';
import { historyState, type HistoryState } from '../../shared/project/history.ts';
import { database } from './database.ts';

/** All layers, in no particular order. */
export function useLayers(): readonly LayerRecord[] | undefined {
  return useLiveQuery(() => database.layers.toArray(), []);
}

/** How layers are shown, from the bottom of the map to the top. */
export function useViews(): readonly LayerView[] | undefined {
  return useLiveQuery(async () => (await database.views.toArray()).toSorted((a, b) => a.order - b.order), []);
}

/** The user's groups of layers, top first. */
export function useGroups(): readonly LayerGroupRecord[] | undefined {
  return useLiveQuery(async () => (await database.groups.toArray()).toSorted((a, b) => b.order - a.order), []);
}

/** All base maps, from the bottom to the top. */
export function useBaseMaps(): readonly BaseMapRecord[] | undefined {
  return useLiveQuery(async () => (await database.baseMaps.toArray()).toSorted((a, b) => a.order - b.order), []);
}

/** What is drawn in a layer; undefined while loading and for layers that are not drawn. */
export function useDraft(layerId: string | null): DraftRecord | undefined {
  return useLiveQuery(async () => (layerId === null ? undefined : database.drafts.get(layerId)), [layerId]);
}

/** All runs, newest first; the first one is the run of the current findings. */
export function useRuns(): readonly AnalysisRun[] | undefined {
  return useLiveQuery(async () => (await database.runs.toArray()).toSorted((a, b) => b.finishedAt.localeCompare(a.finishedAt)), []);
}

/** Findings of the newest run. */
export function useFindings(): readonly Finding[] | undefined {
  return useLiveQuery(() => database.findings.toArray(), []);
}

/** All decisions ever taken, also on findings that the newest run no longer has. */
export function useDecisions(): readonly Decision[] | undefined {
  return useLiveQuery(() => database.decisions.toArray(), []);
}

/** All plans; one per mining right. */
export function usePlans(): readonly RectificationPlan[] | undefined {
  return useLiveQuery(() => database.plans.toArray(), []);
}

/** What was done, newest first, and what undo and redo would touch. */
export function useHistory(): HistoryState | undefined {
  return useLiveQuery(async () => historyState(await database.history.toArray()), []);
}

/** A setting of the workspace; `fallback` while loading and when never set. */
export function useSetting<Value>(key: string, fallback: Value): Value {
  const row = useLiveQuery(() => database.settings.get(key), [key]);
  return row === undefined ? fallback : (row.value as Value);
}

/** All drawings ever received and kept. */
export function useDeliveries(): readonly SurveyDelivery[] | undefined {
  return useLiveQuery(() => database.deliveries.toArray(), []);
}

/** What the county stated between the two elevation datums; null: nothing, the national one counts. */
export function useStatedElevationDifference(): StatedElevationDifference | null | undefined {
  return useLiveQuery(async () => (await database.elevationDifferences.get(STATED_DIFFERENCE_ID)) ?? null, []);
}

/** All sets of transformation parameters, by name. */
export function useTransformations(): readonly TransformationSet[] | undefined {
  return useLiveQuery(async () => (await database.transformations.toArray()).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')), []);
}

/** The last check of every drawing that was checked. */
export function useWorkingsRuns(): readonly WorkingsRun[] | undefined {
  return useLiveQuery(() => database.workingsRuns.toArray(), []);
}

/** How a mine's drawings were left; with the mine it is of, because the answer for another one stays until the next has come. `look` null: never changed. */
export function useDrawingLook(rightId: string | null): { readonly rightId: string; readonly look: DrawingLook | null } | undefined {
  return useLiveQuery(async () => (rightId === null ? undefined : { rightId, look: (await database.drawingLooks.get(rightId)) ?? null }), [rightId]);
}
