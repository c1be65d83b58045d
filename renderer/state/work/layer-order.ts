/** Moving layers over and under each other; one undoable step. */
import { setViews } from '../../storage/workspace.ts';
import { groupOf } from '../layers.ts';
import { layerById, useWorkspace, viewOf } from '../workspace.ts';

/** Layer ids from the bottom of the map to the top. */
function drawingOrder(): string[] {
  const workspace = useWorkspace.getState();
  return workspace.layers.map((layer) => layer.id).toSorted((a, b) => viewOf(workspace, a).order - viewOf(workspace, b).order);
}

async function keepOrder(ids: readonly string[], movedId: string, moved?: { readonly layerId: string; readonly groupId: string | null }): Promise<void> {
  const workspace = useWorkspace.getState();
  const changes = ids
    .map((layerId, order) => ({ layerId, order, ...(moved?.layerId === layerId && { groupId: moved.groupId }) }))
    .filter(({ layerId, order, groupId }) => viewOf(workspace, layerId).order !== order || (groupId !== undefined && (viewOf(workspace, layerId).groupId ?? null) !== groupId));
  if (changes.length === 0) return;
  const name = workspace.layers.find(({ id }) => id === movedId)?.name ?? '';
  await setViews(changes, { code: 'office.did.move', params: { name } });
}

/** Puts `layerId` right above or under `other` on the map, into the group that the other lies in. */
export async function moveBeside(layerId: string, other: string, place: 'above' | 'below'): Promise<void> {
  if (layerId === other) return;
  const ids = drawingOrder().filter((id) => id !== layerId);
  ids.splice(ids.indexOf(other) + (place === 'above' ? 1 : 0), 0, layerId);
  const { groupId = null } = viewOf(useWorkspace.getState(), other);
  await keepOrder(ids, layerId, { layerId, groupId });
}

/** One place up (+1) or down (-1) among the layers that stand with it in the tree: in the user's group or in that of its role. */
export async function moveInGroup(layerId: string, step: 1 | -1): Promise<void> {
  const workspace = useWorkspace.getState();
  const placeOf = (id: string): string => viewOf(workspace, id).groupId ?? groupOf(layerById(workspace, id)!.role);
  const ids = drawingOrder();
  const peers = ids.filter((id) => placeOf(id) === placeOf(layerId));
  const neighbour = peers[peers.indexOf(layerId) + step];
  if (neighbour === undefined) return;
  const [a, b] = [ids.indexOf(layerId), ids.indexOf(neighbour)];
  [ids[a], ids[b]] = [ids[b]!, ids[a]!];
  await keepOrder(ids, layerId);
}
