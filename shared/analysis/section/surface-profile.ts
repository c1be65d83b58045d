/** The surface along a section line: from a raster, else from contours and spot heights by triangulation. */
import { elevationAt } from '../../geometry/grid-sample.ts';
import { surfaceAlong, triangulate } from '../../geometry/triangulation.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { ElevationPoints } from '../../model/mine-drawing.ts';
import type { SectionSurface } from '../../model/section.ts';
import { placeAt, type Leg } from './line-walk.ts';

/** Points this near to the line make its surface; all of a big drawing's contours would take long and change nothing. */
const CORRIDOR_METRES = [200, 800, 3_200] as const;
/** Enough for a surface. */
const ENOUGH_POINTS = 60;
/** Triangles with longer sides span ground that nobody has surveyed. */
const LONGEST_SIDE_METRES = 600;

/** null when there are too few points. Points are east, north, elevation. */
export function profileOfPoints(points: ElevationPoints, legs: readonly Leg[]): SectionSurface | null {
  let near = new Float64Array(0);
  for (const corridor of CORRIDOR_METRES) {
    near = nearLine(points, legs, corridor);
    if (near.length / 3 >= ENOUGH_POINTS) break;
  }
  if (near.length / 3 < 3) return null;
  const surface = triangulate(near);
  const profiles = joinLegs(legs.flatMap((leg) => surfaceAlong(surface, leg.ax, leg.ay, leg.bx, leg.by, LONGEST_SIDE_METRES).map((run) => run.map((value, i) => (i % 2 === 0 ? value + leg.from : value)))));
  return profiles.length === 0 ? null : { profiles, method: 'triangulation', pointCount: near.length / 3 };
}

/** Sampled at every half cell, between the middles of cells. */
export function profileOfGrid(grid: ElevationGrid, legs: readonly Leg[]): SectionSurface | null {
  const length = legs.reduce((sum, leg) => sum + leg.length, 0);
  const steps = Math.max(1, Math.ceil((2 * length) / grid.cellMetres));
  const runs: number[][] = [];
  let open: number[] | null = null;
  for (let i = 0; i <= steps; i++) {
    const distance = (length * i) / steps;
    const elevation = elevationAt(grid, ...placeAt(legs, distance));
    if (Number.isNaN(elevation)) open = null;
    else if (open) open.push(distance, elevation);
    else runs.push((open = [distance, elevation]));
  }
  const profiles = runs.filter((run) => run.length >= 4).map((run) => Float64Array.from(run));
  return profiles.length === 0 ? null : { profiles, method: 'raster', pointCount: grid.columns * grid.rows };
}

function nearLine(points: ElevationPoints, legs: readonly Leg[], corridor: number): Float64Array<ArrayBuffer> {
  const near: number[] = [];
  for (let i = 0; i < points.length; i += 3) {
    if (legs.some((leg) => distanceToLeg(leg, points[i]!, points[i + 1]!) <= corridor)) near.push(points[i]!, points[i + 1]!, points[i + 2]!);
  }
  return Float64Array.from(near);
}

/** From a place to a leg. */
export function distanceToLeg({ ax, ay, bx, by, length }: Leg, east: number, north: number): number {
  const share = Math.min(1, Math.max(0, ((east - ax) * (bx - ax) + (north - ay) * (by - ay)) / (length * length)));
  return Math.hypot(east - ax - share * (bx - ax), north - ay - share * (by - ay));
}

/** Runs that meet at a bend are one profile. */
function joinLegs(runs: readonly number[][]): Float64Array[] {
  const joined: number[][] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && Math.abs(last.at(-2)! - run[0]!) < 1e-6) last.push(...run.slice(2));
    else joined.push([...run]);
  }
  return joined.map((run) => Float64Array.from(run));
}

