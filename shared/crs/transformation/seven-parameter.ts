/** 七参数 (Bursa-Wolf): between the geocentric axes of two datums, fitted and applied. */
import type { SevenParameters } from '../../model/transformation.ts';
import { solveLeastSquares } from './least-squares.ts';

const ARC_SECONDS_PER_RADIAN = (180 * 3600) / Math.PI;

/** The matrix (1 + m) · R row by row, small-angle form, in either convention. */
function matrixOf({ convention, rotationArcSeconds, scalePartsPerMillion }: SevenParameters): readonly number[] {
  const scale = 1 + scalePartsPerMillion * 1e-6;
  const sign = convention === 'coordinate-frame' ? 1 : -1;
  const [x, y, z] = rotationArcSeconds.map((seconds) => (scale * sign * seconds) / ARC_SECONDS_PER_RADIAN) as [number, number, number];
  return [scale, z, -y, -z, scale, x, y, -x, scale];
}

/** Flat [X, Y, Z, …] metres of the first datum in the second; a new array. Non-finite input gives NaN. */
export function applySevenParameters(xyz: Float64Array, parameters: SevenParameters): Float64Array {
  const m = matrixOf(parameters);
  const [tx, ty, tz] = parameters.shiftMetres;
  return multiply(xyz, m, [0, 0, 0], [tx, ty, tz]);
}

/** The exact way back of {@link applySevenParameters} (the inverse matrix, not negated parameters). */
export function undoSevenParameters(xyz: Float64Array, parameters: SevenParameters): Float64Array {
  const [tx, ty, tz] = parameters.shiftMetres;
  return multiply(xyz, inverseOf(matrixOf(parameters)), [-tx, -ty, -tz], [0, 0, 0]);
}

type Triple = readonly [number, number, number];

function multiply(xyz: Float64Array, m: readonly number[], before: Triple, after: Triple): Float64Array {
  const result = new Float64Array(xyz.length);
  for (let i = 0; i + 2 < xyz.length; i += 3) {
    const x = xyz[i]! + before[0];
    const y = xyz[i + 1]! + before[1];
    const z = xyz[i + 2]! + before[2];
    result[i] = m[0]! * x + m[1]! * y + m[2]! * z + after[0];
    result[i + 1] = m[3]! * x + m[4]! * y + m[5]! * z + after[1];
    result[i + 2] = m[6]! * x + m[7]! * y + m[8]! * z + after[2];
  }
  return result;
}

/** Inverse of a 3 × 3 matrix, row by row, by cofactors. */
function inverseOf(m: readonly number[]): readonly number[] {
  const cofactor = (a: number, b: number, c: number, d: number): number => m[a]! * m[d]! - m[b]! * m[c]!;
  const adjugate = [cofactor(4, 5, 7, 8), -cofactor(1, 2, 7, 8), cofactor(1, 2, 4, 5), -cofactor(3, 5, 6, 8), cofactor(0, 2, 6, 8), -cofactor(0, 2, 3, 5), cofactor(3, 4, 6, 7), -cofactor(0, 1, 6, 7), cofactor(0, 1, 3, 4)];
  const determinant = m[0]! * adjugate[0]! + m[1]! * adjugate[3]! + m[2]! * adjugate[6]!;
  return adjugate.map((value) => value / determinant);
}

/**
 * The seven parameters (coordinate frame) that bring `from` nearest to `to`, flat [X, Y, Z, …] metres (least squares,
 * equal weights), and how well the points' figure determines them (0 to 1). null for fewer than three points or
 * points on one line. Solved about the centres of gravity, because a
 * county seen from the centre of the Earth is nearly one point.
 */
export function fitSevenParameters(from: Float64Array, to: Float64Array): { readonly parameters: SevenParameters; readonly weakestShare: number } | null {
  const count = from.length / 3;
  if (count < 3) return null;
  const fromCentre = centreOf(from);
  const toCentre = centreOf(to);
  const rows: number[][] = [];
  let reach = 0;
  for (let i = 0; i < from.length; i++) reach = Math.max(reach, Math.abs(from[i]! - fromCentre[i % 3]!));
  // Points within a decimetre give no direction.
  if (!(reach > 0.1)) return null;
  for (let i = 0; i < from.length; i += 3) {
    const [x, y, z] = [0, 1, 2].map((axis) => (from[i + axis]! - fromCentre[axis]!) / reach) as [number, number, number];
    const [u, v, w] = [0, 1, 2].map((axis) => (to[i + axis]! - toCentre[axis]!) / reach) as [number, number, number];
    // Unknowns: scale − 1, and scale · ε of each axis.
    rows.push([x, 0, -z, y, u - x], [y, z, 0, -x, v - y], [z, -y, x, 0, w - z]);
  }
  const solution = solveLeastSquares(rows, 4);
  if (!solution) return null;
  const [growth, ...turned] = solution.unknowns as [number, number, number, number];
  const rotation = turned.map((value) => (value / (1 + growth)) * ARC_SECONDS_PER_RADIAN) as [number, number, number];
  const parameters: SevenParameters = { kind: 'seven-parameter', convention: 'coordinate-frame', shiftMetres: [0, 0, 0], rotationArcSeconds: rotation, scalePartsPerMillion: growth * 1e6 };
  const moved = applySevenParameters(Float64Array.from(fromCentre), parameters);
  const shiftMetres = [toCentre[0] - moved[0]!, toCentre[1] - moved[1]!, toCentre[2] - moved[2]!] as const;
  return { parameters: { ...parameters, shiftMetres }, weakestShare: solution.weakestShare };
}

function centreOf(xyz: Float64Array): Triple {
  const sum: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < xyz.length; i++) sum[i % 3]! += xyz[i]!;
  return [sum[0] / (xyz.length / 3), sum[1] / (xyz.length / 3), sum[2] / (xyz.length / 3)];
}
