/**
 * Cuts one feature with a prepared polygon: the pieces they have in common, as closed loops.
 *
 * Every crossing of two edges is found with exact predicates under one symbolic shift of the polygon by
 * (ε, ε²), ε → 0 (simulation of simplicity). Nothing is then ever degenerate: coincident edges, touching
 * vertices and shared corners fall to one side or the other, always the same one, and the shift being
 * infinitely small leaves every area as it is. Loops follow the feature where it runs inside the polygon and
 * the polygon where it runs inside the feature (Weiler & Atherton 1977). Only the order of crossings along
 * one edge is computed in rounded numbers; it is checked against the exact entering/leaving state and put
 * right among crossings that lie together. Should that fail, `cutFeature` says so and the caller takes the
 * slower engine of clip.ts.
 */
import type { GeometryColumns } from './columns.ts';
import { signedRingArea } from './area.ts';
import { findCrossings, windingOfFeatureAt } from './cut-crossings.ts';
import { orderAlongFeature, orderAlongPolygon } from './cut-order.ts';
import type { CutWorkspace } from './cut-workspace.ts';
import { ORIENTATION_REACH_METRES, snapToGrid } from './exact-orientation.ts';
import { windingAt, type PreparedPolygon } from './prepared-polygon.ts';

/**
 * Finds the loops of feature ∩ polygon into `workspace.loops` (local coordinates of the polygon; negative
 * loops are holes). Both must be valid. Returns false when the order of crossings could not be settled or
 * the feature reaches too far for exact answers; `loops` is then meaningless.
 */
export function cutFeature(workspace: CutWorkspace, polygon: PreparedPolygon, columns: GeometryColumns, feature: number): boolean {
  workspace.loops = [];
  if (!loadFeature(workspace, polygon, columns, feature)) return false;
  findCrossings(workspace, polygon);
  if (!orderAlongFeature(workspace, polygon)) return false;
  if (workspace.crossingCount > 0 && !orderAlongPolygon(workspace, polygon)) return false;
  if (!linkLoops(workspace, polygon)) return false;
  addUncrossedRings(workspace, polygon, columns.bounds, feature);
  return true;
}

/** Copies the feature's rings, local and on the grid; false when they are out of reach or cancel themselves out. */
function loadFeature(workspace: CutWorkspace, polygon: PreparedPolygon, columns: GeometryColumns, feature: number): boolean {
  const { ringStart } = workspace;
  const { originEast, originNorth } = polygon;
  const { coordinates, pathStart, partStart, featureStart, bounds } = columns;
  const reach = Math.max(Math.abs(bounds[feature * 4]! - originEast), Math.abs(bounds[feature * 4 + 1]! - originNorth),
    Math.abs(bounds[feature * 4 + 2]! - originEast), Math.abs(bounds[feature * 4 + 3]! - originNorth));
  if (!(reach < ORIENTATION_REACH_METRES)) return false;
  const firstPath = partStart[featureStart[feature]!]!;
  const endPath = partStart[featureStart[feature + 1]!]!;
  const most = pathStart[endPath]! - pathStart[firstPath]! + endPath - firstPath;
  if (workspace.x.length < most) {
    workspace.x = new Float64Array(most * 2);
    workspace.y = new Float64Array(most * 2);
  }
  const { x, y } = workspace;
  let ringCount = 0;
  let used = 0;
  for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
    for (let path = partStart[part]!; path < partStart[part + 1]!; path++) {
      const from = pathStart[path]! * 2;
      const to = pathStart[path + 1]! * 2;
      const area = signedRingArea(coordinates, from, to);
      if (area === 0) {
        // Two equal lobes of a bow-tie cancel out; such a ring has a shape, but not for this engine.
        if (to - from > 6) return false;
        continue;
      }
      const first = used;
      const forward = area > 0 === (path === partStart[part]);
      const step = forward ? 2 : -2;
      let lastX = Number.NaN;
      let lastY = Number.NaN;
      for (let at = forward ? from : to - 2; at >= from && at < to; at += step) {
        const east = snapToGrid(coordinates[at]! - originEast);
        const north = snapToGrid(coordinates[at + 1]! - originNorth);
        if (east === lastX && north === lastY) continue;
        x[used] = lastX = east;
        y[used++] = lastY = north;
      }
      if (x[first] !== lastX || y[first] !== lastY) {
        x[used] = x[first]!;
        y[used++] = y[first]!;
      }
      if (used - first < 4) used = first;
      else ringStart[++ringCount] = used;
    }
  }
  workspace.ringCount = ringCount;
  return true;
}

