/** Where sides of rings meet: crossings, doubled lines, spikes and mere touches, all by the exact predicate. */
import { orientation } from './exact-orientation.ts';
import type { LocalRings } from './local-rings.ts';

/** `touch`: a vertex lies on another side without crossing it. */
export type Meeting = 'spike' | 'self-crossing' | 'rings-cross' | 'touch';
/** Gets the kind, both sides by their first vertex, and the place in local metres; true stops the search. */
export type MeetingVisitor = (kind: Meeting, edge: number, other: number, x: number, y: number) => boolean;

/**
 * Sides are compared by runs: consecutive sides that all go within a right angle of the first one's direction
 * cannot meet one another, and most runs' boxes are far apart.
 */
const MOST_SIDES_IN_A_RUN = 12;
/** How far from a right angle a side must stay to be counted to a run, as a share; far above rounding. */
const CLEARLY_FORWARD = 1e-9;

/** Working memory: first and last side of each run, its ring and box. */
let runs = new Int32Array(0);
let runBoxes = new Float64Array(0);

/** Calls `visit` for every meeting of two sides that is not just their common vertex; stops when it returns true. */
export function visitMeetings(local: LocalRings, visit: MeetingVisitor): void {
  const { x, y } = local;
  const count = divideIntoRuns(local);
  for (let i = 0; i < count; i++) {
    const [west, south, east, north] = [runBoxes[4 * i]!, runBoxes[4 * i + 1]!, runBoxes[4 * i + 2]!, runBoxes[4 * i + 3]!];
    for (let j = i + 1; j < count; j++) {
      const [otherWest, otherSouth, otherEast, otherNorth] = [runBoxes[4 * j]!, runBoxes[4 * j + 1]!, runBoxes[4 * j + 2]!, runBoxes[4 * j + 3]!];
      if (otherWest > east || otherEast < west || otherSouth > north || otherNorth < south) continue;
      for (let a = runs[3 * i]!; a < runs[3 * i + 1]!; a++) {
        const ax1 = x[a]!;
        const ax2 = x[a + 1]!;
        const ay1 = y[a]!;
        const ay2 = y[a + 1]!;
        const aWest = ax1 < ax2 ? ax1 : ax2;
        const aEast = ax1 < ax2 ? ax2 : ax1;
        const aSouth = ay1 < ay2 ? ay1 : ay2;
        const aNorth = ay1 < ay2 ? ay2 : ay1;
        if (otherWest > aEast || otherEast < aWest || otherSouth > aNorth || otherNorth < aSouth) continue;
        for (let b = runs[3 * j]!; b < runs[3 * j + 1]!; b++) {
          const bx1 = x[b]!;
          const bx2 = x[b + 1]!;
          if ((bx1 < aWest && bx2 < aWest) || (bx1 > aEast && bx2 > aEast)) continue;
          const by1 = y[b]!;
          const by2 = y[b + 1]!;
          if ((by1 < aSouth && by2 < aSouth) || (by1 > aNorth && by2 > aNorth)) continue;
          // Neighbours in one ring, the usual case: nothing to tell unless they are in line.
          if (b === a + 1 && runs[3 * i + 2] === runs[3 * j + 2] && orientation(ax1, ay1, ax2, ay2, bx2, by2) !== 0) continue;
          if (meet(local, a, runs[3 * i + 2]!, b, runs[3 * j + 2]!, visit)) return;
        }
      }
    }
  }
}

function divideIntoRuns(local: LocalRings): number {
  const { x, y, ringStart } = local;
  if (runs.length < 3 * local.vertexCount) {
    runs = new Int32Array(6 * local.vertexCount);
    runBoxes = new Float64Array(8 * local.vertexCount);
  }
  let count = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const last = ringStart[ring + 1]! - 1;
    let from = ringStart[ring]!;
    while (from < last) {
      const x0 = x[from]!;
      const y0 = y[from]!;
      let x1 = x[from + 1]!;
      let y1 = y[from + 1]!;
      const forwardX = x1 - x0;
      const forwardY = y1 - y0;
      let west = x0 < x1 ? x0 : x1;
      let east = x0 < x1 ? x1 : x0;
      let south = y0 < y1 ? y0 : y1;
      let north = y0 < y1 ? y1 : y0;
      const most = from + MOST_SIDES_IN_A_RUN < last ? from + MOST_SIDES_IN_A_RUN : last;
      let to = from + 1;
      for (; to < most; to++) {
        const x2 = x[to + 1]!;
        const y2 = y[to + 1]!;
        const along = (x2 - x1) * forwardX;
        const across = (y2 - y1) * forwardY;
        if (!(along + across > CLEARLY_FORWARD * (Math.abs(along) + Math.abs(across)))) break;
        if (x2 < west) west = x2;
        if (x2 > east) east = x2;
        if (y2 < south) south = y2;
        if (y2 > north) north = y2;
        x1 = x2;
        y1 = y2;
      }
      runs[3 * count] = from;
      runs[3 * count + 1] = to;
      runs[3 * count + 2] = ring;
      runBoxes[4 * count] = west;
      runBoxes[4 * count + 1] = south;
      runBoxes[4 * count + 2] = east;
      runBoxes[4 * count + 3] = north;
      count++;
      from = to;
    }
  }
  return count;
}

