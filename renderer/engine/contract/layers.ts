/** Calls and shapes of making layers out of layers, and files. */
import type { Note } from '../../../shared/base/news.ts';
import type { OutgoingChoices } from '../../../shared/formats/outgoing-layer.ts';
import type { ParcelTextChoices } from '../../../shared/formats/parcel-text/write.ts';
import type { WrittenExtension } from '../../../shared/formats/writers.ts';
import type { FeatureFaults } from '../../../shared/geometry/layer-faults.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';

/** Where the joined rows come from: a table of a drop, by its position in the listing, or a layer of the workspace as it is now. */
export type JoinSource = { readonly kind: 'file'; readonly dropId: string; readonly index: number } | { readonly kind: 'layer'; readonly layerId: string };

/** A table whose rows are to come beside those of a layer. */
export interface JoinTableRequest {
  readonly layerId: string;
  readonly source: JoinSource;
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

export interface LayerCalls {
  /** Writes some features as columns of a new layer; the caller records it, or drops the columns. */
  copyFeatures(layerId: string, features: FeatureSet, newLayerId: string, name: string): LayerRecord;
  /** Writes the layer's shapes in another system as columns of a new layer; the caller records it, or drops the columns. */
  convertLayer(request: ConvertLayerRequest): LayerRecord;
  /** What is wrong with a layer's polygons, feature by feature. */
  layerFaults(layerId: string): readonly FeatureFaults[];
  /** Writes the layer with its unsound polygons put right as columns of a new layer; the caller records it, or drops the columns. */
  repairLayer(layerId: string, newLayerId: string, name: string): LayerRecord;
  /** How the rows would match; a key field that is missing stops with a Problem. */
  joinCounts(request: Omit<JoinTableRequest, 'fields' | 'meanings'>): JoinCounts;
  /** Writes the layer's columns with the joined fields under `columnsId`; the caller keeps the record, or drops the columns again. */
  joinTable(request: JoinTableRequest, columnsId: string): LayerRecord;
  /** What the format cannot carry and what is converted, told before anything is written; a layer that cannot be written stops with a Problem. */
  exportLosses(request: Omit<ExportRequest, 'fileName'>): readonly Note[];
  /** Asks the window where the files of these names are to lie (question `beginFiles`; false cancels), then hands them over piece by piece (question `takePiece`). */
  exportLayer(request: ExportRequest): void;
}
