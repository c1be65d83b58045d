/**
 * Ellipsoidal area (椭球面积), the official area of a mining right since August 2022: TD/T 1055-2019 annex D as
 * given in DOMAIN §2.4. Every side is taken as straight in latitude and longitude; its trapezoid down to the
 * equator is summed by a series in e² to order 8 (relative error of the series below 1e-11).
 */
import type { CoordinateSystem, Datum } from '../model/coordinate-system.ts';
import { ellipsoidOf } from '../crs/systems.ts';
import { inverseColumn } from '../crs/gauss-kruger.ts';
import { densify } from './densify.ts';

/** How sides between registered vertices are understood; kept with every run and printed. */
export type EllipsoidalEdges = 'vertices' | 'densified';

/** Printed with every run. */
export const ELLIPSOIDAL_FORMULA = 'TD/T 1055-2019 annex D, series to e⁸';

export interface AnnexDCoefficients {
  /** b², square metres. */
  readonly semiMinorSquared: number;
  /** A, B, C, D, E of the annex. */
  readonly series: readonly [number, number, number, number, number];
}

const coefficientsByDatum = new Map<Datum, AnnexDCoefficients>();

/** Coefficients of annex D on the datum's own ellipsoid. */
export function annexDCoefficients(datum: Datum): AnnexDCoefficients {
  const known = coefficientsByDatum.get(datum);
  if (known) return known;
  const { semiMajorMetres, inverseFlattening } = ellipsoidOf(datum);
  const flattening = 1 / inverseFlattening;
  const e2 = flattening * (2 - flattening);
  const e4 = e2 * e2;
  const e6 = e4 * e2;
  const e8 = e4 * e4;
  const semiMinor = semiMajorMetres * (1 - flattening);
  const made: AnnexDCoefficients = {
    semiMinorSquared: semiMinor * semiMinor,
    series: [
      1 + (3 / 6) * e2 + (30 / 80) * e4 + (35 / 112) * e6 + (630 / 2304) * e8,
      (1 / 6) * e2 + (15 / 80) * e4 + (21 / 112) * e6 + (420 / 2304) * e8,
      (3 / 80) * e4 + (7 / 112) * e6 + (180 / 2304) * e8,
      (1 / 112) * e6 + (45 / 2304) * e8,
      (5 / 2304) * e8,
    ],
  };
  coefficientsByDatum.set(datum, made);
  return made;
}

/**
 * Area of the ellipsoid's surface between two parallels per radian of longitude, m²: the bracket of annex D
 * times 2b², in its own form of differences, which loses no digits for short sides. Latitudes in radians.
 */
export function zoneAreaPerRadian(fromLatitude: number, toLatitude: number, coefficients: AnnexDCoefficients): number {
  const half = (toLatitude - fromLatitude) / 2;
  const middle = (fromLatitude + toLatitude) / 2;
  const [a, b, c, d, e] = coefficients.series;
  return 2 * coefficients.semiMinorSquared * (
    a * Math.sin(half) * Math.cos(middle)
    - b * Math.sin(3 * half) * Math.cos(3 * middle)
    + c * Math.sin(5 * half) * Math.cos(5 * middle)
    - d * Math.sin(7 * half) * Math.cos(7 * middle)
    + e * Math.sin(9 * half) * Math.cos(9 * middle)
  );
}

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Signed ellipsoidal area of one ring given in degrees [longitude, latitude, …], closed or not; counter-clockwise is positive. */
export function signedRingAreaOnEllipsoid(lonLat: ArrayLike<number>, datum: Datum): number {
  const count = lonLat.length / 2;
  if (count < 3) return 0;
  const coefficients = annexDCoefficients(datum);
  // Annex D measures longitudes from 60°; any constant gives the same closed ring, a near one the most digits.
  const reference = lonLat[0]!;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const next = i + 1 < count ? i + 1 : 0;
    const meanLongitude = ((lonLat[2 * i]! + lonLat[2 * next]!) / 2 - reference) * RADIANS_PER_DEGREE;
    sum += meanLongitude * zoneAreaPerRadian(lonLat[2 * i + 1]! * RADIANS_PER_DEGREE, lonLat[2 * next + 1]! * RADIANS_PER_DEGREE, coefficients);
  }
  return sum;
}

/**
 * Ellipsoidal area of one polygon part, square metres: the first ring less the others. Rings are flat
 * [east, north] metres of a Gauss-Krüger `system`, or [longitude, latitude] degrees of a geographic one.
 * `vertices` applies the annex to the vertices as they stand; `densified` first cuts sides of the plane to at
 * most 70 m, which gives the area the straight plane line encloses (ENGINES §4: within 1.5e-7). Degrees are
 * never densified: their sides are straight in latitude and longitude as the annex has them.
 */
export function ellipsoidalArea(rings: readonly Float64Array[], system: CoordinateSystem, edges: EllipsoidalEdges): number {
  let area = 0;
  for (let ring = 0; ring < rings.length; ring++) {
    const flat = rings[ring]!;
    const lonLat = system.kind === 'geographic' ? flat : inverseColumn(edges === 'densified' ? densify(flat) : flat, system);
    const size = Math.abs(signedRingAreaOnEllipsoid(lonLat, system.datum));
    area += ring === 0 ? size : -size;
  }
  return area;
}

/** Ellipsoidal area of a feature's parts, square metres. */
export function ellipsoidalAreaOfParts(parts: readonly (readonly Float64Array[])[], system: CoordinateSystem, edges: EllipsoidalEdges): number {
  let area = 0;
  for (const part of parts) area += ellipsoidalArea(part, system, edges);
  return area;
}
