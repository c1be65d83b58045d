/** React hooks that follow single records, for the panels that need them. `undefined` while the first answer is on its way. */
import { useLiveQuery } from 'dexie-react-hooks';
import { STATED_DIFFERENCE_ID, type StatedElevationDifference } from '../../shared/model/elevation-datum.ts';
import type { Act } from '../../shared/model/act.ts';
import type { DraftRecord } from '../../shared/model/layer-edits.ts';
import type { DrawingLook } from '../../shared/model/drawing-look.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import { database } from './database.ts';

/** What is drawn in a layer; undefined while loading and for layers that are not drawn. */
export function useDraft(layerId: string | null): DraftRecord | undefined {
  return useLiveQuery(async () => (layerId === null ? undefined : database.drafts.get(layerId)), [layerId]);
}

/** A setting of the workspace; `fallback` while loading and when never set. */
export function useSetting<Value>(key: string, fallback: Value): Value {
  const row = useLiveQuery(() => database.settings.get(key), [key]);
  return row === undefined ? fallback : (row.value as Value);
}

/** What the county stated between the two elevation datums; null: nothing, the national one counts. */
export function useStatedElevationDifference(): StatedElevationDifference | null | undefined {
  return useLiveQuery(async () => (await database.elevationDifferences.get(STATED_DIFFERENCE_ID)) ?? null, []);
}

/** All sets of transformation parameters, by name. */
export function useTransformations(): readonly TransformationSet[] | undefined {
  return useLiveQuery(async () => (await database.transformations.toArray()).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')), []);
}

/** How a mine's drawings were left; with the mine it is of, because the answer for another one stays until the next has come. `look` null: never changed. */
export function useDrawingLook(rightId: string | null): { readonly rightId: string; readonly look: DrawingLook | null } | undefined {
  return useLiveQuery(async () => (rightId === null ? undefined : { rightId, look: (await database.drawingLooks.get(rightId)) ?? null }), [rightId]);
}

const NO_ACTS: readonly Act[] = [];

/** The trail of a mine, newest first; empty while it is read. */
export function useTrail(rightId: string | null): readonly Act[] {
  return useLiveQuery(async () => (rightId === null ? NO_ACTS : (await database.acts.where('rightId').equals(rightId).toArray()).toSorted((a, b) => b.id.localeCompare(a.id))), [rightId]) ?? NO_ACTS;
}
