/** Writes one layer as a shapefile set: .shp, .shx, .dbf, .prj and .cpg as bytes in memory. */
import { encodeGbk } from '../../base/gbk.ts';
import { assert, stop } from '../../base/news.ts';
import { writePrj } from '../../crs/prj.ts';
import { columnsExtent, type GeometryColumns } from '../../geometry/columns.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import type { FieldDescriptor, GeometryKind } from '../../model/layer.ts';
import { FILE_CODE, HEADER_BYTES, RECORD_HEADER_BYTES, VERSION } from './shape-types.ts';

/** Rows as an array, or made one by one when they are asked for. */
export interface ShapefileRows {
  readonly length: number;
  forEach(visit: (row: readonly (string | number | null)[], index: number) => void): void;
}

/** What goes into one set. */
export interface ShapefileContent {
  /** Layer name, for messages only. */
  readonly name: string;
  readonly kind: GeometryKind;
  readonly features: GeometryColumns;
  readonly fields: readonly FieldDescriptor[];
  /** One per feature, one value per field; dates as `YYYYMMDD`, null = empty. */
  readonly rows: ShapefileRows;
  /** null, or a system outside the table: no .prj is written. */
  readonly system: CoordinateSystem | null;
  readonly encoding: 'gbk' | 'utf-8';
  /** Write a .cpg. */
  readonly cpg: boolean;
  /** Byte 29 of the .dbf; 0x4D for GBK and 0 for UTF-8 when absent. */
  readonly languageByte?: number;
}

/**
 * The set as bytes by extension. Outer rings turn clockwise and holes counter-clockwise, as the format wants it;
 * a point layer holds one point per feature. Text that does not fit its field or its encoding stops: nothing is cut silently.
 */
export function writeShapefile(content: ShapefileContent): { [extension: string]: Uint8Array } {
  assert(content.rows.length === content.features.featureCount, 'one row per feature');
  const files: { [extension: string]: Uint8Array } = { dbf: writeDbf(content) };
  if (content.kind !== 'none') {
    const { shp, shx } = writeShapes(content.features);
    files['shp'] = shp;
    files['shx'] = shx;
  }
  const prj = content.system ? writePrj(content.system) : '';
  if (prj) files['prj'] = new TextEncoder().encode(prj);
  if (content.cpg) files['cpg'] = new TextEncoder().encode(content.encoding === 'gbk' ? 'GBK' : 'UTF-8');
  return files;
}

const TYPE_CODES: Readonly<Record<GeometryKind, number>> = { none: 0, point: 1, line: 3, polygon: 5 };

/** Columns beside x and y: a Z type may carry measures too, an M type carries nothing else. */
interface Extras {
  readonly z: Float64Array | null;
  readonly m: Float64Array | null;
}

/** Written where a vertex has no measure; anything below -1e38 means "no data" (Technical Description p. 2). */
const NO_MEASURE = -1e39;

function writeShapes(features: GeometryColumns): { shp: Uint8Array; shx: Uint8Array } {
  const extras: Extras = features.kind === 'none' ? { z: null, m: null } : { z: features.z ?? null, m: features.m ?? null };
  const typeCode = TYPE_CODES[features.kind] + (extras.z ? 10 : extras.m ? 20 : 0);
  const offsets: number[] = [];
  let size = HEADER_BYTES;
  for (let feature = 0; feature < features.featureCount; feature++) {
    offsets.push(size);
    size += RECORD_HEADER_BYTES + contentBytes(features, feature, extras);
  }
  const shp = new Uint8Array(size);
  const shx = new Uint8Array(HEADER_BYTES + 8 * features.featureCount);
  const view = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  writeHeader(view, features, typeCode, extras);
  writeHeader(index, features, typeCode, extras);
  offsets.forEach((offset, feature) => {
    const bytes = contentBytes(features, feature, extras);
    view.setInt32(offset, feature + 1);
    view.setInt32(offset + 4, bytes / 2);
    index.setInt32(HEADER_BYTES + 8 * feature, offset / 2);
    index.setInt32(HEADER_BYTES + 8 * feature + 4, bytes / 2);
    writeContent(view, offset + RECORD_HEADER_BYTES, features, feature, typeCode, extras);
  });
  return { shp, shx };
}

function writeHeader(view: DataView, features: GeometryColumns, typeCode: number, { z, m }: Extras): void {
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, typeCode, true);
  const extent = columnsExtent(features);
  if (!isEmptyExtent(extent)) extent.forEach((value, position) => view.setFloat64(36 + 8 * position, value, true));
  if (z) writeRange(view, 68, z, 0, z.length);
  if (m) writeRange(view, 84, m, 0, m.length);
}

/** Least and most; left at zero where there is none. */
function writeRange(view: DataView, at: number, values: Float64Array, from: number, to: number): void {
  const [least, most] = rangeOf(values, from, to);
  if (!(least <= most)) return;
  view.setFloat64(at, least, true);
  view.setFloat64(at + 8, most, true);
}

function pathsOf(features: GeometryColumns, feature: number): { first: number; end: number; vertices: number } {
  const first = features.partStart[features.featureStart[feature]!]!;
  const end = features.partStart[features.featureStart[feature + 1]!]!;
  return { first, end, vertices: features.pathStart[end]! - features.pathStart[first]! };
}

function contentBytes(features: GeometryColumns, feature: number, { z, m }: Extras): number {
  const { first, end, vertices } = pathsOf(features, feature);
  if (vertices === 0) return 4;
  if (features.kind === 'point') {
    assert(vertices === 1, 'a point layer holds one point per feature');
    // A point with an elevation has always room for a measure.
    return z ? 36 : m ? 28 : 20;
  }
  const column = 16 + 8 * vertices;
  return 44 + 4 * (end - first) + 16 * vertices + (z ? column : 0) + (m ? column : 0);
}

