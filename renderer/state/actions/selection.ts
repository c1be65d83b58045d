import { BoxSelect, Filter, FlipHorizontal2, Lasso, LocateFixed, Save, SquareDashedMousePointer, SquareX } from 'lucide-react';
import { featureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { changeSelection, clearSelections } from '../selection.ts';
import { openDialog, useView } from '../view.ts';
import { layerById } from '../workspace.ts';
import { invertSelection } from '../work/select.ts';
import { saveSelectionAsLayer } from '../work/save-selection.ts';
import { action, type Action, type Situation } from './action.ts';

/** The layer that selecting by command means: the chosen one, the one marked in the tree, the one whose table is open, else the mines. */
export function layerToSelectIn({ workspace, view }: Situation): LayerRecord | null {
  return (
    layerById(workspace, view.selectInLayerId) ??
    layerById(workspace, view.currentLayerId) ??
    layerById(workspace, view.activeTable) ??
    layerById(workspace, workspace.rightsLayerId)
  );
}

/** The layer whose selected features a command means: the one that selecting means, or the only one with a selection. */
export function layerWithSelection(situation: Situation): LayerRecord | null {
  const { layers } = situation.selection;
  const meant = layerToSelectIn(situation);
  if (meant && layers.has(meant.id)) return meant;
  const [only, ...others] = layers.keys();
  return only !== undefined && others.length === 0 ? layerById(situation.workspace, only) : meant;
}

const needsLayer = (situation: Situation) => (layerToSelectIn(situation) === null ? ({ code: 'window.reason.noLayers' } as const) : null);

export const needsSelection = ({ selection }: Situation) => (selection.layers.size === 0 ? ({ code: 'selection.reason.nothing' } as const) : null);

export const boxTool = action({
  id: 'tool.select-box',
  titleKey: 'selection.tool.box',
  icon: SquareDashedMousePointer,
  keys: ['B'],
  room: 'map',
  disabledReason: needsLayer,
  checked: ({ view }) => view.tool === 'select-box',
  perform: () => useView.setState({ tool: 'select-box' }),
});

export const polygonTool = action({
  id: 'tool.select-polygon',
  titleKey: 'selection.tool.polygon',
  icon: Lasso,
  keys: ['P'],
  room: 'map',
  disabledReason: needsLayer,
  checked: ({ view }) => view.tool === 'select-polygon',
  perform: () => useView.setState({ tool: 'select-polygon' }),
});

export const selectByAttribute = action({
  id: 'selection.attribute',
  titleKey: 'selection.action.attribute',
  asks: true,
  icon: Filter,
  keys: ['Ctrl+F3'],
  disabledReason: (situation) => {
    const layer = layerToSelectIn(situation);
    if (layer === null) return { code: 'window.reason.noLayers' };
    return layer.fields.length === 0 ? { code: 'selection.reason.noAttributes', params: { name: layer.name } } : null;
  },
  perform: (situation) => openDialog({ kind: 'select-by-attribute', layerId: layerToSelectIn(situation)!.id }),
});

export const selectByLocation = action({
  id: 'selection.location',
  titleKey: 'selection.action.location',
  asks: true,
  icon: LocateFixed,
  keys: ['Ctrl+Shift+F3'],
  disabledReason: ({ workspace }) =>
    workspace.layers.filter((layer) => layer.system !== null && layer.geometryKind !== 'none').length < 2 ? { code: 'selection.reason.oneLayer' } : null,
  perform: (situation) => openDialog({ kind: 'select-by-location', layerId: layerToSelectIn(situation)?.id ?? null }),
});

export const selectAll = action({
  id: 'selection.all',
  titleKey: 'selection.action.all',
  icon: BoxSelect,
  keys: ['Ctrl+A'],
  room: 'map',
  disabledReason: needsLayer,
  perform: (situation) => {
    const layer = layerToSelectIn(situation)!;
    changeSelection(layer.id, featureSet(Array.from({ length: layer.featureCount }, (_unused, feature) => feature)));
  },
});

export const invertSelected = action({
  id: 'selection.invert',
  titleKey: 'selection.action.invert',
  icon: FlipHorizontal2,
  room: 'map',
  disabledReason: needsLayer,
  perform: (situation) => invertSelection((layerWithSelection(situation) ?? layerToSelectIn(situation))!),
});

export const clearSelected = action({
  id: 'selection.clear',
  titleKey: 'selection.action.clear',
  icon: SquareX,
  keys: ['Ctrl+Shift+A'],
  disabledReason: needsSelection,
  perform: () => void clearSelections(),
});

export const saveSelectedAs = action({
  id: 'selection.saveAs',
  titleKey: 'selection.action.saveAs',
  icon: Save,
  disabledReason: (situation) => {
    const nothing = needsSelection(situation);
    const layer = layerWithSelection(situation);
    if (nothing || layer === null) return nothing ?? { code: 'selection.reason.nothing' };
    return situation.selection.layers.has(layer.id) ? null : { code: 'selection.reason.nothingInLayer', params: { name: layer.name } };
  },
  perform: (situation) => saveSelectionAsLayer(layerWithSelection(situation)!),
});

/** Selecting on the map in the layer of the menu only, and in all again. */
export const selectOnlyHere = action({
  id: 'layer.selectOnlyHere',
  titleKey: 'selection.action.onlyHere',
  icon: SquareDashedMousePointer,
  disabledReason: ({ view }) => (view.currentLayerId === null ? { code: 'window.reason.noLayerSelected' } : null),
  checked: ({ view }) => view.currentLayerId !== null && view.selectInLayerId === view.currentLayerId,
  perform: ({ view }) => useView.setState({ module: 'map', tool: 'select', selectInLayerId: view.selectInLayerId === view.currentLayerId ? null : view.currentLayerId }),
});

export const selectionActions: readonly (Action | null)[] = [boxTool, polygonTool, selectByAttribute, selectByLocation, null, selectAll, invertSelected, clearSelected, null, saveSelectedAs];
