/** Distances of what lies outside to the licence, and of what lies inside to its outline. */
import type { Ring } from '../../model/mine-drawing.ts';
import type { OutsideFigures } from '../../model/workings.ts';
import { distanceIntegral, distanceTo, longestOnStretch, type Boundary } from './boundary-distance.ts';

/** x1, y1, x2, y2 of each stretch, one after another. */
export type Stretches = readonly number[];

/** Sides of a ring, closed whether or not its last vertex repeats the first. */
export function sidesOfRing(ring: Ring): number[] {
  const sides: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    if (ring[i] !== ring[next] || ring[i + 1] !== ring[next + 1]) sides.push(ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!);
  }
  return sides;
}

/** Sides of an open path. */
export function sidesOfPath(path: Ring): number[] {
  const sides: number[] = [];
  for (let i = 0; i + 3 < path.length; i += 2) sides.push(path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!);
  return sides;
}

export function lengthOfStretches(stretches: Stretches): number {
  let length = 0;
  for (let i = 0; i < stretches.length; i += 4) length += Math.hypot(stretches[i + 2]! - stretches[i]!, stretches[i + 3]! - stretches[i + 1]!);
  return length;
}

/** Each stretch as a path of its own. */
export function twoPointPaths(stretches: Stretches): Ring[] {
  return Array.from({ length: stretches.length / 4 }, (_, i) => stretches.slice(4 * i, 4 * i + 4));
}

/** A side whose ends and middle are this near to the outline runs along it and is no excess. */
const ON_OUTLINE_METRES = 1e-4;

export type OutsideDistances = Pick<OutsideFigures, 'longestDistanceMetres' | 'meanDistanceMetres' | 'meanOverMetres'>;

/** Largest and mean distance of stretches to an outline; sides that run along the outline do not count for the mean. */
export function distancesOfStretches(stretches: Stretches, boundary: Boundary): OutsideDistances {
  if (stretches.length === 0) return { longestDistanceMetres: 0, meanDistanceMetres: 0, meanOverMetres: 0 };
  if (boundary.sides.length === 0) return { longestDistanceMetres: Infinity, meanDistanceMetres: Infinity, meanOverMetres: lengthOfStretches(stretches) };
  let [longest, integral, length] = [0, 0, 0];
  for (let i = 0; i < stretches.length; i += 4) {
    const [ax, ay, bx, by] = [stretches[i]!, stretches[i + 1]!, stretches[i + 2]!, stretches[i + 3]!];
    longest = longestOnStretch(boundary, ax, ay, bx, by, longest);
    const near = Math.max(distanceTo(boundary, ax, ay), distanceTo(boundary, bx, by), distanceTo(boundary, (ax + bx) / 2, (ay + by) / 2));
    if (near <= ON_OUTLINE_METRES) continue;
    integral += distanceIntegral(boundary, ax, ay, bx, by);
    length += Math.hypot(bx - ax, by - ay);
  }
  return { longestDistanceMetres: longest, meanDistanceMetres: length > 0 ? integral / length : 0, meanOverMetres: length };
}

/** Least distance between stretches and an outline that they do not cross: it is met at an end of one or a corner of the other. */
export function leastDistance(stretches: Stretches, boundary: Boundary): number | null {
  if (stretches.length === 0 || boundary.sides.length === 0) return null;
  let least = Infinity;
  for (let i = 0; i < stretches.length; i += 2) least = Math.min(least, distanceTo(boundary, stretches[i]!, stretches[i + 1]!));
  const own = boundaryOfStretches(stretches);
  const { sides, originEast, originNorth } = boundary;
  for (let i = 0; i < sides.length; i += 2) least = Math.min(least, distanceTo(own, sides[i]! + originEast, sides[i + 1]! + originNorth));
  return least;
}

function boundaryOfStretches(stretches: Stretches): Boundary {
  const [originEast, originNorth] = [stretches[0]!, stretches[1]!];
  return { sides: Float64Array.from(stretches, (value, i) => value - (i % 2 === 0 ? originEast : originNorth)), originEast, originNorth };
}

