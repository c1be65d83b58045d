/** Calls and shapes of what the map shows: geometry, names, what lies at a place, what to snap to. */
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { LayerClasses, FoundRule } from '../../../shared/model/layer-classes.ts';
import type { HidingView } from '../hidden-features.ts';
import type { DraftFeature } from '../../../shared/model/layer-edits.ts';

/** Geometry for the map, transferred; see `shared/geometry/columns.ts` for the arrays. `features` = index in the layer. */
export interface MapGeometry {
  readonly kind: 'point' | 'line' | 'polygon' | 'none';
  readonly coordinates: Float64Array;
  readonly pathStart: Uint32Array;
  readonly partStart: Uint32Array;
  readonly featureStart: Uint32Array;
  readonly features: Uint32Array;
  /** One symbol class per feature (e.g. DLBM, BH_DJ); index into `classes`. */
  readonly classIndex: Uint16Array;
  readonly classes: readonly string[];
}

/** A name to be written on the map, at a place inside the part of its feature that is in view. */
export interface MapName {
  readonly text: string;
  readonly east: number;
  readonly north: number;
  /** Room around the place inside the feature, metres; 0 for lines and points. */
  readonly clearanceMetres: number;
}

export interface IdentifyHit {
  readonly layerId: string;
  readonly layerName: string;
  readonly feature: number;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly areaPlanarSquareMetres: number | null;
  readonly areaEllipsoidalSquareMetres: number | null;
}

/** Outlines to snap to, flat paths in map coordinates; not all of them when there are too many. */
export interface SnapOutlines {
  readonly paths: readonly Float64Array[];
  readonly complete: boolean;
}

export interface MapCalls {
  mapGeometry(layerId: string, extent: Extent | null, display: CoordinateSystem): MapGeometry;
  /** How many features carry each symbol class (DLBM, BH_DJ …), most first: the legend of the layer tree. */
  symbolClasses(layerId: string): readonly { readonly class: string; readonly count: number }[];
  /** How many features each class of a classification has, those in none last. */
  classCounts(layerId: string, classes: LayerClasses): readonly number[];
  /** Ascending limits of at most so many classes of a column of numbers; none where it has no number. */
  classBreaks(layerId: string, field: string, count: number, rule: FoundRule): readonly number[];
  /** Names of the features in view (map coordinates) from a field (null: the one that names them), each name once, none of features that the view hides; none when there are too many to be read. */
  mapNames(layerId: string, extent: Extent, display: CoordinateSystem, field: string | null, view: HidingView): readonly MapName[];
  /** `point` in the display system. */
  identify(layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, display: CoordinateSystem): readonly IdentifyHit[];
  /** Outlines near by to snap to while drawing. */
  snapOutlines(layerIds: readonly string[], extent: Extent, display: CoordinateSystem): SnapOutlines;
  /** Parts of some features together, in another system of the same datum. */
  shapeOf(layerId: string, features: readonly number[], system: CoordinateSystem): DraftFeature['parts'];
  /** Pieces behind one finding, in the display system; recomputed on demand from the run's inputs. */
  findingGeometry(findingId: string, display: CoordinateSystem): MapGeometry;
}
