/** Crossings and point tests of a loaded feature with a prepared polygon, exact under the shift described in cut.ts. */
import type { CutWorkspace } from './cut-workspace.ts';
import { orientation } from './exact-orientation.ts';
import type { PreparedPolygon } from './prepared-polygon.ts';

/** Finds the crossings in the order of the feature's edges, and which rings of both have any. */
export function findCrossings(workspace: CutWorkspace, polygon: PreparedPolygon): void {
  const { x, y, ringStart, ringCount, ringCrossed, polygonRingCrossed } = workspace;
  const { x: polygonX, y: polygonY, width, height, columns, rows, cellStart, cellEdges } = polygon;
  workspace.crossingCount = 0;
  for (let ring = 0; ring + 1 < polygon.ringStart.length; ring++) polygonRingCrossed[ring] = false;
  if (workspace.stamps.length < polygon.x.length) {
    workspace.stamps = new Uint32Array(polygon.x.length * 2);
    workspace.stamp = 0;
  }
  const { stamps } = workspace;
  const inverse = 1 / polygon.cellSize;
  const lastOfColumns = columns - 1;
  const lastOfRows = rows - 1;
  for (let ring = 0; ring < ringCount; ring++) {
    const before = workspace.crossingCount;
    const end = ringStart[ring + 1]! - 1;
    let x2 = x[ringStart[ring]!]!;
    let y2 = y[ringStart[ring]!]!;
    for (let edge = ringStart[ring]!; edge < end; edge++) {
      const x1 = x2;
      const y1 = y2;
      x2 = x[edge + 1]!;
      y2 = y[edge + 1]!;
      const west = x1 < x2 ? x1 : x2;
      const east = x1 < x2 ? x2 : x1;
      const south = y1 < y2 ? y1 : y2;
      const north = y1 < y2 ? y2 : y1;
      if (east < 0 || north < 0 || west > width || south > height) continue;
      // Cells by multiplication may miss by one at a cell's rim; edges are listed 1 mm beyond their cells.
      const firstColumn = west > 0 ? Math.min(lastOfColumns, Math.floor(west * inverse)) : 0;
      const lastColumn = Math.min(lastOfColumns, Math.floor(east * inverse));
      const firstRow = south > 0 ? Math.min(lastOfRows, Math.floor(south * inverse)) : 0;
      const lastRow = Math.min(lastOfRows, Math.floor(north * inverse));
      const severalCells = firstColumn !== lastColumn || firstRow !== lastRow;
      if (severalCells && ++workspace.stamp === 0xffffffff) {
        stamps.fill(0);
        workspace.stamp = 1;
      }
      const { stamp } = workspace;
      for (let row = firstRow; row <= lastRow; row++) {
        const lastCell = row * columns + lastColumn;
        for (let cell = row * columns + firstColumn; cell <= lastCell; cell++) {
          const stop = cellStart[cell + 1]!;
          for (let i = cellStart[cell]!; i < stop; i++) {
            const other = cellEdges[i]!;
            if (severalCells) {
              if (stamps[other] === stamp) continue;
              stamps[other] = stamp;
            }
            const qx1 = polygonX[other]!;
            const qx2 = polygonX[other + 1]!;
            if ((qx1 < west && qx2 < west) || (qx1 > east && qx2 > east)) continue;
            const qy1 = polygonY[other]!;
            const qy2 = polygonY[other + 1]!;
            if ((qy1 < south && qy2 < south) || (qy1 > north && qy2 > north)) continue;
            crossEdges(workspace, ring, edge, polygon, other);
          }
        }
      }
    }
    ringCrossed[ring] = workspace.crossingCount > before;
  }
}

/**
 * Records the crossing of feature edge p1→p2 with polygon edge q1→q2 + (ε, ε²), if there is one. The edges are named and
 * not handed over: eight coordinates as arguments would be eight objects on the heap for each of some hundred thousand pairs.
 */
function crossEdges(workspace: CutWorkspace, ring: number, edge: number, polygon: PreparedPolygon, other: number): void {
  const { x, y } = workspace;
  const { x: polygonX, y: polygonY } = polygon;
  const x1 = x[edge]!;
  const y1 = y[edge]!;
  const x2 = x[edge + 1]!;
  const y2 = y[edge + 1]!;
  const qx1 = polygonX[other]!;
  const qy1 = polygonY[other]!;
  const qx2 = polygonX[other + 1]!;
  const qy2 = polygonY[other + 1]!;
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
  if (workspace.crossingCount === workspace.featureEdge.length) workspace.growCrossings();
  const crossing = workspace.crossingCount++;
  workspace.featureEdge[crossing] = edge;
  workspace.featureRing[crossing] = ring;
  workspace.featureAt[crossing] = featureAt;
  workspace.polygonEdge[crossing] = other;
  workspace.polygonAt[crossing] = fromSide / (fromSide - toSide);
  workspace.crossingX[crossing] = featureAt <= 0.5 ? x1 + featureAt * (x2 - x1) : x2 - (1 - featureAt) * (x2 - x1);
  workspace.crossingY[crossing] = featureAt <= 0.5 ? y1 + featureAt * (y2 - y1) : y2 - (1 - featureAt) * (y2 - y1);
  workspace.enters[crossing] = endsLeft ? 1 : 0;
  workspace.used[crossing] = 0;
  workspace.polygonRingCrossed[polygon.ringOf[other]!] = true;
}

/** Winding number of the loaded feature about a polygon's vertex, which is shifted by (ε, ε²). */
export function windingOfFeatureAt(workspace: CutWorkspace, qx: number, qy: number): number {
  const { x, y, ringStart, ringCount } = workspace;
  let winding = 0;
  for (let ring = 0; ring < ringCount; ring++) {
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
