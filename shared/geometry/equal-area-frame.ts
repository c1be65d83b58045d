/**
 * Annex D for many small rings near one place. On the ellipsoid the annex's trapezoids are a shoelace sum in
 * (longitude, Φ), Φ being the zone area per radian of longitude up to a parallel. Around one point both are
 * short power series of the Gauss-Krüger coordinates: the projection is conformal, so isometric latitude and
 * longitude are one complex power series of (north, east), and Φ a real one of isometric latitude. Moved to a
 * parcel's middle three terms are enough, so that a vertex costs some fifteen multiplications instead of a full
 * inverse projection. Agreement with `ellipsoidalArea` is tested to 1e-11.
 */
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import { inverseColumn } from '../crs/gauss-kruger.ts';
import { ellipsoidOf } from '../crs/systems.ts';
import { annexDCoefficients, zoneAreaPerRadian } from './ellipsoidal-area.ts';

export interface EqualAreaFrame {
  readonly centreEast: number;
  readonly centreNorth: number;
  /** Complex coefficients of (north + i·east) − centre, metres, for isometric latitude + i·longitude, radians; power 1 first. */
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** Real coefficients of isometric latitude − that of the centre for Φ − Φ(centre), m² per radian; power 1 first. */
  readonly height: Float64Array;
}

const SAMPLES = 32;
const COSINES = Float64Array.from({ length: SAMPLES }, (_, i) => Math.cos((2 * Math.PI * i) / SAMPLES));
const SINES = Float64Array.from({ length: SAMPLES }, (_, i) => Math.sin((2 * Math.PI * i) / SAMPLES));
const MAXIMUM_POWER = 12;
/** Sampling well outside the rings keeps the projection's own nanometres out of the coefficients. */
const LEAST_SAMPLING_RADIUS_METRES = 50_000;
const SAMPLING_RADIUS_BY_REACH = 4;
/** A term below this share of the first one is left out. */
const NEGLIGIBLE = 1e-15;
const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * The frame for rings inside `extent` (Gauss-Krüger metres of `system`), or null where the series would need
 * more than 12 terms (some hundred kilometres); the caller then takes `ellipsoidalArea`.
 */
export function equalAreaFrame(system: CoordinateSystem, extent: Extent): EqualAreaFrame | null {
  if (system.kind !== 'gauss-kruger') return null;
  const centreEast = (extent[0] + extent[2]) / 2;
  const centreNorth = (extent[1] + extent[3]) / 2;
  const reach = Math.hypot(extent[2] - centreEast, extent[3] - centreNorth) * 1.01 + 1;
  const radius = Math.max(reach * SAMPLING_RADIUS_BY_REACH, LEAST_SAMPLING_RADIUS_METRES);
  const circle = new Float64Array(2 * SAMPLES + 2);
  for (let i = 0; i < SAMPLES; i++) {
    circle[2 * i] = centreEast + radius * SINES[i]!;
    circle[2 * i + 1] = centreNorth + radius * COSINES[i]!;
  }
  circle[2 * SAMPLES] = centreEast;
  circle[2 * SAMPLES + 1] = centreNorth;
  const lonLat = inverseColumn(circle, system);
  const { inverseFlattening } = ellipsoidOf(system.datum);
  const eccentricity = Math.sqrt((2 - 1 / inverseFlattening) / inverseFlattening);
  const isometric = (latitude: number): number => Math.atanh(Math.sin(latitude)) - eccentricity * Math.atanh(eccentricity * Math.sin(latitude));
  const centreLatitude = lonLat[2 * SAMPLES + 1]! * RADIANS_PER_DEGREE;
  const centreIsometric = isometric(centreLatitude);
  const u = new Float64Array(SAMPLES);
  const v = new Float64Array(SAMPLES);
  for (let i = 0; i < SAMPLES; i++) {
    u[i] = isometric(lonLat[2 * i + 1]! * RADIANS_PER_DEGREE) - centreIsometric;
    v[i] = (lonLat[2 * i]! - lonLat[2 * SAMPLES]!) * RADIANS_PER_DEGREE;
  }
  // Cauchy's integral over the circle: coefficient k = mean of w · e^(−ikθ) / radius^k.
  const real: number[] = [];
  const imaginary: number[] = [];
  let settled = false;
  let first = 0;
  for (let power = 1; power <= MAXIMUM_POWER && !settled; power++) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < SAMPLES; i++) {
      const turn = (i * power) % SAMPLES;
      re += u[i]! * COSINES[turn]! + v[i]! * SINES[turn]!;
      im += v[i]! * COSINES[turn]! - u[i]! * SINES[turn]!;
    }
    const scale = SAMPLES * radius ** power;
    const weight = (Math.hypot(re, im) / scale) * reach ** power;
    if (power === 1) first = weight;
    settled = weight < first * NEGLIGIBLE;
    if (!settled) {
      real.push(re / scale);
      imaginary.push(im / scale);
    }
  }
  if (!settled) return null;
  const height = heightSeries(system, centreLatitude, 2 * first, isometric, eccentricity);
  return { centreEast, centreNorth, real: Float64Array.from(real), imaginary: Float64Array.from(imaginary), height };
}

