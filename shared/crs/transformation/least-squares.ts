/** Linear least squares for a handful of unknowns. */

/** What a least-squares problem gives. */
export interface LeastSquaresSolution {
  readonly unknowns: readonly number[];
  /** Strength of the worst determined unknown as a share of the best determined one, 0 to 1. */
  readonly weakestShare: number;
}

/** Below this an unknown is not determined by the observations. */
const DETERMINED_SHARE = 1e-10;

/**
 * Solves A x ≈ b by Householder reflections; `rows` are the equations with the observation last. null when the
 * observations do not determine every unknown. The columns should be of one size: scale them before.
 */
export function solveLeastSquares(rows: readonly (readonly number[])[], unknowns: number): LeastSquaresSolution | null {
  if (rows.length < unknowns) return null;
  const a = rows.map((row) => Float64Array.from(row));
  let [largest, smallest] = [0, Infinity];
  for (let k = 0; k < unknowns; k++) {
    let norm = 0;
    for (let i = k; i < a.length; i++) norm = Math.hypot(norm, a[i]![k]!);
    largest = Math.max(largest, norm);
    smallest = Math.min(smallest, norm);
    if (!(norm > largest * DETERMINED_SHARE)) return null;
    const alpha = a[k]![k]! > 0 ? -norm : norm;
    const head = a[k]![k]! - alpha;
    let squares = head * head;
    for (let i = k + 1; i < a.length; i++) squares += a[i]![k]! ** 2;
    for (let column = k + 1; column <= unknowns; column++) {
      let product = head * a[k]![column]!;
      for (let i = k + 1; i < a.length; i++) product += a[i]![k]! * a[i]![column]!;
      const factor = (2 * product) / squares;
      a[k]![column]! -= factor * head;
      for (let i = k + 1; i < a.length; i++) a[i]![column]! -= factor * a[i]![k]!;
    }
    a[k]![k] = alpha;
  }
  const solution = new Array<number>(unknowns).fill(0);
  for (let k = unknowns - 1; k >= 0; k--) {
    let value = a[k]![unknowns]!;
    for (let column = k + 1; column < unknowns; column++) value -= a[k]![column]! * solution[column]!;
    solution[k] = value / a[k]![k]!;
  }
  return { unknowns: solution, weakestShare: smallest / largest };
}
