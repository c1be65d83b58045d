/** A transformation set from control points: parameters, residuals point by point, and what the points cannot tell. */
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { ControlPoint, ControlPointResidual, SevenParameters, TransformationFit, TransformationParameters } from '../../model/transformation.ts';
import { forwardColumn } from '../gauss-kruger.ts';
import { geographicSystemOf, systemMessage } from '../systems.ts';
import { conversionBetween, convertCoordinates } from '../transform.ts';
import { throughSpace } from './apply.ts';
import { geocentricColumn } from './geocentric.ts';
import { fitSevenParameters } from './seven-parameter.ts';
import { applySimilarity, fitSimilarity } from './similarity.ts';

/** What a fit is asked for. */
export interface FitRequest {
  readonly kind: TransformationParameters['kind'];
  readonly from: CoordinateSystem;
  readonly to: CoordinateSystem;
  readonly points: readonly ControlPoint[];
}

export interface FittedTransformation {
  readonly parameters: TransformationParameters;
  readonly fit: TransformationFit;
}

/** The least that determines the unknowns; more are needed to check anything. */
export const LEAST_POINTS = { similarity: 2, 'seven-parameter': 3 } as const;

/** Below this the points lie nearly on one line and one rotation hangs on their errors. */
const WEAK_FIGURE_SHARE = 0.05;

/**
 * Fits by least squares with equal weights over the used points. Stops for systems that the kind cannot join, too few
 * points, and points at one place or (7 parameters) on one line; notes when nothing is left to check with, when the
 * figure of the points is weak, and when heights were taken as 0.
 */
export function fitTransformation(request: FitRequest): Outcome<FittedTransformation> {
  const { kind, points } = request;
  const impossible = whyNotJoined(request);
  if (impossible) stop(impossible.code, impossible.params);
  for (const point of points) {
    if (![...point.from, ...point.to].every(Number.isFinite)) stop('transformation.point-without-numbers', { point: point.name });
  }
  const used = points.filter((point) => point.used);
  if (used.length < LEAST_POINTS[kind]) stop('transformation.too-few-points', { given: used.length, needed: LEAST_POINTS[kind] });
  const news = new NewsCollector();
  const fitted = kind === 'similarity' ? fitSimilarity(used) : fitSpace(request, used, news);
  if (!fitted) stop(kind === 'similarity' ? 'transformation.points-at-one-place' : 'transformation.points-on-one-line');
  const fit = judgeParameters(request, fitted);
  if (fit.redundancy === 0) news.note('transformation.nothing-to-check', { count: used.length });
  return news.outcome({ parameters: fitted, fit });
}

/** Why this kind of parameters cannot join the two systems, or null. */
export function whyNotJoined({ kind, from, to }: Pick<FitRequest, 'kind' | 'from' | 'to'>): { readonly code: 'transformation.plane-needed' | 'transformation.datum-needed' | 'transformation.same-datum'; readonly params: { readonly system: ReturnType<typeof systemMessage> } } | null {
  const spoils = [from, to].find((system) => (kind === 'similarity' ? system.kind === 'geographic' : system.kind === 'other' || system.datum === 'OTHER'));
  if (spoils) return { code: kind === 'similarity' ? 'transformation.plane-needed' : 'transformation.datum-needed', params: { system: systemMessage(spoils) } };
  if (from.datum !== 'OTHER' && from.datum === to.datum && conversionBetween(from, to).possible) return { code: 'transformation.same-datum', params: { system: systemMessage(from) } };
  return null;
}

/** The box of the points in the first system: the largest area the points vouch for. */
export function areaOfPoints(points: readonly ControlPoint[]): Extent {
  const [easts, norths] = [points.map((point) => point.from[0]), points.map((point) => point.from[1])];
  return [Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)];
}

const flatOf = (points: readonly ControlPoint[], side: 'from' | 'to'): Float64Array => Float64Array.from(points.flatMap((point) => [...point[side]]));

/** Heights of both sides, or null when a used point lacks one. */
function heightsOf(points: readonly ControlPoint[], side: 'fromHeightMetres' | 'toHeightMetres'): Float64Array | null {
  const complete = points.filter((point) => point.used).every((point) => Number.isFinite(point.fromHeightMetres) && Number.isFinite(point.toHeightMetres));
  return complete ? Float64Array.from(points, (point) => point[side] ?? 0) : null;
}

