/** Parallel lines cut to an area: hatching without a clip path, which every renderer pays for dearly. */
import type { AreaRings } from './interior.ts';

/** Edges of the area are sorted into strips of this width, so that a line meets only those near it. */
const STRIP_MILLIMETRES = 2;
/** A piece shorter than this shows nowhere. */
const SHORTEST_MILLIMETRES = 0.01;

/**
 * The pieces of lines (x0, y0, x1, y1 each, all of one direction) that lie inside the rings by the even-odd rule. A
 * line without length is kept when its point lies inside.
 */
export function clipLinesToArea(lines: readonly (readonly number[])[], rings: AreaRings): number[][] {
  const direction = directionOf(lines);
  const crossings = crossingFinder(rings, direction);
  const [cos, sin] = direction;
  const pieces: number[][] = [];
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of lines) {
    const across = y0 * cos - x0 * sin;
    const [from, to] = [x0 * cos + y0 * sin, x1 * cos + y1 * sin];
    const cuts = crossings(across);
    const isDot = to - from < SHORTEST_MILLIMETRES * 10;
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [start, end] = [Math.max(from, cuts[i]!), Math.min(to, cuts[i + 1]!)];
      if (isDot ? cuts[i]! > from || cuts[i + 1]! < to : end - start < SHORTEST_MILLIMETRES) continue;
      // Ends that were not cut keep their exact numbers.
      const [ax, ay] = start === from ? [x0, y0] : [start * cos - across * sin, start * sin + across * cos];
      const [bx, by] = end === to ? [x1, y1] : [end * cos - across * sin, end * sin + across * cos];
      pieces.push([ax, ay, bx, by]);
    }
  }
  return pieces;
}

function directionOf(lines: readonly (readonly number[])[]): readonly [cos: number, sin: number] {
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of lines) {
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length > 0) return [(x1 - x0) / length, (y1 - y0) / length];
  }
  return [1, 0];
}

/** Where an endless line at a distance `across` from the origin meets the rings, ascending along it. */
function crossingFinder(rings: AreaRings, [cos, sin]: readonly [number, number]): (across: number) => readonly number[] {
  const strips = new Map<number, number[]>();
  for (const ring of rings) {
    let along0 = 0;
    let across0 = 0;
    for (let i = -2; i < ring.length; i += 2) {
      const [x, y] = i < 0 ? [ring.at(-2) ?? 0, ring.at(-1) ?? 0] : [ring[i]!, ring[i + 1]!];
      const [along, across] = [x * cos + y * sin, y * cos - x * sin];
      if (i >= 0 && across !== across0) {
        const [low, high] = across < across0 ? [across, across0] : [across0, across];
        for (let strip = Math.floor(low / STRIP_MILLIMETRES); strip <= Math.floor(high / STRIP_MILLIMETRES); strip++) {
          const edges = strips.get(strip);
          if (edges) edges.push(along0, across0, along, across);
          else strips.set(strip, [along0, across0, along, across]);
        }
      }
      [along0, across0] = [along, across];
    }
  }
  const known = new Map<number, readonly number[]>();
  return (at) => {
    let cuts = known.get(at);
    if (cuts) return cuts;
    const edges = strips.get(Math.floor(at / STRIP_MILLIMETRES)) ?? [];
    const found: number[] = [];
    for (let i = 0; i < edges.length; i += 4) {
      const [along0, across0, along1, across1] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      // Half open, so that a corner on the line counts once.
      if (across0 <= at !== across1 <= at) found.push(along0 + ((at - across0) / (across1 - across0)) * (along1 - along0));
    }
    cuts = found.sort((a, b) => a - b);
    known.set(at, cuts);
    return cuts;
  };
}
