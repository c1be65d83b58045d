/** Rows on the clipboard as a table for spreadsheets. */
import type { FieldDescriptor } from '../../../shared/model/layer.ts';

export interface CopiedColumn {
  /** As the table's head says it. */
  readonly head: string;
  readonly type: FieldDescriptor['type'];
}

/** Puts a table with its heads on the clipboard: tabs for text, and HTML in which codes stay text. */
export async function writeTable(columns: readonly CopiedColumn[], rows: readonly (readonly string[])[]): Promise<void> {
  const plainText = [columns.map(({ head }) => head), ...rows].map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n');
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': new Blob([plainText], { type: 'text/plain' }), 'text/html': new Blob([spreadsheetHtml(columns, rows)], { type: 'text/html' }) }),
  ]);
}

/** A spreadsheet keeps fifteen digits of a number. */
const EXACT_DIGITS = 15;

/** The number format “text”: Excel and WPS read the style, LibreOffice the attribute. */
const AS_TEXT = `sdnum="1033;0;@" style="mso-number-format:'\\@'"`;

/** Long numbers, codes and dates stay text in spreadsheets: they read the number format beside the cell. */
export function spreadsheetHtml(columns: readonly CopiedColumn[], rows: readonly (readonly string[])[]): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const isNumber = (column: CopiedColumn, text: string): boolean => column.type === 'number' && !Number.isNaN(Number(text)) && text.replace(/\D/g, '').length <= EXACT_DIGITS;
  const cell = (text: string, position: number): string =>
    isNumber(columns[position]!, text) ? `<td>${escape(text)}</td>` : `<td ${AS_TEXT}>${escape(text)}</td>`;
  const head = columns.map((column) => `<th>${escape(column.head)}</th>`).join('');
  return `<meta charset="utf-8"><table><tr>${head}</tr>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}
