/** FlatGeobuf into columns, streamed: header, the index passed over, then feature by feature. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { systemById } from '../../crs/systems.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { GeometryKind } from '../../model/layer.ts';
import type { ColumnarTableBuilder } from '../columnar-table-builder.ts';
import type { FileSet } from '../contract.ts';
import { evidenceOfSystem, evidenceOfText } from '../file-system-evidence.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import type { ExpectedSize } from '../layer-gatherer.ts';
import type { PathCollector } from '../path-collector.ts';
import { FlatTable } from './flat-table.ts';
import { setProperties, type PropertyColumn } from './properties.ts';
import { COLUMN, COLUMN_TYPES, CRS, DEFAULT_NODE_SIZE, FEATURE, GEOMETRY, GEOMETRY_TYPES, HEADER, indexBytes, MAGIC, MAGIC_BYTES, TYPE } from './schema.ts';

export const flatgeobufFormat = gatheredFormat('flatgeobuf', gatherFlatgeobuf, layersOfFlatgeobuf);

interface Header {
  readonly geometryType: number;
  readonly hasZ: boolean;
  readonly hasM: boolean;
  readonly columns: readonly PropertyColumn[];
  /** 0: not counted, the features go on to the end of the file. */
  readonly featureCount: number;
  readonly crs: FlatTable | null;
  /** Where the features begin. */
  readonly featuresAt: number;
}

/** A header longer than this is none. */
const LARGEST_HEADER_BYTES = 16 * 1024 * 1024;
const LARGEST_FEATURE_BYTES = 512 * 1024 * 1024;
const CHUNK_BYTES = 8 * 1024 * 1024;

async function readHeader(source: ByteSource): Promise<Header> {
  const place = { file: source.name };
  const notOne = (): never => stop('exchange.not-flatgeobuf', { file: source.name }, place);
  const beginning = await source.read(0, MAGIC_BYTES + 4);
  if (beginning.length < MAGIC_BYTES + 4 || !MAGIC.every((byte, position) => beginning[position] === byte)) notOne();
  const size = new DataView(beginning.buffer, beginning.byteOffset).getUint32(MAGIC_BYTES, true);
  if (size < 8 || size > LARGEST_HEADER_BYTES || MAGIC_BYTES + 4 + size > source.size) notOne();
  const bytes = await source.read(MAGIC_BYTES, 4 + size);
  try {
    const table = FlatTable.root(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const columns = table.tables(HEADER.columns).map((column): PropertyColumn => ({ name: column.text(COLUMN.name) ?? '', ...(COLUMN_TYPES[column.uint8(COLUMN.type)] ?? notOne()) }));
    const featureCount = table.uint64(HEADER.featuresCount);
    const index = indexBytes(featureCount, table.uint16(HEADER.indexNodeSize, DEFAULT_NODE_SIZE));
    return { geometryType: table.uint8(HEADER.geometryType), hasZ: table.uint8(HEADER.hasZ) !== 0, hasM: table.uint8(HEADER.hasM) !== 0, columns, featureCount, crs: table.table(HEADER.crs), featuresAt: MAGIC_BYTES + 4 + size + index };
  } catch (fault) {
    if (fault instanceof RangeError) return notOne();
    throw fault;
  }
}

async function layersOfFlatgeobuf(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const source = mainPart(set);
  const header = await readHeader(source);
  const kind = kindOf(header.geometryType);
  return kind ? [{ ...set, layerKind: kind }] : splitByKind(set, (visit, walkJob) => walkFeatures(source, header, visit, walkJob), job);
}

async function gatherFlatgeobuf(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const source = mainPart(set);
  const header = await readHeader(source);
  const kind = set.layerKind ?? kindOf(header.geometryType) ?? undefined;
  const { gatherer, result: missing, shapeType, rows } = await gatherKind(source.name, kind, options.swapAxes, (visit, walkJob) => walkFeatures(source, header, visit, walkJob), {}, job, expectedSize(source, header));
  const { news } = gatherer;
  const expected = header.featureCount || rows + 1;
  if (missing) news.problem('blocking', 'exchange.features-truncated', { file: source.name, rows: formatNumber(rows, 0), expected: formatNumber(expected, 0) }, { file: source.name });
  if (header.hasM) news.note('exchange.measures-unread', { file: source.name });
  const bytes = header.columns.filter((column) => column.storage === 'bytes').map((column) => column.name);
  if (bytes.length > 0) news.note('exchange.fields-binary', { file: source.name, names: bytes });
  const finished = gatherer.finish(source.name);
  return { ...finished, shapeType, encoding: null, system: systemOf(header.crs, finished.extent, source.name, news), news };
}

/** Positions are most of such a file; a part of it is attributes. */
const POSITION_SHARE = 0.8;

function expectedSize(source: ByteSource, { featureCount, featuresAt, hasZ }: Header): ExpectedSize {
  const bytes = Math.max(0, source.size - featuresAt);
  // The count is the file's own word: it cannot be more than fits.
  return { features: Math.min(featureCount, bytes / 16), vertices: Math.ceil((POSITION_SHARE * bytes) / (hasZ ? 24 : 16)), hasElevations: hasZ };
}

const kindOf = (type: number): GeometryKind | null => GEOMETRY_TYPES[type]?.kind ?? null;

/** By its code where the table knows it, else by the definition that the file carries. */
function systemOf(crs: FlatTable | null, extent: Extent, file: string, news: NewsCollector): CoordinateSystemEvidence {
  try {
    const code = crs?.int32(CRS.code, 0) ?? 0;
    const known = code > 0 && (crs?.text(CRS.org) ?? 'EPSG') === 'EPSG' ? systemById(`EPSG:${code}`) : null;
    if (known) return evidenceOfSystem(known, extent, file);
    const text = crs?.text(CRS.wkt) ?? null;
    if (text === null && code > 0) return evidenceOfSystem({ id: `EPSG:${code}`, datum: 'OTHER', kind: 'other', name: crs?.text(CRS.name) ?? `EPSG:${code}` }, extent, file);
    return evidenceOfText(text, extent, file);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    news.note('exchange.system-unreadable', { file });
    return evidenceOfText(null, extent, file);
  }
}

/** Visits all features; true when the file ends before the last of them. */
async function walkFeatures(source: ByteSource, header: Header, visit: (feature: WalkedFeature | MessageKey) => void, job: Job): Promise<boolean> {
  let positions: { readonly table: ColumnarTableBuilder; readonly columns: readonly number[] } | null = null;
  const positionsIn = (table: ColumnarTableBuilder): readonly number[] => {
    positions = positions?.table === table ? positions : { table, columns: header.columns.map(({ name, type }) => table.column(name, { type })) };
    return positions.columns;
  };
  let offset = header.featuresAt;
  for (let row = 0; header.featureCount === 0 ? offset < source.size : row < header.featureCount; ) {
    const chunk = await source.read(offset, CHUNK_BYTES);
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at + 4 <= chunk.length && (header.featureCount === 0 || row < header.featureCount)) {
      const size = 4 + view.getUint32(at, true);
      if (at + size > chunk.length) break;
      visit(featureOf(new DataView(chunk.buffer, chunk.byteOffset + at, size), header, positionsIn));
      row++;
      at += size;
    }
    job.report({ stage: 'formats.stage.shapes', params: { file: source.name }, fraction: Math.min(1, (offset + at) / source.size) });
    await job.pause();
    if (at > 0) {
      offset += at;
      continue;
    }
    // A feature larger than a piece, or the end of the file.
    if (chunk.length < 4) return header.featureCount !== 0 || chunk.length > 0;
    const size = 4 + view.getUint32(0, true);
    if (size > LARGEST_FEATURE_BYTES || offset + size > source.size) return true;
    const bytes = await source.read(offset, size);
    visit(featureOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), header, positionsIn));
    row++;
    offset += size;
  }
  return false;
}

