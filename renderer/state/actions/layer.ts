import { ArrowRightLeft, Database, Eye, EyeOff, FileOutput, Globe, Group, Link2, Palette, PencilLine, Scan, ShieldCheck, Table2, Trash2 } from 'lucide-react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { removeLayer, setViews } from '../../storage/workspace.ts';
import { layerWarning } from '../layers.ts';
import { goTo, openDialog } from '../view.ts';
import { layerById, viewOf } from '../workspace.ts';
import { closeTable, openTable, zoomToLayer } from '../work/locate.ts';
import { action, type Action, type Situation } from './action.ts';
import { layerDate } from './compare.ts';
import { editDrawn } from './draw.ts';
import { selectOnlyHere } from './selection.ts';
import { openRawTable } from './table.ts';
import { changeRole, classifyLayer, copyLook, groupCurrentLayer, labelLayer, pasteLook, remarkLayer, styleLayer, ungroupCurrentLayer } from './tree.ts';
import { actionsOf, type MenuEntry } from './menu.ts';

const current = ({ workspace, view }: Situation): LayerRecord | null => layerById(workspace, view.currentLayerId);
const needsLayer = (situation: Situation) => (current(situation) === null ? ({ code: 'window.reason.noLayerSelected' } as const) : null);

export const zoomLayer = action({
  id: 'layer.zoom',
  titleKey: 'window.action.zoomLayer',
  icon: Scan,
  disabledReason: (situation) => {
    const layer = current(situation);
    if (layer === null) return needsLayer(situation);
    return layer.system === null ? { code: 'window.layer.undeclared', params: { name: layer.name } } : null;
  },
  perform: ({ view }) => {
    goTo('map');
    zoomToLayer(view.currentLayerId!);
  },
});

export const layerTable = action({
  id: 'layer.table',
  titleKey: 'window.action.layerTable',
  icon: Table2,
  disabledReason: needsLayer,
  perform: ({ view }) => openTable(view.currentLayerId!),
});

export const declareLayer = action({
  id: 'layer.declare',
  titleKey: 'window.action.declareSystem',
  asks: true,
  icon: Globe,
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'declare-system', layerId: view.currentLayerId! }),
});

export const convertLayer = action({
  id: 'layer.convert',
  titleKey: 'transformation.action.convert',
  asks: true,
  icon: ArrowRightLeft,
  disabledReason: (situation) => {
    const layer = current(situation);
    if (layer === null) return needsLayer(situation);
    if (layer.geometryKind === 'none') return { code: 'transformation.reason.noShapes', params: { layer: layer.name } };
    return layer.system === null ? { code: 'transformation.undeclared', params: { layer: layer.name } } : null;
  },
  perform: ({ view }) => openDialog({ kind: 'convert-system', layerId: view.currentLayerId! }),
});

export const checkShapes = action({
  id: 'layer.faults',
  titleKey: 'faults.action',
  asks: true,
  icon: ShieldCheck,
  disabledReason: (situation) => {
    const layer = current(situation);
    if (layer === null) return needsLayer(situation);
    return layer.geometryKind === 'polygon' ? null : { code: 'faults.not-polygons', params: { layer: layer.name } };
  },
  perform: ({ view }) => openDialog({ kind: 'faults', layerId: view.currentLayerId! }),
});

export const renameLayer = action({
  id: 'layer.rename',
  titleKey: 'window.action.renameLayer',
  asks: true,
  icon: PencilLine,
  keys: ['F2'],
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'rename-layer', layerId: view.currentLayerId! }),
});

export const joinTable = action({
  id: 'layer.join',
  titleKey: 'join.action',
  asks: true,
  icon: Link2,
  disabledReason: (situation) => {
    const layer = current(situation);
    if (layer === null) return needsLayer(situation);
    if (layer.draft !== undefined) return { code: 'join.reason.drawn', params: { name: layer.name } };
    return layer.fields.length === 0 ? { code: 'join.reason.noFields', params: { name: layer.name } } : null;
  },
  perform: ({ view }) => openDialog({ kind: 'join-table', layerId: view.currentLayerId! }),
});

export const exportCurrentLayer = action({
  id: 'layer.export',
  titleKey: 'export.action',
  asks: true,
  icon: FileOutput,
  keys: ['Ctrl+Shift+E'],
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'export-layer', layerId: view.currentLayerId! }),
});

export const removeCurrentLayer = action({
  id: 'layer.remove',
  titleKey: 'window.action.removeLayer',
  icon: Trash2,
  disabledReason: (situation) => needsLayer(situation) ?? (situation.running.length > 0 ? { code: 'window.reason.jobRunning' } : null),
  perform: async ({ view }) => {
    closeTable(view.currentLayerId!);
    await removeLayer(view.currentLayerId!);
  },
});

export const showAllLayers = action({
  id: 'layer.showAll',
  titleKey: 'window.action.showAllLayers',
  icon: Eye,
  disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'window.reason.noLayers' } : null),
  perform: ({ workspace }) =>
    setViews(
      workspace.layers
        .filter((layer) => !viewOf(workspace, layer.id).visible && layerWarning(layer, workspace) === null)
        .map((layer) => ({ layerId: layer.id, visible: true })),
    ),
});

export const hideOtherLayers = action({
  id: 'layer.hideOthers',
  titleKey: 'window.action.hideOtherLayers',
  icon: EyeOff,
  disabledReason: needsLayer,
  perform: ({ workspace, view }) =>
    setViews(
      workspace.layers
        .filter(
          (layer) =>
            viewOf(workspace, layer.id).visible !==
            (layer.id === view.currentLayerId || layer.role === 'rights' || layer.role === 'county'),
        )
        .map((layer) => ({ layerId: layer.id, visible: !viewOf(workspace, layer.id).visible })),
    ),
});

/** What can be done with one layer but removing it; the same in the menu bar and under the right button. */
export const layerMenu: readonly MenuEntry[] = [
  zoomLayer,
  layerTable,
  openRawTable,
  editDrawn,
  selectOnlyHere,
  { id: 'layer.menu.style', titleKey: 'tree.menu.style', icon: Palette, entries: [styleLayer, classifyLayer, labelLayer, copyLook, pasteLook] },
  { id: 'layer.menu.group', titleKey: 'tree.menu.group', icon: Group, entries: [groupCurrentLayer, ungroupCurrentLayer] },
  { id: 'layer.menu.data', titleKey: 'tree.menu.data', icon: Database, entries: [declareLayer, convertLayer, checkShapes, null, layerDate, changeRole, joinTable, null, exportCurrentLayer] },
  renameLayer,
  remarkLayer,
  hideOtherLayers,
];

/** Every verb of one layer. */
export const layerActions: readonly Action[] = [...actionsOf(layerMenu), removeCurrentLayer];
