/**
 * The contract between the window's thread and the engine worker. Both sides are compiled against it; the
 * channel (`channel.ts`) carries calls, progress and cancel. The worker owns the layer columns (OPFS).
 */
import type { Note, Problem } from '../../shared/base/news.ts';
import type { FileSetListing, ImportChoices, ImportPreview } from '../../shared/formats/contract.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { OverlayParameters } from '../../shared/model/overlay.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';

/** A dropped or chosen file with its path inside the drop. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

export interface DropListing {
  readonly dropId: string;
  readonly listing: Pick<FileSetListing, 'passedOver'> & { readonly names: readonly string[] };
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
}

export interface RowPage {
  readonly total: number;
  /** Feature index and the values of all fields. */
  readonly rows: readonly { readonly feature: number; readonly values: readonly string[] }[];
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

/** Every call of the engine: arguments and result. All arguments are structured-cloneable. */
export interface EngineCalls {
  listDrop(files: readonly DroppedFile[]): DropListing;
  preview(dropId: string, index: number, overrides: Partial<Pick<ImportChoices, 'encoding' | 'swapAxes'>>): ImportPreview;
  /** Writes the columns; the caller stores the record only after this succeeded. */
  importLayer(dropId: string, index: number, choices: ImportChoices, layerId: string): LayerRecord;
  releaseDrop(dropId: string): void;
  /** Columns on disk without a record (an import that died) are removed. */
  sweep(knownLayerIds: readonly string[]): readonly string[];
  removeLayerColumns(layerId: string): void;
  redeclare(layerId: string, system: CoordinateSystem): void;
  mapGeometry(layerId: string, extent: Extent | null, displaySystemId: string): MapGeometry;
  /** `point` in the display system. */
  identify(layerIds: readonly string[], point: readonly [number, number], toleranceMetres: number, displaySystemId: string): readonly IdentifyHit[];
  rows(query: RowQuery): RowPage;
  rights(layerId: string): readonly MiningRight[];
  /** Outline of one right, in the display system. */
  overlay(request: OverlayRequest): OverlayAnswer;
  /** Pieces behind one finding, in the display system; recomputed on demand from the run's inputs. */
  findingGeometry(findingId: string, displaySystemId: string): MapGeometry;
  report(request: ReportRequest): ReportAnswer;
  /** SVG of a report figure for the preview. */
  backup(): Uint8Array;
  restore(bytes: Blob): void;
}

export type EngineCallName = keyof EngineCalls;

/** What a failed call says: a Problem for the user, a cancel, or a fault of ours. */
export type EngineFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string };
