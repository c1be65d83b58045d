/** Lengths and areas of what is drawn on the map, on the plane and on the ellipsoid. */
import { inverseColumn } from '../../shared/crs/gauss-kruger.ts';
import { ellipsoidOf } from '../../shared/crs/systems.ts';
import { planarArea } from '../../shared/geometry/area.ts';
import { ellipsoidalArea } from '../../shared/geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { bearingOf } from '../../shared/geometry/polar.ts';
import type { MeasuredSegment, Measurement } from './contract.ts';

/** Length of a path (flat east, north; metres). */
export function measureLine(flat: Float64Array, system: CoordinateSystem, finished: boolean): Measurement {
  let planarMetres = 0;
  let ellipsoidalMetres = 0;
  const segments: MeasuredSegment[] = [];
  for (let i = 0; i + 3 < flat.length; i += 2) {
    const edge = flat.subarray(i, i + 4);
    const length = Math.hypot(edge[2]! - edge[0]!, edge[3]! - edge[1]!);
    planarMetres += length;
    // A double click sets the last point twice.
    if (length > 0) segments.push({ metres: length, bearingDegrees: bearingOf([edge[0]!, edge[1]!], [edge[2]!, edge[3]!]) });
    ellipsoidalMetres += isComputable(system) ? length / planeStretch(edge, system) : Number.NaN;
  }
  return { kind: 'line', planarMetres, ellipsoidalMetres: Number.isNaN(ellipsoidalMetres) ? null : ellipsoidalMetres, segments, finished };
}

/** Area of a ring (flat east, north; metres), closed or not. */
export function measureArea(flat: Float64Array, system: CoordinateSystem, finished: boolean): Measurement {
  return {
    kind: 'area',
    planarSquareMetres: planarArea([flat]),
    ellipsoidalSquareMetres: isComputable(system) ? ellipsoidalArea([flat], system, 'densified') : null,
    finished,
  };
}

function isComputable(system: CoordinateSystem): boolean {
  return system.kind === 'gauss-kruger' && system.datum !== 'OTHER' && system.falseEastingMetres !== undefined;
}

/**
 * Plane length over ellipsoidal length of one edge: the distance reduction of the Gauss-Krüger projection
 * (高斯投影距离改化), 1 + y²/2R² + Δy²/24R² with the mean distance y from the central meridian and the mean radius
 * of curvature R = √(MN) at the edge's middle.
 */
function planeStretch(edge: Float64Array, system: CoordinateSystem): number {
  const [east1, north1, east2, north2] = edge as unknown as [number, number, number, number];
  const middle = inverseColumn(Float64Array.of((east1 + east2) / 2, (north1 + north2) / 2), system);
  const { semiMajorMetres, inverseFlattening } = ellipsoidOf(system.datum);
  const flattening = 1 / inverseFlattening;
  const e2 = flattening * (2 - flattening);
  const sine = Math.sin((middle[1]! * Math.PI) / 180);
  const radius = (semiMajorMetres * Math.sqrt(1 - e2)) / (1 - e2 * sine * sine);
  const y = (east1 + east2) / 2 - system.falseEastingMetres!;
  return 1 + (y * y) / (2 * radius * radius) + (east2 - east1) ** 2 / (24 * radius * radius);
}
