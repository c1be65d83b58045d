/** Outlines for a small map: up to some hundred paths, thinned, in the layer's own numbers. */
import type { GeometryColumns } from '../geometry/columns.ts';

const MOST_PATHS = 300;
const MOST_VERTICES_PER_PATH = 120;
/** A step of a path smaller than this share of its feature's size is not seen. */
const SEEN_SHARE = 1 / 60;

/** Paths of every n-th feature, so that about 300 are drawn. */
export function sketchOf(geometry: GeometryColumns): number[][] {
  const { featureStart, partStart, featureCount } = geometry;
  const every = Math.max(1, Math.ceil(featureCount / MOST_PATHS));
  const paths: number[][] = [];
  for (let feature = 0; feature < featureCount && paths.length < MOST_PATHS; feature += every) {
    const end = partStart[featureStart[feature + 1]!]!;
    for (let path = partStart[featureStart[feature]!]!; path < end && paths.length < MOST_PATHS; path++) paths.push(thinned(geometry, feature, path));
  }
  return paths;
}

/** Keeps the ends and vertices that lie a visible step apart. */
function thinned({ coordinates, pathStart, bounds }: GeometryColumns, feature: number, path: number): number[] {
  const [from, to] = [pathStart[path]!, pathStart[path + 1]!];
  const step = Math.max(bounds[4 * feature + 2]! - bounds[4 * feature]!, bounds[4 * feature + 3]! - bounds[4 * feature + 1]!) * SEEN_SHARE;
  const stride = Math.max(1, Math.ceil((to - from) / (4 * MOST_VERTICES_PER_PATH)));
  const flat = [coordinates[2 * from]!, coordinates[2 * from + 1]!];
  for (let vertex = from + stride; vertex < to - 1 && flat.length < 2 * MOST_VERTICES_PER_PATH; vertex += stride) {
    const [east, north] = [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!];
    if (Math.hypot(east - flat.at(-2)!, north - flat.at(-1)!) >= step) flat.push(east, north);
  }
  if (to - from > 1) flat.push(coordinates[2 * (to - 1)]!, coordinates[2 * (to - 1) + 1]!);
  return flat;
}
