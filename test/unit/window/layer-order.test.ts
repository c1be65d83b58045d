import { expect, test } from 'vitest';
import { bottomFirst, layersOfGroup } from '../../../renderer/state/layers.ts';
import { moveHindrance, placedBeside } from '../../../renderer/state/work/layer-order.ts';
import type { Workspace } from '../../../renderer/state/workspace.ts';
import type { LayerRecord, LayerRole, LayerView } from '../../../shared/model/layer.ts';

/** A workspace of layers [id, role, order]; layers of one role have the same order, as imports give it. */
function workspaceOf(...layers: readonly (readonly [id: string, role: LayerRole, order: number])[]): Workspace {
  return {
    layers: layers.map(([id, role]) => ({ id, role, name: id }) as LayerRecord),
    views: layers.map(([id, , order]) => ({ layerId: id, visible: true, opacity: 1, order })),
    groups: [],
  } as unknown as Workspace;
}

function after(workspace: Workspace, changes: ReturnType<typeof placedBeside>): Workspace {
  const views = workspace.views.map((view): LayerView => ({ ...view, ...changes.find(({ layerId }) => layerId === view.layerId) }));
  return { ...workspace, views };
}

const county = workspaceOf(['parcels 2024', 'dltb', 0], ['parcels 2025', 'dltb', 0], ['patrol', 'other', 9], ['redline', 'redline', 15], ['rights', 'rights', 18], ['proposed', 'rights', 18]);
const ids = (layers: readonly LayerRecord[]): string[] => layers.map(({ id }) => id);

test('of layers of one order the tree lists on top what the map draws on top', () => {
  expect(ids(layersOfGroup(county, 'land'))).toEqual(['parcels 2025', 'parcels 2024']);
  expect(ids(layersOfGroup(county, 'rights'))).toEqual(['proposed', 'rights']);
});

test('a layer dragged to another group of the program stands there, right where it was dropped, and no other changes its place', () => {
  const moved = after(county, placedBeside(county, 'patrol', 'redline', 'above'));
  expect(ids(layersOfGroup(moved, 'control'))).toEqual(['patrol', 'redline']);
  expect(ids(layersOfGroup(moved, 'other'))).toEqual([]);
  const others = (workspace: Workspace): string[] => ids(bottomFirst(workspace)).filter((id) => id !== 'patrol');
  expect(others(moved)).toEqual(others(county));
  for (const group of ['land', 'rights'] as const) expect(ids(layersOfGroup(moved, group))).toEqual(ids(layersOfGroup(county, group)));
});

test('dropped under a row it stands under it, and dragged home it follows its role again', () => {
  const under = after(county, placedBeside(county, 'patrol', 'redline', 'below'));
  expect(ids(layersOfGroup(under, 'control'))).toEqual(['redline', 'patrol']);
  const two = workspaceOf(['a', 'other', 9], ['b', 'other', 9], ['redline', 'redline', 15]);
  const withOther = after(two, placedBeside(two, 'a', 'redline', 'above'));
  const home = after(withOther, placedBeside(withOther, 'a', 'b', 'below'));
  expect(ids(layersOfGroup(home, 'other'))).toEqual(['b', 'a']);
  expect(home.views.find(({ layerId }) => layerId === 'a')!.groupId).toBeNull();
});

test('a layer at the end of its group says why it goes no further', () => {
  expect(moveHindrance(county, 'patrol', 1)).toEqual({ code: 'redraw.reason.top' });
  expect(moveHindrance(county, 'parcels 2025', 1)).toEqual({ code: 'redraw.reason.top' });
  expect(moveHindrance(county, 'parcels 2025', -1)).toBeNull();
  expect(moveHindrance(county, 'parcels 2024', -1)).toEqual({ code: 'redraw.reason.bottom' });
});
