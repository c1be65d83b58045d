/** Where a label or a leader can point into an area: the place farthest from its edges. */

/** Rings as flat x, y; the first is the outer one, or several separate pieces: even-odd decides. */
export type AreaRings = readonly (readonly number[])[];

/** Even-odd test. */
export function isInside(rings: AreaRings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** True in any of several areas that may lie over each other. */
export function isInsideAny(areas: readonly AreaRings[], x: number, y: number): boolean {
  return areas.some((rings) => isInside(rings, x, y));
}

/** Distance to the nearest edge; negative outside. */
export function clearance(rings: AreaRings, x: number, y: number): number {
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      nearest = Math.min(nearest, squaredDistanceToSegment(x, y, ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!));
    }
  }
  return (isInside(rings, x, y) ? 1 : -1) * Math.sqrt(nearest);
}

function squaredDistanceToSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  const [ex, ey] = [x - x0 - t * dx, y - y0 - t * dy];
  return ex * ex + ey * ey;
}

export interface InteriorPoint {
  readonly x: number;
  readonly y: number;
  readonly clearance: number;
}

/**
 * The point of largest clearance found on a grid and refined twice around the best cell; null when the grid misses
 * the area altogether. `within` limits where it may lie.
 */
export function interiorPoint(rings: AreaRings, within: readonly [left: number, top: number, right: number, bottom: number]): InteriorPoint | null {
  let [left, top, right, bottom] = ringsBox(rings);
  left = Math.max(left, within[0]);
  top = Math.max(top, within[1]);
  right = Math.min(right, within[2]);
  bottom = Math.min(bottom, within[3]);
  if (left >= right || top >= bottom) return null;
  let best: InteriorPoint = { x: 0, y: 0, clearance: 0 };
  const cells = 16;
  // Clearance changes by no more than the way between two places: what its neighbours were found to have bounds it.
  const bounds = new Float64Array(cells + 1);
  for (let round = 0; round < 3; round++) {
    const [width, height] = [(right - left) / cells, (bottom - top) / cells];
    bounds.fill(Infinity);
    for (let i = 0; i <= cells; i++) {
      let above = Infinity;
      for (let j = 0; j <= cells; j++) {
        const [x, y] = [left + i * width, top + j * height];
        let room = Math.min(bounds[j]! + width, above + height);
        if (room > best.clearance) {
          room = clearance(rings, x, y);
          if (room > best.clearance) best = { x, y, clearance: room };
        }
        bounds[j] = above = room;
      }
    }
    if (best.clearance === 0) return null;
    [left, right, top, bottom] = [best.x - width, best.x + width, best.y - height, best.y + height];
  }
  return best;
}

/** The same no farther from `place` than `reach` on either axis; null where the area has no room there. */
export function interiorPointNear(rings: AreaRings, [x, y]: readonly [x: number, y: number], reach: number, [left, top, right, bottom]: readonly [left: number, top: number, right: number, bottom: number]): InteriorPoint | null {
  return interiorPoint(rings, [Math.max(left, x - reach), Math.max(top, y - reach), Math.min(right, x + reach), Math.min(bottom, y + reach)]);
}

/** Left, top, right, bottom of all rings. */
export function ringsBox(rings: AreaRings): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]!);
      box[1] = Math.min(box[1], ring[i + 1]!);
      box[2] = Math.max(box[2], ring[i]!);
      box[3] = Math.max(box[3], ring[i + 1]!);
    }
  }
  return box;
}

/** Area by the shoelace formula, without sign. */
export function ringArea(ring: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) sum += (ring[j]! - ring[i]!) * (ring[j + 1]! + ring[i + 1]!);
  return Math.abs(sum) / 2;
}
