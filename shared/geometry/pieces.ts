/** Loops of a cut sorted into pieces: each an outer loop with the holes inside it. */
import { ringLength, signedRingArea } from './area.ts';

export interface Piece {
  /** Flat local coordinates, not closed; the first is the outer loop. */
  readonly loops: readonly (readonly number[])[];
  /** Planar, square metres. */
  readonly area: number;
}

/**
 * Pieces thinner than this on average are a contact, not an overlap: two lines that coincide, within the
 * rounding of a computed crossing. Far below any coordinate's precision (0.01 m in the notice of 2022).
 */
export const CONTACT_WIDTH_METRES = 1e-6;

/** Mean width of a thin shape: 2 · area / perimeter, metres. */
export function meanWidth(area: number, perimeter: number): number {
  return perimeter > 0 ? (2 * area) / perimeter : 0;
}

/** Perimeter of a piece with its holes, metres. */
export function perimeterOf(piece: Pick<Piece, 'loops'>): number {
  let length = 0;
  for (const loop of piece.loops) length += ringLength(loop);
  return length;
}

function isContact(loop: readonly number[], area: number): boolean {
  return Math.abs(area) < 1 && meanWidth(Math.abs(area), ringLength(loop)) < CONTACT_WIDTH_METRES;
}

/** Groups loops (positive = outer, negative = hole) into pieces; contacts without width are left out. */
export function piecesOf(loops: readonly (readonly number[])[]): Piece[] {
  if (loops.length === 1) {
    const area = signedRingArea(loops[0]!);
    return area > 0 && !isContact(loops[0]!, area) ? [{ loops, area }] : [];
  }
  const outers: { loops: (readonly number[])[]; area: number; readonly outerArea: number }[] = [];
  const holes: { loop: readonly number[]; area: number }[] = [];
  for (const loop of loops) {
    const area = signedRingArea(loop);
    if (isContact(loop, area)) continue;
    if (area > 0) outers.push({ loops: [loop], area, outerArea: area });
    else holes.push({ loop, area });
  }
  for (const hole of holes) {
    let owner = outers.length === 1 ? outers[0] : undefined;
    if (!owner) {
      // Loops do not cross: one that holds the point is around the hole, or an island in it, which is smaller.
      const [x, y] = innerPoint(hole.loop);
      for (const outer of outers) {
        if (outer.outerArea >= -hole.area && (!owner || outer.outerArea < owner.outerArea) && pointInRing(outer.loops[0]!, x, y)) owner = outer;
      }
    }
    if (!owner) continue;
    owner.loops.push(hole.loop);
    owner.area += hole.area;
  }
  return outers.map(({ loops: own, area }) => ({ loops: own, area }));
}

/**
 * A point well inside a loop, whose vertices may all lie on other loops: the middle of its widest stretch, halfway up
 * the widest gap between the heights of its vertices.
 */
function innerPoint(loop: readonly number[]): [x: number, y: number] {
  const heights = Float64Array.from({ length: loop.length / 2 }, (_, i) => loop[2 * i + 1]!).sort();
  let y = heights[0]!;
  let gap = 0;
  for (let i = 1; i < heights.length; i++) {
    if (heights[i]! - heights[i - 1]! <= gap) continue;
    gap = heights[i]! - heights[i - 1]!;
    y = (heights[i]! + heights[i - 1]!) / 2;
  }
  const crossings: number[] = [];
  for (let i = 0, j = loop.length - 2; i < loop.length; j = i, i += 2) {
    const yi = loop[i + 1]!;
    const yj = loop[j + 1]!;
    if (yi > y !== yj > y) crossings.push(loop[i]! + ((loop[j]! - loop[i]!) * (y - yi)) / (yj - yi));
  }
  crossings.sort((p, q) => p - q);
  let x = crossings[0]!;
  let width = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    if (crossings[i + 1]! - crossings[i]! <= width) continue;
    width = crossings[i + 1]! - crossings[i]!;
    x = (crossings[i]! + crossings[i + 1]!) / 2;
  }
  return [x, y];
}

/** Even-odd point test in rounded numbers, for rings closed or not; points on the line may fall either way. */
export function pointInRing(ring: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const yi = ring[i + 1]!;
    const yj = ring[j + 1]!;
    if (yi > y !== yj > y && x < ring[i]! + ((ring[j]! - ring[i]!) * (y - yi)) / (yj - yi)) inside = !inside;
  }
  return inside;
}
