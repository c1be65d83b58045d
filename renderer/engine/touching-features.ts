/** The few features of a layer that lie where somebody points or looks, without opening the whole of it. */
import type { ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import { featureExtent, type AttributeTable, type GeometryColumns } from '../../shared/geometry/columns.ts';
import { featureOfRow } from '../../shared/geometry/layer-reader.ts';
import { extentsTouch, type Extent } from '../../shared/model/extent.ts';

/** A feature where it was read; valid until the next one is asked for. */
export interface TouchingFeature {
  readonly geometry: GeometryColumns;
  /** In `geometry` and `attributes`. */
  readonly row: number;
  /** In the layer. */
  readonly feature: number;
  readonly attributes: AttributeTable | null;
}

/**
 * Features whose boxes touch `extent` (layer's own coordinates), ascending, visited one by one. False when there are more than `most`,
 * which the layer's index mostly knows before anything is read; some may have been visited by then.
 */
export async function visitTouching(layer: ReadableLayer, extent: Extent, most: number, visit: (found: TouchingFeature) => void | Promise<void>): Promise<boolean> {
  const candidates = layer.reader.candidates([extent]);
  // An index answers with whole boxes of features; a box or two too many are no reason to give up.
  if (candidates && candidates.length > 2 * most) return false;
  let count = 0;
  const found: TouchingFeature[] = [];
  for await (const batch of layer.reader.batches(candidates)) {
    const { geometry } = batch;
    found.length = 0;
    for (let row = 0; row < geometry.featureCount; row++) {
      if (!extentsTouch(featureExtent(geometry, row), extent)) continue;
      if (++count > most) return false;
      found.push({ geometry, row, feature: featureOfRow(batch, row), get attributes() { return batch.attributes; } });
    }
    for (const each of found) await visit(each);
  }
  return true;
}

/** The box of a point and what lies within a tolerance of it. */
export const boxAround = ([east, north]: readonly [number, number], tolerance: number): Extent => [east - tolerance, north - tolerance, east + tolerance, north + tolerance];
