import { ClipboardPaste, CopyPlus, FolderTree, Group, Palette, Replace, StickyNote, SwatchBook, Tags, Ungroup } from 'lucide-react';
import { translator } from '../../../shared/i18n/text.ts';
import { isClassifiable } from '../../../shared/model/layer.ts';
import { createGroup, putInGroup } from '../../storage/workspace-groups.ts';
import { setViews } from '../../storage/workspace.ts';
import { useTree } from '../tree-view.ts';
import { openDialog, useView } from '../view.ts';
import { layerById, viewOf } from '../workspace.ts';
import { action, type Situation } from './action.ts';

const needsLayer = ({ workspace, view }: Situation) => (layerById(workspace, view.currentLayerId) === null ? ({ code: 'window.reason.noLayerSelected' } as const) : null);

/** A name for a new group that no group has. */
function nameOfNewGroup({ workspace, view }: Situation): string {
  const base = translator(view.language)('tree.newGroup');
  const taken = new Set(workspace.groups.map((group) => group.name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name)) return name;
  }
}

export const newGroup = action({
  id: 'layer.newGroup',
  titleKey: 'tree.action.newGroup',
  icon: FolderTree,
  disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'window.reason.noLayers' } : null),
  perform: async (situation) => {
    useTree.setState({ renamingGroupId: await createGroup(nameOfNewGroup(situation), []) });
    useView.setState({ module: 'map', leftOpen: true });
  },
});

export const groupCurrentLayer = action({
  id: 'layer.group',
  titleKey: 'tree.action.group',
  icon: Group,
  disabledReason: needsLayer,
  perform: async (situation) => {
    useTree.setState({ renamingGroupId: await createGroup(nameOfNewGroup(situation), [situation.view.currentLayerId!]) });
  },
});

export const ungroupCurrentLayer = action({
  id: 'layer.ungroup',
  titleKey: 'tree.action.ungroup',
  icon: Ungroup,
  available: ({ workspace, view }) => view.currentLayerId !== null && (viewOf(workspace, view.currentLayerId).groupId ?? null) !== null,
  disabledReason: needsLayer,
  perform: ({ view }) => putInGroup([view.currentLayerId!], null),
});

export const styleLayer = action({
  id: 'layer.style',
  titleKey: 'tree.action.style',
  asks: true,
  icon: Palette,
  keys: ['F7'],
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'layer-style', layerId: view.currentLayerId!, tab: 'style' }),
});

export const classifyLayer = action({
  id: 'layer.classify',
  titleKey: 'classes.change',
  asks: true,
  icon: SwatchBook,
  disabledReason: (situation) => {
    const layer = layerById(situation.workspace, situation.view.currentLayerId);
    return layer !== null && !isClassifiable(layer) ? { code: layer.role === 'rights' ? 'classes.rights' : 'classes.noShapes' } : needsLayer(situation);
  },
  perform: ({ view }) => openDialog({ kind: 'layer-style', layerId: view.currentLayerId!, tab: 'classes' }),
});

export const labelLayer = action({
  id: 'layer.labels',
  titleKey: 'tree.action.labels',
  asks: true,
  icon: Tags,
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'layer-style', layerId: view.currentLayerId!, tab: 'labels' }),
});

export const copyLook = action({
  id: 'layer.copyStyle',
  titleKey: 'tree.action.copyStyle',
  icon: CopyPlus,
  disabledReason: needsLayer,
  perform: ({ workspace, view }) => {
    const { style, classes, labels, opacity } = viewOf(workspace, view.currentLayerId!);
    useTree.setState({ copiedLook: { from: view.currentLayerId!, style, classes, labels, opacity } });
  },
});

export const pasteLook = action({
  id: 'layer.pasteStyle',
  titleKey: 'tree.action.pasteStyle',
  icon: ClipboardPaste,
  disabledReason: (situation) => needsLayer(situation) ?? (useTree.getState().copiedLook === null ? { code: 'tree.reason.noStyleCopied' } : null),
  perform: ({ workspace, view }) => {
    const { style, classes, labels, opacity } = useTree.getState().copiedLook!;
    const fields = layerById(workspace, view.currentLayerId)?.fields.map((field) => field.name) ?? [];
    // A label of another layer's field would be no name here.
    const kept = labels && (!labels.on || fields.includes(labels.field)) ? labels : viewOf(workspace, view.currentLayerId!).labels;
    const classified = !classes || fields.includes(classes.field) ? { classes: classes ?? null } : {};
    return setViews([{ layerId: view.currentLayerId!, opacity, style: style ?? {}, ...classified, ...(kept && { labels: kept }) }]);
  },
});

export const changeRole = action({
  id: 'layer.role',
  titleKey: 'tree.action.role',
  asks: true,
  icon: Replace,
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'layer-meaning', layerId: view.currentLayerId! }),
});

export const remarkLayer = action({
  id: 'layer.remark',
  titleKey: 'office.action.remark',
  asks: true,
  icon: StickyNote,
  disabledReason: needsLayer,
  perform: ({ view }) => openDialog({ kind: 'layer-remark', layerId: view.currentLayerId! }),
});
