import { expect, test } from 'vitest';
import type { LayerGroupRecord } from '../../../shared/model/layer.ts';
import { groupsAround, groupsIn, groupsWithin, placedGroup } from '../../../shared/project/layer-groups.ts';

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
