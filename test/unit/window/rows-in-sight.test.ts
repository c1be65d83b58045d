import { expect, test } from 'vitest';
import { rowsBetween, topsOf } from '../../../renderer/ui/rows-in-sight.ts';

test('of two thousand blocks those near the window are made, and the room of the others is kept', () => {
  const heights = Array.from({ length: 2000 }, (_, i) => (i % 5 === 0 ? 81 : 30));
  const tops = topsOf(heights);
  for (const scrollTop of [0, 1, 5000, 40_000, tops.at(-1)! - 700]) {
    const { first, last, before, after } = rowsBetween(tops, scrollTop, 700);
    expect(last - first).toBeLessThan(80);
    expect(before).toBeLessThanOrEqual(scrollTop);
    expect(before + heights.slice(first, last).reduce((sum, height) => sum + height, 0) + after).toBeCloseTo(tops.at(-1)!, 6);
    // Everything in the window is made.
    expect(tops[first]!).toBeLessThanOrEqual(scrollTop);
    expect(tops[last]!).toBeGreaterThanOrEqual(Math.min(tops.at(-1)!, scrollTop + 700));
  }
});

test('an empty list, and a short one in a tall window', () => {
  expect(rowsBetween(topsOf([]), 0, 700)).toEqual({ first: 0, last: 0, before: 0, after: 0 });
  expect(rowsBetween(topsOf([30, 30]), 0, 700)).toEqual({ first: 0, last: 2, before: 0, after: 0 });
});