/** Compares two sides (a before b) whose boxes touch. */
function meet(local: LocalRings, a: number, ringOfA: number, b: number, ringOfB: number, visit: MeetingVisitor): boolean {
  const { x, y, ringStart } = local;
  const ax1 = x[a]!;
  const ay1 = y[a]!;
  const ax2 = x[a + 1]!;
  const ay2 = y[a + 1]!;
  const bx1 = x[b]!;
  const by1 = y[b]!;
  const bx2 = x[b + 1]!;
  const by2 = y[b + 1]!;
  const o1 = orientation(ax1, ay1, ax2, ay2, bx1, by1);
  const o2 = orientation(ax1, ay1, ax2, ay2, bx2, by2);
  const sameRing = ringOfA === ringOfB;
  const first = ringStart[ringOfA]!;
  const last = ringStart[ringOfA + 1]! - 2;
  const follows = sameRing && b === a + 1;
  const closes = sameRing && a === first && b === last;
  if (follows || closes) {
    // Neighbours share a vertex; in line and turning back, one runs upon the other. A triangle's sides are all neighbours.
    if (o1 !== 0 || o2 !== 0) return false;
    const back = (ax2 - ax1) * (bx2 - bx1) + (ay2 - ay1) * (by2 - by1) < 0;
    return back && visit('spike', a, b, follows ? ax2 : ax1, follows ? ay2 : ay1);
  }
  const o3 = orientation(bx1, by1, bx2, by2, ax1, ay1);
  const o4 = orientation(bx1, by1, bx2, by2, ax2, ay2);
  const kind = sameRing ? 'self-crossing' : 'rings-cross';
  if (((o1 > 0 && o2 < 0) || (o1 < 0 && o2 > 0)) && ((o3 > 0 && o4 < 0) || (o3 < 0 && o4 > 0))) {
    const at = o3 / (o3 - o4);
    return visit(kind, a, b, ax1 + at * (ax2 - ax1), ay1 + at * (ay2 - ay1));
  }
  if (o1 === 0 && o2 === 0) {
    // In line: how much of the longer direction they share.
    const along = Math.abs(ax2 - ax1) >= Math.abs(ay2 - ay1);
    const [a1, a2, b1, b2] = along ? [ax1, ax2, bx1, bx2] : [ay1, ay2, by1, by2];
    const from = Math.max(Math.min(a1, a2), Math.min(b1, b2));
    const to = Math.min(Math.max(a1, a2), Math.max(b1, b2));
    if (from > to) return false;
    const at = a1 === a2 ? 0 : ((from + to) / 2 - a1) / (a2 - a1);
    return visit(from < to ? kind : 'touch', a, b, ax1 + at * (ax2 - ax1), ay1 + at * (ay2 - ay1));
  }
  const touches = (o1 === 0 && within(bx1, by1, ax1, ay1, ax2, ay2)) || (o2 === 0 && within(bx2, by2, ax1, ay1, ax2, ay2))
    || (o3 === 0 && within(ax1, ay1, bx1, by1, bx2, by2)) || (o4 === 0 && within(ax2, ay2, bx1, by1, bx2, by2));
  return touches && visit('touch', a, b, bx1, by1);
}

/** A point in line with a segment: whether it is on it. */
export function within(px: number, py: number, x1: number, y1: number, x2: number, y2: number): boolean {
  return px >= Math.min(x1, x2) && px <= Math.max(x1, x2) && py >= Math.min(y1, y2) && py <= Math.max(y1, y2);
}
