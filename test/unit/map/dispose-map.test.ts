import Layer from 'ol/layer/Layer.js';
import type OlMap from 'ol/Map.js';
import BaseObject from 'ol/Object.js';
import View from 'ol/View.js';
import { expect, test } from 'vitest';
import { disposeMap } from '../../../renderer/map/create-map.ts';

class Probe extends Layer {
  gone = false;
  protected override disposeInternal(): void {
    this.gone = true;
    super.disposeInternal();
  }
}

test('a map that is left lets go of its layers, its place and the view it shared', () => {
  const shared = new View();
  const layers = [new Probe({}), new Probe({})];
  const seen: Record<string, unknown> = { target: 'place', view: shared };
  const map = Object.assign(new BaseObject(), {
    setTarget: (target: unknown) => (seen.target = target),
    setView: (view: View) => (seen.view = view),
    getAllLayers: () => layers,
  });
  disposeMap(map as unknown as OlMap);
  expect(layers.map(({ gone }) => gone)).toEqual([true, true]);
  expect(seen.target).toBeUndefined();
  expect(seen.view).not.toBe(shared);
});
