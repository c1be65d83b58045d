import { expect, test } from 'vitest';
import { areaOfParts, layerToGoOnIn, typedPlace, wholeBoundary } from '../../../renderer/state/work/draft.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { systemById } from '../../../shared/crs/systems.ts';

test('bodies of a right that lie over one another count once; bodies apart add up', () => {
  const system = systemById('EPSG:4526')!;
  const square = (east: number, metres: number): number[][] => [[east, 3884000, east, 3884000 + metres, east + metres, 3884000 + metres, east + metres, 3884000]];
  const outer = areaOfParts([square(38510000, 1000)], system);
  expect(outer / 1e6).toBeCloseTo(1, 2);
  expect(areaOfParts([square(38510000, 1000), square(38510000, 400)], system)).toBeCloseTo(outer, 1);
  expect(areaOfParts([square(38510000, 1000), square(38520000, 1000)], system) / outer).toBeCloseTo(2, 4);
});

test('a proposed boundary is all its bodies, with the one that is reshaped or drawn as it is now', () => {
  const system = systemById('EPSG:4526')!;
  const ring = (east: number): number[][] => [[east, 0, east, 1, east + 1, 1, east, 0]];
  const features = [{ id: 'a', parts: [ring(0)], values: [] }, { id: 'b', parts: [ring(10)], values: [] }];
  expect(wholeBoundary(features, system, system, null)).toEqual([ring(0), ring(10)]);
  expect(wholeBoundary(features, system, system, { featureId: 'a', parts: [ring(5)] })).toEqual([ring(10), ring(5)]);
  expect(wholeBoundary(features, system, system, { featureId: null, parts: [ring(20)] })).toEqual([ring(0), ring(10), ring(20)]);
  // Two vertices bound nothing yet.
  expect(wholeBoundary(features, system, system, { featureId: null, parts: [[[0, 0, 1, 1]]] })).toEqual([ring(0), ring(10)]);
});

test('drawing goes on in the newest layer of that kind and shape; a route is no patrol area', () => {
  const layer = (id: string, geometryKind: 'polygon' | 'line', importedAt: string) => ({ id, draft: 'patrol', geometryKind, source: { importedAt } }) as LayerRecord;
  const layers = [layer('new', 'polygon', '2026-11-20T02:00:00Z'), layer('old', 'polygon', '2026-11-19T02:00:00Z'), layer('route', 'line', '2026-11-21T02:00:00Z')];
  expect(layerToGoOnIn(layers, 'patrol')?.id).toBe('new');
  expect(layerToGoOnIn(layers, 'route')?.id).toBe('route');
  expect(layerToGoOnIn(layers, 'note')).toBeNull();
});

test('of a corner whose one coordinate is typed anew the other keeps all its digits; what reads the same is no change', () => {
  const at = [38513108.21345, 3874412.86321] as const;
  expect(typedPlace(at, [38513108.213, 3874420])).toEqual([38513108.21345, 3874420]);
  expect(typedPlace(at, [38513110, 3874412.863])).toEqual([38513110, 3874412.86321]);
  expect(typedPlace(at, [38513108.213, 3874412.863])).toBeNull();
});
