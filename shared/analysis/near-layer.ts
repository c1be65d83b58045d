/** What of a layer lies near a place: read where it is needed, small enough to be looked at as a whole. */
import type { Job } from '../base/job.ts';
import { conversionBetween } from '../crs/transform.ts';
import { GrowableColumns } from '../formats/shapefile/growable-columns.ts';
import { copyFeature } from '../formats/select-features.ts';
import { featureExtent, type AttributeTable } from '../geometry/columns.ts';
import { convertBox } from '../geometry/convert.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../model/extent.ts';
import type { AnalysisLayer, ReadableLayer } from './analysis-layer.ts';

/**
 * The features whose boxes touch `ground` (coordinates of `system`), in the order of the layer, as a layer of their own
 * in its own coordinates; their rows are numbered anew. A layer that was opened whole comes back as it is, one that cannot
 * be brought to `system` without features. Only what is needed is read.
 */
export async function nearLayer(layer: AnalysisLayer | ReadableLayer, ground: Extent, system: CoordinateSystem, job: Job): Promise<AnalysisLayer> {
  if ('columns' in layer) return layer;
  const { record, reader } = layer;
  const columns = new GrowableColumns(reader.kind, false, false, 1024, 64);
  const rows: (readonly string[])[] = [];
  if (record.system && conversionBetween(record.system, system).possible) {
    const box = record.system.id === system.id ? ground : convertBox(ground, system, record.system);
    for await (const { geometry, attributes } of reader.batches(reader.candidates([box]))) {
      await job.pause();
      for (let row = 0; row < geometry.featureCount; row++) {
        if (!extentsTouch(featureExtent(geometry, row), box)) continue;
        copyFeature(geometry, row, columns);
        rows.push(record.fields.map((_, field) => attributes?.text(row, field) ?? ''));
      }
    }
  }
  return { record, columns: { geometry: columns.finish(), attributes: new RowTexts(record.fields, rows) } };
}

/** A few rows as their texts. */
class RowTexts implements AttributeTable {
  constructor(readonly fields: AttributeTable['fields'], private readonly rows: readonly (readonly string[])[]) {}

  get rowCount(): number {
    return this.rows.length;
  }

  text(row: number, field: number): string {
    return this.rows[row]![field]!;
  }

  number(row: number, field: number): number {
    const text = this.rows[row]![field]!;
    const value = text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : Number.NaN;
  }
}
