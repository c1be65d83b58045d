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
let runCount = 0;

/** Up to so many runs are compared each with each; more are looked up in a tree of boxes over the runs in their order. */
const MOST_RUNS_COMPARED_DIRECTLY = 48;
const CHILDREN = 8;

/**
 * Calls `visit` for every meeting of two sides that is not just their common vertex, by the first side and then the
 * second; stops when it returns true. Runs that follow one another lie together, so that a tree of boxes over them in
 * groups of eight finds the few that are near, however many vertices a polygon has.
 */
export function visitMeetings(local: LocalRings, visit: MeetingVisitor): void {
  const count = divideIntoRuns(local);
  if (count > MOST_RUNS_COMPARED_DIRECTLY) {
    const levels = boxTree(count);
    for (let i = 0; i < count; i++) if (meetLater(local, levels, levels.length - 1, 0, i, visit)) return;
    return;
  }
  for (let i = 0; i < count; i++) {
    const west = runBoxes[4 * i]!;
    const south = runBoxes[4 * i + 1]!;
    const east = runBoxes[4 * i + 2]!;
    const north = runBoxes[4 * i + 3]!;
    for (let j = i + 1; j < count; j++) {
      if (runBoxes[4 * j]! > east || runBoxes[4 * j + 2]! < west || runBoxes[4 * j + 1]! > north || runBoxes[4 * j + 3]! < south) continue;
      if (meetRuns(local, i, j, visit)) return;
    }
  }
}

/** Boxes of the runs, of groups of them, of groups of groups, up to one that holds all. */
function boxTree(count: number): Float64Array[] {
  const levels = [runBoxes];
  for (let below = count; below > 1; ) {
    const boxes = levels.at(-1)!;
    const groups = Math.ceil(below / CHILDREN);
    const joined = new Float64Array(4 * groups);
    for (let group = 0; group < groups; group++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let at = 4 * group * CHILDREN; at < 4 * Math.min(below, (group + 1) * CHILDREN); at += 4) {
        west = Math.min(west, boxes[at]!);
        south = Math.min(south, boxes[at + 1]!);
        east = Math.max(east, boxes[at + 2]!);
        north = Math.max(north, boxes[at + 3]!);
      }
      joined.set([west, south, east, north], 4 * group);
    }
    levels.push(joined);
    below = groups;
  }
  return levels;
}

/** Compares run `i` with the later runs below one node of the tree, in their order. */
function meetLater(local: LocalRings, levels: readonly Float64Array[], level: number, node: number, i: number, visit: MeetingVisitor): boolean {
  const boxes = levels[level]!;
  if (boxes[4 * node]! > runBoxes[4 * i + 2]! || boxes[4 * node + 2]! < runBoxes[4 * i]! || boxes[4 * node + 1]! > runBoxes[4 * i + 3]! || boxes[4 * node + 3]! < runBoxes[4 * i + 1]!) return false;
  if (level === 0) return node > i && meetRuns(local, i, node, visit);
  // The first child that holds a run behind i.
  const first = Math.max(node * CHILDREN, Math.floor((i + 1) / CHILDREN ** (level - 1)));
  const end = Math.min((node + 1) * CHILDREN, level === 1 ? runCount : levels[level - 1]!.length / 4);
  for (let child = first; child < end; child++) if (meetLater(local, levels, level - 1, child, i, visit)) return true;
  return false;
}

/** Compares the sides of two runs whose boxes touch. */
function meetRuns(local: LocalRings, i: number, j: number, visit: MeetingVisitor): boolean {
  const { x, y } = local;
  const ring = runs[3 * i + 2]!;
  const otherRing = runs[3 * j + 2]!;
  const otherWest = runBoxes[4 * j]!;
  const otherSouth = runBoxes[4 * j + 1]!;
  const otherEast = runBoxes[4 * j + 2]!;
  const otherNorth = runBoxes[4 * j + 3]!;
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
      if (b === a + 1 && ring === otherRing && orientation(ax1, ay1, ax2, ay2, bx2, by2) !== 0) continue;
      if (meet(local, a, ring, b, otherRing, visit)) return true;
    }
  }
  return false;
}

function divideIntoRuns(local: LocalRings): number {
  const { x, y, ringStart, ringCount } = local;
  if (runs.length < 3 * local.vertexCount) {
    runs = new Int32Array(6 * local.vertexCount);
    runBoxes = new Float64Array(8 * local.vertexCount);
  }
  let count = 0;
  for (let ring = 0; ring < ringCount; ring++) {
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
  runCount = count;
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
