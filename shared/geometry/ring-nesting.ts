/** Holes outside their ring and parts inside parts, for rings that do not cross. */
import { orientation, snapToGrid } from './exact-orientation.ts';
import type { LocalRings } from './local-rings.ts';
import { within } from './ring-meetings.ts';
import { SideSlabs, SlabsOnDemand } from './side-slabs.ts';

/** A ring in the wrong place, with its area in m². */
export interface NestingFault {
  readonly kind: 'hole-outside' | 'parts-overlap';
  readonly ring: number;
  readonly area: number;
}

/** Holes outside the outer ring of their part, and parts inside another part but not in its holes. */
export function nestingFaults(local: LocalRings): NestingFault[] {
  const faults: NestingFault[] = [];
  const { ringCount, partOf, outer } = local;
  const boxes = ringBoxes(local);
  const slabs = slabsOf(local);
  const ringInside = (ring: number, other: number): boolean => boxInside(boxes, ring, other) && ringInsideRing(local, ring, other, slabs);
  const outerOf = new Map<number, number>();
  const holesOf = new Map<number, number[]>();
  for (let ring = 0; ring < ringCount; ring++) {
    if (outer[ring]) outerOf.set(partOf[ring]!, ring);
    else pushTo(holesOf, partOf[ring]!, ring);
  }
  const around = outersAround(boxes, [...outerOf.values()]);
  for (let ring = 0; ring < ringCount; ring++) {
    if (!outer[ring]) {
      const own = outerOf.get(partOf[ring]!);
      if (own !== undefined && !ringInside(ring, own)) faults.push({ kind: 'hole-outside', ring, area: ringArea(local, ring) });
      continue;
    }
    for (const other of around.get(ring) ?? []) {
      if (!ringInside(ring, other)) continue;
      const inHole = (holesOf.get(partOf[other]!) ?? []).some((hole) => ringInside(ring, hole));
      if (!inHole) faults.push({ kind: 'parts-overlap', ring, area: ringArea(local, ring) });
    }
  }
  return faults;
}

/** For each outer ring those others, ascending, whose box holds its own. */
function outersAround(boxes: Float64Array, outers: readonly number[]): Map<number, number[]> {
  const around = new Map<number, number[]>();
  let active: number[] = [];
  const order = [...outers].sort((a, b) => boxes[4 * a]! - boxes[4 * b]!);
  const add = (ring: number, other: number): void => {
    if (boxInside(boxes, ring, other)) pushTo(around, ring, other);
  };
  for (const ring of order) {
    active = active.filter((other) => boxes[4 * other + 2]! >= boxes[4 * ring]!);
    for (const other of active) {
      add(ring, other);
      // Boxes that begin at one line come in any order.
      if (boxes[4 * other]! === boxes[4 * ring]!) add(other, ring);
    }
    active.push(ring);
  }
  for (const others of around.values()) others.sort((a, b) => a - b);
  return around;
}

function pushTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** West, south, east, north of each ring. */
function ringBoxes({ x, y, ringStart, ringCount }: LocalRings): Float64Array {
  const boxes = new Float64Array(4 * ringCount);
  for (let ring = 0; ring < ringCount; ring++) {
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (let i = ringStart[ring]!; i < ringStart[ring + 1]!; i++) {
      west = Math.min(west, x[i]!);
      south = Math.min(south, y[i]!);
      east = Math.max(east, x[i]!);
      north = Math.max(north, y[i]!);
    }
    boxes[4 * ring] = west;
    boxes[4 * ring + 1] = south;
    boxes[4 * ring + 2] = east;
    boxes[4 * ring + 3] = north;
  }
  return boxes;
}

function boxInside(boxes: Float64Array, ring: number, other: number): boolean {
  return boxes[4 * ring]! >= boxes[4 * other]! && boxes[4 * ring + 1]! >= boxes[4 * other + 1]! && boxes[4 * ring + 2]! <= boxes[4 * other + 2]! && boxes[4 * ring + 3]! <= boxes[4 * other + 3]!;
}

function ringArea(local: LocalRings, ring: number): number {
  let twice = 0;
  for (let i = local.ringStart[ring]!; i < local.ringStart[ring + 1]! - 1; i++) twice += local.x[i]! * local.y[i + 1]! - local.x[i + 1]! * local.y[i]!;
  return Math.abs(twice / 2);
}

/** Whether a ring lies in another that it does not cross: by its first vertex or side middle that is not on the other's line. */
function ringInsideRing(local: LocalRings, ring: number, other: number, slabs: SlabsOnDemand): boolean {
  const { x, y, ringStart } = local;
  for (let i = ringStart[ring]!; i < ringStart[ring + 1]! - 1; i++) {
    const side = sideOfRing(local, other, x[i]!, y[i]!, slabs.of(other));
    if (side !== 0) return side > 0;
  }
  for (let i = ringStart[ring]!; i < ringStart[ring + 1]! - 1; i++) {
    const side = sideOfRing(local, other, snapToGrid((x[i]! + x[i + 1]!) / 2), snapToGrid((y[i]! + y[i + 1]!) / 2), slabs.of(other));
    if (side !== 0) return side > 0;
  }
  return false;
}

/** Slabs of the rings that are large. */
function slabsOf({ y, ringStart }: LocalRings): SlabsOnDemand {
  const sideCount = (ring: number): number => ringStart[ring + 1]! - 1 - ringStart[ring]!;
  return new SlabsOnDemand(sideCount, (ring) => {
    const first = ringStart[ring]!;
    return new SideSlabs(sideCount(ring), (side) => Math.min(y[first + side]!, y[first + side + 1]!), (side) => Math.max(y[first + side]!, y[first + side + 1]!));
  });
}

/** 1 inside, −1 outside, 0 on the line. */
function sideOfRing(local: LocalRings, ring: number, px: number, py: number, slabs: SideSlabs | null): number {
  const { x, y, ringStart } = local;
  let inside = false;
  const first = ringStart[ring]!;
  const to = slabs ? slabs.to(py) : ringStart[ring + 1]! - 1 - first;
  for (let place = slabs ? slabs.from(py) : 0; place < to; place++) {
    const i = first + (slabs ? slabs.sides[place]! : place);
    const x1 = x[i]!;
    const y1 = y[i]!;
    const x2 = x[i + 1]!;
    const y2 = y[i + 1]!;
    if ((py < y1 && py < y2) || (py > y1 && py > y2)) continue;
    const side = orientation(x1, y1, x2, y2, px, py);
    if (side === 0 && within(px, py, x1, y1, x2, y2)) return 0;
    if (y1 > py !== y2 > py && side > 0 === y2 > y1) inside = !inside;
  }
  return inside ? 1 : -1;
}
