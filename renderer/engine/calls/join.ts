/** Attributes of a table file or of another layer beside those of a layer; the layer's old columns stay for undo. */
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { mainPart } from '../../../shared/formats/gathered-format.ts';
import { joinAttributes, joinedMapping, matchKeys } from '../../../shared/formats/join-attributes.ts';
import { formatById } from '../../../shared/formats/list.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';
import { columnsIdOf, type LayerRecord } from '../../../shared/model/layer.ts';
import { openStoredLayer, writeLayer } from '../../storage/column-store.ts';
import type { CallContext } from '../channel.ts';
import type { JoinCounts, JoinSource, JoinTableRequest } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';
import { setOf } from './drops.ts';

/** Keys of a kind that are named. */
const NAMED_KEYS = 50;

export async function joinCounts({ job }: CallContext, { layerId, source, layerKey, tableKey }: Omit<JoinTableRequest, 'fields' | 'meanings'>): Promise<JoinCounts> {
  const { record, columns } = await openLayer(layerId);
  const { table, label } = await readTable(source, job);
  const match = matchKeys({ layer: columns.attributes, layerKey, table, tableKey, layerLabel: record.name, tableLabel: label });
  const some = (keys: readonly string[]): JoinCounts['without'] => ({ count: keys.length, keys: keys.slice(0, NAMED_KEYS) });
  return { layerRows: columns.attributes.rowCount, tableRows: table.rowCount, matched: match.matched, without: some(match.without), unused: some(match.unused), repeated: some(match.repeated) };
}

export async function joinTable({ job }: CallContext, { layerId, source, layerKey, tableKey, fields, meanings }: JoinTableRequest, columnsId: string): Promise<LayerRecord> {
  const { record, columns: now } = await openLayer(layerId);
  // Changed cells stay a layer of their own over the new columns; only their keys count here.
  const { columns, symbols } = await openStoredLayer(columnsIdOf(record), record.name);
  const { table, label } = await readTable(source, partOfJob(job, 0, 0.4));
  const { value: attributes } = await joinAttributes({ layer: columns.attributes, keys: now.attributes, layerKey, table, tableKey, fields, layerLabel: record.name, tableLabel: label }, job);
  job.report({ stage: 'project.stage-import-columns', params: { layer: record.name }, fraction: 0.6 });
  await job.pause();
  await writeLayer(columnsId, { columns: { geometry: columns.geometry, attributes }, symbols });
  return { ...record, columnsId, fields: attributes.fields, mapping: joinedMapping({ mapping: record.mapping, ownFields: columns.attributes.fields.length, attributes, table, tableKey, fields, meanings }) };
}

async function readTable(source: JoinSource, job: Job): Promise<{ readonly table: AttributeTable; readonly label: string }> {
  if (source.kind === 'layer') {
    const { record, columns } = await openLayer(source.layerId);
    return { table: columns.attributes, label: record.name };
  }
  const set = setOf(source.dropId, source.index);
  const { value } = await formatById(set.format).read(set, { name: set.name, role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, job);
  return { table: value.columns.attributes, label: mainPart(set).name };
}