function inSpace(points: readonly ControlPoint[], side: 'from' | 'to', system: CoordinateSystem): Float64Array {
  const degrees = convertCoordinates(flatOf(points, side), system, geographicSystemOf(system.datum)!);
  return geocentricColumn(degrees, system.datum, heightsOf(points, side === 'from' ? 'fromHeightMetres' : 'toHeightMetres'));
}

function fitSpace({ from, to }: FitRequest, used: readonly ControlPoint[], news: NewsCollector): SevenParameters | null {
  const fitted = fitSevenParameters(inSpace(used, 'from', from), inSpace(used, 'to', to));
  if (!fitted) return null;
  if (!heightsOf(used, 'fromHeightMetres')) news.note('transformation.heights-zero');
  if (fitted.weakestShare < WEAK_FIGURE_SHARE) news.note('transformation.weak-figure');
  return fitted.parameters;
}

/** Residuals and their measures at the points for parameters that are there: just fitted, typed or imported. */
export function judgeParameters(request: Omit<FitRequest, 'kind'>, parameters: TransformationParameters): TransformationFit {
  const { points } = request;
  const used = points.filter((point) => point.used);
  const heights = parameters.kind === 'similarity' ? null : heightsOf(points, 'fromHeightMetres') ? 'given' : 'zero';
  const residuals = residualsOf(request, parameters, heights === 'given');
  // Of parameters that were not fitted to any point, all points are checks and all of them speak.
  const ofUsed = used.length > 0 ? residuals.filter((residual) => residual.used) : residuals;
  const plane = ofUsed.reduce((sum, { eastMetres, northMetres }) => sum + eastMetres ** 2 + northMetres ** 2, 0);
  const space = plane + ofUsed.reduce((sum, { heightMetres }) => sum + (heightMetres ?? 0) ** 2, 0);
  // Heights taken as 0 on both sides are no observations: the plane alone counts.
  const observations = used.length * (heights === 'given' ? 3 : 2);
  const redundancy = Math.max(0, observations - (parameters.kind === 'similarity' ? 4 : 7));
  return {
    points,
    residuals,
    rootMeanSquareMetres: ofUsed.length > 0 ? Math.sqrt(plane / ofUsed.length) : 0,
    unitWeightErrorMetres: redundancy > 0 ? Math.sqrt(space / redundancy) : null,
    redundancy,
    heights,
  };
}

function residualsOf({ from, to, points }: Omit<FitRequest, 'kind'>, parameters: TransformationParameters, withHeights: boolean): ControlPointResidual[] {
  const source = flatOf(points, 'from');
  const target = flatOf(points, 'to');
  const moved =
    parameters.kind === 'similarity'
      ? { coordinates: applySimilarity(source, parameters), heightsMetres: null }
      : throughSpace(source, from, to, parameters, 'forward', heightsOf(points, 'fromHeightMetres'));
  // Degrees are no measure on the ground: residuals are taken in a plane of the same datum about each point.
  const [given, reached] = to.kind === 'geographic' ? aboutEachPoint(target, moved.coordinates, to) : [target, moved.coordinates];
  return points.map(({ name, used, toHeightMetres }, i) => ({
    name,
    used,
    eastMetres: reached[2 * i]! - given[2 * i]!,
    northMetres: reached[2 * i + 1]! - given[2 * i + 1]!,
    ...(withHeights && moved.heightsMetres && toHeightMetres !== undefined && { heightMetres: moved.heightsMetres[i]! - toHeightMetres }),
  }));
}

/** Both columns in metres of a Gauss-Krüger plane whose meridian runs through the point itself. */
function aboutEachPoint(given: Float64Array, reached: Float64Array, { datum }: CoordinateSystem): readonly [Float64Array, Float64Array] {
  const [first, second] = [new Float64Array(given.length), new Float64Array(given.length)];
  for (let i = 0; i < given.length; i += 2) {
    const plane: CoordinateSystem = { id: 'residuals', datum, kind: 'gauss-kruger', centralMeridianDegrees: given[i]!, falseEastingMetres: 0 };
    first.set(forwardColumn(given.subarray(i, i + 2), plane), i);
    second.set(forwardColumn(reached.subarray(i, i + 2), plane), i);
  }
  return [first, second];
}
