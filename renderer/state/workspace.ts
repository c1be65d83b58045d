/**
 * What the workspace holds, as the window last heard it from the storage. Written only by `feed.ts`; everything
 * else reads. `ready` is false until the first answer of every table is there.
 */
import { create } from 'zustand';
import type { Problem } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { NATIONAL_DIFFERENCE } from '../../shared/crs/elevation.ts';
import type { WorkspaceRecords } from '../storage/follow.ts';
import { groupsAround } from '../../shared/project/layer-groups.ts';
import { isSampleRun } from '../../shared/model/sample-run.ts';

export interface Workspace extends WorkspaceRecords {
  readonly ready: boolean;
  /** Rights of {@link rightsLayerId}; empty while they are read. */
  readonly rights: readonly MiningRight[];
  readonly rightsLayerId: string | null;
  /** Why the rights could not be read. */
  readonly rightsProblem: Problem | null;
}

export const useWorkspace = create<Workspace>(() => ({
  ready: false,
  layers: [],
  views: [],
  groups: [],
  runs: [],
  findings: [],
  decisions: [],
  plans: [],
  deliveries: [],
  workingsRuns: [],
  baseMaps: [],
  elevationDifference: NATIONAL_DIFFERENCE,
  history: { entries: [], undo: null, redo: null },
  rights: [],
  rightsLayerId: null,
  rightsProblem: null,
}));

export function layerById(workspace: Workspace, layerId: string | null): LayerRecord | null {
  return workspace.layers.find((layer) => layer.id === layerId) ?? null;
}

export function rightById(workspace: Workspace, rightId: string | null): MiningRight | null {
  return workspace.rights.find((right) => right.id === rightId) ?? null;
}

/** In which the extents of a run's findings are; null when the run is gone. */
export function systemOfRun({ runs, workingsRuns }: Workspace, runId: string): CoordinateSystem | null {
  return [...runs, ...workingsRuns].find((run) => run.id === runId)?.system ?? null;
}

export function baseMapById(workspace: Workspace, id: string | null): BaseMapRecord | null {
  return workspace.baseMaps.find((baseMap) => baseMap.id === id) ?? null;
}

/** The view of a layer; a layer without one is shown. */
export function viewOf(workspace: Pick<Workspace, 'views'>, layerId: string): LayerView {
  return workspace.views.find((view) => view.layerId === layerId) ?? { layerId, visible: true, opacity: 1, order: 0 };
}

/** The view of a layer as the map shows it: its groups may hide it or make it fainter. */
export function shownView(workspace: Pick<Workspace, 'views' | 'groups'>, layerId: string): LayerView {
  const view = viewOf(workspace, layerId);
  const around = groupsAround(workspace.groups, view.groupId);
  if (around.length === 0) return view;
  return { ...view, visible: view.visible && around.every((group) => group.visible), opacity: around.reduce((opacity, group) => opacity * group.opacity, view.opacity) };
}

/** True when anything shown is fictional sample data or was made from it, also when its layers are gone. */
export function holdsSampleData({ layers, runs, deliveries }: Pick<Workspace, 'layers' | 'runs' | 'deliveries'>): boolean {
  return layers.some(({ sample }) => sample) || deliveries.some(({ sample }) => sample) || runs.some((run) => isSampleRun(run, layers));
}
