/**
 * How work that touches few of many features gets at them: it asks which ones may lie in its boxes, and reads
 * those. A layer in memory answers with itself; a layer in files reads what is asked for and nothing else.
 */
import { assert } from '../base/news.ts';
import { isEmptyExtent, type Extent } from '../model/extent.ts';
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
  const all: FeatureBatch = { geometry, attributes, features: null };
  return { kind: geometry.kind, featureCount: geometry.featureCount, candidates: () => null, batches: (features) => (features?.length === 0 ? [] : [all]) };
}

/** Rounding at the rim of a box never makes a question one about ground that was not read. */
const SAME_GROUND = 1e-3;

/**
 * The features of a layer that touch `ground` (boxes in the layer's coordinates), in memory and in batches. A question
 * about other ground is a fault of ours: it would be answered as if nothing lay there.
 */
export function groundReader(kind: GeometryKind, featureCount: number, batches: readonly FeatureBatch[], ground: readonly Extent[]): LayerReader {
  const known = (box: Extent): boolean =>
    isEmptyExtent(box) || ground.some((read) => box[0] >= read[0] - SAME_GROUND && box[1] >= read[1] - SAME_GROUND && box[2] <= read[2] + SAME_GROUND && box[3] <= read[3] + SAME_GROUND);
  return {
    kind,
    featureCount,
    candidates(boxes) {
      assert(boxes.every(known), 'only the ground that was read is asked for');
      return null;
    },
    batches: (features) => (features?.length === 0 ? [] : batches),
  };
}
