/**
 * What is selected: per layer a set of features. It is view state, not data, so it is not undone; map, table, inspector,
 * analysis and export read the same set. The mine in front (`View.selectedRightId`) follows it, see `work/select.ts`.
 */
import { create } from 'zustand';
import { combineSets, limitSet, NO_FEATURES, sameSet, type FeatureSet, type SelectionMode } from '../../shared/model/feature-set.ts';

export interface Selection {
  /** Layers with at least one selected feature. */
  readonly layers: ReadonlyMap<string, FeatureSet>;
}

export const useSelection = create<Selection>(() => ({ layers: new Map() }));

/** Selected features of a layer, ascending; empty when there are none. */
export function selectedFeatures(layerId: string): FeatureSet {
  return useSelection.getState().layers.get(layerId) ?? NO_FEATURES;
}

/** The same as a hook. */
export function useSelectedFeatures(layerId: string): FeatureSet {
  return useSelection((state) => state.layers.get(layerId) ?? NO_FEATURES);
}

/** How many features are selected in all layers together. */
export function selectedCount({ layers }: Selection): number {
  let count = 0;
  for (const set of layers.values()) count += set.length;
  return count;
}

/** Changes the selection of one layer; other layers keep theirs. */
export function changeSelection(layerId: string, chosen: FeatureSet, mode: SelectionMode = 'replace'): void {
  changeSelections(new Map([[layerId, chosen]]), mode);
}

/** Changes the selection of the layers given, in one step; the others keep theirs. */
export function changeSelections(chosen: ReadonlyMap<string, FeatureSet>, mode: SelectionMode): void {
  const layers = new Map(useSelection.getState().layers);
  let changed = false;
  for (const [layerId, features] of chosen) {
    const before = layers.get(layerId) ?? NO_FEATURES;
    const after = combineSets(before, features, mode);
    if (sameSet(before, after)) continue;
    changed = true;
    if (after.length === 0) layers.delete(layerId);
    else layers.set(layerId, after);
  }
  if (changed) useSelection.setState({ layers });
}

/** Nothing is selected anywhere; true when something was. */
export function clearSelections(): boolean {
  if (useSelection.getState().layers.size === 0) return false;
  useSelection.setState({ layers: new Map() });
  return true;
}

/** Forgets layers that are gone and features that a layer no longer has. */
export function keepSelectionsWithin(layers: readonly { readonly id: string; readonly featureCount: number }[]): void {
  const counts = new Map(layers.map(({ id, featureCount }) => [id, featureCount]));
  const before = useSelection.getState().layers;
  const after = new Map<string, FeatureSet>();
  let changed = false;
  for (const [layerId, set] of before) {
    const kept = limitSet(set, counts.get(layerId) ?? 0);
    if (kept !== set) changed = true;
    if (kept.length > 0) after.set(layerId, kept);
  }
  if (changed) useSelection.setState({ layers: after });
}
