import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { beyondLimit } from '../../../shared/geometry/beyond.ts';
import { edgeCrossings } from '../../../shared/geometry/edge-crossings.ts';

const [E, N] = [38_510_000, 3_876_000];
/** Corners in metres from a place of the sample county, closed. */
const ring = (...corners: readonly (readonly [number, number])[]): number[] => [...corners, corners[0]!].flatMap(([east, north]) => [E + east, N + north]);

test('a bow-tie names its two crossing sides and the place; a square has none', () => {
  const [crossing, ...more] = edgeCrossings([[ring([0, 0], [200, 0], [0, 100], [200, 100])]]);
  expect(more).toEqual([]);
  expect(crossing!.edges.map(({ ring: number, from, to }) => [number, from, to])).toEqual([[1, 2, 3], [1, 4, 1]]);
  expect(crossing!.position[0]).toBeCloseTo(E + 100, 6);
  expect(crossing!.position[1]).toBeCloseTo(N + 50, 6);
  expect(edgeCrossings([[ring([0, 0], [200, 0], [200, 100], [0, 100])]])).toEqual([]);
});

test('a hole across its outer ring is named by both rings; a corner repeated by a double click is no fault', () => {
  const [crossing] = edgeCrossings([[ring([0, 0], [100, 0], [100, 100], [0, 100]), ring([50, 50], [150, 40], [50, 60])]]);
  expect(crossing!.edges.map(({ ring: number }) => number)).toEqual([1, 2]);
  expect(edgeCrossings([[ring([0, 0], [100, 0], [100, 100], [100, 100])]])).toEqual([]);
  expect(edgeCrossings([[[E, N, E + 100, N]]])).toEqual([]);
});

test('what a boundary has beyond its limit is found with its area; a boundary that was only reduced has nothing beyond', () => {
  const system = systemById('EPSG:4526')!;
  const limit = [[ring([0, 0], [1000, 0], [1000, 1000], [0, 1000])]];
  const outside = beyondLimit([[ring([0, 0], [1200, 0], [1000, 1000], [0, 1000])]], limit, system);
  expect(outside.parts).toHaveLength(1);
  // A triangle of 200 by 1000 m, on the ellipsoid within a thousandth.
  expect(outside.areaSquareMetres / 100_000).toBeCloseTo(1, 2);
  expect(beyondLimit([[ring([0, 0], [900, 100], [1000, 1000], [0, 1000])]], limit, system)).toEqual({ parts: [], areaSquareMetres: 0 });
  expect(beyondLimit(limit, limit, system).areaSquareMetres).toBe(0);
});
