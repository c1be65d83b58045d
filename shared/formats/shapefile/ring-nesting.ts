/**
 * Which rings are outer and which are holes, by how deep they lie in each other (even-odd), never by winding:
 * real files have wrong winding, holes before their outer ring, and islands in holes with holes of their own.
 */
import { SideSlabs, SlabsOnDemand } from '../../geometry/side-slabs.ts';

/** Rings of one polygon: coordinates east, north interleaved; ring r has vertices start[r] … start[r + 1] - 1. */
export interface RingSet {
  readonly coordinates: Float64Array;
  readonly start: ArrayLike<number>;
  readonly count: number;
}

export interface Nesting {
  /** Per ring: itself for an outer ring, the ring it is a hole of, or -1 for an exact repetition that is dropped. */
  readonly outerOf: Int32Array;
  readonly repeated: number;
}

/** Sorts rings into outers and their holes. Rings that cross each other are placed by their first decisive vertex. */
export function nestRings(rings: RingSet): Nesting {
  const { count } = rings;
  const outerOf = new Int32Array(count);
  if (count === 1) return { outerOf, repeated: 0 };
  const boxes = ringBoxes(rings);
  const order = Array.from({ length: count }, (_, ring) => ring).sort((a, b) => boxes[4 * a]! - boxes[4 * b]! || a - b);
  const containers: number[][] = Array.from({ length: count }, () => []);
  const repeats = new Set<number>();
  const slabs = slabsOf(rings);
  let active: number[] = [];
  for (const ring of order) {
    const west = boxes[4 * ring]!;
    active = active.filter((other) => boxes[4 * other + 2]! >= west);
    for (const other of active) {
      if (boxHolds(boxes, other, ring)) noteContainment(rings, other, ring, slabs, containers, repeats);
      // Equal western edges come in any order, so the later one may be the container.
      if (boxes[4 * other]! === west && boxHolds(boxes, ring, other) && !repeats.has(ring)) noteContainment(rings, ring, other, slabs, containers, repeats);
    }
    active.push(ring);
  }
  for (let ring = 0; ring < count; ring++) {
    if (repeats.has(ring)) {
      outerOf[ring] = -1;
      continue;
    }
    const around = containers[ring]!.filter((other) => !repeats.has(other));
    // A hole belongs to the innermost ring around it: the one that itself lies deepest.
    outerOf[ring] = around.length % 2 === 0 ? ring : innermost(around, containers, repeats);
  }
  return { outerOf, repeated: repeats.size };
}

function noteContainment(rings: RingSet, outer: number, inner: number, slabs: SlabsOnDemand, containers: number[][], repeats: Set<number>): void {
  if (containers[inner]!.includes(outer) || containers[outer]!.includes(inner)) return;
  const verdict = ringInRing(rings, inner, outer, slabs);
  if (verdict === 'inside') containers[inner]!.push(outer);
  else if (verdict === 'same') repeats.add(Math.max(inner, outer));
}

function innermost(around: readonly number[], containers: readonly number[][], repeats: ReadonlySet<number>): number {
  const depth = (ring: number): number => containers[ring]!.reduce((sum, other) => sum + (repeats.has(other) ? 0 : 1), 0);
  return around.reduce((deepest, ring) => (depth(ring) > depth(deepest) ? ring : deepest));
}

function ringBoxes({ coordinates, start, count }: RingSet): Float64Array {
  const boxes = new Float64Array(4 * count);
  for (let ring = 0; ring < count; ring++) {
    const at = 4 * ring;
    boxes[at] = boxes[at + 1] = Infinity;
    boxes[at + 2] = boxes[at + 3] = -Infinity;
    for (let i = start[ring]! * 2; i < start[ring + 1]! * 2; i += 2) {
      boxes[at] = Math.min(boxes[at]!, coordinates[i]!);
      boxes[at + 1] = Math.min(boxes[at + 1]!, coordinates[i + 1]!);
      boxes[at + 2] = Math.max(boxes[at + 2]!, coordinates[i]!);
      boxes[at + 3] = Math.max(boxes[at + 3]!, coordinates[i + 1]!);
    }
  }
  return boxes;
}

function boxHolds(boxes: Float64Array, outer: number, inner: number): boolean {
  const [o, i] = [4 * outer, 4 * inner];
  return boxes[o]! <= boxes[i]! && boxes[o + 1]! <= boxes[i + 1]! && boxes[o + 2]! >= boxes[i + 2]! && boxes[o + 3]! >= boxes[i + 3]!;
}

