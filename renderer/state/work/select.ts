/** Selecting features on the map and in tables, and the mine in front that follows. */
import { formatNumber } from '../../../shared/base/units.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { isEmptyExtent } from '../../../shared/model/extent.ts';
import { combineSets, featureSet, hasFeature, invertSet, NO_FEATURES, sameSet, type FeatureSet, type SelectionMode } from '../../../shared/model/feature-set.ts';
import { BACKGROUND_ROLES, type LayerRecord, type LayerRole } from '../../../shared/model/layer.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { Note } from '../../../shared/base/news.ts';
import { callEngine } from '../../engine/client.ts';
import type { LocationSelection } from '../../engine/contract.ts';
import { displaySystem } from '../display-system.ts';
import { failureOf, runJob } from '../jobs.ts';
import { layerWarning } from '../layers.ts';
import { withMap } from '../map-port.ts';
import { changeSelection, changeSelections, clearSelections, selectedFeatures, useSelection } from '../selection.ts';
import { showToast, useView } from '../view.ts';
import { bringTableForward } from './locate.ts';
import { layerById, shownView, useWorkspace, viewOf, type Workspace } from '../workspace.ts';

/** Layers that a click on the map can select in, top of the map first: mines lie over everything, and what is drawn for orientation is passed over unless it is chosen. */
export function selectableLayers(workspace: Workspace, selectInLayerId: string | null): readonly LayerRecord[] {
  const chosen = layerById(workspace, selectInLayerId);
  if (chosen) return [chosen];
  const rank = (layer: LayerRecord): number => (layer.id === workspace.rightsLayerId ? Infinity : viewOf(workspace, layer.id).order);
  return workspace.layers
    .filter((layer) => layer.geometryKind !== 'none' && !isBackground(layer.role) && shownView(workspace, layer.id).visible && layerWarning(layer, workspace) === null)
    .toSorted((a, b) => rank(b) - rank(a));
}

function isBackground(role: LayerRole): boolean {
  return (BACKGROUND_ROLES as readonly LayerRole[]).includes(role);
}

function display() {
  const workspace = useWorkspace.getState();
  return { workspace, system: displaySystem(workspace, useView.getState().displaySystemId) };
}

/** The clicks so far, done or not. */
let clicks: Promise<unknown> = Promise.resolve();

/** Selects what a click means, click after click as they were made; a plain click beside everything selects nothing. */
export async function pickAt(position: readonly [number, number], toleranceMetres: number, mode: SelectionMode): Promise<void> {
  const { workspace, system } = display();
  if (!system) return;
  const layerIds = selectableLayers(workspace, useView.getState().selectInLayerId).map((layer) => layer.id);
  const before = clicks;
  const done = Promise.all([callEngine('pick', [layerIds, position, toleranceMetres, system]), before]).then(([picked]) => {
    if (mode === 'replace') clearSelections();
    if (picked) selectWithBodies(picked.layerId, featureSet([picked.feature]), mode);
  });
  // Who asked hears of a click that cannot be answered; the next one is none the worse for it.
  clicks = Promise.allSettled([before, done]);
  return done;
}

/** Selects what has something in common with a drawn area, as a job that can be cancelled. */
export async function selectInArea(ring: Float64Array, mode: SelectionMode): Promise<void> {
  const { workspace, system } = display();
  if (!system) return;
  const layerIds = selectableLayers(workspace, useView.getState().selectInLayerId).map((layer) => layer.id);
  const result = await runJob({ code: 'selection.job.area' }, (options) => callEngine('featuresInArea', [layerIds, ring, system], options));
  if (result.state !== 'done') return;
  if (mode === 'replace') clearSelections();
  changeSelections(new Map(result.value.map(({ layerId, features }) => [layerId, features])), mode);
  const note = takenFrom(useSelection.getState().layers, workspace.layers);
  if (note) showToast(note);
}

/** What a drawn area took from several layers, the most first, and where to choose one of them; null when it was one layer. */
export function takenFrom(selection: ReadonlyMap<string, FeatureSet>, layers: readonly Pick<LayerRecord, 'id' | 'name'>[]): Note | null {
  const taken = layers.map(({ id, name }) => ({ name, count: selection.get(id)?.length ?? 0 })).filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return taken.length < 2 ? null : { code: 'wording.selection.taken', params: { count: taken.length, layers: taken.map(({ name, count }) => `${name} ${formatNumber(count, 0)}`) } };
}

