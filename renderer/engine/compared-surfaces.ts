/** Two pit surveys and the licence, all in the datum of the later survey. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { compareSurfaces } from '../../shared/analysis/surface/compare-surfaces.ts';
import type { SurfaceDifference } from '../../shared/analysis/surface/cut-fill.ts';
import { earlierInDatum } from '../../shared/analysis/surface/survey-datum.ts';
import { licensedMines, type LicensedMine } from '../../shared/analysis/workings/licensed-mines.ts';
import type { Job } from '../../shared/base/job.ts';
import type { Note } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { SurfaceComparison } from '../../shared/model/surface-comparison.ts';
import { readElevationDifference } from '../storage/elevation-difference.ts';
import { openSurfaceIn, type OpenedSurface } from './opened-surfaces.ts';

export interface ComparedSurfaces {
  readonly later: OpenedSurface;
  /** null without an earlier survey. */
  readonly earlier: OpenedSurface | null;
  /** null when the rights do not know it. */
  readonly mine: LicensedMine | null;
  readonly compared: { readonly comparison: SurfaceComparison; readonly difference: SurfaceDifference } | null;
  /** What was done about different datums, or that one of them is not stated. */
  readonly notes: readonly Note[];
}

export async function compareStored(earlierId: string | null, laterId: string, rights: AnalysisLayer, rightId: string, noiseMetres: number, plane: CoordinateSystem, job: Job): Promise<ComparedSurfaces> {
  const later = await openSurfaceIn(laterId, plane);
  const earlier = earlierId === null ? null : await openSurfaceIn(earlierId, plane);
  const difference = await readElevationDifference();
  const datum = later.delivery.elevationDatum;
  const mine = licensedMines(rights, plane, { datum, difference }).value.find(({ right }) => right.id === rightId) ?? null;
  if (!earlier) return { later, earlier, mine, compared: null, notes: [] };
  const { grid, notes } = earlierInDatum(earlier.grid, earlier.delivery.elevationDatum, datum, difference);
  const compared = await compareSurfaces({ earlier: grid, later: later.grid, noiseMetres, mine, heightAccuracyMetres: [earlier.delivery.accuracy.heightMetres, later.delivery.accuracy.heightMetres] }, job);
  return { later, earlier, mine, compared, notes };
}
