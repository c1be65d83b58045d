/**
 * FlatGeobuf out, features along a Hilbert curve with their packed index. Lost: the order of features, M values, and that
 * dates are dates. Room for the index is left before the features, and filled when it is known where they lie.
 */
import type { Job } from '../../base/job.ts';
import type { Note } from '../../base/news.ts';
import { writePrj } from '../../crs/prj.ts';
import { columnsExtent, type AttributeTable, type GeometryColumns } from '../../geometry/columns.ts';
import { buildSpatialBlocks } from '../../geometry/spatial-blocks.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import { growingUint8, type GrowingArray } from '../growing-arrays.ts';
import { featuresBetween, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { holdsNumbers, outgoingValue } from '../outgoing-values.ts';
import { partsOf, visitVertices } from '../path-order.ts';
import { BytePieces } from '../byte-pieces.ts';
import { fileStems, piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import { FlatWriter } from './flat-writer.ts';
import { packedIndex } from './packed-index.ts';
import { COLUMN, COLUMN_TYPE, CRS, DEFAULT_NODE_SIZE, FEATURE, GEOMETRY, HEADER, indexBytes, MAGIC, TYPE } from './schema.ts';

export const flatgeobufWriter: Writer = { extension: 'fgb', wantsDegrees: false, losses, fileNames, write };

async function losses(layers: readonly OutgoingLayer[]): Promise<readonly Note[]> {
  return layers.flatMap(({ name, columns, system }): Note[] => [
    ...(system || columns.geometry.kind === 'none' ? [] : [{ code: 'exchange.writes-without-system', params: { layer: name } } as const]),
    ...(columns.geometry.m ? [{ code: 'exchange.loses-measures', params: { layer: name } } as const] : []),
    ...(canBeIndexed(columns.geometry) ? [{ code: 'exchange.fgb-reorders', params: { layer: name } } as const] : columns.geometry.kind === 'none' || columns.geometry.featureCount === 0 ? [] : [{ code: 'exchange.fgb-without-index', params: { layer: name } } as const]),
    ...(columns.attributes.fields.some((field) => field.type === 'date') ? [{ code: 'exchange.dates-as-text', params: { layer: name } } as const] : []),
  ]);
}

function fileNames(stem: string, layers: readonly OutgoingLayer[]): readonly string[] {
  return fileStems(stem, layers).map((each) => `${each}.fgb`);
}

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const names = fileNames(stem, layers);
  for (const [position, layer] of layers.entries()) yield* writeLayer(names[position]!, layer, job);
}

async function* writeLayer(file: string, layer: OutgoingLayer, job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const { name, columns } = layer;
  const { geometry, attributes } = columns;
  const order = canBeIndexed(geometry) ? buildSpatialBlocks(geometry.bounds).order : null;
  const types = await columnTypes(attributes, job);
  const pieces = new BytePieces();
  const writer = new FlatWriter();
  pieces.add(Uint8Array.of(...MAGIC, 0));
  const type = layerType(geometry);
  pieces.add(headerBuffer(writer, layer, type, types, order ? DEFAULT_NODE_SIZE : 0));
  const indexAt = pieces.length;
  if (order) pieces.addZeros(indexBytes(order.length, DEFAULT_NODE_SIZE));
  const featuresAt = pieces.length;
  const offsets = new Float64Array(attributes.rowCount);
  const properties = growingUint8(4096);
  for (let row = 0; row < attributes.rowCount; row++) {
    const feature = order ? order[row]! : row;
    offsets[row] = pieces.length - featuresAt;
    properties.length = 0;
    for (let field = 0; field < types.length; field++) addProperty(properties, field, types[field]!, attributes, feature);
    pieces.add(featureBuffer(writer, featuresBetween(geometry, feature, feature + 1), 0, type, properties.used()));
    if (row % ROWS_PER_TURN === 0) {
      yield* piecesOf(file, pieces.take());
      await takeTurn(job, name, row / attributes.rowCount);
    }
  }
  yield* piecesOf(file, pieces.finish());
  if (order) yield { name: file, bytes: packedIndex(geometry.bounds, order, offsets), at: indexAt };
}

/** Every feature has to stand in the index, and what has no place cannot. */
function canBeIndexed({ kind, bounds, featureCount }: OutgoingGeometry): boolean {
  if (kind === 'none' || featureCount === 0) return false;
  for (let at = 0; at < bounds.length; at += 4) if (!(bounds[at]! <= bounds[at + 2]!)) return false;
  return true;
}

/** One type for the whole layer: the single one when no feature has several parts. */
function layerType({ kind, featureStart, partStart, featureCount }: OutgoingGeometry): number {
  let several = false;
  for (let feature = 0; feature < featureCount && !several; feature++) {
    const [first, end] = [featureStart[feature]!, featureStart[feature + 1]!];
    several = kind === 'line' ? partStart[end]! - partStart[first]! > 1 : end - first > 1;
  }
  if (kind === 'polygon') return several ? TYPE.multiPolygon : TYPE.polygon;
  if (kind === 'line') return several ? TYPE.multiLineString : TYPE.lineString;
  return kind === 'point' ? (several ? TYPE.multiPoint : TYPE.point) : TYPE.unknown;
}

/** As the fields say; a field of numbers that holds something else is one of texts. */
async function columnTypes(attributes: AttributeTable, job: Job): Promise<readonly number[]> {
  const types: number[] = [];
  for (const [position, { type }] of attributes.fields.entries()) {
    types.push(type === 'logical' ? COLUMN_TYPE.bool : type === 'number' && (await holdsNumbers(attributes, position, job)) ? COLUMN_TYPE.float64 : COLUMN_TYPE.text);
  }
  return types;
}

function headerBuffer(writer: FlatWriter, { name, columns, system }: OutgoingLayer, type: number, types: readonly number[], indexNodeSize: number): Uint8Array {
  const { geometry, attributes } = columns;
  const extent = columnsExtent(geometry);
  const hasExtent = !isEmptyExtent(extent);
  writer.beginBuffer();
  const header = writer.table([
    { field: HEADER.name, kind: 'offset' },
    ...(hasExtent ? [{ field: HEADER.envelope, kind: 'offset' } as const] : []),
    { field: HEADER.geometryType, kind: 'uint8', value: type },
    { field: HEADER.hasZ, kind: 'uint8', value: geometry.z ? 1 : 0 },
    { field: HEADER.columns, kind: 'offset' },
    { field: HEADER.featuresCount, kind: 'uint64', value: attributes.rowCount },
    { field: HEADER.indexNodeSize, kind: 'uint16', value: indexNodeSize },
    ...(system ? [{ field: HEADER.crs, kind: 'offset' } as const] : []),
  ]);
  writer.refer(header.get(HEADER.name)!, writer.text(name));
  if (hasExtent) {
    const { vector, first } = writer.vector(4, 8);
    extent.forEach((value, side) => writer.setFloat64(first + 8 * side, value));
    writer.refer(header.get(HEADER.envelope)!, vector);
  }
  const list = writer.vector(attributes.fields.length, 4);
  writer.refer(header.get(HEADER.columns)!, list.vector);
  attributes.fields.forEach((field, position) => {
    const column = writer.table([
      { field: COLUMN.name, kind: 'offset' },
      { field: COLUMN.type, kind: 'uint8', value: types[position]! },
    ]);
    writer.refer(list.first + 4 * position, writer.lastTable);
    writer.refer(column.get(COLUMN.name)!, writer.text(field.name));
  });
  if (system) writeSystem(writer, header.get(HEADER.crs)!, system);
  return writer.endBuffer();
}

function writeSystem(writer: FlatWriter, from: number, system: NonNullable<OutgoingLayer['system']>): void {
  const code = /^EPSG:(\d+)$/.exec(system.id)?.[1];
  const text = writePrj(system);
  const crs = writer.table([
    ...(code === undefined ? [] : [{ field: CRS.org, kind: 'offset' } as const, { field: CRS.code, kind: 'int32', value: Number(code) } as const]),
    ...(text === '' ? [] : [{ field: CRS.wkt, kind: 'offset' } as const]),
  ]);
  writer.refer(from, writer.lastTable);
  if (code !== undefined) writer.refer(crs.get(CRS.org)!, writer.text('EPSG'));
  if (text !== '') writer.refer(crs.get(CRS.wkt)!, writer.text(text));
}

const encoder = new TextEncoder();

/** Column number and value; empty values are left out. */
function addProperty(properties: GrowingArray<Uint8Array>, field: number, type: number, attributes: AttributeTable, feature: number): void {
  const value = outgoingValue(attributes, feature, field);
  if (value === null) return;
  // The value as it was written, where a column of texts holds a number among others.
  const text = type === COLUMN_TYPE.text ? encoder.encode(typeof value === 'string' ? value : attributes.text(feature, field)) : null;
  const length = 2 + (text ? 4 + text.length : type === COLUMN_TYPE.float64 ? 8 : 1);
  properties.reserve(length);
  const bytes = new DataView(properties.array.buffer, properties.array.byteOffset + properties.length, length);
  bytes.setUint16(0, field, true);
  if (text) {
    bytes.setUint32(2, text.length, true);
    properties.array.set(text, properties.length + 6);
  } else if (type === COLUMN_TYPE.float64) bytes.setFloat64(2, Number(value), true);
  else bytes.setUint8(2, value ? 1 : 0);
  properties.length += length;
}

function featureBuffer(writer: FlatWriter, geometry: GeometryColumns, feature: number, type: number, properties: Uint8Array): Uint8Array {
  const parts = partsOf(geometry, feature);
  writer.beginBuffer();
  const fields = writer.table([...(parts.length > 0 ? [{ field: FEATURE.geometry, kind: 'offset' } as const] : []), ...(properties.length > 0 ? [{ field: FEATURE.properties, kind: 'offset' } as const] : [])]);
  if (parts.length > 0) {
    const from = fields.get(FEATURE.geometry)!;
    if (type === TYPE.multiPolygon) {
      const multi = writer.table([
        { field: GEOMETRY.type, kind: 'uint8', value: type },
        { field: GEOMETRY.parts, kind: 'offset' },
      ]);
      writer.refer(from, writer.lastTable);
      const list = writer.vector(parts.length, 4);
      writer.refer(multi.get(GEOMETRY.parts)!, list.vector);
      parts.forEach((paths, position) => writeGeometry(writer, list.first + 4 * position, geometry, paths, TYPE.polygon));
    } else writeGeometry(writer, from, geometry, parts.flat(), type);
  }
  if (properties.length > 0) {
    const { vector, first } = writer.vector(properties.length, 1);
    writer.setBytes(first, properties);
    writer.refer(fields.get(FEATURE.properties)!, vector);
  }
  return writer.endBuffer();
}

/** One geometry table: its positions, where its paths end when there are several, its elevations. */
function writeGeometry(writer: FlatWriter, from: number, geometry: GeometryColumns, paths: readonly number[], type: number): void {
  const { coordinates, pathStart, z } = geometry;
  const hasEnds = paths.length > 1 && type !== TYPE.multiPoint;
  const fields = writer.table([
    ...(hasEnds ? [{ field: GEOMETRY.ends, kind: 'offset' } as const] : []),
    { field: GEOMETRY.xy, kind: 'offset' },
    ...(z ? [{ field: GEOMETRY.z, kind: 'offset' } as const] : []),
    { field: GEOMETRY.type, kind: 'uint8', value: type },
  ]);
  writer.refer(from, writer.lastTable);
  const count = paths.reduce((sum, path) => sum + pathStart[path + 1]! - pathStart[path]!, 0);
  if (hasEnds) {
    const { vector, first } = writer.vector(paths.length, 4);
    let end = 0;
    paths.forEach((path, position) => writer.setUint32(first + 4 * position, (end += pathStart[path + 1]! - pathStart[path]!)));
    writer.refer(fields.get(GEOMETRY.ends)!, vector);
  }
  const xy = writer.vector(2 * count, 8);
  writer.refer(fields.get(GEOMETRY.xy)!, xy.vector);
  const elevations = z ? writer.vector(count, 8) : null;
  if (elevations) writer.refer(fields.get(GEOMETRY.z)!, elevations.vector);
  let vertexNumber = 0;
  paths.forEach((path, position) =>
    visitVertices(geometry, path, position === 0, 'counter-clockwise', (vertex) => {
      writer.setFloat64(xy.first + 16 * vertexNumber, coordinates[2 * vertex]!);
      writer.setFloat64(xy.first + 16 * vertexNumber + 8, coordinates[2 * vertex + 1]!);
      if (elevations) writer.setFloat64(elevations.first + 8 * vertexNumber, z![vertex]!);
      vertexNumber++;
    }),
  );
}
