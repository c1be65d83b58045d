/**
 * Gauss-Krüger over flat typed arrays: the Krüger series in the third flattening n to order 6
 * (C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, eq. 7-36;
 * latitude series: the same author's "On auxiliary latitudes", 2023). Scale 1, latitude of origin 0, false northing 0.
 *
 * Within some 480 km of the meridian, which is wider than any zone, angles across it are small: their functions are
 * series (`small-angle.ts`), double angles come from single ones, and latitudes are found by their small difference from a
 * known angle. Two sines are left per point. Further out the general functions do the same in full.
 */
import { assert } from '../base/news.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { asinhSmall, asinSmall, atanSmall, coshSmall, cosSmall, SMALL_ANGLE, sinhSmall, sinSmall, TINY_ANGLE } from './small-angle.ts';
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

/** Σ cⱼ sin 2j(ξ + iη) by Clenshaw summation; real and imaginary part, left in `sum`. */
function clenshaw(coefficients: Float64Array, sin2: number, cos2: number, sinh2: number, cosh2: number, sum: { real: number; imaginary: number }): void {
  const real = 2 * cos2 * cosh2;
  const imaginary = -2 * sin2 * sinh2;
  let r0 = 0;
  let i0 = 0;
  let r1 = 0;
  let i1 = 0;
  for (let j = ORDER; j >= 1; j--) {
    const r = real * r0 - imaginary * i0 - r1 + coefficients[j]!;
    const m = real * i0 + imaginary * r0 - i1;
    r1 = r0;
    i1 = i0;
    r0 = r;
    i0 = m;
  }
  const sr = sin2 * cosh2;
  const si = cos2 * sinh2;
  sum.real = sr * r0 - si * i0;
  sum.imaginary = sr * i0 + si * r0;
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
  const sum = { real: 0, imaginary: 0 };
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const xi = flat[i + 1]! / rectifyingRadiusMetres;
    const eta = (flat[i]! - falseEasting) / rectifyingRadiusMetres;
    const near = Math.abs(eta) < SMALL_ANGLE;
    const sin = Math.sin(xi);
    const cos = Math.cos(xi);
    const sinh = near ? sinhSmall(eta) : Math.sinh(eta);
    const cosh = near ? coshSmall(eta) : Math.cosh(eta);
    clenshaw(beta, 2 * sin * cos, 1 - 2 * sin * sin, 2 * sinh * cosh, 1 + 2 * sinh * sinh, sum);
    const etaSphere = eta - sum.imaginary;
    // ξ′ = ξ − δ with δ below 1e-3: its sine and cosine by turning those of ξ.
    const sinDelta = near ? sinSmall(sum.real) : Math.sin(sum.real);
    const cosDelta = near ? cosSmall(sum.real) : Math.cos(sum.real);
    const sinXi = sin * cosDelta - cos * sinDelta;
    const cosXi = cos * cosDelta + sin * sinDelta;
    const sinhEta = near ? sinhSmall(etaSphere) : Math.sinh(etaSphere);
    const across = Math.sqrt(sinhEta * sinhEta + cosXi * cosXi);
    const hypotenuse = near ? coshSmall(etaSphere) : Math.cosh(etaSphere);
    const sinChi = sinXi / hypotenuse;
    const cosChi = across / hypotenuse;
    // sin(ξ′ − χ), without the cancellation of the difference of products.
    const apart = (sinXi * sinhEta * sinhEta) / ((across + cosXi) * hypotenuse);
    const tangent = sinhEta / cosXi;
    const conformal = near && Math.abs(apart) < TINY_ANGLE ? xi - sum.real - asinSmall(apart) : Math.atan2(sinXi, across);
    // Conformal → geographic latitude by Clenshaw.
    const twiceCos2Chi = 2 * (1 - 2 * sinChi * sinChi);
    let b0 = 0;
    let b1 = 0;
    for (let j = ORDER; j >= 1; j--) {
      const b = twiceCos2Chi * b0 - b1 + latitude[j]!;
      b1 = b0;
      b0 = b;
    }
    const lambda = Math.abs(tangent) < SMALL_ANGLE && cosXi > 0 ? atanSmall(tangent) : Math.atan2(sinhEta, cosXi);
    result[i] = centralMeridian + lambda * DEGREES_PER_RADIAN;
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
  const sum = { real: 0, imaginary: 0 };
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    const lambda = (lonLat[i]! - centralMeridian) / DEGREES_PER_RADIAN;
    const phi = lonLat[i + 1]! / DEGREES_PER_RADIAN;
    const near = Math.abs(lambda) < SMALL_ANGLE;
    const sinPhi = Math.sin(phi);
    const cosPhi = Math.cos(phi);
    // e sin φ is below 0.082 on every ellipsoid of the table; atanh and sinh of it by series.
    const es = eccentricity * sinPhi;
    const sigma = sinhOfProduct(eccentricity, es);
    const tau = sinPhi / cosPhi;
    const tauConformal = tau * Math.sqrt(1 + sigma * sigma) - sigma / Math.abs(cosPhi);
    const sinLambda = near ? sinSmall(lambda) : Math.sin(lambda);
    const cosLambda = near ? cosSmall(lambda) : Math.cos(lambda);
    const hypotenuse = Math.sqrt(tauConformal * tauConformal + cosLambda * cosLambda);
    const sinXi = tauConformal / hypotenuse;
    const cosXi = cosLambda / hypotenuse;
    const sinhEta = sinLambda / hypotenuse;
    const coshEta = Math.sqrt(1 + sinhEta * sinhEta);
    // sin(φ − ξ′): the two differ by the flattening and by the distance from the meridian, both little.
    const apart = sinPhi * cosXi - cosPhi * sinXi;
    const xiSphere = near && Math.abs(apart) < TINY_ANGLE && cosPhi > 0 ? phi - asinSmall(apart) : Math.atan2(tauConformal, cosLambda);
    const etaSphere = Math.abs(sinhEta) < SMALL_ANGLE ? asinhSmall(sinhEta) : Math.asinh(sinhEta);
    clenshaw(alpha, 2 * sinXi * cosXi, 1 - 2 * sinXi * sinXi, 2 * sinhEta * coshEta, 1 + 2 * sinhEta * sinhEta, sum);
    result[i] = falseEasting + rectifyingRadiusMetres * (etaSphere + sum.imaginary);
    result[i + 1] = rectifyingRadiusMetres * (xiSphere + sum.real);
  }
  return result;
}

/** sinh(e · atanh(x)) for x = e sin φ, below 0.0825: atanh to x¹³, sinh to its third power (its argument is below 0.007). */
function sinhOfProduct(eccentricity: number, x: number): number {
  const s = x * x;
  const y = eccentricity * x * (1 + s * (1 / 3 + s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s / 13))))));
  const square = y * y;
  return y * (1 + (square / 6) * (1 + square / 20));
}
