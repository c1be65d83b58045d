/** What the slabs promise: no side that reaches a height is missing, and few others are asked. */
import { expect, test } from 'vitest';
import { SideSlabs, SlabsOnDemand } from '../../../shared/geometry/side-slabs.ts';
import { nestRings } from '../../../shared/formats/shapefile/ring-nesting.ts';
import { findFaults, judgeQuickly } from '../../../shared/geometry/validity.ts';
import { columnsOf, rectangle, seeded } from '../../helpers/polygons.ts';

test.each([['short sides', 0.01], ['sides of every length', 1], ['all as tall as the ring', 50]])('%s: every side that reaches a height stands in its slab', (_name, length) => {
  const random = seeded(7);
  const sides = Array.from({ length: 400 }, () => {
    const low = length > 10 ? 0 : random() * 10;
    return [low, low + length * random() + (length > 10 ? 50 : 0)] as const;
  });
  const slabs = new SideSlabs(sides.length, (side) => sides[side]![0], (side) => sides[side]![1]);
  // Sides that go through every slab make the slabs fewer, not the memory larger.
  expect(slabs.sides.length).toBeLessThanOrEqual(9 * sides.length);
  const heights = [...sides.flat(), ...Array.from({ length: 500 }, () => random() * 60 - 5), -1e9, 1e9];
  let asked = 0;
  for (const height of heights) {
    const found = new Set(slabs.sides.subarray(slabs.from(height), slabs.to(height)));
    asked += found.size;
    for (const [side, [low, high]] of sides.entries()) if (low <= height && height <= high) expect(found.has(side)).toBe(true);
  }
  if (length < 0.1) expect(asked / heights.length).toBeLessThan(20);
});

test('a ring of no height has one slab', () => {
  const slabs = new SideSlabs(3, () => 5, () => 5);
  expect([slabs.from(5), slabs.to(5), slabs.from(0), slabs.to(9)]).toEqual([0, 3, 0, 3]);
});

test('slabs are made for large rings that are asked again and again, and once', () => {
  let built = 0;
  const demand = new SlabsOnDemand((ring) => (ring === 0 ? 1_000 : 10), () => new SideSlabs((built++, 1), () => 0, () => 1));
  for (let i = 0; i < 50; i++) demand.of(1);
  expect([demand.of(0), demand.of(0), demand.of(0)]).toEqual([null, null, null]);
  expect(demand.of(0)).toBe(demand.of(0));
  expect(built).toBe(1);
});

/** A toothed square with holes in rows, each with an island that has a hole of its own. */
function giant(teeth: number, perSide: number): number[][] {
  const size = 100 * perSide;
  const outer: number[] = [];
  for (let i = 0; i < teeth; i++) outer.push(-10 - (i % 2), -10 + ((size + 20) * i) / teeth);
  outer.push(-10, size + 10, size + 10, size + 10, size + 10, -10, outer[0]!, outer[1]!);
  const rings = [outer];
  for (let i = 0; i < perSide * perSide; i++) {
    const [east, north] = [100 * (i % perSide), 100 * Math.floor(i / perSide)];
    rings.push(rectangle(east, north, east + 80, north + 80), rectangle(east + 20, north + 20, east + 60, north + 60), rectangle(east + 30, north + 30, east + 40, north + 40));
  }
  return rings;
}

test('a giant with thousands of holes: every hole in its ring, every island apart', () => {
  const rings = giant(20_000, 40);
  const start = [0];
  for (const ring of rings) start.push(start.at(-1)! + ring.length / 2);
  const { outerOf } = nestRings({ coordinates: Float64Array.from(rings.flat()), start, count: rings.length });
  // Hole of the giant, island, hole of the island, over and over.
  const expected = rings.map((_, ring) => (ring === 0 || ring % 3 === 2 ? ring : ring % 3 === 1 ? 0 : ring - 1));
  expect([...outerOf]).toEqual(expected);
});

test('a giant is judged by the same rules: sound as it is, a hole moved out of it or an island into another part is found', () => {
  const rings = giant(2_000, 12);
  const [outer, ...others] = rings;
  const holes = others.filter((_, i) => i % 3 === 0);
  const islands = others.flatMap((ring, i) => (i % 3 === 1 ? [[ring, others[i + 1]!]] : []));
  const sound = columnsOf([[[outer!, ...holes], ...islands]]);
  expect([findFaults(sound, 0), judgeQuickly(sound, 0)]).toEqual([[], 'valid']);
  const hole = columnsOf([[[outer!, ...holes.slice(0, -1), rectangle(5_000, 5_000, 5_010, 5_010)], ...islands.slice(0, -1)]]);
  expect(findFaults(hole, 0).map(({ kind }) => kind)).toEqual(['hole-outside']);
  const part = columnsOf([[[outer!, ...holes], ...islands, [rectangle(85, 85, 95, 95)]]]);
  expect([findFaults(part, 0).map(({ kind }) => kind), judgeQuickly(part, 0)]).toEqual([['parts-overlap'], 'invalid']);
});
