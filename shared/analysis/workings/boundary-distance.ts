/** Distances to the outline of bodies, exact on straight sides. */

/** Outlines as sides; x1, y1, x2, y2 one after another, relative to an origin near them. */
export interface Boundary {
  readonly sides: Float64Array;
  readonly originEast: number;
  readonly originNorth: number;
}

export function boundaryOf(parts: readonly (readonly ArrayLike<number>[])[]): Boundary {
  const first = parts[0]?.[0];
  const [originEast, originNorth] = [first?.[0] ?? 0, first?.[1] ?? 0];
  const sides: number[] = [];
  for (const part of parts) {
    for (const ring of part) {
      for (let i = 0; i < ring.length; i += 2) {
        const next = (i + 2) % ring.length;
        if (ring[i] === ring[next] && ring[i + 1] === ring[next + 1]) continue;
        sides.push(ring[i]! - originEast, ring[i + 1]! - originNorth, ring[next]! - originEast, ring[next + 1]! - originNorth);
      }
    }
  }
  return { sides: Float64Array.from(sides), originEast, originNorth };
}

/** From a point to the nearest side. */
export function distanceTo({ sides, originEast, originNorth }: Boundary, east: number, north: number): number {
  const [x, y] = [east - originEast, north - originNorth];
  let best = Infinity;
  for (let i = 0; i < sides.length; i += 4) {
    const [ax, ay] = [sides[i]!, sides[i + 1]!];
    const [dx, dy] = [sides[i + 2]! - ax, sides[i + 3]! - ay];
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    const distance = (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
    if (distance < best) best = distance;
  }
  return Math.sqrt(best);
}

/** A millimetre: a tenth of what distances are asked for. */
const PRECISION_METRES = 0.001;

/**
 * Largest distance on the stretch from a to b. A distance changes by no more than the way walked, which bounds what a
 * stretch can hide; stretches that may still beat `found` are halved.
 */
export function longestOnStretch(boundary: Boundary, ax: number, ay: number, bx: number, by: number, found: number): number {
  let best = found;
  const stack: number[][] = [[ax, ay, distanceTo(boundary, ax, ay), bx, by, distanceTo(boundary, bx, by)]];
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    const [x1, y1, d1, x2, y2, d2] = stretch as [number, number, number, number, number, number];
    best = Math.max(best, d1, d2);
    const most = (d1 + d2 + Math.hypot(x2 - x1, y2 - y1)) / 2;
    if (most <= best + PRECISION_METRES) continue;
    const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const middle = distanceTo(boundary, mx, my);
    stack.push([x1, y1, d1, mx, my, middle], [mx, my, middle, x2, y2, d2]);
  }
  return best;
}

/** Steps in which a stretch's mean distance is summed. */
const MEAN_STEP_METRES = 0.5;
const MOST_STEPS = 2_000;

/** Mean distance on the stretch times its length (midpoint rule). */
export function distanceIntegral(boundary: Boundary, ax: number, ay: number, bx: number, by: number): number {
  const length = Math.hypot(bx - ax, by - ay);
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(length / MEAN_STEP_METRES)));
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const share = (i + 0.5) / steps;
    sum += distanceTo(boundary, ax + share * (bx - ax), ay + share * (by - ay));
  }
  return (sum / steps) * length;
}
