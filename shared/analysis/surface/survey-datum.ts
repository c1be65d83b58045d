/** Two surveys of a pit in one elevation datum. */
import type { Note } from '../../base/news.ts';
import { datumStep, surveyNote } from '../../crs/elevation.ts';
import type { ElevationDatum, ElevationDifference } from '../../model/elevation-datum.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';

/**
 * The earlier survey with its heights in the later one's datum (null: not stated), and what must be said: what was added, or
 * that nothing was, because a datum is not stated.
 */
export function earlierInDatum(earlier: ElevationGrid, from: ElevationDatum | null, to: ElevationDatum | null, difference: ElevationDifference): { readonly grid: ElevationGrid; readonly notes: readonly Note[] } {
  if (from === null || to === null) return { grid: earlier, notes: [{ code: 'relief.datum.unstated' }] };
  const { addMetres } = datumStep(from, to, difference);
  if (addMetres === 0) return { grid: earlier, notes: [] };
  return { grid: { ...earlier, elevations: Float64Array.from(earlier.elevations, (metres) => metres + addMetres) }, notes: [surveyNote(from, to, difference)] };
}
