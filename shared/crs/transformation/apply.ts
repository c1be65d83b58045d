/**
 * From one system to another through a transformation set: exact conversions inside a datum before and behind it,
 * the set in between, forward or back. Nothing outside the set's area is transformed.
 */
import { assert, ProblemError, type Note, type Problem } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { SevenParameters, TransformationSet } from '../../model/transformation.ts';
import { geographicSystemOf, systemMessage } from '../systems.ts';
import { conversionBetween, convertCoordinates } from '../transform.ts';
import { geocentricColumn, geographicOfGeocentric } from './geocentric.ts';
import { applySevenParameters, undoSevenParameters } from './seven-parameter.ts';
import { applySimilarity, undoSimilarity } from './similarity.ts';

/** How a set leads from one system to another. */
export type TransformationRoute =
  | { readonly possible: true; readonly direction: 'forward' | 'back' }
  | { readonly possible: false; readonly reason: Note };

/** Whether `set` leads from `from` to `to`, in its own direction or back. */
export function routeThrough(set: TransformationSet, from: CoordinateSystem, to: CoordinateSystem): TransformationRoute {
  if (conversionBetween(from, set.from).possible && conversionBetween(set.to, to).possible) return { possible: true, direction: 'forward' };
  if (conversionBetween(from, set.to).possible && conversionBetween(set.from, to).possible) return { possible: true, direction: 'back' };
  return { possible: false, reason: { code: 'transformation.no-route', params: { set: set.name, from: systemMessage(from), to: systemMessage(to), setFrom: systemMessage(set.from), setTo: systemMessage(set.to) } } };
}

/** Transformed coordinates and what of them lies outside the set's area. */
export interface TransformedCoordinates {
  readonly coordinates: Float64Array;
  readonly verticesOutside: number;
  /** Of the vertices outside, how far the farthest is from the area's box. */
  readonly farthestOutsideMetres: number;
}

/**
 * Flat coordinates of `from` in `to` through the set, heights taken as 0, and the count of vertices outside the set's
 * area (non-finite ones are not counted). Impossible routes are our own fault: ask {@link routeThrough} first.
 */
export function measureTransformed(flat: Float64Array, from: CoordinateSystem, to: CoordinateSystem, set: TransformationSet): TransformedCoordinates {
  const route = routeThrough(set, from, to);
  assert(route.possible, `${set.name} does not lead from ${from.id} to ${to.id}`);
  if (route.direction === 'forward') {
    const before = convertCoordinates(flat, from, set.from);
    return { coordinates: convertCoordinates(throughSet(before, set, 'forward'), set.to, to), ...outsideOf(before, set) };
  }
  const behind = throughSet(convertCoordinates(flat, from, set.to), set, 'back');
  return { coordinates: convertCoordinates(behind, set.from, to), ...outsideOf(behind, set) };
}

/** As {@link measureTransformed}; stops with a sentence when a vertex lies outside the set's area. `layer` names the data in it. */
export function transformCoordinates(flat: Float64Array, from: CoordinateSystem, to: CoordinateSystem, set: TransformationSet, layer: string): Float64Array {
  const transformed = measureTransformed(flat, from, to, set);
  const problem = outsideProblem(transformed, set, layer);
  if (problem) throw new ProblemError(problem);
  return transformed.coordinates;
}

/** The sentence for vertices outside the set's area, or null when there are none. */
export function outsideProblem({ verticesOutside, farthestOutsideMetres }: Omit<TransformedCoordinates, 'coordinates'>, set: TransformationSet, layer: string): Problem | null {
  if (verticesOutside === 0) return null;
  const params = { layer, set: set.name, area: set.area.name, count: verticesOutside, distance: formatNumber(farthestOutsideMetres, farthestOutsideMetres < 10 ? 2 : 0) };
  return { code: 'transformation.outside-area', params, severity: 'blocking' };
}

/** Coordinates of `set.from` in `set.to`, or back. */
function throughSet(flat: Float64Array, set: TransformationSet, direction: 'forward' | 'back'): Float64Array {
  const { parameters } = set;
  if (parameters.kind === 'similarity') return direction === 'forward' ? applySimilarity(flat, parameters) : undoSimilarity(flat, parameters);
  const [first, second] = direction === 'forward' ? [set.from, set.to] : [set.to, set.from];
  return throughSpace(flat, first, second, parameters, direction, null).coordinates;
}

/**
 * Coordinates through a 7-parameter set, with ellipsoidal heights when they are given (else 0): flat pairs of `from` in,
 * flat pairs of `to` and the transformed heights out.
 */
export function throughSpace(flat: Float64Array, from: CoordinateSystem, to: CoordinateSystem, parameters: SevenParameters, direction: 'forward' | 'back', heightsMetres: Float64Array | null): { readonly coordinates: Float64Array; readonly heightsMetres: Float64Array } {
  const [fromDegrees, toDegrees] = [geographicSystemOf(from.datum), geographicSystemOf(to.datum)];
  assert(fromDegrees && toDegrees, 'seven parameters need two datums with ellipsoids');
  const space = geocentricColumn(convertCoordinates(flat, from, fromDegrees), from.datum, heightsMetres);
  const moved = direction === 'forward' ? applySevenParameters(space, parameters) : undoSevenParameters(space, parameters);
  const { lonLat, heightsMetres: heights } = geographicOfGeocentric(moved, to.datum);
  return { coordinates: convertCoordinates(lonLat, toDegrees, to), heightsMetres: heights };
}

const METRES_PER_DEGREE = 111_320;

function outsideOf(flat: Float64Array, { area, from }: TransformationSet): Omit<TransformedCoordinates, 'coordinates'> {
  const [west, south, east, north]: Extent = area.extent;
  let verticesOutside = 0;
  let farthest = 0;
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const dx = Math.max(west - flat[i]!, flat[i]! - east, 0);
    const dy = Math.max(south - flat[i + 1]!, flat[i + 1]! - north, 0);
    if (!(dx > 0 || dy > 0)) continue;
    verticesOutside++;
    farthest = Math.max(farthest, Math.hypot(dx, dy));
  }
  return { verticesOutside, farthestOutsideMetres: from.kind === 'geographic' ? farthest * METRES_PER_DEGREE : farthest };
}
