/** Some features of a layer written as columns of a new one. */
import { ColumnarTableBuilder } from '../../../shared/formats/columnar-table-builder.ts';
import { selectFeatures } from '../../../shared/formats/select-features.ts';
import { columnsExtent, type AttributeTable } from '../../../shared/geometry/columns.ts';
import { hasFeature, type FeatureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { sha256Hex } from '../../../shared/project/column-digest.ts';
import { symbolClassesOf } from '../../../shared/project/layer-files.ts';
import { writeLayer } from '../../storage/column-store.ts';
import type { CallContext } from '../channel.ts';
import { openLayer } from '../opened-layers.ts';

/** Writes the columns; the caller records the layer, or drops the columns again. */
export async function copyFeatures({ job }: CallContext, layerId: string, features: FeatureSet, newLayerId: string, name: string): Promise<LayerRecord> {
  const { record: { columnsId: _columns, revision: _revision, symbolField: _symbolField, nameAtFirst: _name, draft: _draft, ...record }, columns } = await openLayer(layerId);
  const geometry = selectFeatures(columns.geometry, (feature) => hasFeature(features, feature));
  const attributes = await copyRows(columns.attributes, features, name, job);
  const symbols = symbolClassesOf(attributes, geometry.featureCount, record.mapping[record.role === 'rights' ? 'licenceNumber' : 'class']);
  await writeLayer(newLayerId, { columns: { geometry, attributes }, symbols });
  return {
    ...record,
    id: newLayerId,
    name,
    derivedFrom: layerId,
    featureCount: geometry.featureCount,
    vertexCount: geometry.coordinates.length / 2,
    extent: columnsExtent(geometry),
    fields: attributes.fields,
    // Another content than the file's: the checksum says which features of it.
    source: { ...record.source, sha256: await sha256Hex(new TextEncoder().encode(`${record.source.sha256} ${features.join()}`)), importedAt: new Date().toISOString() },
    notes: [],
    problems: [],
  };
}

const EXACT_DIGITS = 15;

/** The rows as a table of their own; fields keep the type that the layer says. */
export async function copyRows(table: AttributeTable, rows: FeatureSet, file: string, job: CallContext['job']): Promise<AttributeTable> {
  const builder = new ColumnarTableBuilder(file);
  table.fields.forEach((field) => builder.column(field.name, { type: field.type, decimals: field.decimals }));
  for (const [done, row] of rows.entries()) {
    if (done % 2048 === 0) {
      job.report({ stage: 'selection.stage.reading', params: { done, total: rows.length }, fraction: done / rows.length });
      await job.pause();
    }
    table.fields.forEach((field, index) => {
      const text = table.text(row, index);
      const number = field.type === 'number' ? Number(text) : Number.NaN;
      // More digits than a double carries stay as they are written.
      builder.set(index, Number.isNaN(number) || text === '' || text.replace(/\D/g, '').length > EXACT_DIGITS ? text : number);
    });
    builder.endRow();
  }
  return builder.finish();
}