/** Φ by isometric latitude: interpolated at Chebyshev nodes over ±`range`, as powers. */
function heightSeries(system: CoordinateSystem, centreLatitude: number, range: number, isometric: (latitude: number) => number, eccentricity: number): Float64Array {
  const nodes = 10;
  const coefficients = annexDCoefficients(system.datum);
  const centre = isometric(centreLatitude);
  const chebyshev = new Array<number>(nodes).fill(0);
  for (let j = 0; j < nodes; j++) {
    const angle = (Math.PI * (j + 0.5)) / nodes;
    const wanted = range * Math.cos(angle);
    // Newton on the difference to the centre: dB/dq = (1 − e² sin²B) cos B / (1 − e²).
    let latitude = centreLatitude;
    for (let step = 0; step < 6; step++) {
      const sine = Math.sin(latitude);
      const slope = ((1 - (eccentricity * sine) ** 2) * Math.cos(latitude)) / (1 - eccentricity ** 2);
      latitude += (wanted - (isometric(latitude) - centre)) * slope;
    }
    const value = zoneAreaPerRadian(centreLatitude, latitude, coefficients);
    for (let k = 0; k < nodes; k++) chebyshev[k]! += ((k === 0 ? 1 : 2) / nodes) * value * Math.cos(k * angle);
  }
  // Chebyshev to powers of s = q / range: T(k+1) = 2 s T(k) − T(k−1).
  const powers = new Array<number>(nodes).fill(0);
  let before = [1];
  let present = [0, 1];
  powers[0]! += chebyshev[0]!;
  for (let k = 1; k < nodes; k++) {
    present.forEach((factor, power) => (powers[power]! += chebyshev[k]! * factor));
    const next = [0, ...present.map((factor) => 2 * factor)];
    before.forEach((factor, power) => (next[power]! -= factor));
    before = present;
    present = next;
  }
  const series = powers.slice(1).map((value, index) => value / range ** (index + 1));
  while (series.length > 2 && Math.abs(series.at(-1)!) * range ** series.length < Math.abs(series[0]!) * range * NEGLIGIBLE) series.pop();
  return Float64Array.from(series);
}

/** A frame moved to the middle of one shape, with only the terms that the shape's size needs; made anew for every shape. */
export interface LocalFrame {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  terms: number;
  readonly height: Float64Array;
  heightTerms: number;
}

/** Room for the longest series. */
export function newLocalFrame(): LocalFrame {
  return { real: new Float64Array(MAXIMUM_POWER + 1), imaginary: new Float64Array(MAXIMUM_POWER + 1), terms: 0, height: new Float64Array(MAXIMUM_POWER + 1), heightTerms: 0 };
}

