/**
 * Polygon union, difference and intersection through clipper2-ts; only this file and buffer.ts know the library.
 * Used where shapes are built anew (union of bodies, repair of invalid rings, what one polygon has beyond
 * another); parcels are cut by cut.ts.
 *
 * Clipper works on whole numbers. Coordinates are counted in steps of 2⁻²⁰ m (0.95 µm) from the lower left
 * corner of both inputs, so that sums and differences stay exact in doubles up to 2³² m; side tests that the
 * library decides by sign use exact products (BigInt above 9·10⁷ steps), the rest are rounded doubles as in
 * the C++ original.
 */
import { Clipper64, ClipType, FillRule, PolyTree64, type Path64, type Point64, type PolyPath64 } from 'clipper2-ts';
import { assert } from '../base/news.ts';
import { signedRingArea } from './area.ts';
import { orientation } from './exact-orientation.ts';
import { extentOfRings } from './extent-of-rings.ts';
import type { PolygonParts } from './prepared-polygon.ts';

/** Name and version of the clipping library, for the statement of engines. */
export const CLIPPER_STATEMENT = 'clipper2-ts 2.0.1';
/** Grid of the clipper, metres. */
export const CLIPPER_GRID_METRES = 2 ** -20;

const STEPS_PER_METRE = 2 ** 20;

/** Parts with their rings closed, outer rings counter-clockwise, holes clockwise. */
export type ClippedParts = Float64Array[][];

/** What two valid polygons have in common. */
export function intersect(a: PolygonParts, b: PolygonParts): ClippedParts {
  return clip(ClipType.Intersection, FillRule.EvenOdd, [a], [b]);
}

/** What polygon `a` has beyond `b`; a coarser grid than the usual one is faster over kilometres. */
export function difference(a: PolygonParts, b: PolygonParts, gridMetres = CLIPPER_GRID_METRES): ClippedParts {
  return clip(ClipType.Difference, FillRule.EvenOdd, [a], [b], 1 / gridMetres);
}

/** Everything covered by at least one of several valid polygons. */
export function union(polygons: readonly PolygonParts[]): ClippedParts {
  return clip(ClipType.Union, FillRule.NonZero, polygons.map(turnOutward), []);
}

/**
 * An invalid polygon put right by the even-odd rule: what an odd number of rings encloses is inside. Crossings
 * become vertices, spikes and doubled lines vanish.
 */
export function repairEvenOdd(parts: PolygonParts): ClippedParts {
  return clip(ClipType.Union, FillRule.EvenOdd, [parts], []);
}

/** Outer rings counter-clockwise, holes clockwise, so that winding numbers count coverage. */
export function turnOutward(parts: PolygonParts): PolygonParts {
  return parts.map((part) => part.map((ring, position) => (signedRingArea(ring) > 0 === (position === 0) ? ring : reversed(ring))));
}

function reversed(ring: ArrayLike<number>): Float64Array {
  const result = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    result[i] = ring[ring.length - 2 - i]!;
    result[i + 1] = ring[ring.length - 1 - i]!;
  }
  return result;
}

function clip(type: ClipType, rule: FillRule, subjects: readonly PolygonParts[], clips: readonly PolygonParts[], stepsPerMetre = STEPS_PER_METRE): ClippedParts {
  const [west, south] = extentOfRings([...subjects, ...clips].flat(2));
  if (west === Infinity) return [];
  assert(Number.isFinite(west) && Number.isFinite(south), 'coordinates handed to the clipper are finite');
  const toPaths = (polygons: readonly PolygonParts[]): Path64[] =>
    polygons.flatMap((polygon) => polygon.flatMap((part) => part.map((ring) => ringPath(ring, west, south, stepsPerMetre)).filter((path) => path.length > 0)));
  const engine = new Clipper64();
  engine.addSubject(toPaths(subjects));
  if (clips.length > 0) engine.addClip(toPaths(clips));
  const tree = new PolyTree64();
  const done = engine.execute(type, rule, tree);
  assert(done, 'the clipper finished');
  return partsOfTree(tree, west, south, stepsPerMetre);
}

