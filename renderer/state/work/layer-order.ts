/** Moving layers over and under each other and from group to group; one undoable step that leaves the others' order as it is. */
import type { Note } from '../../../shared/base/news.ts';
import type { LayerView } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { bottomFirst, groupOf, layersOfGroup, placeInTree, type LayerGroup } from '../layers.ts';
import { layerById, useWorkspace, viewOf, type Workspace } from '../workspace.ts';

type Change = Pick<LayerView, 'layerId'> & Partial<Pick<LayerView, 'order' | 'groupId'>>;

/** What changes when `layerId` is put right above or under `other`, into the group that the other stands in; empty where it is there already. */
export function placedBeside(workspace: Workspace, layerId: string, other: string, place: 'above' | 'below'): readonly Change[] {
  const [moved, neighbour] = [layerById(workspace, layerId), layerById(workspace, other)];
  if (!moved || !neighbour || layerId === other) return [];
  const ids = bottomFirst(workspace).map(({ id }) => id).filter((id) => id !== layerId);
  ids.splice(ids.indexOf(other) + (place === 'above' ? 1 : 0), 0, layerId);
  const stands = placeInTree(workspace, neighbour);
  const groupId = stands === groupOf(moved.role) ? null : stands;
  return orderChanges(workspace, ids, { layerId, groupId });
}

/** Numbers the layers from the bottom; only those whose number becomes another one. */
function orderChanges(workspace: Workspace, ids: readonly string[], moved?: { readonly layerId: string; readonly groupId: string | null }): readonly Change[] {
  return ids
    .map((layerId, order) => ({ layerId, order, ...(moved?.layerId === layerId && { groupId: moved.groupId }) }))
    .filter(({ layerId, order, groupId }) => viewOf(workspace, layerId).order !== order || (groupId !== undefined && (viewOf(workspace, layerId).groupId ?? null) !== groupId));
}

async function keep(changes: readonly Change[], didWhat: Note): Promise<void> {
  if (changes.length > 0) await setViews(changes, didWhat);
}

const nameOf = (workspace: Workspace, layerId: string): string => layerById(workspace, layerId)?.name ?? '';
const movedNote = (workspace: Workspace, layerId: string): Note => ({ code: 'office.did.move', params: { name: nameOf(workspace, layerId) } });

/** Puts a layer right above or under another, into the group that the other stands in. */
export async function moveBeside(layerId: string, other: string, place: 'above' | 'below'): Promise<void> {
  const workspace = useWorkspace.getState();
  const [moved, neighbour] = [layerById(workspace, layerId), layerById(workspace, other)];
  if (!moved || !neighbour) return;
  const [from, to] = [placeInTree(workspace, moved), placeInTree(workspace, neighbour)];
  await keep(placedBeside(workspace, layerId, other, place), from === to ? movedNote(workspace, layerId) : intoNote(workspace, layerId, to));
}

/** Puts a layer on top of those that stand in one of the program's groups. */
export async function moveIntoGroup(layerId: string, group: LayerGroup): Promise<void> {
  const workspace = useWorkspace.getState();
  const top = layersOfGroup(workspace, group)[0];
  if (top && top.id !== layerId) await moveBeside(layerId, top.id, 'above');
}

function intoNote(workspace: Workspace, layerId: string, place: string): Note {
  const own = workspace.groups.find(({ id }) => id === place);
  return { code: 'tree.did.into-group', params: { layers: [nameOf(workspace, layerId)], name: own ? own.name : { code: `window.group.${place as LayerGroup}` } } };
}

/** The layer one place above (+1) or under (-1) among those that stand with it in the tree; undefined at the end. */
function neighbourOf(workspace: Workspace, layerId: string, step: 1 | -1): string | undefined {
  const layer = layerById(workspace, layerId);
  if (!layer) return undefined;
  const peers = bottomFirst(workspace).filter((each) => placeInTree(workspace, each) === placeInTree(workspace, layer)).map(({ id }) => id);
  return peers[peers.indexOf(layerId) + step];
}

/** Why a layer cannot be moved one place up (+1) or down (-1); null when it can. */
export function moveHindrance(workspace: Workspace, layerId: string, step: 1 | -1): Note | null {
  return neighbourOf(workspace, layerId, step) === undefined ? { code: step === 1 ? 'redraw.reason.top' : 'redraw.reason.bottom' } : null;
}

/** One place up (+1) or down (-1) among the layers that stand with it in the tree. */
export async function moveInGroup(layerId: string, step: 1 | -1): Promise<void> {
  const workspace = useWorkspace.getState();
  const neighbour = neighbourOf(workspace, layerId, step);
  if (neighbour === undefined) return;
  const ids = bottomFirst(workspace).map(({ id }) => id);
  const [a, b] = [ids.indexOf(layerId), ids.indexOf(neighbour)];
  [ids[a], ids[b]] = [ids[b]!, ids[a]!];
  await keep(orderChanges(workspace, ids), movedNote(workspace, layerId));
}
