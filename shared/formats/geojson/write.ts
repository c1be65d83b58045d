/** GeoJSON out: degrees, one feature per line, rings turned as RFC 7946 §3.1.6 wants them. */
import type { Job } from '../../base/job.ts';
import { assert, stop, type Note } from '../../base/news.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { TextPieces } from '../text-pieces.ts';
import type { OutgoingLayer, Writer } from '../writing.ts';

/** 1e-10° is a hundredth of a millimetre. */
const DECIMALS = 10;
const ROWS_BETWEEN_PAUSES = 2_000;

export const geojsonWriter: Writer = { extension: 'geojson', wantsDegrees: true, losses, write };

/** One layer makes one file: the format has no layers. */
function losses(layers: readonly OutgoingLayer[]): readonly Note[] {
  const notes: Note[] = [];
  for (const { name, system, columns } of layers) {
    if (columns.geometry.kind === 'none') continue;
    if (!system) stop('exchange.write-system-unknown', { layer: name });
    if (system.kind !== 'geographic') stop('exchange.write-needs-degrees', { layer: name });
    notes.push({ code: system.datum === 'WGS84' ? 'exchange.geojson-writes-wgs84' : 'exchange.geojson-writes-crs', params: { layer: name, system: system.id } });
    if (columns.geometry.m) notes.push({ code: 'exchange.loses-measures', params: { layer: name } });
  }
  return notes;
}

async function write(stem: string, layers: readonly OutgoingLayer[], job: Job): ReturnType<Writer['write']> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const layer of layers) files.push({ name: `${layers.length === 1 ? stem : `${stem}_${layer.name}`}.geojson`, bytes: await writeLayer(layer, job) });
  return files;
}

async function writeLayer({ name, columns, system }: OutgoingLayer, job: Job): Promise<Uint8Array> {
  const { geometry, attributes } = columns;
  assert(geometry.kind === 'none' || system?.kind === 'geographic', 'GeoJSON is written in degrees');
  const pieces = new TextPieces();
  pieces.add(`{"type":"FeatureCollection","name":${JSON.stringify(name)},`);
  // RFC 7946 took the member away because everything is WGS 84; for another datum it is the only way to say which.
  if (system && system.datum !== 'WGS84') pieces.add(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:${system.id.replace(':', '::')}"}},`);
  pieces.add('"features":[\n');
  const names = attributes.fields.map((field) => JSON.stringify(field.name));
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    const properties = names.map((field, position) => `${field}:${JSON.stringify(outgoingValue(attributes, feature, position))}`);
    pieces.add(feature === 0 ? '' : ',\n', `{"type":"Feature","properties":{${properties.join(',')}},"geometry":${geometryText(geometry, feature)}}`);
    if (feature % ROWS_BETWEEN_PAUSES === 0) {
      job.report({ stage: 'exchange.stage.writing', params: { layer: name }, fraction: feature / geometry.featureCount });
      await job.pause();
    }
  }
  pieces.add('\n]}\n');
  return pieces.finish();
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
