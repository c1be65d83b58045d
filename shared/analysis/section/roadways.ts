/** Roadways on a section line: those that run along it are laid onto it, others cross it in a point. */
import type { LineShape, WorkingElevation } from '../../model/mine-drawing.ts';
import type { Profile } from '../../model/section.ts';
import { meetingOf, type Leg } from './line-walk.ts';
import { distanceToLeg } from './surface-profile.ts';

/** A roadway closer to the line's direction than this runs along it (cosine of 30°). */
const ALONG_COSINE = 0.866;

export interface RoadwayOnLine {
  readonly along: Profile[];
  readonly crossings: (readonly [distance: number, elevation: number])[];
  /** True also where no elevation is known. */
  readonly isOnLine: boolean;
}

export function roadwayOnLine({ paths, elevations }: LineShape, elevation: WorkingElevation | null, legs: readonly Leg[], stripMetres: number): RoadwayOnLine {
  const level = elevation && elevation.lowestMetres === elevation.highestMetres ? elevation.lowestMetres : null;
  const along: number[][] = [];
  const crossings: [number, number][] = [];
  let isOnLine = false;
  for (const [position, path] of paths.entries()) {
    const heights = elevations?.[position];
    for (let i = 0; i + 3 < path.length; i += 2) {
      const [cx, cy, dx, dy] = [path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!];
      const [cz, dz] = heights ? [heights[i / 2]!, heights[i / 2 + 1]!] : [level, level];
      for (const leg of legs) {
        const [ux, uy] = [(leg.bx - leg.ax) / leg.length, (leg.by - leg.ay) / leg.length];
        const length = Math.hypot(dx - cx, dy - cy);
        const runsAlong = length > 0 && Math.abs(((dx - cx) * ux + (dy - cy) * uy) / length) >= ALONG_COSINE;
        if (runsAlong && distanceToLeg(leg, (cx + dx) / 2, (cy + dy) / 2) <= stripMetres) {
          const [from, to] = [(cx - leg.ax) * ux + (cy - leg.ay) * uy, (dx - leg.ax) * ux + (dy - leg.ay) * uy];
          const [start, end] = [clamp(from, leg.length), clamp(to, leg.length)];
          if (Math.abs(end - start) < 0.01) continue;
          isOnLine = true;
          if (cz === null || dz === null) continue;
          const at = (distance: number): number => cz + ((distance - from) / (to - from)) * (dz - cz);
          add(along, leg.from + start, at(start), leg.from + end, at(end));
        } else {
          const meeting = meetingOf(leg.ax, leg.ay, leg.bx, leg.by, cx, cy, dx, dy);
          if (!meeting) continue;
          isOnLine = true;
          if (cz !== null && dz !== null) crossings.push([leg.from + meeting[0] * leg.length, cz + meeting[1] * (dz - cz)]);
        }
      }
    }
  }
  return { along: along.map((run) => Float64Array.from(run)), crossings, isOnLine };
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** Stretches that follow each other are one profile. */
function add(runs: number[][], from: number, fromZ: number, to: number, toZ: number): void {
  const last = runs.at(-1);
  if (last && Math.abs(last.at(-2)! - from) < 1e-6 && Math.abs(last.at(-1)! - fromZ) < 1e-6) last.push(to, toZ);
  else runs.push([from, fromZ, to, toZ]);
}
