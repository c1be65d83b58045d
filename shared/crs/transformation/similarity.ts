/** 四参数: the plane similarity between two planes, fitted and applied. */
import type { ControlPoint, SimilarityParameters } from '../../model/transformation.ts';

const ARC_SECONDS_PER_RADIAN = (180 * 3600) / Math.PI;

/** k cos α and k sin α of a set. */
function turning({ rotationArcSeconds, scalePartsPerMillion }: SimilarityParameters): readonly [cosine: number, sine: number] {
  const scale = 1 + scalePartsPerMillion * 1e-6;
  const angle = rotationArcSeconds / ARC_SECONDS_PER_RADIAN;
  return [scale * Math.cos(angle), scale * Math.sin(angle)];
}

/** Flat [east, north, …] metres of the first plane in the second; a new array. Non-finite input gives NaN. */
export function applySimilarity(flat: Float64Array, parameters: SimilarityParameters): Float64Array {
  const [c, s] = turning(parameters);
  const { shiftEastMetres, shiftNorthMetres } = parameters;
  const result = new Float64Array(flat.length);
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const east = flat[i]!;
    const north = flat[i + 1]!;
    result[i] = shiftEastMetres + c * east + s * north;
    result[i + 1] = shiftNorthMetres + c * north - s * east;
  }
  return result;
}

/** The exact way back of {@link applySimilarity}. */
export function undoSimilarity(flat: Float64Array, parameters: SimilarityParameters): Float64Array {
  const [c, s] = turning(parameters);
  const square = c * c + s * s;
  const { shiftEastMetres, shiftNorthMetres } = parameters;
  const result = new Float64Array(flat.length);
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const east = flat[i]! - shiftEastMetres;
    const north = flat[i + 1]! - shiftNorthMetres;
    result[i] = (c * east - s * north) / square;
    result[i + 1] = (s * east + c * north) / square;
  }
  return result;
}

/**
 * The similarity that brings `from` nearest to `to` (least squares over all given points, equal weights).
 * null for fewer than two points or points at one place. Closed form about the centres of gravity.
 */
export function fitSimilarity(points: readonly Pick<ControlPoint, 'from' | 'to'>[]): SimilarityParameters | null {
  if (points.length < 2) return null;
  const centre = (pick: (point: Pick<ControlPoint, 'from' | 'to'>) => number): number => points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [fromEast, fromNorth] = [centre((point) => point.from[0]), centre((point) => point.from[1])];
  const [toEast, toNorth] = [centre((point) => point.to[0]), centre((point) => point.to[1])];
  let [squares, along, across] = [0, 0, 0];
  for (const { from, to } of points) {
    const [x, y] = [from[0] - fromEast, from[1] - fromNorth];
    const [u, v] = [to[0] - toEast, to[1] - toNorth];
    squares += x * x + y * y;
    along += x * u + y * v;
    across += y * u - x * v;
  }
  const c = along / squares;
  const s = across / squares;
  // Points nearer than a millimetre to one another give no direction.
  if (!(squares > 1e-6) || !(Math.hypot(c, s) > 0)) return null;
  return {
    kind: 'similarity',
    shiftEastMetres: toEast - c * fromEast - s * fromNorth,
    shiftNorthMetres: toNorth - c * fromNorth + s * fromEast,
    rotationArcSeconds: Math.atan2(s, c) * ARC_SECONDS_PER_RADIAN,
    scalePartsPerMillion: (Math.hypot(c, s) - 1) * 1e6,
  };
}
