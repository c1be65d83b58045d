/** Degrees and ellipsoidal heights to geocentric X, Y, Z and back. */
import type { Datum } from '../../model/coordinate-system.ts';
import { ellipsoidOf } from '../systems.ts';

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Semi-axes and eccentricities of a datum's ellipsoid. */
function figureOf(datum: Datum): { readonly a: number; readonly b: number; readonly e2: number; readonly second: number } {
  const { semiMajorMetres: a, inverseFlattening } = ellipsoidOf(datum);
  const f = 1 / inverseFlattening;
  const e2 = f * (2 - f);
  return { a, b: a * (1 - f), e2, second: e2 / (1 - e2) };
}

/** Flat [longitude, latitude, …] degrees and heights (metres; none = 0) → flat [X, Y, Z, …] metres of the datum. */
export function geocentricColumn(lonLat: Float64Array, datum: Datum, heightsMetres: Float64Array | null = null): Float64Array {
  const { a, e2 } = figureOf(datum);
  const result = new Float64Array((lonLat.length / 2) * 3);
  for (let point = 0; 2 * point + 1 < lonLat.length; point++) {
    const lambda = lonLat[2 * point]! * RADIANS_PER_DEGREE;
    const phi = lonLat[2 * point + 1]! * RADIANS_PER_DEGREE;
    const height = heightsMetres ? heightsMetres[point]! : 0;
    const sine = Math.sin(phi);
    const across = a / Math.sqrt(1 - e2 * sine * sine);
    const axis = (across + height) * Math.cos(phi);
    result[3 * point] = axis * Math.cos(lambda);
    result[3 * point + 1] = axis * Math.sin(lambda);
    result[3 * point + 2] = (across * (1 - e2) + height) * sine;
  }
  return result;
}

/** Two rounds reach 1e-9″ for heights of mountains and mines; one more costs nothing. */
const ROUNDS = 3;

/**
 * The way back of {@link geocentricColumn}: degrees and heights. Latitude by Bowring's formula, repeated
 * (B. R. Bowring, "Transformation from spatial to geographical coordinates", Survey Review 181, 1976).
 */
export function geographicOfGeocentric(xyz: Float64Array, datum: Datum): { readonly lonLat: Float64Array; readonly heightsMetres: Float64Array } {
  const { a, b, e2, second } = figureOf(datum);
  const count = xyz.length / 3;
  const lonLat = new Float64Array(2 * count);
  const heightsMetres = new Float64Array(count);
  for (let point = 0; point < count; point++) {
    const x = xyz[3 * point]!;
    const y = xyz[3 * point + 1]!;
    const z = xyz[3 * point + 2]!;
    const axis = Math.sqrt(x * x + y * y);
    let tangent = (z * a) / (axis * b);
    let latitudeTangent = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const cosine = 1 / Math.sqrt(1 + tangent * tangent);
      const sine = tangent * cosine;
      latitudeTangent = (z + second * b * sine ** 3) / (axis - e2 * a * cosine ** 3);
      tangent = (b / a) * latitudeTangent;
    }
    const phi = Math.atan(latitudeTangent);
    const sine = Math.sin(phi);
    lonLat[2 * point] = Math.atan2(y, x) / RADIANS_PER_DEGREE;
    lonLat[2 * point + 1] = phi / RADIANS_PER_DEGREE;
    heightsMetres[point] = axis * Math.cos(phi) + z * sine - a * Math.sqrt(1 - e2 * sine * sine);
  }
  return { lonLat, heightsMetres };
}
