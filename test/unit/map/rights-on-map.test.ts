import { expect, test, vi } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { RightsOnMap } from '../../../renderer/map/rights-on-map.ts';
import { layerOf } from '../../helpers/layers.ts';

const engine = vi.hoisted(() => ({ asked: 0, away: true }));
const { record } = layerOf('rights', 'rights', []);
const square = { coordinates: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0), pathStart: Uint32Array.of(0, 4), partStart: Uint32Array.of(0, 1), featureStart: Uint32Array.of(0, 1), features: Uint32Array.of(0), classes: new Uint16Array(1), classNames: [''] };
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: () => {
    engine.asked += 1;
    return engine.away ? Promise.reject(new ProblemError({ severity: 'blocking', code: 'project.layer-files-missing', params: { layer: '采矿权' } })) : Promise.resolve(square);
  },
}));

test('a layer that could not be had is asked for again when the layers change, one that is there is not', async () => {
  const display = systemById('EPSG:4525')!;
  let changed = 0;
  const rights = new RightsOnMap(() => (changed += 1));
  const want = async (): Promise<void> => {
    rights.want(record, display);
    await new Promise((later) => setTimeout(later));
  };
  await want();
  await want();
  expect([engine.asked, changed]).toEqual([1, 0]);
  engine.away = false;
  rights.tryAgain();
  await want();
  expect([engine.asked, changed]).toEqual([2, 1]);
  rights.tryAgain();
  await want();
  expect(engine.asked).toBe(2);
});
