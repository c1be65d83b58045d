/** What can be done with the rows of an attribute table: choosing, copying, changing cells. */
import { translator } from '../../../shared/i18n/text.ts';
import { featureSet, hasFeature, type FeatureSet } from '../../../shared/model/feature-set.ts';
import { checkCell, type CellFault } from '../../../shared/model/cell-value.ts';
import type { FieldDescriptor, LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import type { RowQuery, TableRow } from '../../engine/contract.ts';
import { changeCells } from '../../storage/workspace-edits.ts';
import { fieldTitle, fieldWords } from '../../../shared/formats/field-words.ts';
import { RIGHT_COLUMNS, rightText } from '../rights-columns.ts';
import { isNumeric, type RightRow } from '../rights-rows.ts';
import { changeSelection, selectedFeatures } from '../selection.ts';
import { shownFields, type ColumnLayout } from '../table-layout.ts';
import { showToast, useView } from '../view.ts';
import { writeTable } from './copy-table.ts';

type TableQuery = Omit<RowQuery, 'from' | 'count'>;

/** Chooses a row as the keys held say; `anchor` is the row that a range begins at. */
export async function chooseRow(query: TableQuery, feature: number, index: number, anchor: number | null, how: { readonly toggle: boolean; readonly range: boolean }): Promise<void> {
  const { layerId } = query;
  if (how.range && anchor !== null) {
    const range = await callEngine('rowRange', [{ ...query, from: 0, count: 0 }, anchor, index]);
    changeSelection(layerId, range, how.toggle ? 'add' : 'replace');
  } else changeSelection(layerId, featureSet([feature]), how.toggle ? 'toggle' : 'replace');
}

/** Asked at once from the engine while copying. */
const COPY_PAGE_ROWS = 2000;
/** More than a spreadsheet takes. */
const MOST_COPIED_ROWS = 100_000;

/** Puts the selected rows (all rows in front where none is selected) on the clipboard as a table for spreadsheets, with its head. */
export async function copyRows(layer: LayerRecord, query: TableQuery, layout: ColumnLayout): Promise<void> {
  const selected = selectedFeatures(layer.id);
  const { selected: _arrangement, ...plain } = query;
  const wanted: TableQuery = selected.length > 0 ? { ...plain, filters: {}, within: null, selected: { features: selected, arrange: 'only' } } : query;
  const rows: TableRow[] = [];
  let total = 0;
  for (;;) {
    const page = await callEngine('rows', [{ ...wanted, from: rows.length, count: COPY_PAGE_ROWS }]);
    rows.push(...page.rows);
    total = page.total;
    if (page.rows.length < COPY_PAGE_ROWS || rows.length >= MOST_COPIED_ROWS) break;
  }
  const fields = shownFields(layer.fields, layout);
  const places = fields.map((field) => layer.fields.indexOf(field));
  const translate = translator(useView.getState().language);
  const words = fieldWords(layer, translate);
  await writeTable(
    fields.map(({ name, type }) => ({ head: fieldTitle(name, words), type })),
    rows.map((row) => places.map((place) => row.values[place] ?? '')),
  );
  showToast(rows.length < total ? { code: 'editing.copied-first', params: { count: rows.length, total } } : { code: 'editing.copied', params: { count: rows.length } });
}

/** The same for mines. */
export async function copyRights(rows: readonly RightRow[], layout: ColumnLayout): Promise<void> {
  const translate = translator(useView.getState().language);
  const columns = shownFields(RIGHT_COLUMNS, layout);
  await writeTable(
    columns.map(({ name }) => ({ head: translate(`window.column.${name}`), type: isNumeric(name) ? 'number' : 'text' })),
    rows.map((row) => columns.map(({ name }) => rightText(row, name, translate))),
  );
  showToast({ code: 'editing.copied', params: { count: rows.length } });
}

/** Keeps what was typed into a cell; the fault when it cannot stand there. Nothing happens when it reads as before. */
export async function keepCell(layer: LayerRecord, feature: number, field: FieldDescriptor, typed: string, before: string): Promise<CellFault | null> {
  const checked = checkCell(field, typed, layer.draft === undefined ? (layer.encoding?.chosen ?? null) : null);
  if ('fault' in checked) return checked.fault;
  if (checked.text !== before) await changeCells(layer.id, [{ feature, field: field.name, text: checked.text }]);
  return null;
}

/** True when the row is among the selected ones. */
export function isRowSelected(selected: FeatureSet, row: TableRow | null): boolean {
  return row !== null && hasFeature(selected, row.feature);
}