/** Walks feature and polygon in turn from each entering crossing until the loop closes. */
function linkLoops(workspace: CutWorkspace, polygon: PreparedPolygon): boolean {
  const { crossingCount, enters, used, featureEdge, featureRing, featurePlace, polygonEdge, polygonPlace, nextOnFeature, nextOnPolygon, crossingX, crossingY, loops, x, y, ringStart } = workspace;
  for (let begin = 0; begin < crossingCount; begin++) {
    if (enters[begin] === 0 || used[begin] === 1) continue;
    workspace.loopLength = 0;
    let enter = begin;
    for (let guard = 0; used[enter] === 0; guard++) {
      if (guard > crossingCount) return false;
      used[enter] = 1;
      pushVertices(workspace, crossingX, crossingY, enter, enter + 1);
      const leave = nextOnFeature[enter]!;
      if (enters[leave] === 1) return false;
      if (featurePlace[leave]! > featurePlace[enter]!) {
        pushVertices(workspace, x, y, featureEdge[enter]! + 1, featureEdge[leave]! + 1);
      } else {
        const ring = featureRing[enter]!;
        pushVertices(workspace, x, y, featureEdge[enter]! + 1, ringStart[ring + 1]! - 1);
        pushVertices(workspace, x, y, ringStart[ring]!, featureEdge[leave]! + 1);
      }
      pushVertices(workspace, crossingX, crossingY, leave, leave + 1);
      const next = nextOnPolygon[leave]!;
      if (enters[next] === 0) return false;
      if (polygonPlace[next]! > polygonPlace[leave]!) {
        pushVertices(workspace, polygon.x, polygon.y, polygonEdge[leave]! + 1, polygonEdge[next]! + 1);
      } else {
        const ring = polygon.ringOf[polygonEdge[leave]!]!;
        pushVertices(workspace, polygon.x, polygon.y, polygonEdge[leave]! + 1, polygon.ringStart[ring + 1]! - 1);
        pushVertices(workspace, polygon.x, polygon.y, polygon.ringStart[ring]!, polygonEdge[next]! + 1);
      }
      enter = next;
    }
    if (enter !== begin) return false;
    loops.push(takeLoop(workspace));
  }
  return true;
}

/** Appends vertices to the loop that is being made. */
function pushVertices(workspace: CutWorkspace, x: Float64Array, y: Float64Array, from: number, to: number): void {
  if (to <= from) return;
  let at = workspace.loopLength;
  workspace.loopLength = at + 2 * (to - from);
  if (workspace.loopLength > workspace.loop.length) {
    const larger = new Float64Array(2 * workspace.loopLength);
    larger.set(workspace.loop.subarray(0, at));
    workspace.loop = larger;
  }
  const { loop } = workspace;
  for (let i = from; i < to; i++) {
    loop[at++] = x[i]!;
    loop[at++] = y[i]!;
  }
}

/** The loop that was made, in an array of just its length. */
function takeLoop({ loop, loopLength }: CutWorkspace): number[] {
  const taken = new Array<number>(loopLength);
  for (let i = 0; i < loopLength; i++) taken[i] = loop[i]!;
  return taken;
}

/** Rings that cross nothing are inside as a whole, or not at all. */
function addUncrossedRings(workspace: CutWorkspace, polygon: PreparedPolygon, bounds: Float64Array, feature: number): void {
  const { x, y, ringStart, ringCount, ringCrossed, polygonRingCrossed, loops } = workspace;
  const west = snapToGrid(bounds[feature * 4]! - polygon.originEast);
  const south = snapToGrid(bounds[feature * 4 + 1]! - polygon.originNorth);
  const east = snapToGrid(bounds[feature * 4 + 2]! - polygon.originEast);
  const north = snapToGrid(bounds[feature * 4 + 3]! - polygon.originNorth);
  for (let ring = 0; ring < ringCount; ring++) {
    const start = ringStart[ring]!;
    if (ringCrossed[ring] || windingAt(polygon, x[start]!, y[start]!) === 0) continue;
    workspace.loopLength = 0;
    pushVertices(workspace, x, y, start, ringStart[ring + 1]! - 1);
    loops.push(takeLoop(workspace));
  }
  for (let ring = 0; ring + 1 < polygon.ringStart.length; ring++) {
    if (polygonRingCrossed[ring]) continue;
    const start = polygon.ringStart[ring]!;
    const px = polygon.x[start]!;
    const py = polygon.y[start]!;
    if (px < west || px > east || py < south || py > north) continue;
    if (windingOfFeatureAt(workspace, px, py) === 0) continue;
    workspace.loopLength = 0;
    pushVertices(workspace, polygon.x, polygon.y, start, polygon.ringStart[ring + 1]! - 1);
    loops.push(takeLoop(workspace));
  }
}
