/** Which of many lines matter for the part of a polygon that lies within a distance of them. */
import { planarArea } from '../geometry/area.ts';
import { BUFFER_GRID_METRES, bufferPaths, type BufferedPaths } from '../geometry/buffer.ts';
import { difference, type ClippedParts } from '../geometry/clip.ts';
import { NearPolygon } from '../geometry/near-polygon.ts';
import { preparePolygon, type PreparedPolygon } from '../geometry/prepared-polygon.ts';
import { ringsOfRegion } from './feature-cutter.ts';

/** Vertices of one run when many are asked about singly. */
const RUN_VERTICES = 16;
/** Below this many vertices one buffer of everything is as fast; so it is when the distance is small beside the subject. */
const FEW_VERTICES = 48;
const LARGE_SHARE_OF_SUBJECT = 0.5;

/**
 * The paths whose buffer adds ground of the subject to that of nearer ones, or `all` when nothing of the subject is left:
 * a thousand segments about a mine are mostly covered by the nearest few.
 */
export function neededPaths(region: PreparedPolygon, sets: readonly BufferedPaths[], thresholdMetres: number): readonly BufferedPaths[] | 'all' {
  const vertices = sets.reduce((sum, { paths }) => sum + paths.reduce((count, path) => count + path.length / 2, 0), 0);
  if (vertices <= FEW_VERTICES || thresholdMetres < LARGE_SHARE_OF_SUBJECT * Math.max(region.width, region.height)) return sets;
  const near = new NearPolygon(region);
  const runs = sets
    .flatMap(cutIntoRuns)
    .flatMap((set) => {
      const nearest = set.paths.map((path) => near.nearest(path, thresholdMetres)?.distanceMetres ?? Infinity);
      const distance = Math.min(...nearest);
      return distance < thresholdMetres || set.kind === 'polygon' ? [{ set, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance);
  let left: ClippedParts = [ringsOfRegion(region)];
  let leftNear = near;
  const needed: BufferedPaths[] = [];
  for (const { set } of runs) {
    if (set.kind !== 'polygon' && !set.paths.some((path) => leftNear.nearest(path, thresholdMetres))) continue;
    needed.push(set);
    left = difference(left, bufferPaths([set], thresholdMetres), BUFFER_GRID_METRES).filter((rings) => planarArea(rings) > NOTHING_LEFT_SQUARE_METRES);
    const prepared = left.length > 0 ? preparePolygon(left) : null;
    if (!prepared) return 'all';
    leftNear = new NearPolygon(prepared);
  }
  return needed;
}

/** Crumbs of rounding along the rim. */
const NOTHING_LEFT_SQUARE_METRES = 1e-3;

function cutIntoRuns(set: BufferedPaths): BufferedPaths[] {
  if (set.kind !== 'line') return [set];
  return set.paths.flatMap((path) => {
    const runs: BufferedPaths[] = [];
    for (let i = 0; i === 0 || i + 2 < path.length; i += 2 * (RUN_VERTICES - 1)) runs.push({ kind: 'line', paths: [Float64Array.from({ length: Math.min(2 * RUN_VERTICES, path.length - i) }, (_, k) => path[i + k]!)] });
    return runs;
  });
}
