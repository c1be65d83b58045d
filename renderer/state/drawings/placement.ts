/** Where a drawing's numbers are: systems that are offered with a reason, local grids fitted to control points. Pure. */
import type { Note } from '../../../shared/base/news.ts';
import { fitsNumbers } from '../../../shared/crs/guess.ts';
import { SYSTEMS } from '../../../shared/crs/systems.ts';
import { conversionBetween, convertCoordinates } from '../../../shared/crs/transform.ts';
import { applySimilarity, fitSimilarity } from '../../../shared/crs/transformation/similarity.ts';
import type { DrawingSurvey } from '../../../shared/formats/dxf/survey-contract.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import type { CoordinateSystem, CoordinateSystemCandidate } from '../../../shared/model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../../../shared/model/extent.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { ControlPoint, SimilarityParameters } from '../../../shared/model/transformation.ts';
import { presetOf } from './drawn-words.ts';

/** As the numbers will be read. */
export function readExtent({ extent }: DrawingSurvey, swapAxes: boolean): Extent {
  return swapAxes ? [extent[1], extent[0], extent[3], extent[2]] : extent;
}

/**
 * Systems for these numbers: those the survey offers (the datum that the drawing names first, else the rights'), and when the easting has no zone prefix those of the rights'
 * datum whose meridian runs near the mine. Empty for a local grid: it has to be fitted.
 */
export function systemsOffered(survey: DrawingSurvey, swapAxes: boolean, rights: CoordinateSystem | null): readonly CoordinateSystemCandidate[] {
  const { candidates } = survey.system;
  const datum = presetOf(survey.words).datum ?? rights?.datum;
  if (candidates.length > 0) return candidates.toSorted((a, b) => Number(b.system.datum === datum) - Number(a.system.datum === datum));
  const extent = readExtent(survey, swapAxes);
  if (!rights || rights.kind !== 'gauss-kruger') return [];
  return SYSTEMS.filter((system) => system.datum === rights.datum && system.kind === 'gauss-kruger' && system.zone === undefined && system.centralMeridianDegrees === rights.centralMeridianDegrees && fitsNumbers(system, extent))
    .toSorted((a, b) => Number(b.zoneWidthDegrees === rights.zoneWidthDegrees) - Number(a.zoneWidthDegrees === rights.zoneWidthDegrees))
    .map((system) => ({ system, confidence: 'possible', reason: { code: 'drawing.place.noPrefix', params: { meridian: system.centralMeridianDegrees ?? 0 } } satisfies Note }));
}

/** True when no system of the table can have these numbers: a mine's own grid. */
export function isLocalGrid(survey: DrawingSurvey, swapAxes: boolean): boolean {
  const extent = readExtent(survey, swapAxes);
  return survey.system.candidates.length === 0 && !SYSTEMS.some((system) => system.kind === 'gauss-kruger' && system.zone === undefined && fitsNumbers(system, extent));
}

export interface FittedGrid {
  readonly parameters: SimilarityParameters;
  /** Fitted minus given, metres, in the order of the points. */
  readonly residuals: readonly (readonly [east: number, north: number])[];
  /** √(Σ(vE² + vN²) / n) */
  readonly rootMeanSquareMetres: number;
  /** √([vv] / redundancy), 单位权中误差; null when nothing is left over to check with. */
  readonly unitWeightErrorMetres: number | null;
  /** Observations minus unknowns; 0 means that nothing checks the fit. */
  readonly redundancy: number;
}

/** Four parameters over the points that are ticked; null for fewer than two different ones. */
export function fitGrid(points: readonly ControlPoint[]): FittedGrid | null {
  const used = points.filter((point) => point.used && [...point.from, ...point.to].every(Number.isFinite));
  const parameters = fitSimilarity(used);
  if (!parameters) return null;
  const residuals = points.map(({ from, to }) => {
    const [east, north] = applySimilarity(Float64Array.of(...from), parameters);
    return [east! - to[0], north! - to[1]] as const;
  });
  const squares = points.reduce((sum, point, i) => (used.includes(point) ? sum + residuals[i]![0] ** 2 + residuals[i]![1] ** 2 : sum), 0);
  const redundancy = 2 * used.length - 4;
  return { parameters, residuals, rootMeanSquareMetres: Math.sqrt(squares / used.length), unitWeightErrorMetres: redundancy > 0 ? Math.sqrt(squares / redundancy) : null, redundancy };
}

/** Distance between two boxes, metres; 0 when they touch. */
export function distanceBetween(a: Extent, b: Extent): number {
  return Math.hypot(Math.max(a[0] - b[2], b[0] - a[2], 0), Math.max(a[1] - b[3], b[1] - a[3], 0));
}

/** Farther than this from the mine, a drawing is likely in another zone or system. */
export const FAR_METRES = 3_000;

/** The corners of a box brought into another system; null when they cannot be. */
export function boxIn([west, south, east, north]: Extent, from: CoordinateSystem, to: CoordinateSystem): Extent | null {
  if (!conversionBetween(from, to).possible) return null;
  const box = extentOfRings([convertCoordinates(Float64Array.of(west, south, east, north, west, north, east, south), from, to)]);
  return box.every(Number.isFinite) ? box : null;
}

/** A box of the drawing's own numbers as a fit moves it. */
export function boxFitted([west, south, east, north]: Extent, parameters: SimilarityParameters): Extent {
  return extentOfRings([applySimilarity(Float64Array.of(west, south, east, north, west, north, east, south), parameters)]);
}

/** The only right that the box touches, else the only one that its middle lies in; null when that leaves none or several. Boxes of rights, all in one plane. */
export function mineUnder(box: Extent, rights: readonly Pick<MiningRight, 'id' | 'extent'>[]): Pick<MiningRight, 'id' | 'extent'> | null {
  const touched = rights.filter(({ extent }) => extentsTouch(extent, box));
  const [east, north] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const around = touched.length === 1 ? touched : touched.filter(({ extent }) => extentsTouch(extent, [east, north, east, north]));
  return around.length === 1 ? around[0]! : null;
}
