import { expect, test } from 'vitest';
import type { Drafting } from '../../../renderer/map/contract.ts';
import { mapWithoutCanvas } from '../../helpers/map-without-canvas.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { DraftEditor, nearestCorner } from '../../../renderer/map/draft-editor.ts';

const square = (west: number): Drafting['shapes'] => [{ id: 'a', parts: [[[west, 0, west + 100, 0, west + 100, 100, west, 100, west, 0]]] }];
const drafting = (shapes: Drafting['shapes']): Drafting => ({ layerId: 'l', kind: 'polygon', shapes, tool: 'modify', snapping: true, system: systemById('EPSG:4526')!, limit: null });
const quiet = { onDrawn: () => {}, onReshaped: () => {}, onSketch: () => {}, onRefused: () => {}, onCorner: () => {} };

test('a shape that was changed, or its change taken back, can no longer be taken hold of where it was', () => {
  const { map, snapped } = mapWithoutCanvas();
  const editor = new DraftEditor(map, 30, quiet);
  editor.set(drafting(square(20_000)), 'light');
  expect(snapped(20_002, 1)).toEqual([20_000, 0]);
  editor.set(drafting(square(21_000)), 'light');
  expect(snapped(21_002, 1)).toEqual([21_000, 0]);
  expect(snapped(20_002, 1)).toBeNull();
});

test('the pointer is not drawn to outlines that are no longer near by', () => {
  const { map, snapped } = mapWithoutCanvas();
  const editor = new DraftEditor(map, 30, quiet);
  editor.set(drafting([]), 'light');
  editor.setOutlines([Float64Array.of(20_000, 0, 20_500, 0)]);
  expect(snapped(20_002, 1)).toEqual([20_000, 0]);
  editor.setOutlines([Float64Array.of(20_000, 4000, 20_500, 4000)]);
  expect(snapped(20_002, 1)).toBeNull();
  expect(snapped(20_002, 4001)).toEqual([20_000, 4000]);
});

test('the corner nearest to a click within reach is chosen, the first of a ring and not the one that closes it', () => {
  expect(nearestCorner(square(20_000), [20_101, 98], 10)).toMatchObject({ featureId: 'a', part: 0, path: 0, vertex: 2, at: [20_100, 100] });
  expect(nearestCorner(square(20_000), [20_001, 1], 10)).toMatchObject({ vertex: 0 });
  expect(nearestCorner(square(20_000), [20_050, 50], 10)).toBeNull();
});
