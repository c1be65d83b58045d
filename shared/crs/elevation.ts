/**
 * Between the two elevation datums (DOMAIN §2.2). The difference is one number for the whole country; where levels were
 * carried locally it differs by some centimetres, and a person may give it. Nothing is ever converted in silence.
 */
import type { Note } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import type { ElevationDatum } from '../model/elevation-datum.ts';

/**
 * H₁₉₈₅ − H₁₉₅₆ of the origins, 72.260 m − 72.289 m. Source: 矿图绘制管理规定, read on the web only (DOMAIN §2.2, mark [W]);
 * that local levels differ from it by a few centimetres is general knowledge [GK].
 */
export const NATIONAL_DIFFERENCE_METRES = -0.029;

/** H₁₉₈₅ − H₁₉₅₆ as it is to be used, and who says so. */
export interface ElevationDifference {
  readonly metres: number;
  readonly statedBy: 'national' | 'person';
  /** Where a person has it from; '' for the national one. */
  readonly source: string;
}

/** The difference of the origins. */
export const NATIONAL_DIFFERENCE: ElevationDifference = { metres: NATIONAL_DIFFERENCE_METRES, statedBy: 'national', source: '' };

/** An elevation of `from` in `to`, metres. */
export function convertElevation(metres: number, from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): number {
  if (from === to) return metres;
  return from === 'huanghai-1956' ? metres + difference.metres : metres - difference.metres;
}

/** What must be said beside converted elevations. */
export function elevationNote(from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): Note {
  const params = { from: { code: `drawing.datum.${from}` as const }, to: { code: `drawing.datum.${to}` as const }, metres: formatNumber(difference.metres, 3) };
  return difference.statedBy === 'national' ? { code: 'elevation.converted-national', params } : { code: 'elevation.converted-local', params: { ...params, source: difference.source } };
}

/** What must be said when elevations of two datums, or of an unstated one, are set against each other unconverted; null when they agree. */
export function elevationMismatch(first: ElevationDatum | null, second: ElevationDatum | null): Note | null {
  if (first === null || second === null) return { code: 'elevation.unstated' };
  return first === second ? null : { code: 'elevation.different', params: { first: { code: `drawing.datum.${first}` }, second: { code: `drawing.datum.${second}` }, metres: formatNumber(Math.abs(NATIONAL_DIFFERENCE_METRES), 3) } };
}
