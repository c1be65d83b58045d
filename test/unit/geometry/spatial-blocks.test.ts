import { expect, test } from 'vitest';
import { buildSpatialBlocks, FEATURES_PER_BLOCK, featuresTouching, type SpatialBlocks } from '../../../shared/geometry/spatial-blocks.ts';
import { EMPTY_EXTENT, type Extent } from '../../../shared/model/extent.ts';
import { seeded } from '../../helpers/polygons.ts';

function scattered(count: number, seed: number): Float64Array {
  const random = seeded(seed);
  return Float64Array.from(Array.from({ length: count }, () => {
    const [east, north] = [37_500_000 + random() * 40_000, 3_800_000 + random() * 30_000];
    return [east, north, east + random() * 200, north + random() * 200];
  }).flat());
}

/** The answer, and how many blocks were looked into. */
function ask({ order, bounds, boxes }: SpatialBlocks, wanted: readonly Extent[]): { features: number[]; blocks: number } {
  let blocks = 0;
  const features = featuresTouching(boxes, { order: (from, to) => order.subarray(from, to), bounds: (from, to) => (blocks++, bounds.subarray(4 * from, 4 * to)) }, order.length, wanted);
  return { features: [...features], blocks };
}

test('every feature with geometry stands in the order once, inside its block', () => {
  const bounds = scattered(1000, 7);
  bounds.set([Infinity, Infinity, -Infinity, -Infinity], 4 * 500);
  const { order, boxes } = buildSpatialBlocks(bounds);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, feature) => feature).filter((feature) => feature !== 500));
  order.forEach((feature, position) => {
    const block = 4 * Math.floor(position / FEATURES_PER_BLOCK);
    expect(boxes[block]! <= bounds[4 * feature]! && boxes[block + 1]! <= bounds[4 * feature + 1]! && boxes[block + 2]! >= bounds[4 * feature + 2]! && boxes[block + 3]! >= bounds[4 * feature + 3]!).toBe(true);
  });
});

test('blocks are compact: a small box meets few of them', () => {
  const bounds = scattered(20_000, 3);
  const { features, blocks } = ask(buildSpatialBlocks(bounds), [[37_510_000, 3_810_000, 37_511_000, 3_811_000]]);
  expect(features).toEqual(Array.from({ length: 20_000 }, (_, i) => i).filter((i) => bounds[4 * i]! <= 37_511_000 && bounds[4 * i + 2]! >= 37_510_000 && bounds[4 * i + 1]! <= 3_811_000 && bounds[4 * i + 3]! >= 3_810_000));
  expect(blocks).toBeGreaterThan(0);
  expect(blocks).toBeLessThan(12);
});

test('one point for all, and nothing at all', () => {
  expect([...buildSpatialBlocks(Float64Array.of(5, 5, 5, 5, 5, 5, 5, 5)).order]).toEqual([0, 1]);
  const empty = buildSpatialBlocks(new Float64Array(0));
  expect(empty.order.length).toBe(0);
  expect(ask(empty, [[0, 0, 1, 1]]).features).toEqual([]);
  expect(ask(buildSpatialBlocks(Float64Array.of(0, 0, 1, 1)), [EMPTY_EXTENT]).features).toEqual([]);
});
