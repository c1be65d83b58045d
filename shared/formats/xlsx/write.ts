/** XLSX out: a sheet of attributes per layer, and beside it one of boundary points; both read back as one layer. */
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { systemMessage } from '../../crs/systems.ts';
import type { AttributeTable, GeometryColumns } from '../../geometry/columns.ts';
import { featuresInTurns } from '../outgoing-geometry.ts';
import { outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import { zipPieces, type ZipEntry } from '../zip-writing.ts';
import { ELEVATION_HEAD, FEATURE_COLUMN, POINT_HEADS } from './own-layout.ts';
import { columnLetters, LONGEST_TEXT, MAIN_NAMESPACE, numberCell, sheetNames, textCell, workbookParts, XML_DECLARATION } from './workbook-parts.ts';

/** Excel's bounds (ECMA-376 part 1, §18.3.1 and its user interface). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

export const xlsxWriter: Writer = { extension: 'xlsx', wantsDegrees: false, losses, fileNames: (stem) => [`${stem}.xlsx`], write };

type Value = string | number | boolean | null;


async function losses(layers: readonly OutgoingLayer[], job: Job): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const { name, columns, system } of layers) {
    const { geometry, attributes } = columns;
    const points = geometry.coordinates.length / 2;
    if (attributes.rowCount >= MOST_ROWS || points >= MOST_ROWS || attributes.fields.length >= MOST_COLUMNS) {
      stop('exchange.xlsx-too-many', { layer: name, rows: formatNumber(Math.max(attributes.rowCount, points), 0), limit: formatNumber(MOST_ROWS - 1, 0) });
    }
    if (geometry.kind !== 'none') notes.push(system ? { code: 'exchange.xlsx-points', params: { layer: name, system: systemMessage(system) } } : { code: 'exchange.xlsx-points-undeclared', params: { layer: name } });
    if (geometry.m) notes.push({ code: 'exchange.loses-measures', params: { layer: name } });
    const cut = await cutFields(attributes, job);
    if (cut.length > 0) notes.push({ code: 'readers.cuts-cells', params: { layer: name, fields: cut, limit: formatNumber(LONGEST_TEXT, 0) } });
  }
  return notes;
}

/** Names of the fields with a text that no cell holds. */
async function cutFields(attributes: AttributeTable, job: Job): Promise<string[]> {
  const cut: string[] = [];
  for (const [position, { name, width }] of attributes.fields.entries()) {
    // The width is in bytes: no text has more characters.
    for (let row = 0; width > LONGEST_TEXT && row < attributes.rowCount; row++) {
      if (row % ROWS_PER_TURN === 0) await job.pause();
      if (attributes.text(row, position).length <= LONGEST_TEXT) continue;
      cut.push(name);
      break;
    }
  }
  return cut;
}

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const file = `${stem}.xlsx`;
  const names: string[] = [];
  const sheets: AsyncIterable<Uint8Array>[] = [];
  for (const { name, columns } of layers) {
    const { geometry, attributes } = columns;
    names.push(name);
    sheets.push(sheetXml(attributeRows(columns), attributes.rowCount, name, job));
    if (geometry.kind === 'none') continue;
    names.push(`${name}_坐标`);
    sheets.push(sheetXml(pointRows(columns), geometry.coordinates.length / 2, name, job));
  }
  const parts: ZipEntry[] = workbookParts({ names: sheetNames(names), sheets });
  for await (const bytes of zipPieces(parts)) yield { name: file, bytes };
}

function* attributeRows({ geometry, attributes }: OutgoingLayer['columns']): Iterable<readonly Value[]> {
  const numbered = geometry.kind !== 'none';
  yield [...(numbered ? [FEATURE_COLUMN] : []), ...attributes.fields.map((field) => field.name)];
  for (let row = 0; row < attributes.rowCount; row++) yield [...(numbered ? [row + 1] : []), ...attributes.fields.map((_field, field) => outgoingValue(attributes, row, field))];
}

function* pointRows({ geometry }: OutgoingLayer['columns']): Iterable<readonly Value[]> {
  yield [...POINT_HEADS, ...(geometry.z ? [ELEVATION_HEAD] : [])];
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) yield* pointRowsOf(features, row, first + row + 1);
  }
}

function* pointRowsOf(geometry: GeometryColumns, feature: number, number: number): Iterable<readonly Value[]> {
  const { coordinates, z } = geometry;
  const paths = partsOf(geometry, feature).flatMap((part) => part.map((path, position) => ({ path, isOuter: position === 0 })));
  for (const [position, { path, isOuter }] of paths.entries()) {
    const vertices: number[] = [];
    visitVertices(geometry, path, isOuter, 'clockwise', (vertex) => vertices.push(vertex));
    for (const [index, vertex] of vertices.entries()) yield [number, position + 1, `J${index + 1}`, coordinates[2 * vertex + 1]!, coordinates[2 * vertex]!, ...(z ? [Number.isNaN(z[vertex]!) ? null : z[vertex]!] : [])];
  }
}

async function* sheetXml(rows: Iterable<readonly Value[]>, count: number, layer: string, job: Job): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = new TextPieces();
  pieces.add(XML_DECLARATION, `<worksheet xmlns="${MAIN_NAMESPACE}"><sheetData>`);
  let number = 0;
  for (const row of rows) {
    pieces.add(`<row r="${++number}">`, ...row.map((value, column) => cellXml(value, `${columnLetters(column)}${number}`)), '</row>');
    if (number % ROWS_PER_TURN === 0) {
      yield* pieces.take();
      await takeTurn(job, layer, number / (count + 1));
    }
  }
  pieces.add('</sheetData></worksheet>');
  yield* pieces.finish();
}

function cellXml(value: Value, reference: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberCell(reference, value);
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return textCell(reference, value);
}
