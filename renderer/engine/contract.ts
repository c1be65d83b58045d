/**
 * The contract between the window's thread and the engine worker. Both sides are compiled against it; the
 * channel (`channel.ts`) carries calls, progress and cancel. The worker owns the layer columns (OPFS).
 */
import type { Note, Problem } from '../../shared/base/news.ts';
import type { FileSetListing, ImportChoices, ImportPreview } from '../../shared/formats/contract.ts';
import type { OutgoingChoices } from '../../shared/formats/outgoing-layer.ts';
import type { ParcelTextChoices } from '../../shared/formats/parcel-text/write.ts';
import type { WrittenExtension } from '../../shared/formats/writers.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import type { AttributeCondition } from '../../shared/analysis/selection/by-attribute.ts';
import type { LocationRelation } from '../../shared/analysis/selection/by-location.ts';
import type { FeatureFaults } from '../../shared/geometry/layer-faults.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import type { FeatureSet } from '../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { SheetSettings } from '../../shared/report/map-sheet.ts';
import type { LayerLook } from '../../shared/report/sheet-layers.ts';
import type { SheetBaseMap } from '../../shared/report/sheet-ground.ts';
import type { DrawingCalls, DroppedDrawing } from './drawing-contract.ts';

/** A dropped or chosen file with its path inside the drop. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

export interface DropListing {
  readonly dropId: string;
  readonly listing: Pick<FileSetListing, 'passedOver'> & { readonly names: readonly string[] };
  /** Mine drawings among them, each once. */
  readonly drawings: readonly DroppedDrawing[];
}

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

export interface RowQuery {
  readonly layerId: string;
  readonly from: number;
  readonly count: number;
  readonly sortField: string | null;
  readonly descending: boolean;
  /** Contains-filter per field, lower-cased; all must hold. */
  readonly filters: Readonly<Record<string, string>>;
  /** Only features touching this extent (layer coordinates), or null. */
  readonly within: Extent | null;
  /** Only these features, or these before all others; absent: selection makes no difference. */
  readonly selected?: { readonly features: FeatureSet; readonly arrange: 'only' | 'first' };
}

/** Feature index, the values of all fields, and which of them people changed. */
export interface TableRow {
  readonly feature: number;
  readonly values: readonly string[];
  readonly changed?: readonly number[];
}

export interface RowPage {
  readonly total: number;
  readonly rows: readonly TableRow[];
}

export interface OverlayRequest {
  readonly rightsLayerId: string;
  readonly landLayerIds: readonly string[];
  readonly parameters: OverlayParameters;
  /** `R-20261118-02` */
  readonly runNumber: string;
}

export interface OverlayAnswer {
  readonly run: AnalysisRun;
  readonly findings: readonly Finding[];
}

export interface ReportRequest {
  readonly rightIds: readonly string[];
  readonly runId: string;
  readonly plans: readonly RectificationPlan[];
  readonly decisions: readonly Decision[];
  readonly language: 'zh-CN' | 'en';
  readonly formats: readonly ('docx' | 'html' | 'xlsx')[];
}

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReportAnswer {
  readonly files: readonly ReportFile[];
  readonly notes: readonly Note[];
}

/** Printed map sheets: one of each mine, or one of a piece of ground. */
export interface SheetsRequest {
  readonly subject: { readonly kind: 'mines'; readonly rightIds: readonly string[]; readonly rightsLayerId: string } | { readonly kind: 'ground'; readonly extent: Extent; readonly system: CoordinateSystem };
  /** Layers to be drawn, bottom first. */
  readonly layerIds: readonly string[];
  readonly insetLayerIds: readonly string[];
  /** Base maps under them, bottom first; the window paints them (question `paintGround`). */
  readonly baseMaps: readonly SheetBaseMap[];
  /** Looks that were changed, by layer. */
  readonly looks: ReadonlyMap<string, LayerLook>;
  /** Whose conflicts are shown; null for none. */
  readonly runId: string | null;
  readonly settings: SheetSettings;
  /** The day on which validity is judged. */
  readonly asOf: string;
  readonly language: 'zh-CN' | 'en';
  /** Number of the first sheet in its series, from 1. */
  readonly firstPosition: number;
}

