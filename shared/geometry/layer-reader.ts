/**
 * How work that touches few of many features gets at them: it asks which ones may lie in its boxes, and reads
 * those. A layer in memory answers with itself; a layer in files reads what is asked for and nothing else.
 */
import type { Extent } from '../model/extent.ts';
import type { GeometryKind } from '../model/layer.ts';
import type { AttributeTable, GeometryColumns } from './columns.ts';

/** Some features of a layer, or all of them. */
export interface FeatureBatch {
  readonly geometry: GeometryColumns;
  /** A row for each row of `geometry`; read when first asked, null for a reader without attributes. */
  readonly attributes: AttributeTable | null;
  /** Feature of the layer by row, ascending; null: row and feature are the same number. */
  readonly features: Uint32Array | null;
}

export interface LayerReader {
  readonly kind: GeometryKind;
  readonly featureCount: number;
  /** Ascending features whose bounds touch one of the boxes (layer's own coordinates), perhaps some more; null: no choice is made. */
  candidates(boxes: readonly Extent[]): Uint32Array | null;
  /** The features asked for (ascending, null for all) and perhaps some that lie between them, in batches, ascending; a batch is valid until the next one is asked for. */
  batches(features: Uint32Array | null): Iterable<FeatureBatch> | AsyncIterable<FeatureBatch>;
}

/** Feature of the layer behind a row. */
export function featureOfRow(batch: FeatureBatch, row: number): number {
  return batch.features ? batch.features[row]! : row;
}

/** A layer that lies in memory: one batch, no copies. */
export function memoryReader(geometry: GeometryColumns, attributes: AttributeTable | null = null): LayerReader {
  return batchesReader(geometry.kind, geometry.featureCount, [{ geometry, attributes, features: null }]);
}

/** Those features of a layer that lie in memory, in batches; nothing is said of the others. */
export function batchesReader(kind: GeometryKind, featureCount: number, batches: readonly FeatureBatch[]): LayerReader {
  return { kind, featureCount, candidates: () => null, batches: (wanted) => (wanted?.length === 0 ? [] : batches) };
}
