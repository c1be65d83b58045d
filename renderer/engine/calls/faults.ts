/** The validity report of a layer, and its repair as columns of a new layer. */
import { formatNumber } from '../../../shared/base/units.ts';
import { isStorable } from '../../../shared/formats/stored-attributes.ts';
import { columnsExtent } from '../../../shared/geometry/columns.ts';
import { faultsOfLayer, repairLayer as repairShapes, type FeatureFaults } from '../../../shared/geometry/layer-faults.ts';
import { featureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { writeLayer } from '../../storage/column-store.ts';
import type { CallContext } from '../channel.ts';
import { openLayer } from '../opened-layers.ts';
import { copyRows } from './copy-features.ts';

export async function layerFaults({ job }: CallContext, layerId: string): Promise<readonly FeatureFaults[]> {
  return faultsOfLayer((await openLayer(layerId)).columns.geometry, job);
}

/** Rows that the note names. */
const ROWS_NAMED = 50;

/** Writes the columns; the caller records the layer, or drops the columns again. */
export async function repairLayer({ job }: CallContext, layerId: string, newLayerId: string, name: string): Promise<LayerRecord> {
  const { record: { columnsId: _columns, revision: _revision, symbolField: _field, nameAtFirst: _name, draft: _draft, ...record }, columns, stored } = await openLayer(layerId);
  const { geometry, repairs } = await repairShapes(columns.geometry, job);
  const everything = featureSet(Array.from({ length: geometry.featureCount }, (_, feature) => feature));
  const attributes = isStorable(columns.attributes) ? columns.attributes : await copyRows(columns.attributes, everything, record.name, job);
  await writeLayer(newLayerId, { columns: { geometry, attributes }, symbols: stored.symbols });
  const change = repairs.reduce((sum, { repair }) => sum + (repair ? repair.afterSquareMetres - repair.beforeSquareMetres : 0), 0);
  const rows = [...repairs.slice(0, ROWS_NAMED).map(({ feature }) => feature + 1), ...(repairs.length > ROWS_NAMED ? ['…'] : [])];
  return {
    ...record, id: newLayerId, name, derivedFrom: layerId, vertexCount: geometry.coordinates.length / 2, extent: columnsExtent(geometry), fields: attributes.fields,
    notes: [...record.notes, { code: 'faults.note', params: { count: repairs.length, change: formatNumber(change, 2), rows } }],
  };
}
