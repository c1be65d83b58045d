/**
 * Ledger sheets as a workbook (SpreadsheetML, ECMA-376). Written here and not by a library: the ones at hand compress
 * bigger sheets in a worker made from a blob, which the window's content policy rightly refuses.
 */
import { escapeXml } from '../figure/svg.ts';
import { writeZip } from '../formats/zip-writing.ts';
import { HEAD_SHADE } from './page.ts';
import type { LedgerColumn, LedgerSheet } from './document.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Title, note and head stay in sight; so do number and mine. */
const FROZEN = { rows: 3, columns: 2 } as const;
/** Rows before the data, 1-based number of the head. */
const HEAD_ROW = 3;

/** Bytes of the .xlsx, one worksheet per ledger. */
export async function writeXlsx(sheets: readonly LedgerSheet[]): Promise<Uint8Array> {
  const formats = [...new Set(sheets.flatMap(({ columns }) => columns.flatMap(({ format }) => format ?? [])))];
  const numbers = sheets.map((_, index) => index + 1);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles(formats),
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet, formats, index === 0);
  });
  const encoder = new TextEncoder();
  return writeZip(Object.entries(parts).map(([name, xml]) => ({ name, bytes: encoder.encode(HEADER + xml) })));
}

function workbook(sheets: readonly LedgerSheet[]): string {
  const list = sheets.map(({ name }, index) => `<sheet name="${escapeXml(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  // The head is repeated on every printed page.
  const titles = sheets.map(({ name }, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(sheetName(name).replaceAll("'", "''"))}'!$${HEAD_ROW}:$${HEAD_ROW}</definedName>`).join('');
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets><definedNames>${titles}</definedNames></workbook>`;
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
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map((format, index) => `<numFmt numFmtId="${firstFormat + index}" formatCode="${escapeXml(format)}"/>`).join('')}</numFmts><fonts count="3">${font(10)}${font(14, '<b/>')}${font(10, '<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF${HEAD_SHADE}"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

function worksheet({ title, note, columns, rows }: LedgerSheet, formats: readonly string[], selected: boolean): string {
  const last = columnName(columns.length - 1);
  const bodyRows = rows.map((row, index) => `<row r="${HEAD_ROW + 1 + index}" ht="${rowHeight(row, columns)}" customHeight="1">${columns.map((column, i) => bodyCell(`${columnName(i)}${HEAD_ROW + 1 + index}`, row[i] ?? null, column, formats)).join('')}</row>`).join('');
  const heads = columns.map(({ head }, i) => textCell(`${columnName(i)}${HEAD_ROW}`, head, STYLE.head)).join('');
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${HEAD_ROW + rows.length}"/>`,
    `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"><pane xSplit="${FROZEN.columns}" ySplit="${FROZEN.rows}" topLeftCell="${columnName(FROZEN.columns)}${FROZEN.rows + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    `<cols>${columns.map(({ widthCharacters }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthCharacters}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData><row r="1" ht="28" customHeight="1">${textCell('A1', title, STYLE.title)}</row><row r="2" ht="18" customHeight="1">${textCell('A2', note, STYLE.note)}</row><row r="${HEAD_ROW}" ht="30" customHeight="1">${heads}</row>${bodyRows}</sheetData>`,
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
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${at}" s="${format ? STYLE.firstNumber + formats.indexOf(format) : STYLE.text}"><v>${value}</v></c>`;
  return textCell(at, value === null || typeof value === 'number' ? '' : value, STYLE.text);
}

/** Text stays text, whatever it begins with; an empty cell keeps its lines. */
function textCell(at: string, text: string, style: number): string {
  return text === '' ? `<c r="${at}" s="${style}"/>` : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** What a worksheet may be called: at most 31 characters, none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
