/** CSV out: attributes, and the shape as well-known text in the first column, which GDAL and QGIS read. UTF-8 with its mark, for spreadsheets. */
import type { Job } from '../../base/job.ts';
import type { Note } from '../../base/news.ts';
import { systemMessage } from '../../crs/systems.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { featuresInTurns } from '../outgoing-geometry.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { fileStems, piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';

const SHAPE_COLUMN = 'WKT';

export const csvWriter: Writer = { extension: 'csv', wantsDegrees: false, losses, fileNames, write };

async function losses(layers: readonly OutgoingLayer[]): Promise<readonly Note[]> {
  return layers.flatMap(({ name, columns, system }): Note[] => [
    { code: 'exchange.loses-field-types', params: { layer: name } },
    // Nothing in a table says what its coordinates are.
    ...(columns.geometry.kind === 'none' ? [] : [system ? { code: 'exchange.csv-without-system' as const, params: { layer: name, system: systemMessage(system) } } : { code: 'exchange.writes-without-system' as const, params: { layer: name } }]),
    ...(columns.geometry.m ? [{ code: 'exchange.loses-measures' as const, params: { layer: name } }] : []),
  ]);
}

function fileNames(stem: string, layers: readonly OutgoingLayer[]): readonly string[] {
  return fileStems(stem, layers).map((each) => `${each}.csv`);
}

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const names = fileNames(stem, layers);
  for (const [position, layer] of layers.entries()) yield* writeLayer(names[position]!, layer, job);
}

async function* writeLayer(file: string, { name, columns }: OutgoingLayer, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const { geometry, attributes } = columns;
  const hasShapes = geometry.kind !== 'none';
  const pieces = new TextPieces();
  const names = attributes.fields.map((field) => quoted(field.name));
  pieces.add('\ufeff', [...(hasShapes ? [SHAPE_COLUMN] : []), ...names].join(','), '\r\n');
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) {
      const values = attributes.fields.map((_field, position) => quoted(attributes.text(first + row, position)));
      pieces.add([...(hasShapes ? [quoted(wellKnownText(features, row))] : []), ...values].join(','), '\r\n');
    }
    yield* piecesOf(file, pieces.take());
    await takeTurn(job, name, first / attributes.rowCount);
  }
  yield* piecesOf(file, pieces.finish());
}

const quoted = (text: string): string => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** '' for a feature without geometry. */
function wellKnownText(geometry: GeometryColumns, feature: number): string {
  const parts = partsOf(geometry, feature).map((paths) => paths.map((path, position) => positions(geometry, path, position === 0)));
  if (parts.length === 0) return '';
  const mark = geometry.z ? ' Z ' : ' ';
  const inBrackets = (texts: readonly string[]): string => `(${texts.join(', ')})`;
  switch (geometry.kind) {
    case 'polygon': {
      const polygons = parts.map((paths) => inBrackets(paths.map((path) => `(${path})`)));
      return polygons.length === 1 ? `POLYGON${mark}${polygons[0]}` : `MULTIPOLYGON${mark}${inBrackets(polygons)}`;
    }
    case 'line': {
      const lines = parts.flat().map((path) => `(${path})`);
      return lines.length === 1 ? `LINESTRING${mark}${lines[0]}` : `MULTILINESTRING${mark}${inBrackets(lines)}`;
    }
    case 'point': {
      const points = parts.flat();
      return points.length === 1 ? `POINT${mark}(${points[0]})` : `MULTIPOINT${mark}${inBrackets(points.map((point) => `(${point})`))}`;
    }
    case 'none':
      return '';
  }
}

function positions({ coordinates, z, ...geometry }: GeometryColumns, path: number, isOuter: boolean): string {
  const texts: string[] = [];
  visitVertices({ coordinates, ...geometry }, path, isOuter, 'counter-clockwise', (vertex) => {
    const elevation = z ? ` ${Number.isNaN(z[vertex]!) ? 0 : z[vertex]!}` : '';
    texts.push(`${coordinates[2 * vertex]!} ${coordinates[2 * vertex + 1]!}${elevation}`);
  });
  return texts.join(', ');
}