/** A ring or line in whole steps from (west, south). */
export function toPath(ring: ArrayLike<number>, west: number, south: number, stepsPerMetre: number): Path64 {
  const path: Path64 = [];
  for (let i = 0; i + 1 < ring.length; i += 2) path.push({ x: Math.round((ring[i]! - west) * stepsPerMetre), y: Math.round((ring[i + 1]! - south) * stepsPerMetre) });
  return path;
}

/** The library's result as parts in metres. */
export function partsOfTree(tree: PolyTree64, west: number, south: number, stepsPerMetre: number): ClippedParts {
  const parts: ClippedParts = [];
  for (let i = 0; i < tree.count; i++) collect(tree.child(i), west, south, stepsPerMetre, parts);
  return parts;
}

/**
 * A ring without repeated vertices and spikes; empty when nothing else is left. They enclose nothing, but where several
 * of them meet the library loses pieces (of 60 000 damaged parcels 106, without them none).
 */
function ringPath(ring: ArrayLike<number>, west: number, south: number, stepsPerMetre: number): Path64 {
  const path: Path64 = [];
  for (const point of toPath(ring, west, south, stepsPerMetre)) {
    while (path.length > 1 && isIdle(path.at(-2)!, path.at(-1)!, point, stepsPerMetre)) path.pop();
    const last = path.at(-1);
    if (!last || last.x !== point.x || last.y !== point.y) path.push(point);
  }
  // The same where the ring closes; a closed ring repeats its first vertex there.
  let first = 0;
  for (let before = -1; before !== path.length - first && path.length - first > 2; ) {
    before = path.length - first;
    while (path.length - first > 2 && isIdle(path.at(-2)!, path.at(-1)!, path[first]!, stepsPerMetre)) path.pop();
    while (path.length - first > 2 && isIdle(path.at(-1)!, path[first]!, path[first + 1]!, stepsPerMetre)) first++;
  }
  return path.length - first < 3 ? [] : path.slice(first);
}

/** A vertex that repeats a neighbour or from which the line runs back upon itself. */
function isIdle(before: Point64, vertex: Point64, after: Point64, stepsPerMetre: number): boolean {
  if ((vertex.x === after.x && vertex.y === after.y) || (vertex.x === before.x && vertex.y === before.y)) return true;
  const [inX, inY, outX, outY] = [vertex.x - before.x, vertex.y - before.y, after.x - vertex.x, after.y - vertex.y];
  if (inX * outX + inY * outY >= 0) return false;
  return orientation(before.x / stepsPerMetre, before.y / stepsPerMetre, vertex.x / stepsPerMetre, vertex.y / stepsPerMetre, after.x / stepsPerMetre, after.y / stepsPerMetre) === 0;
}

/** An outer ring with its holes is a part; what lies inside a hole begins a part of its own. */
function collect(outer: PolyPath64, west: number, south: number, stepsPerMetre: number, parts: ClippedParts): void {
  const rings: Float64Array[] = [toRing(outer.poly!, west, south, stepsPerMetre)];
  parts.push(rings);
  for (let i = 0; i < outer.count; i++) {
    const hole = outer.child(i);
    rings.push(toRing(hole.poly!, west, south, stepsPerMetre));
    for (let j = 0; j < hole.count; j++) collect(hole.child(j), west, south, stepsPerMetre, parts);
  }
}

function toRing(path: Path64, west: number, south: number, stepsPerMetre: number): Float64Array {
  const ring = new Float64Array(path.length * 2 + 2);
  for (let i = 0; i <= path.length; i++) {
    const point = path[i < path.length ? i : 0]!;
    ring[2 * i] = west + point.x / stepsPerMetre;
    ring[2 * i + 1] = south + point.y / stepsPerMetre;
  }
  return ring;
}
