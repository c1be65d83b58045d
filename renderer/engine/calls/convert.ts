/** A layer's shapes in another coordinate system, as columns of a new layer; the layer itself is not touched. */
import { stop } from '../../../shared/base/news.ts';
import { conversionNote } from '../../../shared/crs/transformation/note.ts';
import { systemMessage } from '../../../shared/crs/systems.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import { isStorable } from '../../../shared/formats/stored-attributes.ts';
import { columnsExtent } from '../../../shared/geometry/columns.ts';
import { convertColumns, transformColumns } from '../../../shared/geometry/convert.ts';
import { featureSet } from '../../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { writeLayer } from '../../storage/column-store.ts';
import type { CallContext } from '../channel.ts';
import type { ConvertLayerRequest } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';
import { copyRows } from './copy-features.ts';

/** Writes the columns; the caller records the layer, or drops the columns again. Outside the set's area it stops with a Problem. */
export async function convertLayer({ job }: CallContext, { layerId, newLayerId, name, to, set }: ConvertLayerRequest): Promise<LayerRecord> {
  const { record: { columnsId: _columns, revision: _revision, symbolField: _field, nameAtFirst: _name, draft: _draft, systemDeclaredBy: _by, systemDeclaredAt: _at, ...record }, columns, stored } = await openLayer(layerId);
  const { system } = record;
  if (!system) stop('transformation.undeclared', { layer: record.name });
  job.report({ stage: 'transformation.stage', params: { layer: record.name }, fraction: 0.1 });
  await job.pause();
  const exact = conversionBetween(system, to);
  if (!set && !exact.possible) stop('crs.different-datum', { from: systemMessage(system), to: systemMessage(to) });
  const geometry = set ? transformColumns(columns.geometry, system, to, set, record.name) : convertColumns(columns.geometry, system, to);
  await job.pause();
  const everything = featureSet(Array.from({ length: geometry.featureCount }, (_, feature) => feature));
  const attributes = isStorable(columns.attributes) ? columns.attributes : await copyRows(columns.attributes, everything, record.name, job);
  await writeLayer(newLayerId, { columns: { geometry, attributes }, symbols: stored.symbols });
  const note = conversionNote(system, to, set);
  return { ...record, id: newLayerId, name, derivedFrom: layerId, source: { ...record.source, importedAt: new Date().toISOString() }, system: to, extent: columnsExtent(geometry), fields: attributes.fields, notes: [...record.notes, note] };
}
