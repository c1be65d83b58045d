/**
 * The mined ground of a mine in shares: by plan (界内, 容差内, 界外, which make up the whole), and beyond the limits of
 * elevation, which is another question asked of the same ground: what is inside by plan may lie too deep.
 */
import type { MineWorkings, WorkingBand } from '../../model/workings.ts';

export interface GroundShares {
  /** Planar m² of goaf, stopes and pits, common ground counted once. */
  readonly totalSquareMetres: number;
  /** 0…1, together 1. */
  readonly byPlan: Readonly<Record<WorkingBand, number>>;
  /** Of all ground, from the limits on, what lies within the tolerance included; null: none is judged. Never to be added to the shares by plan. */
  readonly beyondLimit: number | null;
  readonly beyondLimitSquareMetres: number;
  /** Areas beyond a limit that cannot be divided, so that they are not in the share: the drawing gives them a range only. */
  readonly undividedCount: number;
  /** Areas that are not judged: the drawing says no elevation, or the licence no limits. */
  readonly unknownCount: number;
}

/** null for a mine without areas. */
export function groundShares({ bandAreas, beyondLimit, workings }: MineWorkings): GroundShares | null {
  const { inside, 'within-tolerance': within, outside } = bandAreas;
  const totalSquareMetres = inside + within + outside;
  if (totalSquareMetres <= 0) return null;
  const areas = workings.filter(({ whole }) => whole.areaPlanarSquareMetres > 0);
  const known = areas.filter(({ elevationBand }) => elevationBand !== null);
  return {
    totalSquareMetres,
    byPlan: { inside: inside / totalSquareMetres, 'within-tolerance': within / totalSquareMetres, outside: outside / totalSquareMetres },
    beyondLimit: known.length === 0 ? null : beyondLimit.areaPlanarSquareMetres / totalSquareMetres,
    beyondLimitSquareMetres: beyondLimit.areaPlanarSquareMetres,
    undividedCount: known.filter(({ elevationBand, beyondLimit: own }) => elevationBand === 'outside' && own.areaPlanarSquareMetres === 0).length,
    unknownCount: areas.length - known.length,
  };
}
