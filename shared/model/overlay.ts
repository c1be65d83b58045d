/** What an overlay run says: per right, per layer, per class. Plain data; panel, command line and report read the same. */
import type { ElevationDatum, ElevationDifference } from './elevation-datum.ts';
import type { Extent } from './extent.ts';
import type { DistanceRole, LandRole } from './layer.ts';

/** How numbers were made; kept with the run and printed in the report. */
export interface OverlayParameters {
  /** `vertices`: annex D on the vertices as they stand; `densified`: edges cut to at most 70 m first. */
  readonly ellipsoidalEdges: 'vertices' | 'densified';
  /** A piece below both bounds is a sliver: counted and listed, not part of the areas. */
  readonly sliverAreaSquareMetres: number;
  readonly sliverWidthMetres: number;
  /** True: printed parts of a layer are balanced (平差) so that they sum to its subtotal; absent in older runs: not. */
  readonly balancesAreas?: boolean;
  /** H85 − H56 that limits of rights in two elevation datums are compared with; absent: the national one. */
  readonly elevationDifference?: ElevationDifference;
  /** The day on which validity is judged. */
  readonly asOf: string;
}

export interface AreaPair {
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
}

/** One right against one class of one layer. */
export interface Conflict extends AreaPair {
  readonly role: LandRole;
  readonly layerId: string;
  /** Code of the class (DLBM, protection grade, reserve zone, other licence number …); '' when the layer has none. */
  readonly class: string;
  readonly className: string;
  /** Parcels touched by more than a sliver. */
  readonly count: number;
  /** After KCXS (1 − KCXS), where the layer has it; else null. */
  readonly netAreaPlanarSquareMetres: number | null;
  readonly netAreaEllipsoidalSquareMetres: number | null;
  /** Ellipsoidal area over the right's ellipsoidal area, 0…1. */
  readonly share: number;
  readonly sliverCount: number;
  readonly sliverAreaSquareMetres: number;
  /** Of the pieces, in the analysis system. */
  readonly extent: Extent;
  /** For `rights`: the elevations both sides are allowed to mine, metres; null when either is unstated. */
  readonly elevationOverlap?: { readonly topMetres: number; readonly bottomMetres: number } | null;
}

/** One right against one distance rule and one layer; the areas are those of the right's part within the distance. */
export interface DistanceConflict extends AreaPair {
  readonly role: DistanceRole;
  readonly layerId: string;
  /** Rule of resources/rules/distances.json. */
  readonly ruleId: string;
  readonly thresholdMetres: number;
  /** Exact, between the shapes as they stand in the analysis plane; 0 where they touch. */
  readonly distanceMetres: number;
  /** Where it is measured, in the analysis system. */
  readonly nearest: { readonly onRight: readonly [east: number, north: number]; readonly onFeature: readonly [east: number, north: number] };
  /** Classes of the features nearer than the threshold, as the rule names them. */
  readonly classes: readonly string[];
  /** Their names, each once; without those that have none. */
  readonly names: readonly string[];
  readonly count: number;
  /** Ellipsoidal area over the right's ellipsoidal area, 0…1. */
  readonly share: number;
  readonly extent: Extent;
}

export interface RightOverlay extends AreaPair {
  readonly rightId: string;
  readonly mineName: string;
  readonly conflicts: readonly Conflict[];
  /** Absent in runs of versions that measured no distances. */
  readonly distances?: readonly DistanceConflict[];
}

/** A layer that took part: enough to repeat the run and to print where the numbers come from. */
export interface OverlayInput {
  readonly layerId: string;
  readonly role: LandRole;
  readonly name: string;
  readonly sha256: string;
  readonly featureCount: number;
  readonly systemId: string;
  /** `same`, or the exact conversion that was applied (same datum only). */
  readonly conversion: 'same' | 'zone-change' | 'from-geographic';
  readonly vintage: string | null;
  /** {@link LayerRecord.revision} at the time; absent: the layer was as it came. */
  readonly revision?: string;
  /** What tells this layer's findings from those of the others of its role; '' for the first that came. Absent in older runs. */
  readonly findingSuffix?: string;
  /** Datum that a rights layer was declared to have; absent: none. */
  readonly elevationDatum?: ElevationDatum;
  /** Name under which the layer came, where it was renamed. */
  readonly nameAtFirst?: string;
  /** True: the layer is fictional sample data; absent in older runs too. */
  readonly sample?: true;
}