/** What the terms left out of a local frame may change of an area, as a share. */
const LOCALLY_NEGLIGIBLE = 1e-14;

/**
 * Moves the series of `frame` to a point (metres from the frame's centre) by Horner's shift and cuts it off where the
 * rest is nothing within `reachMetres` of the point: a parcel of 100 m needs three terms where the frame has seven.
 */
export function moveFrame(frame: EqualAreaFrame, eastMetres: number, northMetres: number, reachMetres: number, local: LocalFrame): void {
  const { real, imaginary, height } = local;
  const count = frame.real.length;
  real[0] = imaginary[0] = height[0] = 0;
  for (let k = 0; k < count; k++) {
    real[k + 1] = frame.real[k]!;
    imaginary[k + 1] = frame.imaginary[k]!;
  }
  for (let least = 0; least < count; least++) {
    for (let k = count - 1; k >= least; k--) {
      const u = real[k + 1]!;
      const v = imaginary[k + 1]!;
      real[k]! += u * northMetres - v * eastMetres;
      imaginary[k]! += u * eastMetres + v * northMetres;
    }
  }
  const isometric = real[0]!;
  const heightCount = frame.height.length;
  for (let k = 0; k < heightCount; k++) height[k + 1] = frame.height[k]!;
  for (let least = 0; least < heightCount; least++) for (let k = heightCount - 1; k >= least; k--) height[k]! += height[k + 1]! * isometric;
  const first = Math.abs(real[1]!) + Math.abs(imaginary[1]!);
  let power = 1;
  local.terms = 1;
  for (let k = 2; k <= count; k++) {
    power *= reachMetres;
    if ((Math.abs(real[k]!) + Math.abs(imaginary[k]!)) * power * k > first * LOCALLY_NEGLIGIBLE) local.terms = k;
  }
  power = 1;
  local.heightTerms = 1;
  for (let k = 2; k <= heightCount; k++) {
    power *= reachMetres * first;
    if (Math.abs(height[k]!) * power * k > Math.abs(height[1]!) * LOCALLY_NEGLIGIBLE) local.heightTerms = k;
  }
}

/**
 * Signed ellipsoidal area, m², of one ring by its vertices: `coordinates[from…to)` plus the shift are metres from the
 * point the frame was moved to; closed or not; counter-clockwise is positive.
 */
export function signedRingAreaInFrame(frame: LocalFrame, coordinates: ArrayLike<number>, from: number, to: number, shiftEast: number, shiftNorth: number): number {
  if (to - from < 6) return 0;
  const { real, imaginary, terms, height, heightTerms } = frame;
  const topReal = real[terms]!;
  const topImaginary = imaginary[terms]!;
  const topHeight = height[heightTerms]!;
  let originLongitude = 0;
  let originHeight = 0;
  let longitude = 0;
  let phi = 0;
  let twice = 0;
  for (let i = from; i < to; i += 2) {
    const east = coordinates[i]! + shiftEast;
    const north = coordinates[i + 1]! + shiftNorth;
    let u = topReal;
    let v = topImaginary;
    for (let k = terms - 1; k > 0; k--) {
      const moved = u * north - v * east + real[k]!;
      v = u * east + v * north + imaginary[k]!;
      u = moved;
    }
    const isometric = u * north - v * east;
    const nextLongitude = u * east + v * north - originLongitude;
    let nextPhi = topHeight;
    for (let k = heightTerms - 1; k > 0; k--) nextPhi = nextPhi * isometric + height[k]!;
    nextPhi = nextPhi * isometric - originHeight;
    if (i === from) {
      originLongitude = nextLongitude;
      originHeight = nextPhi;
      continue;
    }
    twice += longitude * nextPhi - nextLongitude * phi;
    longitude = nextLongitude;
    phi = nextPhi;
  }
  return twice / 2;
}
