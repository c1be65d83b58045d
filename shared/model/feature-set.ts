/** Sets of features of one layer: ascending feature indices without repeats. Half a million of them cost 2 MB and nothing to hand on. */

/** Ascending, each index once. Treat as read-only. */
export type FeatureSet = Uint32Array;

export const NO_FEATURES: FeatureSet = new Uint32Array(0);

/** What a new choice does to the set that is there. */
export const SELECTION_MODES = ['replace', 'add', 'remove', 'toggle', 'intersect'] as const;
export type SelectionMode = (typeof SELECTION_MODES)[number];

/** A set from indices in any order, with repeats or without. */
export function featureSet(features: Iterable<number>): FeatureSet {
  const sorted = Uint32Array.from(features).sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!;
  return kept === sorted.length ? sorted : sorted.slice(0, kept);
}

/** True when `feature` is in the set; binary search. */
export function hasFeature(set: FeatureSet, feature: number): boolean {
  let [low, high] = [0, set.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = set[middle]!;
    if (value === feature) return true;
    if (value < feature) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** The set after a choice; both ascending, one pass. */
export function combineSets(before: FeatureSet, chosen: FeatureSet, mode: SelectionMode): FeatureSet {
  if (mode === 'replace') return chosen;
  const result = new Uint32Array(before.length + chosen.length);
  let [count, i, j] = [0, 0, 0];
  while (i < before.length || j < chosen.length) {
    const a = i < before.length ? before[i]! : Infinity;
    const b = j < chosen.length ? chosen[j]! : Infinity;
    const kept = a === b ? mode === 'add' || mode === 'intersect' : a < b ? mode !== 'intersect' : mode === 'add' || mode === 'toggle';
    if (kept) result[count++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return result.slice(0, count);
}

/** Everything of a layer that is not in the set. */
export function invertSet(set: FeatureSet, featureCount: number): FeatureSet {
  const result = new Uint32Array(Math.max(0, featureCount - set.length));
  let [count, next] = [0, 0];
  for (let feature = 0; feature < featureCount; feature++) {
    if (set[next] === feature) next++;
    else result[count++] = feature;
  }
  return count === result.length ? result : result.slice(0, count);
}

/** The part of the set that a layer of so many features can have. */
export function limitSet(set: FeatureSet, featureCount: number): FeatureSet {
  return set.length === 0 || set[set.length - 1]! < featureCount ? set : set.filter((feature) => feature < featureCount);
}

/** True when both hold the same features. */
export function sameSet(a: FeatureSet, b: FeatureSet): boolean {
  return a === b || (a.length === b.length && a.every((feature, index) => feature === b[index]));
}
