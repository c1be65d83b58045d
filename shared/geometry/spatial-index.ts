/** Search by box over the features of a layer; flatbush is known only here. */
import Flatbush from 'flatbush';

export interface SpatialIndex {
  /** Features whose bounds touch the box (west, south, east, north), in no particular order. */
  search(extent: readonly [number, number, number, number]): number[];
}

/** Builds the index over a layer's `bounds` (4 numbers a feature); features without geometry are never found. */
export function buildIndex(bounds: Float64Array): SpatialIndex {
  const features: number[] = [];
  for (let feature = 0; 4 * feature < bounds.length; feature++) if (bounds[4 * feature]! <= bounds[4 * feature + 2]!) features.push(feature);
  if (features.length === 0) return { search: () => [] };
  const tree = new Flatbush(features.length);
  for (const feature of features) tree.add(bounds[4 * feature]!, bounds[4 * feature + 1]!, bounds[4 * feature + 2]!, bounds[4 * feature + 3]!);
  tree.finish();
  return { search: (extent) => tree.search(extent[0], extent[1], extent[2], extent[3]).map((position) => features[position]!) };
}
