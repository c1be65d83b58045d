/** Degrees stretched to metres about a middle, so that shapes in degrees can be checked like others: what crosses still crosses. */
import type { Extent } from '../model/extent.ts';
import type { GeometryColumns } from './columns.ts';

const RADIANS_PER_DEGREE = Math.PI / 180;
/** GRS 80; which ellipsoid it is makes no difference to a check. */
const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.00669438;

export interface LocalMetres {
  readonly geometry: GeometryColumns;
  /** East, north of the stretched columns back in degrees. */
  toDegrees(east: number, north: number): readonly [longitude: number, latitude: number];
}

/** True for numbers that are degrees of longitude and latitude in or about China; small numbers elsewhere may be a mine's own grid. */
export function looksLikeDegrees([west, south, east, north]: Extent): boolean {
  return west >= 60 && east <= 150 && south >= 0 && north <= 60;
}

/**
 * Longitude by N cos B, latitude by M (radii of curvature at the middle latitude): areas and lengths near the middle come
 * out right to about a thousandth, straight sides stay straight.
 */
export function inLocalMetres(geometry: GeometryColumns, [west, south, east, north]: Extent): LocalMetres {
  const [middleEast, middleNorth] = [(west + east) / 2, (south + north) / 2];
  const sine = Math.sin(middleNorth * RADIANS_PER_DEGREE);
  const root = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  const acrossMetres = (SEMI_MAJOR_METRES / root) * Math.cos(middleNorth * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE;
  const alongMetres = ((SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / root ** 3) * RADIANS_PER_DEGREE;
  const stretch = (flat: Float64Array): Float64Array => flat.map((value, i) => (i % 2 === 0 ? (value - middleEast) * acrossMetres : (value - middleNorth) * alongMetres));
  return {
    geometry: { ...geometry, coordinates: stretch(geometry.coordinates), bounds: stretch(geometry.bounds) },
    toDegrees: (x, y) => [middleEast + x / acrossMetres, middleNorth + y / alongMetres],
  };
}