/** One sheet with its pages as self-contained SVG at true size; the same for the preview, the PDF and the PNG. */
export interface DrawnSheet {
  /** Name of a file of its own, without extension. */
  readonly fileName: string;
  readonly pages: readonly string[];
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly denominator: number;
  /** False when the chosen scale is too large for the subject. */
  readonly showsAll: boolean;
}

export interface SheetsAnswer {
  readonly sheets: readonly DrawnSheet[];
  readonly notes: readonly Note[];
}

/** A table of a drop whose rows are to come beside those of a layer. */
export interface JoinTableRequest {
  readonly layerId: string;
  readonly dropId: string;
  /** Position in the listing of the drop. */
  readonly index: number;
  readonly layerKey: string;
  readonly tableKey: string;
  /** Fields of the table that are wanted. */
  readonly fields: readonly string[];
  /** Of these, which carry a meaning of the layer's role from now on: field of the table → meaning. */
  readonly meanings: Readonly<Record<string, string>>;
}

/** What matching by the chosen keys comes to, with the first keys of each kind. */
export interface JoinCounts {
  readonly layerRows: number;
  readonly tableRows: number;
  readonly matched: number;
  readonly without: { readonly count: number; readonly keys: readonly string[] };
  readonly unused: { readonly count: number; readonly keys: readonly string[] };
  readonly repeated: { readonly count: number; readonly keys: readonly string[] };
}

/** A layer, or part of it, to be written as a file that others read. */
export interface ExportRequest extends OutgoingChoices {
  readonly layerId: string;
  readonly extension: WrittenExtension;
  readonly encoding: 'gbk' | 'utf-8';
  /** For coordinate texts. */
  readonly parcelText?: ParcelTextChoices;
  /** Name of the files without extension. */
  readonly fileName: string;
}

/** A layer in another system: through a set, or exactly on its own datum (`set` null). */
export interface ConvertLayerRequest {
  readonly layerId: string;
  readonly newLayerId: string;
  readonly name: string;
  readonly to: CoordinateSystem;
  readonly set: TransformationSet | null;
}

/** What a backup holds, to be shown before it replaces anything. */
export interface BackupSummary {
  readonly createdAt: string;
  readonly layerNames: readonly string[];
  readonly findingCount: number;
  readonly decisionCount: number;
  readonly planCount: number;
}

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

/** Outlines to snap to, flat paths in map coordinates; not all of them when there are too many. */
export interface SnapOutlines {
  readonly paths: readonly Float64Array[];
  readonly complete: boolean;
}

