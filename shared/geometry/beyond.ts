/** What a drawn boundary has beyond the one that it must stay within. */
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { difference, repairEvenOdd, union, type ClippedParts } from './clip.ts';
import { ellipsoidalAreaOfParts } from './ellipsoidal-area.ts';

type DrawnParts = readonly (readonly (readonly number[])[])[];

/** A piece smaller than this is rounding of the coordinates, square metres. */
const LEAST_PIECE_SQUARE_METRES = 0.005;

export interface Beyond {
  readonly parts: ClippedParts;
  /** Ellipsoidal. */
  readonly areaSquareMetres: number;
}

/** Pieces of `drawn` that lie outside `limit`, both parts of rings (flat east, north, metres) in `system`; rings that cross themselves are read by the even-odd rule. */
export function beyondLimit(drawn: DrawnParts, limit: DrawnParts, system: CoordinateSystem): Beyond {
  const bodies = drawn.map((rings) => repairEvenOdd([rings.map((ring) => Float64Array.from(ring))]));
  const within = union(limit.map((rings) => repairEvenOdd([rings.map((ring) => Float64Array.from(ring))])));
  const pieces = difference(bodies.length === 1 ? bodies[0]! : union(bodies), within)
    .map((part) => ({ part, area: ellipsoidalAreaOfParts([part], system, 'vertices') }))
    .filter(({ area }) => area >= LEAST_PIECE_SQUARE_METRES);
  return { parts: pieces.map(({ part }) => part), areaSquareMetres: pieces.reduce((sum, { area }) => sum + area, 0) };
}
