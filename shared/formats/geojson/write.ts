/** GeoJSON out: degrees, one feature per line, rings turned as RFC 7946 §3.1.6 wants them. */
import type { Job } from '../../base/job.ts';
import { assert, stop, type Note } from '../../base/news.ts';
import { systemMessage } from '../../crs/systems.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { featuresInTurns } from '../outgoing-geometry.ts';
import { outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import { fileStems, piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';

/** 1e-10° is a hundredth of a millimetre. */
const DECIMALS = 10;

export const geojsonWriter: Writer = { extension: 'geojson', wantsDegrees: true, losses, fileNames, write };

/** One layer makes one file: the format has no layers. */
async function losses(layers: readonly OutgoingLayer[]): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const { name, system, columns } of layers) {
    if (columns.geometry.kind === 'none') continue;
    if (!system) stop('exchange.write-system-unknown', { layer: name });
    if (system.kind !== 'geographic') stop('exchange.write-needs-degrees', { layer: name });
    notes.push({ code: system.datum === 'WGS84' ? 'exchange.geojson-writes-wgs84' : 'exchange.geojson-writes-crs', params: { layer: name, system: systemMessage(system) } });
    if (columns.geometry.m) notes.push({ code: 'exchange.loses-measures', params: { layer: name } });
  }
  return notes;
}

function fileNames(stem: string, layers: readonly OutgoingLayer[]): readonly string[] {
  return fileStems(stem, layers).map((each) => `${each}.geojson`);
}

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const names = fileNames(stem, layers);
  for (const [position, layer] of layers.entries()) yield* writeLayer(names[position]!, layer, job);
}

async function* writeLayer(file: string, { name, columns, system }: OutgoingLayer, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const { geometry, attributes } = columns;
  assert(geometry.kind === 'none' || system?.kind === 'geographic', 'GeoJSON is written in degrees');
  const pieces = new TextPieces();
  pieces.add(`{"type":"FeatureCollection","name":${JSON.stringify(name)},`);
  // RFC 7946 took the member away because everything is WGS 84; for another datum it is the only way to say which.
  if (system && system.datum !== 'WGS84') pieces.add(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:${system.id.replace(':', '::')}"}},`);
  pieces.add('"features":[\n');
  const names = attributes.fields.map((field) => JSON.stringify(field.name));
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) {
      const properties = names.map((field, position) => `${field}:${JSON.stringify(outgoingValue(attributes, first + row, position))}`);
      pieces.add(first + row === 0 ? '' : ',\n', `{"type":"Feature","properties":{${properties.join(',')}},"geometry":${geometryText(features, row)}}`);
    }
    yield* piecesOf(file, pieces.take());
    await takeTurn(job, name, first / geometry.featureCount);
  }
  pieces.add('\n]}\n');
  yield* piecesOf(file, pieces.finish());
}

function geometryText(geometry: GeometryColumns, feature: number): string {
  const parts = partsOf(geometry, feature).map((paths) => paths.map((path, position) => positions(geometry, path, position === 0)));
  if (parts.length === 0) return 'null';
  const nested = parts.map((paths) => paths.map((path) => `[${path.join(',')}]`));
  switch (geometry.kind) {
    case 'polygon':
      return parts.length === 1 ? `{"type":"Polygon","coordinates":[${nested[0]!.join(',')}]}` : `{"type":"MultiPolygon","coordinates":[${nested.map((paths) => `[${paths.join(',')}]`).join(',')}]}`;
    case 'line': {
      const lines = nested.flat();
      return lines.length === 1 ? `{"type":"LineString","coordinates":${lines[0]}}` : `{"type":"MultiLineString","coordinates":[${lines.join(',')}]}`;
    }
    case 'point': {
      const points = parts.flat(2);
      return points.length === 1 ? `{"type":"Point","coordinates":${points[0]}}` : `{"type":"MultiPoint","coordinates":[${points.join(',')}]}`;
    }
    case 'none':
      return 'null';
  }
}

function positions(geometry: GeometryColumns, path: number, isOuter: boolean): string[] {
  const { coordinates, z } = geometry;
  const texts: string[] = [];
  visitVertices(geometry, path, isOuter, 'counter-clockwise', (vertex) => {
    const elevation = z && !Number.isNaN(z[vertex]!) ? `,${decimal(z[vertex]!)}` : '';
    texts.push(`[${decimal(coordinates[2 * vertex]!)},${decimal(coordinates[2 * vertex + 1]!)}${elevation}]`);
  });
  return texts;
}

/** Shortest writing with at most {@link DECIMALS} decimals. */
const decimal = (value: number): string => String(Number(value.toFixed(DECIMALS)));
