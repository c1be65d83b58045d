/** One layer as a shapefile set: .shp, .shx, .dbf, .prj and .cpg, piece by piece. */
import { assert } from '../../base/news.ts';
import { writePrj } from '../../crs/prj.ts';
import { columnsExtent, type GeometryColumns } from '../../geometry/columns.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import type { GeometryKind } from '../../model/layer.ts';
import { BytePieces } from '../byte-pieces.ts';
import { featuresInTurns, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { visitVertices } from '../path-order.ts';
import { ROWS_PER_TURN } from '../writing.ts';
import { extended, type ShapefileContent, type ShapefilePiece } from './content.ts';
import { FILE_CODE, HEADER_BYTES, RECORD_HEADER_BYTES, VERSION } from './shape-types.ts';
import { dbfPieces, tableBytes } from './write-table.ts';

/**
 * The set piece by piece, `null` between pieces so that the caller can pause. Outer rings turn clockwise and holes
 * counter-clockwise, as the format wants it; a point layer holds one point per feature. Text that does not fit its field
 * or its encoding stops: nothing is cut silently.
 */
export function* shapefilePieces(content: ShapefileContent): Generator<ShapefilePiece | null, void, undefined> {
  assert(content.rows.length === content.features.featureCount, 'one row per feature');
  const encoder = new TextEncoder();
  if (content.kind !== 'none') yield* shapePieces(content.features);
  yield* dbfPieces(content);
  const prj = content.system ? writePrj(content.system) : '';
  if (prj) yield { extension: 'prj', bytes: encoder.encode(prj) };
  if (content.cpg) yield { extension: 'cpg', bytes: encoder.encode(content.encoding === 'gbk' ? 'GBK' : 'UTF-8') };
}

/** The set as bytes by extension, for small ones. */
export function writeShapefile(content: ShapefileContent): { [extension: string]: Uint8Array } {
  const files: { [extension: string]: BytePieces } = {};
  for (const piece of shapefilePieces(content)) if (piece) (files[piece.extension] ??= new BytePieces()).add(piece.bytes);
  return Object.fromEntries(Object.entries(files).map(([extension, pieces]) => [extension, joined([...pieces.take(), ...pieces.finish()], pieces.length)]));
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Bytes of the largest file of the set. */
export function largestShapefilePart({ features, fields, rows }: Pick<ShapefileContent, 'features' | 'fields' | 'rows'>): number {
  const extras = extrasOf(features);
  let shapes = HEADER_BYTES;
  for (let feature = 0; feature < features.featureCount; feature++) shapes += RECORD_HEADER_BYTES + contentBytes(features, feature, extras);
  return Math.max(shapes, tableBytes({ fields, rows }));
}

const TYPE_CODES: Readonly<Record<GeometryKind, number>> = { none: 0, point: 1, line: 3, polygon: 5 };

/** Columns beside x and y: a Z type may carry measures too, an M type carries nothing else. */
interface Extras {
  readonly z: Float64Array | null;
  readonly m: Float64Array | null;
}

/** Written where a vertex has no measure; anything below -1e38 means "no data" (Technical Description p. 2). */
const NO_MEASURE = -1e39;

const extrasOf = (features: OutgoingGeometry): Extras => (features.kind === 'none' ? { z: null, m: null } : { z: features.z ?? null, m: features.m ?? null });

function* shapePieces(features: OutgoingGeometry): Generator<ShapefilePiece | null, void, undefined> {
  const extras = extrasOf(features);
  const typeCode = TYPE_CODES[features.kind] + (extras.z ? 10 : extras.m ? 20 : 0);
  const [shp, shx] = [new BytePieces(), new BytePieces()];
  let size = HEADER_BYTES;
  for (let feature = 0; feature < features.featureCount; feature++) size += RECORD_HEADER_BYTES + contentBytes(features, feature, extras);
  shp.add(header(features, size, typeCode, extras));
  shx.add(header(features, HEADER_BYTES + 8 * features.featureCount, typeCode, extras));
  const entry = new DataView(new ArrayBuffer(8));
  let record = new DataView(new ArrayBuffer(1 << 16));
  for (const { first, features: some } of featuresInTurns(features, ROWS_PER_TURN)) {
    const extrasOfSome = extrasOf(some);
    for (let row = 0; row < some.featureCount; row++) {
      const bytes = contentBytes(some, row, extrasOfSome);
      if (RECORD_HEADER_BYTES + bytes > record.byteLength) record = new DataView(new ArrayBuffer(2 * (RECORD_HEADER_BYTES + bytes)));
      entry.setInt32(0, shp.length / 2);
      entry.setInt32(4, bytes / 2);
      record.setInt32(0, first + row + 1);
      record.setInt32(4, bytes / 2);
      // The ranges of measures are left out where there are none: what a larger record left there must go.
      new Uint8Array(record.buffer, RECORD_HEADER_BYTES, bytes).fill(0);
      writeContent(record, RECORD_HEADER_BYTES, some, row, typeCode, extrasOfSome);
      shx.add(new Uint8Array(entry.buffer));
      shp.add(new Uint8Array(record.buffer, 0, RECORD_HEADER_BYTES + bytes));
    }
    yield* extended('shp', shp.take());
    yield* extended('shx', shx.take());
    yield null;
  }
  yield* extended('shp', shp.finish());
  yield* extended('shx', shx.finish());
}

function header(features: OutgoingGeometry, fileBytes: number, typeCode: number, { z, m }: Extras): Uint8Array {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, fileBytes / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, typeCode, true);
  const extent = columnsExtent(features);
  if (!isEmptyExtent(extent)) extent.forEach((value, position) => view.setFloat64(36 + 8 * position, value, true));
  if (z) writeRange(view, 68, z, 0, z.length);
  if (m) writeRange(view, 84, m, 0, m.length);
  return new Uint8Array(view.buffer);
}

/** Least and most; left at zero where there is none. */
function writeRange(view: DataView, at: number, values: Float64Array, from: number, to: number): void {
  const [least, most] = rangeOf(values, from, to);
  if (!(least <= most)) return;
  view.setFloat64(at, least, true);
  view.setFloat64(at + 8, most, true);
}

function pathsOf(features: OutgoingGeometry, feature: number): { first: number; end: number; vertices: number } {
  const first = features.partStart[features.featureStart[feature]!]!;
  const end = features.partStart[features.featureStart[feature + 1]!]!;
  return { first, end, vertices: features.pathStart[end]! - features.pathStart[first]! };
}

function contentBytes(features: OutgoingGeometry, feature: number, { z, m }: Extras): number {
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
    visitVertices(features, path, outers.has(path), 'clockwise', (vertex) => {
      view.setFloat64(points + 16 * written, features.coordinates[vertex * 2]!, true);
      view.setFloat64(points + 16 * written + 8, features.coordinates[vertex * 2 + 1]!, true);
      if (z) view.setFloat64(elevations + 8 * written, z[vertex]!, true);
      if (m) view.setFloat64(measures + 8 * written, outgoingMeasure(m[vertex]), true);
      written++;
    });
  }
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
