/** CSV out: attributes, and the shape as well-known text in the first column, which GDAL and QGIS read. UTF-8 with its mark, for spreadsheets. */
import type { Job } from '../../base/job.ts';
import type { Note } from '../../base/news.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import type { OutgoingLayer, WrittenFile, Writer } from '../writing.ts';

const ROWS_BETWEEN_PAUSES = 2_000;
const SHAPE_COLUMN = 'WKT';

export const csvWriter: Writer = { extension: 'csv', wantsDegrees: false, losses, write };

function losses(layers: readonly OutgoingLayer[]): readonly Note[] {
  return layers.flatMap(({ name, columns, system }): Note[] => [
    { code: 'exchange.loses-field-types', params: { layer: name } },
    // Nothing in a table says what its coordinates are.
    ...(columns.geometry.kind === 'none' ? [] : [{ code: 'exchange.csv-without-system' as const, params: { layer: name, system: system?.id ?? '—' } }]),
    ...(columns.geometry.m ? [{ code: 'exchange.loses-measures' as const, params: { layer: name } }] : []),
  ]);
}

async function write(stem: string, layers: readonly OutgoingLayer[], job: Job): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const layer of layers) files.push({ name: `${layers.length === 1 ? stem : `${stem}_${layer.name}`}.csv`, bytes: await writeLayer(layer, job) });
  return files;
}

async function writeLayer({ name, columns }: OutgoingLayer, job: Job): Promise<Uint8Array> {
  const { geometry, attributes } = columns;
  const hasShapes = geometry.kind !== 'none';
  const pieces = new TextPieces();
  const names = attributes.fields.map((field) => quoted(field.name));
  pieces.add('\ufeff', [...(hasShapes ? [SHAPE_COLUMN] : []), ...names].join(','), '\r\n');
  for (let feature = 0; feature < attributes.rowCount; feature++) {
    const values = attributes.fields.map((_field, position) => quoted(attributes.text(feature, position)));
    pieces.add([...(hasShapes ? [quoted(wellKnownText(geometry, feature))] : []), ...values].join(','), '\r\n');
    if (feature % ROWS_BETWEEN_PAUSES === 0) {
      job.report({ stage: 'exchange.stage.writing', params: { layer: name }, fraction: feature / attributes.rowCount });
      await job.pause();
    }
  }
  return pieces.finish();
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
