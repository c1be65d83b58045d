import type OlMap from 'ol/Map.js';
import { expect, test, vi } from 'vitest';
import { DraftMarks } from '../../../renderer/map/draft-marks.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { edgeCrossings } from '../../../shared/geometry/edge-crossings.ts';

vi.mock('../../../shared/geometry/edge-crossings.ts', async (original) => {
  const real = await original<typeof import('../../../shared/geometry/edge-crossings.ts')>();
  return { ...real, edgeCrossings: vi.fn(real.edgeCrossings) };
});

const bow = (west: number): number[][][] => [[[west, 0, west + 100, 100, west + 100, 0, west, 100, west, 0]]];

test('while one shape is drawn the others are not judged anew with every move of the pointer', () => {
  let marked = 0;
  const marks = new DraftMarks({ addLayer: (layer: { getSource(): { on(type: 'addfeature', hear: () => void): void } }) => layer.getSource().on('addfeature', () => marked++) } as unknown as OlMap, 1);
  const kept = [bow(0), bow(500)];
  const drafting = { layerId: 'l', kind: 'polygon', shapes: [], tool: 'draw', snapping: false, system: systemById('EPSG:4526')!, limit: null } as const;
  for (let move = 0; move < 5; move++) marks.show(drafting, [...kept, bow(1000 + move)], 'light', null);
  expect(vi.mocked(edgeCrossings).mock.calls.filter(([parts]) => kept.includes(parts as number[][][]))).toHaveLength(2);
  expect(vi.mocked(edgeCrossings)).toHaveBeenCalledTimes(7);
  expect(marked).toBeGreaterThan(0);
});
