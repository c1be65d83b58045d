/** What two surveys of one pit say against each other: earth moved, by where it lay. Plain data for window, command line and report. */

/** Sums over cells. */
export interface CutFill {
  /** Sum over the later grid's cells of the difference at their middles times the cell. */
  readonly method: 'cell-difference';
  readonly cellMetres: number;
  /** The earlier surface was read between its cells (bilinear), because the grids differ. */
  readonly resampled: boolean;
  /** Ground taken away, and put on, m³. */
  readonly cutCubicMetres: number;
  readonly fillCubicMetres: number;
  /** Ground that both surveys cover, m²; of it, with a change above the noise; of that, lowered. */
  readonly comparedSquareMetres: number;
  readonly changedSquareMetres: number;
  readonly cutSquareMetres: number;
  /** Ground of the later survey that the earlier one does not cover: no volume is known there. */
  readonly uncoveredSquareMetres: number;
  readonly deepestCutMetres: number;
  readonly highestFillMetres: number;
}

/** Where a surface lies below a limit: ground, volume and the largest depth. */
export interface BeyondSurface {
  readonly areaSquareMetres: number;
  readonly volumeCubicMetres: number;
  readonly mostMetres: number;
}

/** Against one licence; the lowest limit of its bodies counts. */
export interface LicenceEarthwork {
  readonly rightId: string;
  readonly mineName: string;
  readonly inside: CutFill;
  readonly outside: CutFill;
  /** null where the licence states no lower limit. */
  readonly lowerLimitMetres: number | null;
  /** The later surface below the limit, inside the licence; and of the cut, what lay below it. */
  readonly belowLimit: (BeyondSurface & { readonly cutSinceCubicMetres: number }) | null;
}

export interface SurfaceComparison {
  readonly noiseMetres: number;
  readonly whole: CutFill;
  /** null without a licence. */
  readonly licence: LicenceEarthwork | null;
  /**
   * What the cut's volume could be wrong by if both surveys were off by their stated height accuracy everywhere in one
   * direction: changed ground × √(a² + b²), m³. null where one of them states none.
   */
  readonly uncertaintyCubicMetres: number | null;
}
