/** Which sides of a drawn shape cross or lie on one another, by the numbers of their corners. */
import { GeometryBuilder } from './columns.ts';
import { loadRings, newLocalRings, type LocalRings } from './local-rings.ts';
import { visitMeetings } from './ring-meetings.ts';

export interface CornerEdge {
  /** Among all rings of the shape, from 1. */
  readonly ring: number;
  /** Corners of the ring, from 1; corners that repeat the one before are not counted. */
  readonly from: number;
  readonly to: number;
  /** East, north of both ends. */
  readonly line: readonly [number, number, number, number];
}

export interface EdgeCrossing {
  readonly edges: readonly [CornerEdge, CornerEdge];
  /** East, north. */
  readonly position: readonly [number, number];
}

/** Every crossing of sides of one polygon shape (parts of rings, flat east, north, closed); rings of fewer than three corners are passed over, and so is all that is no number. */
export function edgeCrossings(parts: readonly (readonly (readonly number[])[])[]): readonly EdgeCrossing[] {
  const builder = new GeometryBuilder('polygon');
  for (const rings of parts) {
    for (const ring of rings) builder.path(ring);
    builder.endPart();
  }
  builder.endFeature();
  const columns = builder.finish();
  const local = newLocalRings();
  if (loadRings(columns, 0, local) > 0) return [];
  const [west, south] = [columns.bounds[0]!, columns.bounds[1]!];
  const crossings: EdgeCrossing[] = [];
  visitMeetings(local, (kind, side, other, x, y) => {
    if (kind !== 'touch') crossings.push({ edges: [edgeAt(local, side, west, south), edgeAt(local, other, west, south)], position: [x + west, y + south] });
    return false;
  });
  return crossings;
}

function edgeAt({ x, y, ringStart, ringCount }: LocalRings, side: number, west: number, south: number): CornerEdge {
  let ring = 0;
  while (ring + 1 < ringCount && ringStart[ring + 1]! <= side) ring++;
  const [first, corners] = [ringStart[ring]!, ringStart[ring + 1]! - ringStart[ring]! - 1];
  const from = side - first + 1;
  return { ring: ring + 1, from, to: (from % corners) + 1, line: [x[side]! + west, y[side]! + south, x[side + 1]! + west, y[side + 1]! + south] };
}
