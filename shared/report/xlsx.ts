/** Ledger sheets as a workbook that can be printed as it is; what all workbooks share is in `formats/xlsx/workbook-parts.ts`. */
import { columnLetters, MAIN_NAMESPACE, numberCell, sheetNames, textCell, workbookParts, XML_DECLARATION } from '../formats/xlsx/workbook-parts.ts';
import { xmlText } from '../formats/xml-text.ts';
import { writeZip } from '../formats/zip-writing.ts';
import { HEAD_SHADE } from './page.ts';
import type { LedgerColumn, LedgerSheet } from './document.ts';

/** Title, note and head stay in sight; so do number and mine. */
const FROZEN = { rows: 3, columns: 2 } as const;
/** Rows before the data, 1-based number of the head. */
const HEAD_ROW = 3;

/** Bytes of the .xlsx, one worksheet per ledger. */
export async function writeXlsx(sheets: readonly LedgerSheet[]): Promise<Uint8Array> {
  const formats = [...new Set(sheets.flatMap(({ columns }) => columns.flatMap(({ format }) => format ?? [])))];
  const names = sheetNames(sheets.map(({ name }) => name));
  // The head is repeated on every printed page.
  const titles = names.map((name, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(name.replaceAll("'", "''"))}'!$${HEAD_ROW}:$${HEAD_ROW}</definedName>`).join('');
  const encoder = new TextEncoder();
  return writeZip(workbookParts({ names, sheets: sheets.map((sheet, index) => encoder.encode(XML_DECLARATION + worksheet(sheet, formats, index === 0))), styles: styles(formats), definedNames: titles }));
}

/** Positions in the style table of {@link styles}; number formats follow after the last. */
const STYLE = { title: 1, note: 2, head: 3, text: 4, firstNumber: 5 } as const;

function styles(formats: readonly string[]): string {
  const font = (size: number, extra = ''): string => `<font>${extra}<sz val="${size}"/><name val="SimSun"/></font>`;
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF8C8C8C"/></${name}>`;
  const cell = (fontId: number, fillId: number, borderId: number, alignment: string, formatId = 0): string =>
    `<xf numFmtId="${formatId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
  const wrapped = '<alignment vertical="center" wrapText="1"/>';
  const firstFormat = 164;
  const cells = [cell(0, 0, 0, ''), cell(1, 0, 0, '<alignment horizontal="left" vertical="center"/>'), cell(0, 0, 0, '<alignment horizontal="left" vertical="center"/>'), cell(2, 2, 1, centred), cell(0, 0, 1, wrapped), ...formats.map((_, index) => cell(0, 0, 1, '<alignment vertical="center"/>', firstFormat + index))];
  return `<styleSheet xmlns="${MAIN_NAMESPACE}"><numFmts count="${formats.length}">${formats.map((format, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="${xmlText(format)}"/>`).join('')}</numFmts><fonts count="3">${font(10)}${font(14, '<b/>')}${font(10, '<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF${HEAD_SHADE}"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

function worksheet({ title, note, columns, rows }: LedgerSheet, formats: readonly string[], selected: boolean): string {
  const last = columnLetters(columns.length - 1);
  const bodyRows = rows.map((row, index) => `<row r="${HEAD_ROW + 1 + index}" ht="${rowHeight(row, columns)}" customHeight="1">${columns.map((column, i) => bodyCell(`${columnLetters(i)}${HEAD_ROW + 1 + index}`, row[i] ?? null, column, formats)).join('')}</row>`).join('');
  const heads = columns.map(({ head }, i) => linedCell(`${columnLetters(i)}${HEAD_ROW}`, head, STYLE.head)).join('');
  return [
    `<worksheet xmlns="${MAIN_NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${HEAD_ROW + rows.length}"/>`,
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane xSplit="${FROZEN.columns}" ySplit="${FROZEN.rows}" topLeftCell="${columnLetters(FROZEN.columns)}${FROZEN.rows + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    `<cols>${columns.map(({ widthCharacters }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthCharacters}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData><row r="1" ht="28" customHeight="1">${linedCell('A1', title, STYLE.title)}</row><row r="2" ht="18" customHeight="1">${linedCell('A2', note, STYLE.note)}</row><row r="${HEAD_ROW}" ht="30" customHeight="1">${heads}</row>${bodyRows}</sheetData>`,
    `<autoFilter ref="A${HEAD_ROW}:${last}${HEAD_ROW + rows.length}"/>`,
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${paperSize(columns)}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  ].join('');
}

/** Points for the lines that the longest text of a row needs; programs differ in whether they work it out themselves. */
function rowHeight(row: readonly (string | number | null)[], columns: readonly LedgerColumn[]): number {
  const lines = columns.map(({ widthCharacters }, i) => {
    const value = row[i];
    return typeof value === 'string' ? Math.ceil(characterWidth(value) / (widthCharacters - 1)) : 1;
  });
  return 4 + 13 * Math.max(1, ...lines);
}

/** Width in half-width characters. */
const characterWidth = (text: string): number => [...text].reduce((width, character) => width + (character.codePointAt(0)! >= 0x2000 ? 2 : 1), 0);

/** A4 (9), or A3 (8) where the columns would become too small to read. */
const paperSize = (columns: readonly LedgerColumn[]): number => (columns.reduce((sum, { widthCharacters }) => sum + widthCharacters, 0) > 200 ? 8 : 9);

function bodyCell(at: string, value: string | number | null, { format }: LedgerColumn, formats: readonly string[]): string {
  if (typeof value === 'number' && Number.isFinite(value)) return numberCell(at, value, format ? STYLE.firstNumber + formats.indexOf(format) : STYLE.text);
  return linedCell(at, value === null || typeof value === 'number' ? '' : value, STYLE.text);
}

/** An empty cell keeps its lines. */
const linedCell = (at: string, text: string, style: number): string => (text === '' ? `<c r="${at}" s="${style}"/>` : textCell(at, text, style));