function featureOf(view: DataView, header: Header, positionsIn: (table: ColumnarTableBuilder) => readonly number[]): WalkedFeature | MessageKey {
  try {
    const feature = FlatTable.root(view);
    const geometry = feature.table(FEATURE.geometry);
    const type = header.geometryType === TYPE.unknown && geometry ? geometry.uint8(GEOMETRY.type) : header.geometryType;
    if (geometry && !GEOMETRY_TYPES[type]) return 'exchange.row-curve';
    const properties = feature.vector(FEATURE.properties, 1);
    // The whole geometry is looked at before any of it is believed.
    const shapes = geometry ? checkedShapes(geometry, type, { left: view.byteLength }) : [];
    return {
      kinds: [...new Set(shapes.map((shape) => GEOMETRY_TYPES[shape.type]!.kind!))],
      shapeType: GEOMETRY_TYPES[type]?.name ?? '',
      addPaths(paths, kind) {
        for (const shape of shapes) if (GEOMETRY_TYPES[shape.type]!.kind === kind) addShape(paths, view, shape);
        return 'as-given';
      },
      attributes: (table) => !properties || setProperties(view, properties.at, properties.at + properties.length, header.columns, positionsIn(table), table),
    };
  } catch (fault) {
    if (fault instanceof RangeError) return 'exchange.row-damaged';
    throw fault;
  }
}

/** One run of positions and where its paths end. */
interface Shape {
  readonly type: number;
  readonly ends: readonly number[];
  readonly xyAt: number;
  readonly zAt: number | null;
}

/**
 * `budget` bounds parts and positions by the bytes that there are: damaged offsets can lead to the same part again and
 * again. Throws RangeError.
 */
function checkedShapes(geometry: FlatTable, type: number, budget: { left: number }): Shape[] {
  if (type === TYPE.multiPolygon || type === TYPE.collection) {
    return geometry.tables(GEOMETRY.parts).flatMap((part) => checkedShapes(part, type === TYPE.multiPolygon ? TYPE.polygon : part.uint8(GEOMETRY.type), budget));
  }
  const xy = geometry.vector(GEOMETRY.xy, 8);
  const count = xy ? Math.floor(xy.length / 2) : 0;
  budget.left -= 8 + 16 * count;
  if (budget.left < 0) throw new RangeError('parts overlap each other');
  if (!xy || count === 0 || !GEOMETRY_TYPES[type]?.kind) return [];
  const z = geometry.vector(GEOMETRY.z, 8);
  const stated = geometry.vector(GEOMETRY.ends, 4);
  const ends = stated && stated.length > 0 ? Array.from({ length: stated.length }, (_, index) => geometry.view.getUint32(stated.at + 4 * index, true)) : [count];
  if (ends.some((end, index) => end > count || end < (ends[index - 1] ?? 0))) throw new RangeError('paths end behind the last position');
  return [{ type, ends, xyAt: xy.at, zAt: z && z.length >= count ? z.at : null }];
}

function addShape(paths: PathCollector, view: DataView, { ends, xyAt, zAt }: Shape): void {
  let vertex = 0;
  for (const end of ends) {
    for (; vertex < end; vertex++) paths.vertex(view.getFloat64(xyAt + 16 * vertex, true), view.getFloat64(xyAt + 16 * vertex + 8, true), zAt === null ? Number.NaN : view.getFloat64(zAt + 8 * vertex, true));
    paths.endPath();
  }
  paths.endPart();
}
