/** Calls and shapes of selecting features on the map, by attribute and by location. */
import type { AttributeCondition } from '../../../shared/analysis/selection/by-attribute.ts';
import type { LocationRelation } from '../../../shared/analysis/selection/by-location.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';

/** One feature of the workspace. */
export interface PickedFeature {
  readonly layerId: string;
  readonly feature: number;
}

/** Some features of one layer. */
export interface LayerFeatures {
  readonly layerId: string;
  readonly features: FeatureSet;
}

/** Features of the target layer that lie so against the source layer's (null: all of them). */
export interface LocationSelection {
  readonly targetLayerId: string;
  readonly sourceLayerId: string;
  readonly sourceFeatures: FeatureSet | null;
  readonly relation: LocationRelation;
  /** For `within-distance`, in the plane. */
  readonly distanceMetres: number;
}

export interface SelectionCalls {
  /** The feature that a click means, layers in the order given; `point` in the display system. */
  pick(layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, display: CoordinateSystem): PickedFeature | null;
  /** Features that share something with a drawn area (flat ring in the display system). */
  featuresInArea(layerIds: readonly string[], ring: Float64Array, display: CoordinateSystem): readonly LayerFeatures[];
  featuresByAttribute(layerId: string, conditions: readonly AttributeCondition[]): FeatureSet;
  /** Values of a field that contain `wanted`, most frequent first. */
  fieldValues(layerId: string, field: string, wanted: string, most: number): readonly { readonly value: string; readonly count: number }[];
  featuresByLocation(question: LocationSelection): FeatureSet;
  /** Box around some features, in the layer's own numbers. */
  featuresExtent(layerId: string, features: FeatureSet): Extent;
}
