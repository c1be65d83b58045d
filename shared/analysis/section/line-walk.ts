/** A section line as straight legs with the distance at which each begins. */
import type { Ring } from '../../model/mine-drawing.ts';
import { isInsideRings } from '../workings/line-outside.ts';

export interface Leg {
  /** Distance along the line at its start. */
  readonly from: number;
  readonly length: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Legs of some length; corners that repeat are passed over. */
export function legsOf(line: Ring): Leg[] {
  const legs: Leg[] = [];
  let from = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!];
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    legs.push({ from, length, ax, ay, bx, by });
    from += length;
  }
  return legs;
}

export type Stretch = readonly [from: number, to: number];

/** Where the legs run inside rings (even-odd, closed), as distances along the line; stretches that meet are one. */
export function stretchesInside(legs: readonly Leg[], rings: readonly Ring[]): Stretch[] {
  const found: [number, number][] = [];
  for (const leg of legs) {
    const cuts = [0, ...meetings(leg, rings), 1].sort((a, b) => a - b);
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      if (to - from < 1e-12) continue;
      const middle = (from + to) / 2;
      if (!isInsideRings(rings, leg.ax + middle * (leg.bx - leg.ax), leg.ay + middle * (leg.by - leg.ay))) continue;
      const stretch: [number, number] = [leg.from + from * leg.length, leg.from + to * leg.length];
      const last = found.at(-1);
      if (last && stretch[0] - last[1] < 1e-6) last[1] = stretch[1];
      else found.push(stretch);
    }
  }
  return found;
}

/** Shares of the leg at which it crosses sides of rings or paths. */
function meetings({ ax, ay, bx, by }: Leg, rings: readonly Ring[]): number[] {
  const shares: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const meeting = meetingOf(ax, ay, bx, by, ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!);
      if (meeting) shares.push(meeting[0]);
    }
  }
  return shares;
}

/** Shares of both ways at which two stretches cross; null when they do not, or run side by side. */
export function meetingOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): readonly [alongFirst: number, alongSecond: number] | null {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const first = ((cx - ax) * vy - (cy - ay) * vx) / cross;
  const second = ((cx - ax) * uy - (cy - ay) * ux) / cross;
  return first >= 0 && first <= 1 && second >= 0 && second <= 1 ? [first, second] : null;
}

/** The place at a distance along the legs. */
export function placeAt(legs: readonly Leg[], distance: number): readonly [east: number, north: number] {
  const leg = legs.find(({ from, length }) => distance <= from + length) ?? legs.at(-1)!;
  const share = (distance - leg.from) / leg.length;
  return [leg.ax + share * (leg.bx - leg.ax), leg.ay + share * (leg.by - leg.ay)];
}
