/** A table joined to a layer: choosing it, matching keys, keeping the result as one undoable step. */
import { ProblemError } from '../../../shared/base/news.ts';
import type { ImportPreview } from '../../../shared/formats/contract.ts';
import { matchFields } from '../../../shared/formats/field-matching.ts';
import { columnsIdOf, type FieldDescriptor, type LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { recordWritten } from '../../engine/written-columns.ts';
import type { DropListing, JoinSource, JoinTableRequest } from '../../engine/contract.ts';
import { replaceColumns } from '../../storage/workspace.ts';
import { reportFault } from '../faults.ts';
import { runJob, tell } from '../jobs.ts';
import { showToast } from '../view.ts';
import type { Workspace } from '../workspace.ts';
import { chooseWithDialog } from './choose-file.ts';

/** A table that can be joined. */
export interface JoinableTable {
  readonly name: string;
  readonly fields: readonly FieldDescriptor[];
  readonly source: JoinSource;
  /** Its field with licence numbers, where somebody has said so. */
  readonly licenceNumber?: string;
}

/** What was chosen: a file with its tables, or a layer of the workspace. */
export interface ChosenTable {
  readonly name: string;
  readonly tables: readonly JoinableTable[];
  /** To be released when the file is no longer wanted; null: no file. */
  readonly dropId: string | null;
}

/** What a dialog holds of chosen files; the engine keeps a file until it is let go of. */
export interface TableInHand {
  /** The table takes the place of the one before; false when the dialog is gone by now. */
  readonly take: (table: ChosenTable) => boolean;
  /** Whoever works with the table from now on lets go of it. */
  readonly handOver: () => void;
  /** The dialog is gone. */
  readonly leave: () => void;
}

export function holdTable(): TableInHand {
  let held: string | null = null;
  let isLeft = false;
  const hold = (dropId: string | null): void => {
    if (held !== null) callEngine('releaseDrop', [held]).catch(reportFault);
    held = dropId;
  };
  return {
    take({ dropId }) {
      hold(dropId);
      if (isLeft) hold(null);
      return !isLeft;
    },
    handOver: () => void (held = null),
    leave() {
      isLeft = true;
      hold(null);
    },
  };
}

/** The layers and tables of the workspace that can be joined to a layer, by name. */
export function joinableLayers({ layers }: Pick<Workspace, 'layers'>, target: LayerRecord): readonly LayerRecord[] {
  return layers.filter(({ id, fields, featureCount }) => id !== target.id && fields.length > 0 && featureCount > 0).toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** A layer of the workspace as the table that is joined. */
export function tableOfLayer({ id, name, fields, mapping }: LayerRecord): ChosenTable {
  const licenceNumber = mapping['licenceNumber'];
  return { name, dropId: null, tables: [{ name, fields, source: { kind: 'layer', layerId: id }, ...(licenceNumber !== undefined && { licenceNumber }) }] };
}

/** The file and its tables; null when the dialog was left, or when there is nothing in it (which has been said). */
export async function chooseTable(): Promise<ChosenTable | null> {
  const [file] = await chooseWithDialog({ accept: '.xlsx,.xlsm,.csv,.tsv,.txt,.dbf' });
  if (!file) return null;
  const { dropId, listing } = await callEngine('listDrop', [[{ path: file.name, file }]]);
  const table = await tableOfDrop(dropId, file.name, listing).catch((fault: unknown) => {
    callEngine('releaseDrop', [dropId]).catch(reportFault);
    throw fault;
  });
  if (table) return table;
  const [reason] = listing.passedOver;
  if (reason) showToast(reason);
  await callEngine('releaseDrop', [dropId]);
  return null;
}

/** What of a file can be joined; null when there is nothing. What cannot be read of it is told. */
async function tableOfDrop(dropId: string, name: string, listing: DropListing['listing']): Promise<ChosenTable | null> {
  const tables: ImportPreview[] = [];
  for (let index = 0; index < listing.names.length; index++) {
    try {
      tables.push(await callEngine('preview', [dropId, index, {}]));
    } catch (fault) {
      if (!(fault instanceof ProblemError)) throw fault;
      tell('danger', fault.problem);
    }
  }
  // A sheet with coordinates is read as shapes too; the same rows need not be offered twice.
  const offered = tables.filter((table, position) => tables.findIndex((other) => other.name === table.name && other.fields.length === table.fields.length) === position);
  return offered.length === 0 ? null : { dropId, name, tables: offered.map(({ name: sheet, fields, index }) => ({ name: sheet, fields, source: { kind: 'file', dropId, index } })) };
}

/** The fields that most likely are the keys: licence numbers on both sides, the same name on both, else the first of each. */
export function likelyKeys(layer: LayerRecord, table: Pick<JoinableTable, 'fields' | 'licenceNumber'>): { readonly layerKey: string; readonly tableKey: string } {
  const own = layer.mapping['licenceNumber'];
  if (own !== undefined && table.licenceNumber !== undefined) return { layerKey: own, tableKey: table.licenceNumber };
  const sides = [layer.mapping['licenceNumber'], ...layer.fields.map(({ name }) => name)].filter((name) => name !== undefined);
  const layerKey = sides.find((name) => table.fields.some((field) => field.name === name));
  if (layerKey !== undefined) return { layerKey, tableKey: layerKey };
  const licence = table.fields.find(({ name }) => /许可证号|XKZH/i.test(name));
  return { layerKey: (licence && layer.mapping['licenceNumber']) ?? layer.fields[0]?.name ?? '', tableKey: licence?.name ?? table.fields[0]?.name ?? '' };
}

/** Fields of the table that by their names carry a meaning that the layer has no field for yet: field → meaning. */
export function likelyMeanings(layer: LayerRecord, table: Pick<JoinableTable, 'fields'>, tableKey: string): Readonly<Record<string, string>> {
  const fields = table.fields.filter(({ name }) => name !== tableKey);
  return Object.fromEntries(matchFields(layer.role, fields, []).flatMap(({ meaning, field }) => (layer.mapping[meaning] ? [] : [[field, meaning]])));
}

/** Joins as a job; the layer has the fields when it is done, and undo takes them away. */
export async function joinTable(layer: LayerRecord, request: JoinTableRequest, matched: number): Promise<void> {
  const columnsId = crypto.randomUUID();
  await runJob({ code: 'join.job', params: { name: layer.name } }, async (options) => {
    const record = await callEngine('joinTable', [request, columnsId], options);
    const gained = Object.fromEntries(Object.entries(record.mapping).filter(([meaning, field]) => layer.mapping[meaning] !== field));
    await recordWritten('dropColumns', [columnsId], () => replaceColumns(layer.id, { madeOf: columnsIdOf(layer), columnsId, fields: record.fields, gained }, { code: 'join.did', params: { name: layer.name, count: request.fields.length, matched } }));
  });
  if (request.source.kind === 'file') await callEngine('releaseDrop', [request.source.dropId]);
}
