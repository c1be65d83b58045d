import { expect, test } from 'vitest';
import { combineSets, featureSet, hasFeature, invertSet, limitSet, SELECTION_MODES, type SelectionMode } from '../../../shared/model/feature-set.ts';

test('a set is ascending and holds each feature once', () => {
  expect([...featureSet([7, 3, 7, 0, 3])]).toEqual([0, 3, 7]);
});

/** What each mode means, said with plain sets. */
const MEANING: Record<SelectionMode, (before: boolean, chosen: boolean) => boolean> = {
  replace: (_before, chosen) => chosen,
  add: (before, chosen) => before || chosen,
  remove: (before, chosen) => before && !chosen,
  toggle: (before, chosen) => before !== chosen,
  intersect: (before, chosen) => before && chosen,
};

test.each(SELECTION_MODES)('%s does to every pair of sets of five features what its word says', (mode) => {
  const sets = Array.from({ length: 32 }, (_unused, bits) => featureSet([0, 1, 2, 3, 4].filter((feature) => (bits >> feature) & 1)));
  for (const before of sets)
    for (const chosen of sets) {
      const expected = [0, 1, 2, 3, 4].filter((feature) => MEANING[mode](hasFeature(before, feature), hasFeature(chosen, feature)));
      expect([...combineSets(before, chosen, mode)]).toEqual(expected);
    }
});

test('inverting twice gives the set back, and both together are the layer', () => {
  const set = featureSet([0, 2, 9]);
  expect([...invertSet(set, 10)]).toEqual([1, 3, 4, 5, 6, 7, 8]);
  expect(invertSet(invertSet(set, 10), 10)).toEqual(set);
});

test('a layer that lost features loses them from the set too', () => {
  const set = featureSet([1, 5, 6]);
  expect([...limitSet(set, 6)]).toEqual([1, 5]);
  expect(limitSet(set, 7)).toBe(set);
});
