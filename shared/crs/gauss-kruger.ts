/**
 * Gauss-Krüger over flat typed arrays: the Krüger series in the third flattening n to order 6
 * (C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, eq. 7-36;
 * latitude series: the same author's "On auxiliary latitudes", 2023). Scale 1, latitude of origin 0, false northing 0.
 */
import { assert } from '../base/news.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { ellipsoidOf } from './systems.ts';

interface Kernel {
  /** Radius of the rectifying circle, metres. */
  readonly rectifyingRadiusMetres: number;
  readonly eccentricity: number;
  /** Forward and inverse coefficients, and conformal → geographic latitude; index 0 unused. */
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly latitude: Float64Array;
}

const ORDER = 6;
const DEGREES_PER_RADIAN = 180 / Math.PI;
const kernels = new Map<string, Kernel>();

function kernelOf(system: CoordinateSystem): Kernel {
  const known = kernels.get(system.datum);
  if (known) return known;
  const { semiMajorMetres, inverseFlattening } = ellipsoidOf(system.datum);
  const flattening = 1 / inverseFlattening;
  const n = flattening / (2 - flattening);
  const n2 = n * n;
  const n3 = n2 * n;
  const n4 = n2 * n2;
  const n5 = n4 * n;
  const n6 = n3 * n3;
  const kernel: Kernel = {
    rectifyingRadiusMetres: (semiMajorMetres / (1 + n)) * (1 + n2 / 4 + n4 / 64 + n6 / 256),
    eccentricity: Math.sqrt(flattening * (2 - flattening)),
    alpha: Float64Array.of(
      0,
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4 - (127 / 288) * n5 + (7891 / 37800) * n6,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4 + (281 / 630) * n5 - (1983433 / 1935360) * n6,
      (61 / 240) * n3 - (103 / 140) * n4 + (15061 / 26880) * n5 + (167603 / 181440) * n6,
      (49561 / 161280) * n4 - (179 / 168) * n5 + (6601661 / 7257600) * n6,
      (34729 / 80640) * n5 - (3418889 / 1995840) * n6,
      (212378941 / 319334400) * n6,
    ),
    beta: Float64Array.of(
      0,
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - n4 / 360 - (81 / 512) * n5 + (96199 / 604800) * n6,
      n2 / 48 + n3 / 15 - (437 / 1440) * n4 + (46 / 105) * n5 - (1118711 / 3870720) * n6,
      (17 / 480) * n3 - (37 / 840) * n4 - (209 / 4480) * n5 + (5569 / 90720) * n6,
      (4397 / 161280) * n4 - (11 / 504) * n5 - (830251 / 7257600) * n6,
      (4583 / 161280) * n5 - (108847 / 3991680) * n6,
      (20648693 / 638668800) * n6,
    ),
    latitude: Float64Array.of(
      0,
      2 * n - (2 / 3) * n2 - 2 * n3 + (116 / 45) * n4 + (26 / 45) * n5 - (2854 / 675) * n6,
      (7 / 3) * n2 - (8 / 5) * n3 - (227 / 45) * n4 + (2704 / 315) * n5 + (2323 / 945) * n6,
      (56 / 15) * n3 - (136 / 35) * n4 - (1262 / 105) * n5 + (73814 / 2835) * n6,
      (4279 / 630) * n4 - (332 / 35) * n5 - (399572 / 14175) * n6,
      (4174 / 315) * n5 - (144838 / 6237) * n6,
      (601676 / 22275) * n6,
    ),
  };
  kernels.set(system.datum, kernel);
  return kernel;
}

/**
 * Plane to ellipsoid: flat [east, north, …] metres of a Gauss-Krüger system → flat [longitude, latitude, …] degrees
 * on the same datum. Non-finite input gives NaN.
 */
