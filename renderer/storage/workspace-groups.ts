/** The user's own groups of layers; every function is one undoable step. Groups lie in each other as deep as wished. */
import type { Note } from '../../shared/base/news.ts';
import type { LayerGroupRecord } from '../../shared/model/layer.ts';
import type { Edit } from '../../shared/project/history.ts';
import { placedGroup, type GroupPlace } from '../../shared/project/layer-groups.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';
import { editsOfViews } from './workspace.ts';

/** Makes a group above all others and puts layers into it; its id. */
export async function createGroup(name: string, layerIds: readonly string[], parentId: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  await inOneTransaction(async () => {
    const order = Math.max(0, ...(await database.groups.toArray()).map((group) => group.order)) + 1;
    const group: LayerGroupRecord = { id, name, parentId, visible: true, opacity: 1, order };
    await transact({ code: 'tree.did.create-group', params: { name } }, [{ table: 'groups', key: id, after: group }, ...(await moved(layerIds, id))]);
  });
  return id;
}

/** Renames a group, shows or hides it, makes it fainter, moves it. */
export async function changeGroup(groupId: string, change: Partial<Omit<LayerGroupRecord, 'id'>>): Promise<void> {
  await inOneTransaction(async () => {
    const group = await database.groups.get(groupId);
    if (!group) return;
    const { name } = group;
    const label: Note =
      change.name !== undefined
        ? { code: 'tree.did.rename-group', params: { before: name, after: change.name } }
        : change.exclusive !== undefined
        ? { code: change.exclusive ? 'office.did.exclusive' : 'office.did.notExclusive', params: { name } }
        : { code: change.visible === undefined ? 'tree.did.change-group' : change.visible ? 'tree.did.show-group' : 'tree.did.hide-group', params: { name } };
    const after: LayerGroupRecord = { ...group, ...change };
    const groups = (await database.groups.toArray()).map((each) => (each.id === groupId ? after : each));
    await transact(label, [{ table: 'groups', key: groupId, after }, ...(await editsOfViews([], groups))]);
  });
}

/** Puts a group into another, out of all of them, or above a neighbour; nothing happens where it would lie in itself. */
export async function moveGroup(groupId: string, place: GroupPlace): Promise<void> {
  await inOneTransaction(async () => {
    const groups = await database.groups.toArray();
    const changes = placedGroup(groups, groupId, place);
    const moved = changes.find((group) => group.id === groupId);
    if (!moved) return;
    const before = groups.find((group) => group.id === groupId)!;
    const into = groups.find((group) => group.id === moved.parentId);
    const label: Note =
      moved.parentId === before.parentId
        ? { code: 'tree.did.change-group', params: { name: moved.name } }
        : into
          ? { code: 'desk.did.groupInto', params: { name: moved.name, into: into.name } }
          : { code: 'desk.did.groupOut', params: { name: moved.name } };
    await transact(label, changes.map((after): Edit => ({ table: 'groups', key: after.id, after })));
  });
}

/** Takes the group away; its layers and groups stay and lie where the group lay. */
export async function dissolveGroup(groupId: string): Promise<void> {
  await inOneTransaction(async () => {
    const group = await database.groups.get(groupId);
    if (!group) return;
    const inside = (await database.views.toArray()).filter((view) => view.groupId === groupId).map((view) => view.layerId);
    const subgroups = (await database.groups.toArray()).filter((each) => each.parentId === groupId);
    await transact({ code: 'tree.did.dissolve-group', params: { name: group.name } }, [
      { table: 'groups', key: groupId, after: null },
      ...subgroups.map((each): Edit => ({ table: 'groups', key: each.id, after: { ...each, parentId: group.parentId } })),
      ...(await moved(inside, group.parentId)),
    ]);
  });
}

/** Puts layers into a group; null gives them back to the group of their role. */
export async function putInGroup(layerIds: readonly string[], groupId: string | null): Promise<void> {
  await inOneTransaction(async () => {
    const names = (await database.layers.bulkGet([...layerIds])).flatMap((layer) => (layer ? [layer.name] : []));
    const group = groupId === null ? undefined : await database.groups.get(groupId);
    const label: Note = group ? { code: 'tree.did.into-group', params: { layers: names, name: group.name } } : { code: 'tree.did.out-of-group', params: { layers: names } };
    await transact(label, await moved(layerIds, groupId));
  });
}

async function moved(layerIds: readonly string[], groupId: string | null): Promise<Edit[]> {
  const views = await database.views.bulkGet([...layerIds]);
  return editsOfViews(views.flatMap((view) => (view ? [{ ...view, groupId }] : [])));
}
