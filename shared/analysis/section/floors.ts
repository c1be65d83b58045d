/** The floor of an area along the stretches that a section line runs through it. */
import { surfaceAlong, triangulate } from '../../geometry/triangulation.ts';
import type { AreaShape, WorkingElevation } from '../../model/mine-drawing.ts';
import type { Profile } from '../../model/section.ts';
import { elevationOn, floorPlane } from '../workings/tilted-floor.ts';
import { placeAt, type Leg, type Stretch } from './line-walk.ts';

/** An outline this near to a plane is one; others are triangulated from corner to corner. */
const PLANE_METRES = 0.2;

/** Empty when the elevation is not known, or known only as a range that no place can be given in. */
export function floorsOf(shape: AreaShape, elevation: WorkingElevation | null, stretches: readonly Stretch[], legs: readonly Leg[]): Profile[] {
  const plane = floorPlane(shape);
  if (plane && plane.deviationMetres <= PLANE_METRES) {
    return stretches.map(([from, to]) => {
      const bends = legs.map((leg) => leg.from).filter((bend) => bend > from && bend < to);
      return Float64Array.from([from, ...bends, to].flatMap((distance) => [distance, elevationOn(plane, ...placeAt(legs, distance))]));
    });
  }
  if (shape.elevations && plane) return warped(shape, stretches, legs);
  if (elevation === null) return [];
  // A range from words or points: drawn at its lowest, which is what a limit is held against.
  return stretches.map(([from, to]) => Float64Array.of(from, elevation.lowestMetres, to, elevation.lowestMetres));
}

function warped({ parts, elevations }: AreaShape, stretches: readonly Stretch[], legs: readonly Leg[]): Profile[] {
  const points = parts.flatMap((part, p) => part.flatMap((ring, r) => Array.from({ length: ring.length / 2 - 1 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!, elevations![p]![r]![i]!]))).flat();
  const surface = triangulate(Float64Array.from(points));
  return stretches.flatMap(([from, to]) =>
    legs.flatMap((leg) => {
      const [start, end] = [Math.max(from, leg.from), Math.min(to, leg.from + leg.length)];
      if (end - start < 1e-9) return [];
      const [a, b] = [placeAt([leg], start), placeAt([leg], end)];
      return surfaceAlong(surface, a[0], a[1], b[0], b[1], Infinity).map((run) => Float64Array.from(run, (value, i) => (i % 2 === 0 ? value + start : value)));
    }),
  );
}
