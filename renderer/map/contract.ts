/** What the map is given and what it says back; plain data on both sides. */
import type { EdgeCrossing } from '../../shared/geometry/edge-crossings.ts';
import type { Language } from '../../shared/i18n/text.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { FeatureSet, SelectionMode } from '../../shared/model/feature-set.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import type { LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { BaseMapAnswer } from '../engine/base-maps/contract.ts';
import type { IdentifyHit } from '../engine/contract.ts';

export type MapTool = 'select' | 'select-box' | 'select-polygon' | 'draw' | 'modify' | 'pan' | 'identify' | 'measure-line' | 'measure-area';

/** One side of a measured line: plane length and grid bearing, clockwise from grid north. */
export interface MeasuredSegment {
  readonly metres: number;
  readonly bearingDegrees: number;
}

/** A measurement in the display system; ellipsoidal values are null where the system has no ellipsoid; `finished` after the double click. */
export type Measurement =
  | { readonly kind: 'line'; readonly planarMetres: number; readonly ellipsoidalMetres: number | null; readonly segments: readonly MeasuredSegment[]; readonly finished: boolean }
  | { readonly kind: 'area'; readonly planarSquareMetres: number; readonly ellipsoidalSquareMetres: number | null; readonly finished: boolean };

/** What identify was asked for and what of its answer is looked at. */
export interface Identified {
  /** In the display system in which it was asked. */
  readonly at: readonly [east: number, north: number];
  readonly feature: { readonly layerId: string; readonly feature: number } | null;
}

/** A layer that is drawn in: its shapes in the display system, and with what it is changed. */
export interface Drafting {
  readonly layerId: string;
  readonly kind: 'point' | 'line' | 'polygon';
  readonly shapes: readonly { readonly id: string; readonly parts: DraftFeature['parts'] }[];
  readonly tool: 'draw' | 'modify' | null;
  readonly snapping: boolean;
  /** The display system, in which areas are computed. */
  readonly system: CoordinateSystem;
  /** The boundary that the drawing must stay within, in the display system; null where there is none. */
  readonly limit: DraftFeature['parts'] | null;
}

/** A corner of a drawn shape, by its place in the shape; indices from 0. */
export interface DraftCorner {
  readonly featureId: string;
  readonly part: number;
  readonly path: number;
  readonly vertex: number;
  readonly at: readonly [east: number, north: number];
}

/** A shape while it changes. */
export interface DraftSketch {
  readonly featureId: string | null;
  readonly parts: DraftFeature['parts'];
  /** The vertex set or moved last; null while nothing is set. */
  readonly last: readonly [east: number, north: number] | null;
}

export interface MapViewProps {
  /** A projected system (metres); everything is drawn in it. */
  readonly displaySystem: CoordinateSystem;
  readonly layers: readonly { readonly record: LayerRecord; readonly view: LayerView }[];
  /** Pictures under everything; absent: none. */
  readonly baseMaps?: readonly BaseMapRecord[];
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  /** The day on which validity is judged, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly rights: readonly MiningRight[];
  /** The layer that `rights` were read from; other layers of that role are shown like any layer. */
  readonly rightsLayerId: string | null;
  readonly selectedRightId: string | null;
  readonly findings: readonly Finding[];
  /** Findings that a person judged to be no problem, by id; absent: none. */
  readonly setAside?: ReadonlySet<string>;
  /** In which the extents of a run's findings are, null for a run that is gone; absent: in that of the map. */
  readonly systemOfRun?: (runId: string) => CoordinateSystem | null;
  readonly selectedFindingId: string | null;
  /** A few words for a finding, as they stand on a map. */
  readonly nameOfFinding: (finding: Finding) => string;
  /** Selected features by layer; absent on maps that only show. */
  readonly selection?: ReadonlyMap<string, FeatureSet>;
  readonly focusSelected: boolean;
  readonly tool: MapTool;
  /** Setting under which the last view is kept over a restart; null for maps that are always told where to look. */
  readonly rememberViewAs: string | null;
  /** Why base maps are not, or not all, on the map; after every picture of them. */
  readonly onBaseMapTroubles?: (troubles: BaseMapAnswer['troubles']) => void;
  /** [east, north] under the pointer in the display system, null when it left the map. */
  readonly onPointer?: (position: readonly [east: number, north: number] | null) => void;
  /** 1 : denominator at the centre, after every change. */
  readonly onScale?: (denominator: number) => void;
  readonly onSelectRight?: (rightId: string | null) => void;
  readonly identified?: Identified | null;
  readonly drafting?: Drafting | null;
  /** Measuring takes corners and edges of what is shown. */
  readonly snapping?: boolean;
  readonly onDrawn?: (parts: DraftFeature['parts']) => void;
  readonly onReshaped?: (featureId: string, parts: DraftFeature['parts']) => void;
  /** A corner was chosen to be given coordinates; null: none any more. */
  readonly onCorner?: (corner: DraftCorner | null) => void;
  /** A shape was not finished (`reshaped`: its corner went back) because sides of it cross. */
  readonly onRefused?: (crossings: readonly [EdgeCrossing, ...EdgeCrossing[]], reshaped: boolean) => void;
  readonly onSketch?: (sketch: DraftSketch | null) => void;
  /** False when there is too much in view to be snapped to. */
  readonly onOutlines?: (complete: boolean) => void;
  /** Clicks mean features of one chosen layer, also on a mine. */
  readonly picksOneLayer?: boolean;
  /** A click that means a feature: beside every mine, or with a key held. The tolerance is in metres. */
  readonly onPick?: (position: readonly [east: number, north: number], toleranceMetres: number, mode: SelectionMode) => void;
  /** An area drawn to select by, as a flat ring. */
  readonly onArea?: (ring: Float64Array, mode: SelectionMode) => void;
  readonly onSelectFinding?: (findingId: string) => void;
  readonly onIdentify?: (hits: readonly IdentifyHit[], at: readonly [east: number, north: number]) => void;
  readonly onMeasure?: (measurement: Measurement | null) => void;
  /** Extent in view, in the display system, after every change. */
  readonly onExtent?: (extent: Extent) => void;
}

/** What the window can ask of the map (React `ref`). */
export type { MapPort as MapHandle } from '../state/map-port.ts';
