/** An oracle for rings of any kind: strips between all heights at which anything happens, measured one by one. */
import type { Parts } from './polygons.ts';

type Side = readonly [x1: number, y1: number, x2: number, y2: number];

/** Area of what an odd number of rings of `a` and an odd number of rings of `b` encloses; slow, and simple enough to be believed. */
export function commonEvenOddArea(a: Parts, b: Parts): number {
  const [east, north] = [a[0]![0]![0]!, a[0]![0]![1]!];
  const [sidesOfA, sidesOfB] = [a, b].map((parts) => parts.flat().flatMap((ring) => sidesOf(ring, east, north)));
  const heights = [...new Set(heightsOf([...sidesOfA!, ...sidesOfB!]))].sort((p, q) => p - q);
  let area = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const middle = (heights[i]! + heights[i + 1]!) / 2;
    // Between two heights no sides cross, so that the common length changes evenly.
    area += commonLength(crossingsAt(sidesOfA!, middle), crossingsAt(sidesOfB!, middle)) * (heights[i + 1]! - heights[i]!);
  }
  return area;
}

function sidesOf(ring: readonly number[], east: number, north: number): Side[] {
  return Array.from({ length: ring.length / 2 - 1 }, (_, i): Side => [ring[2 * i]! - east, ring[2 * i + 1]! - north, ring[2 * i + 2]! - east, ring[2 * i + 3]! - north]);
}

/** Where sides begin, end and cross. */
function heightsOf(sides: readonly Side[]): number[] {
  const heights = sides.flatMap(([, y1, , y2]) => [y1, y2]);
  for (let i = 0; i < sides.length; i++) {
    const [ax1, ay1, ax2, ay2] = sides[i]!;
    for (let j = 0; j < i; j++) {
      const [bx1, by1, bx2, by2] = sides[j]!;
      if (Math.max(ay1, ay2) <= Math.min(by1, by2) || Math.max(by1, by2) <= Math.min(ay1, ay2) || Math.max(ax1, ax2) < Math.min(bx1, bx2) || Math.max(bx1, bx2) < Math.min(ax1, ax2)) continue;
      const turn = (ax2 - ax1) * (by2 - by1) - (ay2 - ay1) * (bx2 - bx1);
      if (turn === 0) continue;
      const at = ((bx1 - ax1) * (by2 - by1) - (by1 - ay1) * (bx2 - bx1)) / turn;
      if (at > 0 && at < 1) heights.push(ay1 + at * (ay2 - ay1));
    }
  }
  return heights;
}

function crossingsAt(sides: readonly Side[], height: number): number[] {
  const places: number[] = [];
  for (const [x1, y1, x2, y2] of sides) if (y1 > height !== y2 > height) places.push(x1 + ((x2 - x1) * (height - y1)) / (y2 - y1));
  return places.sort((p, q) => p - q);
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  for (let i = 0; i + 1 < a.length; i += 2) for (let j = 0; j + 1 < b.length; j += 2) length += Math.max(0, Math.min(a[i + 1]!, b[j + 1]!) - Math.max(a[i]!, b[j]!));
  return length;
}
