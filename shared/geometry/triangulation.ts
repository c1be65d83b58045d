/** A surface through scattered points by Delaunay triangulation; the library is known only here. */
import Delaunator from 'delaunator';

/** East, north, elevation of each point; triangles as three positions each. */
export interface Triangulation {
  readonly points: Float64Array;
  readonly triangles: Uint32Array;
}

/** Triangulates; points in one place keep the first elevation. `points` are east, north, elevation, one after another. */
export function triangulate(points: Float64Array): Triangulation {
  const count = points.length / 3;
  if (count < 3) return { points, triangles: new Uint32Array(0) };
  const plan = new Float64Array(2 * count);
  // Near to an origin, so that large coordinates lose nothing.
  for (let i = 0; i < count; i++) {
    plan[2 * i] = points[3 * i]! - points[0]!;
    plan[2 * i + 1] = points[3 * i + 1]! - points[1]!;
  }
  return { points, triangles: new Delaunator(plan).triangles as Uint32Array };
}

/**
 * The surface along a straight stretch: distance from its start and elevation at every edge of a triangle that it
 * crosses, sorted, as runs without interruption. Triangles with a side longer than `longestSide` span no surface.
 */
export function surfaceAlong({ points, triangles }: Triangulation, ax: number, ay: number, bx: number, by: number, longestSide: number): number[][] {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return [];
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const pieces: (readonly [from: number, fromZ: number, to: number, toZ: number])[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    const along = corners.map((p) => (points[3 * p]! - ax) * ux + (points[3 * p + 1]! - ay) * uy) as [number, number, number];
    const across = corners.map((p) => (points[3 * p + 1]! - ay) * ux - (points[3 * p]! - ax) * uy) as [number, number, number];
    if (Math.min(...across) > 0 || Math.max(...across) < 0 || Math.max(...along) < 0 || Math.min(...along) > length) continue;
    const met: [number, number][] = [];
    let longest = 0;
    for (let side = 0; side < 3; side++) {
      const [i, j] = [side, (side + 1) % 3];
      longest = Math.max(longest, Math.hypot(along[j]! - along[i]!, across[j]! - across[i]!));
      const [zi, zj] = [points[3 * corners[i]! + 2]!, points[3 * corners[j]! + 2]!];
      if (across[i] === 0) met.push([along[i]!, zi]);
      if (across[i]! * across[j]! >= 0) continue;
      const share = across[i]! / (across[i]! - across[j]!);
      met.push([along[i]! + share * (along[j]! - along[i]!), zi + share * (zj - zi)]);
    }
    if (longest > longestSide || met.length < 2) continue;
    met.sort((a, b) => a[0] - b[0]);
    const piece = clipped(met[0]!, met.at(-1)!, length);
    if (piece) pieces.push(piece);
  }
  pieces.sort((a, b) => a[0] - b[0]);
  return joined(pieces);
}

function clipped([from, fromZ]: [number, number], [to, toZ]: [number, number], length: number): readonly [number, number, number, number] | null {
  if (to - from < 1e-9) return null;
  const at = (distance: number): number => fromZ + ((distance - from) / (to - from)) * (toZ - fromZ);
  const [start, end] = [Math.max(0, from), Math.min(length, to)];
  return end - start < 1e-9 ? null : [start, at(start), end, at(end)];
}

/** Pieces that meet end to end become one run of distance, elevation pairs. */
function joined(pieces: readonly (readonly [number, number, number, number])[]): number[][] {
  const runs: number[][] = [];
  for (const [from, fromZ, to, toZ] of pieces) {
    const run = runs.at(-1);
    if (run && Math.abs(run.at(-2)! - from) < 1e-6) run.push(to, toZ);
    else if (!run || from > run.at(-2)!) runs.push([from, fromZ, to, toZ]);
  }
  return runs;
}
