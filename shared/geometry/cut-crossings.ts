/** Crossings and point tests of a loaded feature with a prepared polygon, exact under the shift described in cut.ts. */
import type { CutWorkspace } from './cut-workspace.ts';
import { orientation } from './exact-orientation.ts';
import type { PreparedPolygon } from './prepared-polygon.ts';

/** Fills `workspace.crossings`, in the order of the feature's edges, and `ringCrossed`. */
export function findCrossings(workspace: CutWorkspace, polygon: PreparedPolygon): void {
  const { x, y, ringStart, crossings, ringCrossed } = workspace;
  const { width, height, cellSize, columns, rows, cellStart, cellEdges } = polygon;
  crossings.length = 0;
  if (workspace.stamps.length < polygon.x.length) {
    workspace.stamps = new Uint32Array(polygon.x.length * 2);
    workspace.stamp = 0;
  }
  const { stamps } = workspace;
  const inverse = 1 / cellSize;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const before = crossings.length;
    for (let edge = ringStart[ring]!; edge < ringStart[ring + 1]! - 1; edge++) {
      const x1 = x[edge]!;
      const y1 = y[edge]!;
      const x2 = x[edge + 1]!;
      const y2 = y[edge + 1]!;
      const west = x1 < x2 ? x1 : x2;
      const east = x1 < x2 ? x2 : x1;
      const south = y1 < y2 ? y1 : y2;
      const north = y1 < y2 ? y2 : y1;
      if (east < 0 || north < 0 || west > width || south > height) continue;
      // Cells by multiplication may miss by one at a cell's rim; edges are listed 1 mm beyond their cells.
      const firstColumn = west > 0 ? Math.min(columns - 1, Math.floor(west * inverse)) : 0;
      const lastColumn = Math.min(columns - 1, Math.floor(east * inverse));
      const firstRow = south > 0 ? Math.min(rows - 1, Math.floor(south * inverse)) : 0;
      const lastRow = Math.min(rows - 1, Math.floor(north * inverse));
      if (++workspace.stamp === 0xffffffff) {
        stamps.fill(0);
        workspace.stamp = 1;
      }
      const { stamp } = workspace;
      for (let row = firstRow; row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) {
          const cell = row * columns + column;
          for (let i = cellStart[cell]!; i < cellStart[cell + 1]!; i++) {
            const other = cellEdges[i]!;
            if (stamps[other] === stamp) continue;
            stamps[other] = stamp;
            crossEdges(workspace, ring, edge, x1, y1, x2, y2, polygon, other);
          }
        }
      }
    }
    ringCrossed[ring] = crossings.length > before;
  }
}

/** Records the crossing of feature edge p1→p2 with polygon edge q1→q2 + (ε, ε²), if there is one. */
function crossEdges(workspace: CutWorkspace, ring: number, edge: number, x1: number, y1: number, x2: number, y2: number, polygon: PreparedPolygon, other: number): void {
  const qx1 = polygon.x[other]!;
  const qy1 = polygon.y[other]!;
  const qx2 = polygon.x[other + 1]!;
  const qy2 = polygon.y[other + 1]!;
  if ((x1 < qx1 && x1 < qx2 && x2 < qx1 && x2 < qx2) || (x1 > qx1 && x1 > qx2 && x2 > qx1 && x2 > qx2)) return;
  if ((y1 < qy1 && y1 < qy2 && y2 < qy1 && y2 < qy2) || (y1 > qy1 && y1 > qy2 && y2 > qy1 && y2 > qy2)) return;
  // p1 and p2 against the shifted q1→q2; in line, the shift decides: the sign of dy·ε − dx·ε².
  const startSide = orientation(qx1, qy1, qx2, qy2, x1, y1);
  const endSide = orientation(qx1, qy1, qx2, qy2, x2, y2);
  const tieOfPolygon = qy2 !== qy1 ? qy2 > qy1 : qx2 < qx1;
  const startsLeft = startSide !== 0 ? startSide > 0 : tieOfPolygon;
  const endsLeft = endSide !== 0 ? endSide > 0 : tieOfPolygon;
  if (startsLeft === endsLeft) return;
  // The shifted q1 and q2 against p1→p2; in line: the sign of dx·ε² − dy·ε.
  const fromSide = orientation(x1, y1, x2, y2, qx1, qy1);
  const toSide = orientation(x1, y1, x2, y2, qx2, qy2);
  const tieOfFeature = y2 !== y1 ? y2 < y1 : x2 > x1;
  const fromLeft = fromSide !== 0 ? fromSide > 0 : tieOfFeature;
  const toLeft = toSide !== 0 ? toSide > 0 : tieOfFeature;
  if (fromLeft === toLeft) return;
  const featureAt = startSide / (startSide - endSide);
  const polygonAt = fromSide / (fromSide - toSide);
  workspace.crossings.push({
    featureEdge: edge, featureAt, featureRing: ring, polygonEdge: other, polygonAt,
    x: featureAt <= 0.5 ? x1 + featureAt * (x2 - x1) : x2 - (1 - featureAt) * (x2 - x1),
    y: featureAt <= 0.5 ? y1 + featureAt * (y2 - y1) : y2 - (1 - featureAt) * (y2 - y1),
    enters: endsLeft, nextOnFeature: null, nextOnPolygon: null, featureOrder: 0, polygonOrder: 0, used: false,
  });
}

/** Winding number of the loaded feature about a polygon's vertex, which is shifted by (ε, ε²). */
export function windingOfFeatureAt(workspace: CutWorkspace, qx: number, qy: number): number {
  const { x, y, ringStart } = workspace;
  let winding = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    for (let edge = ringStart[ring]!; edge < ringStart[ring + 1]! - 1; edge++) {
      const y1 = y[edge]!;
      const y2 = y[edge + 1]!;
      if (y1 > qy === y2 > qy) continue;
      const upward = y2 > y1;
      const side = orientation(x[edge]!, y1, x[edge + 1]!, y2, qx, qy);
      const left = side !== 0 ? side > 0 : !upward;
      if (left === upward) winding += upward ? 1 : -1;
    }
  }
  return winding;
}