/** Every call of the engine: arguments and result. All arguments are structured-cloneable. */
export interface EngineCalls extends DrawingCalls {
  listDrop(files: readonly DroppedFile[]): DropListing;
  preview(dropId: string, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>): ImportPreview;
  /** Writes the columns; the caller stores the record only after this succeeded. */
  importLayer(dropId: string, index: number, choices: ImportChoices, layerId: string, sample: boolean): LayerRecord;
  releaseDrop(dropId: string): void;
  /** Columns on disk without a record (an import that died) are removed. */
  sweep(knownLayerIds: readonly string[]): readonly string[];
  /** Removes the columns of an import that is not kept. */
  dropColumns(layerId: string): void;
  mapGeometry(layerId: string, extent: Extent | null, display: CoordinateSystem): MapGeometry;
  /** How many features carry each symbol class (DLBM, BH_DJ …), most first: the legend of the layer tree. */
  symbolClasses(layerId: string): readonly { readonly class: string; readonly count: number }[];
  /** Names of the features in view (map coordinates) from a field (null: the one that names them), each name once; none when there are too many to be read. */
  mapNames(layerId: string, extent: Extent, display: CoordinateSystem, field: string | null): readonly MapName[];
  /** `point` in the display system. */
  identify(layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, display: CoordinateSystem): readonly IdentifyHit[];
  /** The feature that a click means, layers in the order given; `point` in the display system. */
  pick(layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, display: CoordinateSystem): PickedFeature | null;
  /** Features that share something with a drawn area (flat ring in the display system). */
  featuresInArea(layerIds: readonly string[], ring: Float64Array, display: CoordinateSystem): readonly LayerFeatures[];
  featuresByAttribute(layerId: string, conditions: readonly AttributeCondition[]): FeatureSet;
  /** Values of a field that contain `wanted`, most frequent first. */
  fieldValues(layerId: string, field: string, wanted: string, most: number): readonly { readonly value: string; readonly count: number }[];
  featuresByLocation(question: LocationSelection): FeatureSet;
  /** Writes some features as columns of a new layer; the caller records it, or drops the columns. */
  copyFeatures(layerId: string, features: FeatureSet, newLayerId: string, name: string): LayerRecord;
  /** Writes the layer's shapes in another system as columns of a new layer; the caller records it, or drops the columns. */
  convertLayer(request: ConvertLayerRequest): LayerRecord;
  /** What is wrong with a layer's polygons, feature by feature. */
  layerFaults(layerId: string): readonly FeatureFaults[];
  /** Writes the layer with its unsound polygons put right as columns of a new layer; the caller records it, or drops the columns. */
  repairLayer(layerId: string, newLayerId: string, name: string): LayerRecord;
  /** Box around some features, in the layer's own numbers. */
  featuresExtent(layerId: string, features: FeatureSet): Extent;
  /** Outlines near by to snap to while drawing. */
  snapOutlines(layerIds: readonly string[], extent: Extent, display: CoordinateSystem): SnapOutlines;
  /** Parts of some features together, in another system of the same datum. */
  shapeOf(layerId: string, features: readonly number[], system: CoordinateSystem): DraftFeature['parts'];
  rows(query: RowQuery): RowPage;
  /** Features between two rows of the order that `query` asks for, both ends included. */
  rowRange(query: RowQuery, first: number, last: number): FeatureSet;
  /** Place of a feature in the order that `query` asks for, or −1. */
  rowPlace(query: RowQuery, feature: number): number;
  rights(layerId: string): readonly MiningRight[];
  overlay(request: OverlayRequest): OverlayAnswer;
  /** Pieces behind one finding, in the display system; recomputed on demand from the run's inputs. */
  findingGeometry(findingId: string, display: CoordinateSystem): MapGeometry;
  report(request: ReportRequest): ReportAnswer;
  mapSheets(request: SheetsRequest): SheetsAnswer;
  /** How the rows would match; a key field that is missing stops with a Problem. */
  joinCounts(request: Omit<JoinTableRequest, 'fields' | 'meanings'>): JoinCounts;
  /** Writes the layer's columns with the joined fields under `columnsId`; the caller keeps the record, or drops the columns again. */
  joinTable(request: JoinTableRequest, columnsId: string): LayerRecord;
  /** What the format cannot carry and what is converted, told before anything is written; a layer that cannot be written stops with a Problem. */
  exportLosses(request: Omit<ExportRequest, 'fileName'>): readonly Note[];
  /** Asks the window where the files of these names are to lie (question `beginFiles`; false cancels), then hands them over piece by piece (question `takePiece`). */
  exportLayer(request: ExportRequest): void;
  /** The whole workspace as one archive; its pieces are handed to the window one by one (question `takePiece`). */
  writeBackup(programVersion: string): void;
  /** Reads a backup completely; a damaged one stops with a Problem. */
  inspectBackup(file: Blob, name: string): BackupSummary;
  /** Replaces the workspace by the backup, after the same check; a damaged one changes nothing. */
  restoreBackup(file: Blob, name: string): BackupSummary;
}

export type EngineCallName = keyof EngineCalls;

/** What a failed call says: a Problem for the user, a cancel, or a fault of ours. */
export type EngineFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };
