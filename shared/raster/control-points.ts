/**
 * Placing a scan by points found on it and on the ground: least squares with the residual of every point, so that a
 * wrong one is seen. Both fits are linear in their parameters and solved by normal equations over centred coordinates.
 */
import type { ControlPoint, PixelPlacement, PlacementFit } from '../model/base-map.ts';
import { invertPlacement, placePixel } from './placement.ts';

/** What a point is off after the fit, in units of the ground. */
export interface Residual {
  readonly east: number;
  readonly north: number;
  readonly distance: number;
}

export interface FittedPlacement {
  readonly placement: PixelPlacement;
  /** In the order of the points, also of those left out. */
  readonly residuals: readonly Residual[];
  /** √(Σ distance² / n) over the points used. */
  readonly rootMeanSquare: number;
  /** √([vv] / redundancy), 单位权中误差; null when nothing is left over to check with. */
  readonly unitWeightError: number | null;
  /** Observations beyond what the fit needs; with 0 the residuals say nothing. */
  readonly redundancy: number;
  /** Ground units per pixel along columns and along rows; they are equal for a similarity. */
  readonly columnScale: number;
  readonly rowScale: number;
}

export const POINTS_NEEDED: Readonly<Record<PlacementFit, number>> = { similarity: 2, affine: 3 };

/** Why there is no fit. */
export type NoFit = 'too-few' | 'too-close';

/** The best placement over the points that are used. A picture's rows count downwards, so a similarity mirrors once. */
export function fitPlacement(points: readonly ControlPoint[], fit: PlacementFit): FittedPlacement | NoFit {
  const used = points.filter((point) => point.used);
  if (used.length < POINTS_NEEDED[fit]) return 'too-few';
  const middle = (of: (point: ControlPoint) => number): number => used.reduce((sum, point) => sum + of(point), 0) / used.length;
  const [column0, row0, east0, north0] = [middle((p) => p.column), middle((p) => p.row), middle((p) => p.east), middle((p) => p.north)];
  const centred = used.map((p) => ({ u: p.column - column0, v: p.row - row0, x: p.east - east0, y: p.north - north0 }));
  const spread = centred.reduce((sum, { u, v }) => sum + u * u + v * v, 0);
  const linear = fit === 'similarity' ? similarity(centred) : affine(centred);
  // Points on one spot, or for an affine fit on one line, leave the picture free to turn.
  if (!linear || spread < 1) return 'too-close';
  const { a, b, d, e } = linear;
  const placement = { a, b, c: east0 - a * column0 - b * row0, d, e, f: north0 - d * column0 - e * row0 };
  if (!invertPlacement(placement)) return 'too-close';
  const residuals = points.map((point) => residualOf(placement, point));
  const squares = points.reduce((sum, point, index) => sum + (point.used ? residuals[index]!.distance ** 2 : 0), 0);
  const redundancy = 2 * used.length - (fit === 'similarity' ? 4 : 6);
  return {
    placement,
    residuals,
    rootMeanSquare: Math.sqrt(squares / used.length),
    unitWeightError: redundancy > 0 ? Math.sqrt(squares / redundancy) : null,
    redundancy,
    columnScale: Math.hypot(a, d),
    rowScale: Math.hypot(b, e),
  };
}

/** Where the fit puts the point's pixel, against where it was said to be. */
function residualOf(placement: PixelPlacement, point: ControlPoint): Residual {
  const [east, north] = placePixel(placement, point.column, point.row);
  const off = { east: east - point.east, north: north - point.north };
  return { ...off, distance: Math.hypot(off.east, off.north) };
}

interface Centred {
  readonly u: number;
  readonly v: number;
  readonly x: number;
  readonly y: number;
}
type Linear = Pick<PixelPlacement, 'a' | 'b' | 'd' | 'e'>;

/** x = p·u + q·(−v)·(−1) …: with the row axis turned up (w = −v), x = p·u − q·w and y = q·u + p·w. */
function similarity(points: readonly Centred[]): Linear | null {
  let [norm, cosine, sine] = [0, 0, 0];
  for (const { u, v, x, y } of points) {
    const w = -v;
    norm += u * u + w * w;
    cosine += u * x + w * y;
    sine += u * y - w * x;
  }
  if (norm === 0) return null;
  const [p, q] = [cosine / norm, sine / norm];
  return { a: p, b: q, d: q, e: -p };
}

/** Points in a band narrower than this share of its length leave the picture free to turn about it. */
const LINE_SHARE = 0.01;

function affine(points: readonly Centred[]): Linear | null {
  let [uu, uv, vv, ux, vx, uy, vy] = [0, 0, 0, 0, 0, 0, 0];
  for (const { u, v, x, y } of points) {
    uu += u * u;
    uv += u * v;
    vv += v * v;
    ux += u * x;
    vx += v * x;
    uy += u * y;
    vy += v * y;
  }
  const determinant = uu * vv - uv * uv;
  // Product and sum of the squared spreads along the points' own axes, whichever way they lie: a band a hundredth as wide as long is a line.
  if (!(determinant > LINE_SHARE ** 2 * (uu + vv) ** 2)) return null;
  return { a: (ux * vv - vx * uv) / determinant, b: (vx * uu - ux * uv) / determinant, d: (uy * vv - vy * uv) / determinant, e: (vy * uu - uy * uv) / determinant };
}
