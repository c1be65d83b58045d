/**
 * A named set of transformation parameters between two coordinate systems (DOMAIN §2.2): made from control points
 * or typed from a paper, never invented. How it is fitted and applied is in `shared/crs/transformation`.
 */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import type { Extent } from './extent.ts';

/**
 * 四参数, plane similarity in the order of surveying papers, X north and Y east:
 * X′ = ΔX + k (X cos α − Y sin α), Y′ = ΔY + k (X sin α + Y cos α), k = 1 + scale · 10⁻⁶.
 * α is positive from north to east (clockwise on the map).
 */
export interface SimilarityParameters {
  readonly kind: 'similarity';
  /** ΔX. */
  readonly shiftNorthMetres: number;
  /** ΔY. */
  readonly shiftEastMetres: number;
  readonly rotationArcSeconds: number;
  readonly scalePartsPerMillion: number;
}

/**
 * Which way the three rotations of a 7-parameter set turn. `coordinate-frame` (EPSG 9607) is the Bursa form of
 * Chinese textbooks: the axes turn; `position-vector` (EPSG 9606): the point turns. The signs are opposite.
 */
export type RotationConvention = 'coordinate-frame' | 'position-vector';

/**
 * 七参数 (Bursa-Wolf) between the geocentric axes of two datums, small-angle form:
 * coordinate frame: [X′ Y′ Z′] = T + (1 + m · 10⁻⁶) · [[1, εz, −εy], [−εz, 1, εx], [εy, −εx, 1]] · [X Y Z].
 */
export interface SevenParameters {
  readonly kind: 'seven-parameter';
  readonly convention: RotationConvention;
  /** Tx, Ty, Tz. */
  readonly shiftMetres: readonly [x: number, y: number, z: number];
  /** εx, εy, εz. */
  readonly rotationArcSeconds: readonly [x: number, y: number, z: number];
  readonly scalePartsPerMillion: number;
}

export type TransformationParameters = SimilarityParameters | SevenParameters;

/** A point known in both systems; coordinates [east, north] metres or [longitude, latitude] degrees of its system. */
export interface ControlPoint {
  readonly name: string;
  readonly from: readonly [east: number, north: number];
  readonly to: readonly [east: number, north: number];
  /** Ellipsoidal heights, metres; a 7-parameter fit uses them only when every used point has both. */
  readonly fromHeightMetres?: number;
  readonly toHeightMetres?: number;
  /** false: a check point; its residual is shown, the fit does not see it. */
  readonly used: boolean;
}

/** Transformed minus given, metres on the ground of the target system. */
export interface ControlPointResidual {
  readonly name: string;
  readonly used: boolean;
  readonly eastMetres: number;
  readonly northMetres: number;
  /** Only for a fit with heights. */
  readonly heightMetres?: number;
}

/** How a set came out of its control points. */
export interface TransformationFit {
  readonly points: readonly ControlPoint[];
  /** In the order of `points`. */
  readonly residuals: readonly ControlPointResidual[];
  /** √(Σ(vE² + vN²) / n) over the used points; over all where none is used, because they only check. */
  readonly rootMeanSquareMetres: number;
  /** √([vv] / redundancy), 单位权中误差; null when nothing is left over to check with. */
  readonly unitWeightErrorMetres: number | null;
  /** Observations minus unknowns. */
  readonly redundancy: number;
  /** `zero`: all heights were taken as 0 (7 parameters without heights); null for 4 parameters. */
  readonly heights: 'given' | 'zero' | null;
}

/** One named set. `extent` is in coordinates of `from`; nothing outside it is transformed. */
export interface TransformationSet {
  readonly id: string;
  readonly name: string;
  readonly from: CoordinateSystem;
  readonly to: CoordinateSystem;
  readonly parameters: TransformationParameters;
  readonly area: { readonly name: string; readonly extent: Extent };
  /** null: the parameters were typed or imported without their points. */
  readonly fit: TransformationFit | null;
  /** Where the parameters or the points come from, in the person's words. */
  readonly source: string;
  readonly date: CalendarDate;
  /** 涉密: never written into an exported file or a backup. */
  readonly classified: boolean;
}
