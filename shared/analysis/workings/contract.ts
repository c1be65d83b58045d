/** Workings (采空区, 采场, 巷道) against the bodies of a mining right: what goes in and what comes out. Metres of one projected system. */
import type { PolygonParts } from '../../geometry/prepared-polygon.ts';

/** One body of the licence; a limit that is null does not limit. */
export interface LicensedBody {
  readonly name: string | null;
  readonly parts: PolygonParts;
  readonly elevationTopMetres: number | null;
  readonly elevationBottomMetres: number | null;
}

/** One working as drawn: an area (goaf, stope, pit) or a line (roadway). */
export interface Working {
  readonly name: string;
  readonly shape: { readonly kind: 'area'; readonly parts: PolygonParts } | { readonly kind: 'line'; readonly paths: readonly ArrayLike<number>[] };
  /** Lowest and highest elevation of the working; null when the drawing has none. */
  readonly elevation: { readonly lowestMetres: number; readonly highestMetres: number } | null;
}

/** Explicit choices, saved and printed with the result: no source gives a tolerance (DOMAIN §3.5). */
export interface WorkingsParameters {
  readonly planToleranceMetres: number;
  readonly elevationToleranceMetres: number;
}

/** 界内, 容差内, 界外. */
export type WorkingBand = 'inside' | 'within-tolerance' | 'outside';

export interface WorkingMeasure {
  readonly name: string;
  /** Positions in the list of bodies that the working is measured against: those at its elevation, else the nearest. */
  readonly bodies: readonly number[];
  readonly outside: {
    /** What lies outside, an area's parts; none for a line. */
    readonly parts: readonly (readonly Float64Array[])[];
    readonly areaPlanarSquareMetres: number;
    readonly areaEllipsoidalSquareMetres: number;
    /** Length outside, of a line. */
    readonly lengthMetres: number;
    /** Largest and mean distance of what lies outside to the bodies; the mean is taken along its outline or length. */
    readonly longestDistanceMetres: number;
    readonly meanDistanceMetres: number;
  };
  /** How far the working reaches below the lowest or above the highest limit around it. */
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  readonly planBand: WorkingBand;
  readonly elevationBand: WorkingBand;
  /** The worse of both. */
  readonly band: WorkingBand;
}
