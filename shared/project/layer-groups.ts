/** How groups of layers lie in each other, as deep as a person puts them. A group that lies nowhere, or in one that is gone, is at the top. */
import type { LayerGroupRecord, LayerView } from '../model/layer.ts';

type Groups = readonly LayerGroupRecord[];

/** The groups that something lies in, the inner one first; a ring, which nothing here makes, is walked once. */
export function groupsAround(groups: Groups, groupId: string | null | undefined): readonly LayerGroupRecord[] {
  const around: LayerGroupRecord[] = [];
  for (let group = groups.find((each) => each.id === groupId); group && !around.includes(group); group = groups.find((each) => each.id === around.at(-1)!.parentId)) around.push(group);
  return around;
}

/** The group and all groups inside it, by id. */
export function groupsWithin(groups: Groups, groupId: string): ReadonlySet<string> {
  return new Set(groups.filter((group) => groupsAround(groups, group.id).some((each) => each.id === groupId)).map((group) => group.id));
}

/** The groups that lie directly in `parentId`, or at the top for null; in the order given. */
export function groupsIn(groups: Groups, parentId: string | null): Groups {
  if (parentId !== null) return groups.filter((group) => group.parentId === parentId);
  const ids = new Set(groups.map((group) => group.id));
  return groups.filter((group) => group.parentId === null || !ids.has(group.parentId));
}

/** Where a group is put: on top of those inside another (null: at the top of the tree), or right above a neighbour. */
export type GroupPlace = { readonly into: string | null } | { readonly above: string };

/** The groups with what changes when one is put elsewhere; empty when it lies there already or would lie in itself. */
export function placedGroup(groups: Groups, groupId: string, place: GroupPlace): readonly LayerGroupRecord[] {
  const moved = groups.find((group) => group.id === groupId);
  const above = 'above' in place ? groups.find((group) => group.id === place.above) : undefined;
  if (!moved || ('above' in place && !above)) return [];
  const parentId = 'above' in place ? above!.parentId : place.into;
  if (parentId !== null && groupsWithin(groups, groupId).has(parentId)) return [];
  if (above?.id === groupId || (!above && parentId === moved.parentId)) return [];
  const neighbours = groupsIn(groups, parentId)
    .filter((group) => group.id !== groupId)
    .toSorted((a, b) => b.order - a.order);
  neighbours.splice(above ? neighbours.indexOf(above) : 0, 0, moved);
  return neighbours
    .map((group, fromTop) => ({ ...group, order: neighbours.length - fromTop, ...(group.id === groupId && { parentId }) }))
    .filter((group) => {
      const before = groups.find((each) => each.id === group.id)!;
      return before.order !== group.order || before.parentId !== group.parentId;
    });
}

/**
 * Views as they are to be written so that of the layers right in an exclusive group at most one is shown. `changed` is
 * what a step wants, `all` what there is. A layer switched on by itself stays on and the others go off; where several are
 * switched on together, the one that was on before stays, else the topmost.
 */
export function onlyOneShown(changed: readonly LayerView[], all: readonly LayerView[], groups: readonly LayerGroupRecord[]): readonly LayerView[] {
  const before = new Map(all.map((view) => [view.layerId, view]));
  const after = new Map([...all, ...changed].map((view) => [view.layerId, view]));
  const written = new Map(changed.map((view) => [view.layerId, view]));
  for (const { id } of groups.filter(({ exclusive }) => exclusive)) {
    const shown = [...after.values()].filter((view) => view.groupId === id && view.visible).toSorted((a, b) => b.order - a.order);
    const wasShown = ({ layerId }: LayerView): boolean => before.get(layerId)?.visible === true && before.get(layerId)?.groupId === id;
    const switchedOn = shown.filter((view) => !wasShown(view));
    const kept = switchedOn.length === 1 ? switchedOn[0] : (shown.find(wasShown) ?? shown[0]);
    for (const view of shown) if (view !== kept) written.set(view.layerId, { ...view, visible: false });
  }
  return [...written.values()];
}
