/** The order of crossings along both outlines, checked against the exact states inside and outside. */
import { windingOfFeatureAt } from './cut-crossings.ts';
import type { Crossing, CutWorkspace } from './cut-workspace.ts';
import { windingAt, type PreparedPolygon } from './prepared-polygon.ts';

/** Crossings nearer than this along one edge may be exchanged to fit the exact states, metres. */
const SAME_PLACE_METRES = 1e-6;

/** Sorts along the feature, checks entering and leaving against the exact state, and chains each ring. */
export function orderAlongFeature(workspace: CutWorkspace, polygon: PreparedPolygon): boolean {
  const { crossings, ringStart, ringCrossed, x, y } = workspace;
  if (crossings.length === 0) return true;
  // Edges come in order; only crossings on one edge have to be sorted.
  for (let i = 1; i < crossings.length; i++) {
    const moving = crossings[i]!;
    let at = i;
    while (at > 0 && crossings[at - 1]!.featureEdge === moving.featureEdge && crossings[at - 1]!.featureAt > moving.featureAt) {
      crossings[at] = crossings[at - 1]!;
      at--;
    }
    crossings[at] = moving;
  }
  let from = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    if (!ringCrossed[ring]) continue;
    let to = from;
    while (to < crossings.length && crossings[to]!.featureRing === ring) to++;
    const start = ringStart[ring]!;
    const inside = windingAt(polygon, x[start]!, y[start]!) !== 0;
    if (!settleOrder(crossings, from, to, !inside, 'featureEdge')) return false;
    for (let i = from; i < to; i++) {
      crossings[i]!.featureOrder = i;
      crossings[i]!.nextOnFeature = crossings[i + 1 < to ? i + 1 : from]!;
    }
    from = to;
  }
  return true;
}

/**
 * Makes `enters` alternate from `firstEnters` over crossings[from…to). Which edge a crossing is on is exact, so
 * only crossings on one edge and at one place are exchanged. False when they cannot be made to alternate.
 */
function settleOrder(crossings: Crossing[], from: number, to: number, firstEnters: boolean, edge: 'featureEdge' | 'polygonEdge'): boolean {
  if ((to - from) % 2 !== 0) return false;
  for (let i = from; i < to; i++) {
    const wanted = (i - from) % 2 === 0 ? firstEnters : !firstEnters;
    const here = crossings[i]!;
    if (here.enters === wanted) continue;
    let found = i + 1;
    while (found < to && crossings[found]!.enters !== wanted) found++;
    if (found >= to || crossings[found]![edge] !== here[edge] || !lieTogether(here, crossings[found]!)) return false;
    const taken = crossings[found]!;
    crossings.copyWithin(i + 1, i, found);
    crossings[i] = taken;
  }
  return true;
}

function lieTogether(a: Crossing, b: Crossing): boolean {
  return Math.abs(a.x - b.x) < SAME_PLACE_METRES && Math.abs(a.y - b.y) < SAME_PLACE_METRES;
}

/** Sorts along the polygon and chains each ring; false when entering and leaving cannot be made to alternate. */
export function orderAlongPolygon(workspace: CutWorkspace, polygon: PreparedPolygon): boolean {
  const order = workspace.crossings.slice().sort((a, b) => a.polygonEdge - b.polygonEdge || a.polygonAt - b.polygonAt);
  let from = 0;
  while (from < order.length) {
    const ring = polygon.ringOf[order[from]!.polygonEdge]!;
    let to = from + 1;
    let together = false;
    while (to < order.length && polygon.ringOf[order[to]!.polygonEdge] === ring) {
      together ||= order[to - 1]!.polygonEdge === order[to]!.polygonEdge && lieTogether(order[to - 1]!, order[to]!);
      to++;
    }
    // Two crossings that lie together may stand the wrong way round; then the ring's first vertex decides, exactly.
    const start = polygon.ringStart[ring]!;
    const firstEnters = together ? windingOfFeatureAt(workspace, polygon.x[start]!, polygon.y[start]!) !== 0 : order[from]!.enters;
    if (!settleOrder(order, from, to, firstEnters, 'polygonEdge')) return false;
    for (let i = from; i < to; i++) {
      order[i]!.polygonOrder = i;
      order[i]!.nextOnPolygon = order[i + 1 < to ? i + 1 : from]!;
    }
    from = to;
  }
  return true;
}
