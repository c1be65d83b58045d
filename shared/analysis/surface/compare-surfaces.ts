/** Two surveys of a pit against each other and against the licence: the one computation behind window, command line and findings. */
import type { Job } from '../../base/job.ts';
import { union } from '../../geometry/clip.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { AreaParts } from '../../model/mine-drawing.ts';
import type { LicenceEarthwork, SurfaceComparison } from '../../model/surface-comparison.ts';
import type { LicensedMine } from '../workings/licensed-mines.ts';
import { cellsInside } from './cells-inside.ts';
import { cutAndFill, cutBelow, differenceOf, surfaceBelow, type SurfaceDifference } from './cut-fill.ts';

/** What is compared; heights of both in one plane and one datum. */
export interface SurfacePair {
  readonly earlier: ElevationGrid;
  readonly later: ElevationGrid;
  readonly noiseMetres: number;
  readonly mine: LicensedMine | null;
  /** Stated accuracy of the heights, ± m, earlier and later; null where nothing is stated. */
  readonly heightAccuracyMetres: readonly [earlier: number | null, later: number | null];
}

/** The figures, and the difference cell by cell for the map. */
export async function compareSurfaces({ earlier, later, noiseMetres, mine, heightAccuracyMetres }: SurfacePair, job: Job): Promise<{ readonly comparison: SurfaceComparison; readonly difference: SurfaceDifference }> {
  const difference = await differenceOf(earlier, later, job);
  const whole = cutAndFill(difference, null, noiseMetres);
  const [a, b] = heightAccuracyMetres;
  return {
    difference,
    comparison: { noiseMetres, whole, licence: mine && (await againstLicence(difference, mine, noiseMetres, job)), uncertaintyCubicMetres: a === null || b === null ? null : whole.changedSquareMetres * Math.hypot(a, b) },
  };
}

/** The ground of all bodies once: seams over one another have the same ground, which the even-odd rule would take for a hole. */
export function groundOfLicence({ bodies }: LicensedMine): AreaParts {
  return bodies.length === 1 ? bodies[0]!.parts : union(bodies.map(({ parts }) => parts));
}

/** The lowest limit that any body of the licence states; null when one of them is open below or none states any. */
export function lowestLimitOf({ bodies }: LicensedMine): number | null {
  const limits = bodies.map(({ elevationBottomMetres }) => elevationBottomMetres);
  return limits.length === 0 || limits.some((limit) => limit === null) ? null : Math.min(...(limits as number[]));
}

async function againstLicence(difference: SurfaceDifference, mine: LicensedMine, noiseMetres: number, job: Job): Promise<LicenceEarthwork> {
  const inside = await cellsInside(difference.later, groundOfLicence(mine), job);
  await job.pause();
  const outside = inside.map((value) => 1 - value);
  const lowerLimitMetres = lowestLimitOf(mine);
  return {
    rightId: mine.right.id,
    mineName: mine.right.mineName,
    inside: cutAndFill(difference, inside, noiseMetres),
    outside: cutAndFill(difference, outside, noiseMetres),
    lowerLimitMetres,
    belowLimit: lowerLimitMetres === null ? null : { ...surfaceBelow(difference.later, lowerLimitMetres, inside), cutSinceCubicMetres: cutBelow(difference, lowerLimitMetres, inside, noiseMetres) },
  };
}
