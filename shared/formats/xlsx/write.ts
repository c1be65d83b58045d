/** XLSX out: a sheet of attributes per layer, and beside it one of boundary points, which reads back as areas. */
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { LayerColumns } from '../../geometry/columns.ts';
import { outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import type { OutgoingLayer, WrittenFile, Writer } from '../writing.ts';
import { xmlText } from '../xml-text.ts';
import { writeZip } from '../zip-writing.ts';

/** Excel's bounds (ECMA-376 part 1, §18.3.1 and its user interface). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;
const LONGEST_SHEET_NAME = 31;
const ROWS_BETWEEN_PAUSES = 2_000;

export const xlsxWriter: Writer = { extension: 'xlsx', wantsDegrees: false, losses, write };

type Value = string | number | boolean | null;

/** The number that ties points to rows. */
const FEATURE_COLUMN = '地块编号';
const POINT_HEADS = [FEATURE_COLUMN, '圈号', '点号', 'X(北)', 'Y(东)'] as const;

function losses(layers: readonly OutgoingLayer[]): readonly Note[] {
  return layers.flatMap(({ name, columns, system }): Note[] => {
    const { geometry, attributes } = columns;
    const points = geometry.coordinates.length / 2;
    if (attributes.rowCount >= MOST_ROWS || points >= MOST_ROWS || attributes.fields.length >= MOST_COLUMNS) {
      stop('exchange.xlsx-too-many', { layer: name, rows: formatNumber(Math.max(attributes.rowCount, points), 0), limit: formatNumber(MOST_ROWS - 1, 0) });
    }
    return [
      ...(geometry.kind === 'none' ? [] : [{ code: 'exchange.xlsx-points', params: { layer: name, system: system?.id ?? '—' } } as const]),
      ...(geometry.m ? [{ code: 'exchange.loses-measures', params: { layer: name } } as const] : []),
    ];
  });
}

async function write(stem: string, layers: readonly OutgoingLayer[], job: Job): Promise<WrittenFile[]> {
  const sheets: { readonly name: string; readonly xml: Uint8Array }[] = [];
  const names = new Set<string>();
  for (const { name, columns } of layers) {
    sheets.push({ name: sheetName(name, names), xml: await sheetXml(attributeRows(columns), name, job) });
    if (columns.geometry.kind !== 'none') sheets.push({ name: sheetName(`${name}_坐标`, names), xml: await sheetXml(pointRows(columns), name, job) });
  }
  return [{ name: `${stem}.xlsx`, bytes: await writeZip([...frame(sheets.map((sheet) => sheet.name)), ...sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, bytes: xml }))]) }];
}

/** Excel refuses some characters, long names and names that differ in case only. */
function sheetName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
  let candidate = plain.slice(0, LONGEST_SHEET_NAME);
  for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${plain.slice(0, LONGEST_SHEET_NAME - 4)}_${n}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

function* attributeRows({ geometry, attributes }: LayerColumns): Iterable<readonly Value[]> {
  const numbered = geometry.kind !== 'none';
  yield [...(numbered ? [FEATURE_COLUMN] : []), ...attributes.fields.map((field) => field.name)];
  for (let row = 0; row < attributes.rowCount; row++) yield [...(numbered ? [row + 1] : []), ...attributes.fields.map((_field, field) => outgoingValue(attributes, row, field))];
}

function* pointRows({ geometry }: LayerColumns): Iterable<readonly Value[]> {
  const { coordinates, z } = geometry;
  yield [...POINT_HEADS, ...(z ? ['高程'] : [])];
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    const paths = partsOf(geometry, feature).flatMap((part) => part.map((path, position) => ({ path, isOuter: position === 0 })));
    for (const [position, { path, isOuter }] of paths.entries()) {
      const vertices: number[] = [];
      visitVertices(geometry, path, isOuter, 'clockwise', (vertex) => vertices.push(vertex));
      for (const [index, vertex] of vertices.entries()) yield [feature + 1, position + 1, `J${index + 1}`, coordinates[2 * vertex + 1]!, coordinates[2 * vertex]!, ...(z ? [Number.isNaN(z[vertex]!) ? null : z[vertex]!] : [])];
    }
  }
}

async function sheetXml(rows: Iterable<readonly Value[]>, layer: string, job: Job): Promise<Uint8Array> {
  const pieces = new TextPieces();
  pieces.add(DECLARATION, '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>');
  let number = 0;
  for (const row of rows) {
    pieces.add(`<row r="${++number}">`, ...row.map((value, column) => cellXml(value, `${columnLetters(column)}${number}`)), '</row>');
    if (number % ROWS_BETWEEN_PAUSES === 0) {
      job.report({ stage: 'exchange.stage.writing', params: { layer }, fraction: 0 });
      await job.pause();
    }
  }
  pieces.add('</sheetData></worksheet>');
  return pieces.finish();
}

/** Digits beyond what Excel keeps would come back as others. */
function cellXml(value: Value, reference: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook that are no sheets (ECMA-376 part 2 and part 1, §12.3). */
function frame(sheetNames: readonly string[]): { name: string; bytes: Uint8Array }[] {
  const encode = (xml: string): Uint8Array => new TextEncoder().encode(DECLARATION + xml);
  const each = (write: (name: string, number: number) => string): string => sheetNames.map((name, index) => write(name, index + 1)).join('');
  return [
    {
      name: '[Content_Types].xml',
      bytes: encode(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
          `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${each((_name, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)}</Types>`,
      ),
    },
    { name: '_rels/.rels', bytes: encode(`<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`) },
    {
      name: 'xl/workbook.xml',
      bytes: encode(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${each((name, number) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`),
    },
    { name: 'xl/_rels/workbook.xml.rels', bytes: encode(`<Relationships xmlns="${PACKAGE}/relationships">${each((_name, number) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`) },
  ];
}
