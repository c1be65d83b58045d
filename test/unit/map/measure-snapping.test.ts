import Draw from 'ol/interaction/Draw.js';
import type Interaction from 'ol/interaction/Interaction.js';
import Snap from 'ol/interaction/Snap.js';
import type OlMap from 'ol/Map.js';
import BaseObject from 'ol/Object.js';
import { get as getProjection } from 'ol/proj.js';
import { expect, test } from 'vitest';
import { MeasureTool } from '../../../renderer/map/interactions/measure.ts';
import { systemById } from '../../../shared/crs/systems.ts';

const system = systemById('EPSG:4526')!;

/** A map one metre to the pixel, without a canvas. */
function mapWithoutCanvas() {
  const interactions: Interaction[] = [];
  const map = Object.assign(new BaseObject(), {
    addLayer: () => {},
    render: () => {},
    isRendered: () => false,
    addInteraction(interaction: Interaction) {
      interactions.push(interaction);
      interaction.setMap(map as unknown as OlMap);
    },
    removeInteraction(interaction: Interaction) {
      interactions.splice(interactions.indexOf(interaction), 1);
      interaction.setMap(null);
    },
    getView: () => ({ getProjection: () => getProjection('EPSG:3857')!, getResolution: () => 1 }),
    getPixelFromCoordinate: (coordinate: number[]) => coordinate,
  }) as unknown as OlMap;
  const snapped = (east: number, north: number): number[] | null => {
    for (const snap of interactions.filter((each) => each instanceof Snap)) {
      const found = snap.snapTo([east, north], [east, north], map);
      if (found) return [...found.vertex!];
    }
    return null;
  };
  return { map, interactions, snapped };
}

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
