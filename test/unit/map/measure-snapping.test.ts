import Draw from 'ol/interaction/Draw.js';
import Snap from 'ol/interaction/Snap.js';
import { expect, test } from 'vitest';
import { MeasureTool } from '../../../renderer/map/interactions/measure.ts';
import { mapWithoutCanvas } from '../../helpers/map-without-canvas.ts';
import { systemById } from '../../../shared/crs/systems.ts';

const system = systemById('EPSG:4526')!;

test('a measured point takes the corner of a mine near by, while snapping is on', () => {
  const { map, interactions, snapped } = mapWithoutCanvas();
  const tool = new MeasureTool(map, 30);
  tool.setOutlines([Float64Array.of(20_000, 0, 20_500, 0, 20_500, 400, 20_000, 0)]);
  tool.set('line', system, 'light', () => {});
  tool.setSnapping(true);
  expect(snapped(20_497, 3)).toEqual([20_500, 0]);
  // Snapping hears the pointer before the measurement does: it was added later.
  expect(interactions.findIndex((each) => each instanceof Snap)).toBeGreaterThan(interactions.findIndex((each) => each instanceof Draw));
  tool.setSnapping(false);
  expect(snapped(20_497, 3)).toBeNull();
  expect(interactions.some((each) => each instanceof Draw), 'the measurement goes on').toBe(true);
});

test('nothing is left on the map when measuring ends', () => {
  const { map, interactions } = mapWithoutCanvas();
  const tool = new MeasureTool(map, 30);
  tool.set('area', system, 'light', () => {});
  tool.setSnapping(true);
  tool.set(null, system, 'light', () => {});
  tool.setSnapping(true);
  expect(interactions).toEqual([]);
});