/** A mine may have several bodies: whoever picks one picks them all. */
function selectWithBodies(layerId: string, features: FeatureSet, mode: SelectionMode): void {
  const { rights, rightsLayerId } = useWorkspace.getState();
  const right = layerId === rightsLayerId ? rights.find((each) => each.bodies.some((body) => hasFeature(features, body.feature))) : undefined;
  changeSelection(layerId, right ? bodiesOf(right) : features, mode);
}

/** Selects by location as a job that can be cancelled, and says what came of it. */
export async function selectByLocation(question: LocationSelection, mode: SelectionMode): Promise<void> {
  const result = await runJob({ code: 'selection.job.location' }, (options) => callEngine('featuresByLocation', [question], options));
  const failure = failureOf(result);
  if (failure) showToast(failure);
  if (result.state !== 'done') return;
  const { targetLayerId } = question;
  changeSelection(targetLayerId, result.value, mode);
  const name = layerById(useWorkspace.getState(), targetLayerId)?.name ?? '';
  useView.setState({ currentLayerId: targetLayerId });
  bringTableForward(targetLayerId);
  showToast({ code: 'selection.done', params: { name, count: selectedFeatures(targetLayerId).length } });
}

/** Features of a mine in the rights layer. */
export function bodiesOf(right: MiningRight): FeatureSet {
  return featureSet(right.bodies.map((body) => body.feature));
}

/** Everything that was not selected in the layer is, and the other way round. */
export function invertSelection(layer: Pick<LayerRecord, 'id' | 'featureCount'>): void {
  changeSelection(layer.id, invertSet(selectedFeatures(layer.id), layer.featureCount));
}

/** Zooms to what is selected in a layer, with some air around it. */
export async function zoomToSelected(layerId: string): Promise<void> {
  const layer = layerById(useWorkspace.getState(), layerId);
  const features = selectedFeatures(layerId);
  if (!layer?.system || features.length === 0) return;
  const { system } = layer;
  const extent = await callEngine('featuresExtent', [layerId, features]);
  if (isEmptyExtent(extent)) return;
  const least = systemById(system.id)?.kind === 'geographic' ? 0.0005 : 50;
  const air = Math.max(0.2 * Math.max(extent[2] - extent[0], extent[3] - extent[1]), least);
  useView.setState({ module: 'map' });
  withMap((map) => map.zoomToExtent([extent[0] - air, extent[1] - air, extent[2] + air, extent[3] + air], system.id));
}

/** The selection without the mine in front, which the map marks in its own way. */
export function selectionBesideMine(selection: ReadonlyMap<string, FeatureSet>, workspace: Workspace, selectedRightId: string | null): ReadonlyMap<string, FeatureSet> {
  const right = workspace.rights.find((each) => each.id === selectedRightId);
  const ofRights = selection.get(workspace.rightsLayerId ?? '');
  if (!right || !ofRights) return selection;
  const others = combineSets(ofRights, bodiesOf(right), 'remove');
  const rest = new Map(selection);
  if (others.length === 0) rest.delete(workspace.rightsLayerId!);
  else rest.set(workspace.rightsLayerId!, others);
  return rest;
}

/**
 * Keeps the mine in front and the selection in the rights layer in step: the mine in front is always selected, and when
 * one mine alone is selected it comes to the front. Returns how to stop.
 */
export function keepMineInStep(): () => void {
  const stopSelection = useSelection.subscribe(({ layers }) => {
    const { rights, rightsLayerId } = useWorkspace.getState();
    if (rightsLayerId === null) return;
    const set = layers.get(rightsLayerId) ?? NO_FEATURES;
    const { selectedRightId } = useView.getState();
    const selected = rights.filter((right) => right.bodies.some((body) => hasFeature(set, body.feature)));
    if (selected.some((right) => right.id === selectedRightId)) return;
    const front = selected.length === 1 ? selected[0]!.id : null;
    if (front !== selectedRightId) useView.setState({ selectedRightId: front, selectedFindingId: null, ...(front !== null && { identify: null, inspectorOpen: true }) });
  });
  const stopView = useView.subscribe(({ selectedRightId }, before) => {
    if (selectedRightId === before.selectedRightId) return;
    const { rights, rightsLayerId } = useWorkspace.getState();
    if (rightsLayerId === null) return;
    const set = selectedFeatures(rightsLayerId);
    const front = rights.find((right) => right.id === selectedRightId);
    const left = rights.find((right) => right.id === before.selectedRightId);
    if (front && !front.bodies.some((body) => hasFeature(set, body.feature))) changeSelection(rightsLayerId, bodiesOf(front));
    else if (!front && left && sameSet(set, bodiesOf(left))) changeSelection(rightsLayerId, NO_FEATURES);
  });
  return () => {
    stopSelection();
    stopView();
  };
}
