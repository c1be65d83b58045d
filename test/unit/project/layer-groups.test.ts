import { expect, test } from 'vitest';
import type { LayerGroupRecord, LayerView } from '../../../shared/model/layer.ts';
import { groupsAround, groupsIn, groupsWithin, onlyOneShown, placedGroup } from '../../../shared/project/layer-groups.ts';

const group = (id: string, parentId: string | null, order: number): LayerGroupRecord => ({ id, name: id, parentId, visible: true, opacity: 1, order });
/** a(b(c)), d */
const groups = [group('a', null, 4), group('b', 'a', 3), group('c', 'b', 2), group('d', null, 1)];
const changed = (...args: Parameters<typeof placedGroup>) => placedGroup(...args).map(({ id, parentId, order }) => `${id} in ${parentId} at ${order}`);

test('groups lie in each other as deep as they are put', () => {
  expect(groupsAround(groups, 'c').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(groupsAround(groups, null)).toEqual([]);
  expect([...groupsWithin(groups, 'a')]).toEqual(['a', 'b', 'c']);
  expect(groupsIn(groups, null).map(({ id }) => id)).toEqual(['a', 'd']);
  expect(groupsIn(groups, 'a').map(({ id }) => id)).toEqual(['b']);
});

test('a group whose own was taken away is at the top, and a ring is walked once', () => {
  expect(groupsIn([group('lost', 'gone', 1)], null).map(({ id }) => id)).toEqual(['lost']);
  expect(groupsAround([group('x', 'y', 1), group('y', 'x', 2)], 'x').map(({ id }) => id)).toEqual(['x', 'y']);
});

test('put into another it lies on top of what is there', () => {
  expect(changed(groups, 'd', { into: 'a' })).toEqual(['d in a at 2', 'b in a at 1']);
  expect(changed(groups, 'c', { into: null })).toEqual(['c in null at 3', 'a in null at 2']);
});

test('put above a neighbour it takes that one’s group and place', () => {
  expect(changed(groups, 'd', { above: 'a' })).toEqual(['d in null at 2', 'a in null at 1']);
  expect(changed(groups, 'd', { above: 'c' })).toEqual(['d in b at 2', 'c in b at 1']);
});

test('nothing lies in itself, and what stays changes nothing', () => {
  expect(changed(groups, 'a', { into: 'c' })).toEqual([]);
  expect(changed(groups, 'a', { above: 'b' })).toEqual([]);
  expect(changed(groups, 'a', { into: 'a' })).toEqual([]);
  expect(changed(groups, 'b', { into: 'a' })).toEqual([]);
  expect(changed(groups, 'a', { above: 'a' })).toEqual([]);
});

const view = (layerId: string, visible: boolean, order: number, groupId: string | null = 'x'): LayerView => ({ layerId, visible, opacity: 1, order, groupId });
const exclusive: readonly LayerGroupRecord[] = [{ ...group('x', null, 1), exclusive: true }];
const written = (changed: readonly LayerView[], all: readonly LayerView[], of = exclusive): readonly string[] => onlyOneShown(changed, all, of).map(({ layerId, visible }) => `${layerId} ${visible ? 'on' : 'off'}`);

test('in an exclusive group the layer that is switched on puts the others out; outside nothing else is touched', () => {
  const all = [view('2024', true, 1), view('2025', false, 2), view('elsewhere', true, 3, null)];
  expect(written([view('2025', true, 2)], all)).toEqual(['2025 on', '2024 off']);
  expect(written([view('2024', false, 1)], all)).toEqual(['2024 off']);
  expect(written([view('elsewhere', true, 3, null)], all)).toEqual(['elsewhere on']);
  expect(written([view('2025', true, 2)], all, [group('x', null, 1)])).toEqual(['2025 on']);
});

test('of several switched on together the one that was on stays, else the topmost; a shown layer put in takes the place', () => {
  const all = [view('2023', false, 0), view('2024', true, 1), view('2025', false, 2)];
  expect(written([view('2023', true, 0), view('2025', true, 2)], all)).toEqual(['2023 off', '2025 off']);
  expect(written([view('2023', true, 0), view('2025', true, 2)], all.map((each) => ({ ...each, visible: false })))).toEqual(['2023 off', '2025 on']);
  expect(written([view('new', true, 9)], [...all, view('new', true, 9, null)])).toEqual(['new on', '2024 off']);
});

test('a group that becomes exclusive keeps its topmost layer that is shown', () => {
  expect(written([], [view('2024', true, 1), view('2025', true, 2), view('2026', false, 3)])).toEqual(['2024 off']);
});
