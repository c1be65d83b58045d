/** Rings into areas: a ring inside another is its hole, one inside a hole is an area again. */
import type { GeometryColumns } from '../../../geometry/columns.ts';
import { GrowableColumns } from '../../shapefile/growable-columns.ts';
import { nestRings } from '../../shapefile/ring-nesting.ts';
import type { JoinedRing } from './joined-ring.ts';

/** One feature per outer ring with its holes; exact repetitions are dropped. */
export function areasFromRings(rings: readonly JoinedRing[]): GeometryColumns {
  const hasElevations = rings.some((ring) => ring.z !== null);
  const columns = new GrowableColumns('polygon', hasElevations, false, 64, rings.length);
  const start = [0];
  for (const { coordinates } of rings) start.push(start.at(-1)! + coordinates.length / 2);
  const joined = new Float64Array(2 * start.at(-1)!);
  rings.forEach(({ coordinates }, ring) => joined.set(coordinates, 2 * start[ring]!));
  const { outerOf } = rings.length === 0 ? { outerOf: new Int32Array(0) } : nestRings({ coordinates: joined, start, count: rings.length });
  const holes = new Map<number, number[]>();
  outerOf.forEach((outer, ring) => {
    if (outer < 0 || outer === ring) return;
    const list = holes.get(outer);
    if (list) list.push(ring);
    else holes.set(outer, [ring]);
  });
  outerOf.forEach((outer, ring) => {
    if (outer !== ring) return;
    for (const each of [ring, ...(holes.get(ring) ?? [])]) {
      const { coordinates } = rings[each]!;
      columns.path(coordinates, elevationsOf(rings[each]!, hasElevations), null, 0, coordinates.length / 2, false);
    }
    columns.endPart();
    columns.endFeature(...boxOf(rings[ring]!.coordinates));
  });
  return columns.finish();
}

function elevationsOf({ z, coordinates }: JoinedRing, wanted: boolean): Float64Array | null {
  return wanted ? (z ?? new Float64Array(coordinates.length / 2)) : null;
}

function boxOf(flat: Float64Array): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    box[0] = Math.min(box[0], flat[i]!);
    box[1] = Math.min(box[1], flat[i + 1]!);
    box[2] = Math.max(box[2], flat[i]!);
    box[3] = Math.max(box[3], flat[i + 1]!);
  }
  return box;
}
