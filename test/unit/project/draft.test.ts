import { expect, test } from 'vitest';
import type { DraftRecord } from '../../../shared/model/layer-edits.ts';
import { withCorner, draftFacts, withCells, withFeature, withoutRows, withShape } from '../../../shared/project/draft.ts';
import { rectangle } from '../../helpers/polygons.ts';

const draft: DraftRecord = { layerId: 'd', features: [{ id: 'a', parts: [[rectangle(0, 0, 10, 10)]], values: ['东片', ''] }] };

test('features come, change their shape and go; the others stay as they are', () => {
  const two = withFeature(draft, { id: 'b', parts: [[rectangle(20, 0, 30, 5)]], values: ['西片', ''] });
  expect(draftFacts({ geometryKind: 'polygon' }, two)).toEqual({ featureCount: 2, vertexCount: 10, extent: [0, 0, 30, 10] });
  const moved = withShape(two, 'b', [[rectangle(20, 0, 50, 5)]]);
  expect(moved.features[0]).toBe(two.features[0]);
  expect(draftFacts({ geometryKind: 'polygon' }, moved).extent).toEqual([0, 0, 50, 10]);
  expect(withoutRows(moved, new Set([0])).features.map((feature) => feature.id)).toEqual(['b']);
});

test('cells are changed by row and field', () => {
  expect(withCells(draft, [{ feature: 0, position: 1, text: '每周' }]).features[0]!.values).toEqual(['东片', '每周']);
});

test('a corner is put elsewhere by its place in the shape; the first of a ring takes the closing one along', () => {
  const ring = [0, 0, 10, 0, 10, 10, 0, 0];
  expect(withCorner([[ring]], { part: 0, path: 0, vertex: 1 }, [20, 1])).toEqual([[[0, 0, 20, 1, 10, 10, 0, 0]]]);
  expect(withCorner([[ring], [ring]], { part: 1, path: 0, vertex: 0 }, [-5, -6])).toEqual([[ring], [[-5, -6, 10, 0, 10, 10, -5, -6]]]);
});