const outgoingMeasure = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? NO_MEASURE : value);

function writeContent(view: DataView, offset: number, features: GeometryColumns, feature: number, typeCode: number, { z, m }: Extras): void {
  const { first, end, vertices } = pathsOf(features, feature);
  if (vertices === 0) return view.setInt32(offset, 0, true);
  view.setInt32(offset, typeCode, true);
  const firstVertex = features.pathStart[first]!;
  if (features.kind === 'point') {
    view.setFloat64(offset + 4, features.coordinates[firstVertex * 2]!, true);
    view.setFloat64(offset + 12, features.coordinates[firstVertex * 2 + 1]!, true);
    if (z) view.setFloat64(offset + 20, z[firstVertex]!, true);
    if (z || m) view.setFloat64(offset + (z ? 28 : 20), outgoingMeasure(m?.[firstVertex]), true);
    return;
  }
  for (let side = 0; side < 4; side++) view.setFloat64(offset + 4 + 8 * side, features.bounds[feature * 4 + side]!, true);
  view.setInt32(offset + 36, end - first, true);
  view.setInt32(offset + 40, vertices, true);
  const points = offset + 44 + 4 * (end - first);
  const elevations = points + 16 * vertices + 16;
  const measures = z ? elevations + 8 * vertices + 16 : elevations;
  if (z) writeRange(view, elevations - 16, z, firstVertex, firstVertex + vertices);
  if (m) writeRange(view, measures - 16, m, firstVertex, firstVertex + vertices);
  const outers = new Set(features.partStart.subarray(features.featureStart[feature], features.featureStart[feature + 1]));
  let written = 0;
  for (let path = first; path < end; path++) {
    view.setInt32(offset + 44 + 4 * (path - first), written, true);
    for (const vertex of orderedVertices(features, path, outers.has(path))) {
      view.setFloat64(points + 16 * written, features.coordinates[vertex * 2]!, true);
      view.setFloat64(points + 16 * written + 8, features.coordinates[vertex * 2 + 1]!, true);
      if (z) view.setFloat64(elevations + 8 * written, z[vertex]!, true);
      if (m) view.setFloat64(measures + 8 * written, outgoingMeasure(m[vertex]), true);
      written++;
    }
  }
}

/** Vertices of a path in writing order: polygon outers clockwise, holes the other way. */
function orderedVertices(features: GeometryColumns, path: number, outer: boolean): number[] {
  const start = features.pathStart[path]!;
  const vertices = Array.from({ length: features.pathStart[path + 1]! - start }, (_, position) => start + position);
  if (features.kind !== 'polygon') return vertices;
  const { coordinates } = features;
  const [east0, north0] = [coordinates[start * 2]!, coordinates[start * 2 + 1]!];
  let twiceArea = 0;
  for (let i = 0; i + 1 < vertices.length; i++) {
    const [a, b] = [vertices[i]! * 2, vertices[i + 1]! * 2];
    twiceArea += (coordinates[a]! - east0) * (coordinates[b + 1]! - north0) - (coordinates[b]! - east0) * (coordinates[a + 1]! - north0);
  }
  return twiceArea > 0 === outer ? vertices.reverse() : vertices;
}

function rangeOf(values: Float64Array, from: number, to: number): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (let i = from; i < to; i++) {
    if (Number.isNaN(values[i]!)) continue;
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return [least, most];
}

const DBF_TYPES = { text: 'C', number: 'N', date: 'D', logical: 'L' } as const;
/** Written into the header; a fixed day, so that the same content gives the same bytes. */
const HEADER_DAY = [126, 1, 1] as const;

function writeDbf(content: ShapefileContent): Uint8Array {
  const { fields, rows } = content;
  const recordBytes = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const headerBytes = 32 + 32 * fields.length + 1;
  const bytes = new Uint8Array(headerBytes + recordBytes * rows.length + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x03;
  bytes.set(HEADER_DAY, 1);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = content.languageByte ?? (content.encoding === 'gbk' ? 0x4d : 0);
  fields.forEach((field, position) => {
    const name = encodeText(content, field.name);
    if (name.length > 10 || name.length === 0) stop('formats.write-field-name', { layer: content.name, field: field.name });
    const at = 32 + 32 * position;
    bytes.set(name, at);
    bytes[at + 11] = DBF_TYPES[field.type].charCodeAt(0);
    bytes[at + 16] = field.width;
    bytes[at + 17] = field.decimals;
  });
  bytes[headerBytes - 1] = 0x0d;
  rows.forEach((row, rowIndex) => {
    let at = headerBytes + recordBytes * rowIndex + 1;
    fields.forEach((field, position) => {
      const value = encodeValue(content, field, row[position] ?? null, rowIndex);
      bytes.set(value, field.type === 'number' ? at + field.width - value.length : at);
      at += field.width;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

function encodeValue(content: ShapefileContent, field: FieldDescriptor, value: string | number | null, row: number): Uint8Array {
  if (value === null) return new Uint8Array(0);
  const shown = typeof value === 'number' && field.type === 'number' ? value.toFixed(field.decimals) : String(value);
  const encoded = encodeText(content, shown);
  if (encoded.length > field.width) stop('formats.write-value-too-long', { layer: content.name, row: row + 1, field: field.name, value: shown, width: field.width });
  return encoded;
}

function encodeText(content: ShapefileContent, value: string): Uint8Array {
  if (content.encoding === 'utf-8') return new TextEncoder().encode(value);
  const encoded = encodeGbk(value);
  if ('missing' in encoded) stop('formats.write-not-in-gbk', { layer: content.name, value, character: encoded.missing });
  return encoded.bytes;
}