export function inverseColumn(flat: Float64Array, system: CoordinateSystem): Float64Array {
  assert(system.kind === 'gauss-kruger', 'inverseColumn needs a Gauss-Krüger system');
  const { rectifyingRadiusMetres, beta, latitude } = kernelOf(system);
  const falseEasting = system.falseEastingMetres!;
  const centralMeridian = system.centralMeridianDegrees!;
  const result = new Float64Array(flat.length);
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const xi = flat[i + 1]! / rectifyingRadiusMetres;
    const eta = (flat[i]! - falseEasting) / rectifyingRadiusMetres;
    // Clenshaw summation of Σ β sin(2j(ξ + iη)).
    const sin2 = Math.sin(2 * xi);
    const cos2 = Math.cos(2 * xi);
    const grow = Math.exp(2 * eta);
    const sinh2 = (grow - 1 / grow) / 2;
    const cosh2 = (grow + 1 / grow) / 2;
    const real = 2 * cos2 * cosh2;
    const imaginary = -2 * sin2 * sinh2;
    let r0 = 0;
    let i0 = 0;
    let r1 = 0;
    let i1 = 0;
    for (let j = ORDER; j >= 1; j--) {
      const r = real * r0 - imaginary * i0 - r1 + beta[j]!;
      const m = real * i0 + imaginary * r0 - i1;
      r1 = r0;
      i1 = i0;
      r0 = r;
      i0 = m;
    }
    const sr = sin2 * cosh2;
    const si = cos2 * sinh2;
    const xiSphere = xi - (sr * r0 - si * i0);
    const etaSphere = eta - (sr * i0 + si * r0);
    const shrink = Math.exp(etaSphere);
    const sinhEta = (shrink - 1 / shrink) / 2;
    const sinXi = Math.sin(xiSphere);
    const cosXi = Math.cos(xiSphere);
    const across = Math.sqrt(sinhEta * sinhEta + cosXi * cosXi);
    const conformal = Math.atan2(sinXi, across);
    // Conformal → geographic latitude by Clenshaw; sin 2χ and cos 2χ come from the triangle, without another sine.
    const hypotenuse = Math.sqrt(sinXi * sinXi + across * across);
    const sinChi = sinXi / hypotenuse;
    const cosChi = across / hypotenuse;
    const twiceCos2Chi = 2 * (1 - 2 * sinChi * sinChi);
    let b0 = 0;
    let b1 = 0;
    for (let j = ORDER; j >= 1; j--) {
      const b = twiceCos2Chi * b0 - b1 + latitude[j]!;
      b1 = b0;
      b0 = b;
    }
    result[i] = centralMeridian + Math.atan2(sinhEta, cosXi) * DEGREES_PER_RADIAN;
    result[i + 1] = (conformal + 2 * sinChi * cosChi * b0) * DEGREES_PER_RADIAN;
  }
  return result;
}

/**
 * Ellipsoid to plane: flat [longitude, latitude, …] degrees → flat [east, north, …] metres of a Gauss-Krüger
 * system on the same datum. Non-finite input gives NaN.
 */
export function forwardColumn(lonLat: Float64Array, system: CoordinateSystem): Float64Array {
  assert(system.kind === 'gauss-kruger', 'forwardColumn needs a Gauss-Krüger system');
  const { rectifyingRadiusMetres, eccentricity, alpha } = kernelOf(system);
  const falseEasting = system.falseEastingMetres!;
  const centralMeridian = system.centralMeridianDegrees!;
  const result = new Float64Array(lonLat.length);
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    const lambda = (lonLat[i]! - centralMeridian) / DEGREES_PER_RADIAN;
    const phi = lonLat[i + 1]! / DEGREES_PER_RADIAN;
    const sinPhi = Math.sin(phi);
    const tau = sinPhi / Math.cos(phi);
    const sigma = Math.sinh(eccentricity * Math.atanh(eccentricity * sinPhi));
    const tauConformal = tau * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + tau * tau);
    const cosLambda = Math.cos(lambda);
    const xiSphere = Math.atan2(tauConformal, cosLambda);
    const etaSphere = Math.asinh(Math.sin(lambda) / Math.sqrt(tauConformal * tauConformal + cosLambda * cosLambda));
    const sin2 = Math.sin(2 * xiSphere);
    const cos2 = Math.cos(2 * xiSphere);
    const sinh2 = Math.sinh(2 * etaSphere);
    const cosh2 = Math.cosh(2 * etaSphere);
    const real = 2 * cos2 * cosh2;
    const imaginary = -2 * sin2 * sinh2;
    let r0 = 0;
    let i0 = 0;
    let r1 = 0;
    let i1 = 0;
    for (let j = ORDER; j >= 1; j--) {
      const r = real * r0 - imaginary * i0 - r1 + alpha[j]!;
      const m = real * i0 + imaginary * r0 - i1;
      r1 = r0;
      i1 = i0;
      r0 = r;
      i0 = m;
    }
    const sr = sin2 * cosh2;
    const si = cos2 * sinh2;
    result[i] = falseEasting + rectifyingRadiusMetres * (etaSphere + sr * i0 + si * r0);
    result[i + 1] = rectifyingRadiusMetres * (xiSphere + sr * r0 - si * i0);
  }
  return result;
}
