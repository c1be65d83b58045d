/** The order of crossings along both outlines, checked against the exact states inside and outside. */
import { windingOfFeatureAt } from './cut-crossings.ts';
import type { CutWorkspace } from './cut-workspace.ts';
import { windingAt, type PreparedPolygon } from './prepared-polygon.ts';

/** Crossings nearer than this along one edge may be exchanged to fit the exact states, metres. */
const SAME_PLACE_METRES = 1e-6;
/** Up to here sorting by insertion is quicker than calling the platform's sort. */
const FEW_CROSSINGS = 48;

/** Sorts along the feature, checks entering and leaving against the exact state, and chains each ring. */
export function orderAlongFeature(workspace: CutWorkspace, polygon: PreparedPolygon): boolean {
  const { crossingCount, ringStart, ringCount, ringCrossed, featureRing, x, y, order, featurePlace, nextOnFeature } = workspace;
  if (crossingCount === 0) return true;
  sortCrossings(order, crossingCount, workspace.featureEdge, workspace.featureAt);
  let from = 0;
  for (let ring = 0; ring < ringCount; ring++) {
    if (!ringCrossed[ring]) continue;
    let to = from;
    while (to < crossingCount && featureRing[order[to]!] === ring) to++;
    const start = ringStart[ring]!;
    const inside = windingAt(polygon, x[start]!, y[start]!) !== 0;
    if (!settleOrder(workspace, from, to, inside ? 0 : 1, workspace.featureEdge)) return false;
    chain(order, from, to, featurePlace, nextOnFeature);
    from = to;
  }
  return true;
}

/** Sorts along the polygon and chains each ring; false when entering and leaving cannot be made to alternate. */
export function orderAlongPolygon(workspace: CutWorkspace, polygon: PreparedPolygon): boolean {
  const { crossingCount, order, polygonEdge, polygonPlace, nextOnPolygon } = workspace;
  sortCrossings(order, crossingCount, polygonEdge, workspace.polygonAt);
  let from = 0;
  while (from < crossingCount) {
    const ring = polygon.ringOf[polygonEdge[order[from]!]!]!;
    let to = from + 1;
    let together = false;
    while (to < crossingCount && polygon.ringOf[polygonEdge[order[to]!]!] === ring) {
      together ||= polygonEdge[order[to - 1]!] === polygonEdge[order[to]!] && lieTogether(workspace, order[to - 1]!, order[to]!);
      to++;
    }
    // Two crossings that lie together may stand the wrong way round; then the ring's first vertex decides, exactly.
    const start = polygon.ringStart[ring]!;
    const firstEnters = together ? (windingOfFeatureAt(workspace, polygon.x[start]!, polygon.y[start]!) !== 0 ? 1 : 0) : workspace.enters[order[from]!]!;
    if (!settleOrder(workspace, from, to, firstEnters, polygonEdge)) return false;
    chain(order, from, to, polygonPlace, nextOnPolygon);
    from = to;
  }
  return true;
}

/** Fills `order` with the crossings by edge and place along it; equal ones stay in the order in which they were found. */
function sortCrossings(order: Int32Array, count: number, edge: Int32Array, at: Float64Array): void {
  if (count > FEW_CROSSINGS) {
    for (let i = 0; i < count; i++) order[i] = i;
    order.subarray(0, count).sort((a, b) => edge[a]! - edge[b]! || at[a]! - at[b]! || a - b);
    return;
  }
  for (let i = 0; i < count; i++) {
    const ownEdge = edge[i]!;
    const ownAt = at[i]!;
    let place = i;
    for (; place > 0; place--) {
      const before = order[place - 1]!;
      const edgeBefore = edge[before]!;
      if (edgeBefore < ownEdge || (edgeBefore === ownEdge && at[before]! <= ownAt)) break;
      order[place] = before;
    }
    order[place] = i;
  }
}

/**
 * Makes `enters` alternate from `firstEnters` over order[from…to). Which edge a crossing is on is exact, so
 * only crossings on one edge and at one place are exchanged. False when they cannot be made to alternate.
 */
function settleOrder(workspace: CutWorkspace, from: number, to: number, firstEnters: number, edge: Int32Array): boolean {
  const { order, enters } = workspace;
  if ((to - from) % 2 !== 0) return false;
  for (let i = from; i < to; i++) {
    const wanted = (i - from) % 2 === 0 ? firstEnters : 1 - firstEnters;
    const here = order[i]!;
    if (enters[here] === wanted) continue;
    let found = i + 1;
    while (found < to && enters[order[found]!] !== wanted) found++;
    if (found >= to || edge[order[found]!] !== edge[here] || !lieTogether(workspace, here, order[found]!)) return false;
    const taken = order[found]!;
    order.copyWithin(i + 1, i, found);
    order[i] = taken;
  }
  return true;
}

/** Notes each crossing's place in the settled order, and the next one round the ring. */
function chain(order: Int32Array, from: number, to: number, place: Int32Array, next: Int32Array): void {
  for (let i = from; i < to; i++) {
    place[order[i]!] = i;
    next[order[i]!] = order[i + 1 < to ? i + 1 : from]!;
  }
}

function lieTogether({ crossingX, crossingY }: CutWorkspace, a: number, b: number): boolean {
  return Math.abs(crossingX[a]! - crossingX[b]!) < SAME_PLACE_METRES && Math.abs(crossingY[a]! - crossingY[b]!) < SAME_PLACE_METRES;
}
