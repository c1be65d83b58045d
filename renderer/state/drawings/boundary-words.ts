/** What is said of a licence that stands beside the registered one. Pure. */
import { causeOfShift } from '../../../shared/analysis/workings/boundary-agreement.ts';
import type { Note } from '../../../shared/base/news.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { CoordinateSystem, Datum } from '../../../shared/model/coordinate-system.ts';
import type { BoundaryPlace } from '../../engine/drawing-contract.ts';

/** Length of the shift, metres. */
export function shiftOf({ shiftEastMetres, shiftNorthMetres }: BoundaryPlace): number {
  return Math.hypot(shiftEastMetres, shiftNorthMetres);
}

const DATUMS: readonly Datum[] = ['CGCS2000', 'XIAN1980', 'BEIJING1954'];

/** By the sides of the sky, so that no number bears a sign. */
function shiftWords({ shiftEastMetres, shiftNorthMetres }: BoundaryPlace): Note {
  const side = `${shiftNorthMetres < 0 ? 'south' : 'north'}-${shiftEastMetres < 0 ? 'west' : 'east'}` as const;
  return { code: `misdrawn.shift.${side}`, params: { east: formatNumber(Math.abs(shiftEastMetres), 2), north: formatNumber(Math.abs(shiftNorthMetres), 2) } };
}

/** The sentence about the drawn licence. */
export function boundaryWords(boundary: BoundaryPlace | 'unlike', system: CoordinateSystem): Note {
  if (boundary === 'unlike') return { code: 'misdrawn.boundaryUnlike' };
  const cause = causeOfShift(shiftOf(boundary));
  const params = { mine: boundary.mineName, shift: shiftWords(boundary), metres: formatNumber(shiftOf(boundary), 2) };
  if (cause === 'none') return { code: 'misdrawn.boundaryAgrees', params };
  const [one, other] = DATUMS.filter((datum) => datum !== system.datum) as [Datum, Datum];
  if (cause === 'other' || !DATUMS.includes(system.datum)) return { code: 'misdrawn.shifted', params };
  const others = { code: 'misdrawn.or', params: { one: { code: `crs.datum.${one}` }, other: { code: `crs.datum.${other}` } } } as const;
  return { code: 'misdrawn.shiftedDatum', params: { ...params, datum: { code: `crs.datum.${system.datum}` }, others } };
}
