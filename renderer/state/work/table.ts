/** What can be done with the rows of an attribute table: choosing, copying, changing cells. */
import { featureSet, hasFeature, type FeatureSet } from '../../../shared/model/feature-set.ts';
import { checkCell, type CellFault } from '../../../shared/model/cell-value.ts';
import type { FieldDescriptor, LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import type { RowQuery, TableRow } from '../../engine/contract.ts';
import { changeCells } from '../../storage/workspace-edits.ts';
import { changeSelection, selectedFeatures } from '../selection.ts';
import { shownFields, type ColumnLayout } from '../table-layout.ts';
import { showToast } from '../view.ts';

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
  const cells = rows.map((row) => places.map((place) => row.values[place] ?? ''));
  const plainText = [fields.map((field) => field.name), ...cells].map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n');
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': new Blob([plainText], { type: 'text/plain' }), 'text/html': new Blob([spreadsheetHtml(fields, cells)], { type: 'text/html' }) }),
  ]);
  showToast(rows.length < total ? { code: 'editing.copied-first', params: { count: rows.length, total } } : { code: 'editing.copied', params: { count: rows.length } });
}

/** Long numbers, codes and dates stay text in Excel and WPS: they read the number format beside the cell. */
export function spreadsheetHtml(fields: readonly FieldDescriptor[], rows: readonly (readonly string[])[]): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const isNumber = (field: FieldDescriptor, text: string): boolean => field.type === 'number' && text.replace(/\D/g, '').length <= 15;
  const cell = (text: string, position: number): string =>
    isNumber(fields[position]!, text) ? `<td>${escape(text)}</td>` : `<td style="mso-number-format:'\\@'">${escape(text)}</td>`;
  const head = fields.map((field) => `<th>${escape(field.name)}</th>`).join('');
  return `<meta charset="utf-8"><table><tr>${head}</tr>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
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