/**
 * Rings may touch in vertices and edges, so a vertex on the other's boundary decides nothing: the next vertex is asked,
 * then the middles of edges. When everything lies on the boundary it is the same ring if the areas agree too.
 */
function ringInRing(rings: RingSet, inner: number, outer: number, slabs: SlabsOnDemand): 'inside' | 'outside' | 'same' {
  const { coordinates, start } = rings;
  const [from, to] = [start[inner]!, start[inner + 1]!];
  for (let v = from; v < to; v++) {
    const place = pointInRing(rings, outer, coordinates[2 * v]!, coordinates[2 * v + 1]!, slabs.of(outer));
    if (place !== 'boundary') return place;
  }
  for (let v = from; v + 1 < to; v++) {
    const place = pointInRing(rings, outer, (coordinates[2 * v]! + coordinates[2 * v + 2]!) / 2, (coordinates[2 * v + 1]! + coordinates[2 * v + 3]!) / 2, slabs.of(outer));
    if (place !== 'boundary') return place;
  }
  return sameArea(rings, inner, outer) ? 'same' : 'inside';
}

function sameArea(rings: RingSet, a: number, b: number): boolean {
  const [first, second] = [Math.abs(twiceArea(rings, a)), Math.abs(twiceArea(rings, b))];
  return Math.abs(first - second) <= 1e-9 * Math.max(first, second);
}

function twiceArea({ coordinates, start }: RingSet, ring: number): number {
  const origin = start[ring]! * 2;
  const [east0, north0] = [coordinates[origin]!, coordinates[origin + 1]!];
  let sum = 0;
  for (let i = origin; i + 3 < start[ring + 1]! * 2; i += 2) {
    sum += (coordinates[i]! - east0) * (coordinates[i + 3]! - north0) - (coordinates[i + 2]! - east0) * (coordinates[i + 1]! - north0);
  }
  return sum;
}

/** Closeness that counts as "on the boundary", relative to the size of the numbers: 0.04 mm for an 8-digit easting. */
const BOUNDARY_RELATIVE = 2 ** -40;

/** Slabs of large rings, whose sides matter a little beyond their ends too. */
function slabsOf({ coordinates, start }: RingSet): SlabsOnDemand {
  const sideCount = (ring: number): number => start[ring + 1]! - start[ring]!;
  return new SlabsOnDemand(sideCount, (ring) => {
    const [first, end] = [2 * start[ring]!, 2 * start[ring + 1]!];
    let largest = 0;
    for (let i = first; i < end; i++) largest = Math.max(largest, Math.abs(coordinates[i]!));
    const margin = 2 * largest * BOUNDARY_RELATIVE;
    const before = (side: number): number => coordinates[(side === 0 ? end : first + 2 * side) - 1]!;
    const behind = (side: number): number => coordinates[first + 2 * side + 1]!;
    return new SideSlabs(sideCount(ring), (side) => Math.min(before(side), behind(side)) - margin, (side) => Math.max(before(side), behind(side)) + margin);
  });
}

function pointInRing({ coordinates, start }: RingSet, ring: number, east: number, north: number, slabs: SideSlabs | null): 'inside' | 'outside' | 'boundary' {
  const near = Math.max(Math.abs(east), Math.abs(north)) * BOUNDARY_RELATIVE;
  let inside = false;
  const end = start[ring + 1]! * 2;
  const first = start[ring]! * 2;
  // The ring may be unclosed in the file: the last vertex joins the first.
  const to = slabs ? slabs.to(north) : start[ring + 1]! - start[ring]!;
  for (let place = slabs ? slabs.from(north) : 0; place < to; place++) {
    const side = slabs ? slabs.sides[place]! : place;
    const i = first + 2 * side;
    const j = side === 0 ? end - 2 : i - 2;
    // Without lists of numbers: every hole's vertices go through here before this is compiled.
    const ay = coordinates[j + 1]!;
    const by = coordinates[i + 1]!;
    const dx = coordinates[i]! - coordinates[j]!;
    const dy = by - ay;
    const px = east - coordinates[j]!;
    const py = north - ay;
    const lengthSquared = dx * dx + dy * dy;
    if (lengthSquared === 0) {
      if (Math.abs(px) <= near && Math.abs(py) <= near) return 'boundary';
      continue;
    }
    const cross = dx * py - dy * px;
    if (cross * cross <= near * near * lengthSquared) {
      const along = dx * px + dy * py;
      const slack = near * Math.sqrt(lengthSquared);
      if (along >= -slack && along <= lengthSquared + slack) return 'boundary';
    }
    if (ay > north !== by > north && px < (dx * py) / dy) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}
