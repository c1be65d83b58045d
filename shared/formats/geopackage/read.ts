/** GeoPackage into columns: every feature table and every table of attributes is a layer. */
import type { Job } from '../../base/job.ts';
import { ProblemError, stop } from '../../base/news.ts';
import { systemById } from '../../crs/systems.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { FieldType, GeometryKind } from '../../model/layer.ts';
import type { ColumnarTableBuilder } from '../columnar-table-builder.ts';
import type { FileSet } from '../contract.ts';
import { shortDateText } from '../date-text.ts';
import { evidenceOfSystem, evidenceOfText } from '../file-system-evidence.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind, type WalkedFeature } from '../mixed-kinds.ts';
import type { SqliteRecord } from '../sqlite/record.ts';
import { readBinaryShape, type BinaryShape } from '../well-known-binary.ts';
import { openGeoPackage, type GeoPackage, type GeoPackageLayer, type SpatialSystem } from './catalogue.ts';

export const geopackageFormat = gatheredFormat('geopackage', gatherGeoPackage, layersOfGeoPackage);

const TYPE_KINDS: Readonly<Record<string, GeometryKind>> = { POINT: 'point', MULTIPOINT: 'point', LINESTRING: 'line', MULTILINESTRING: 'line', POLYGON: 'polygon', MULTIPOLYGON: 'polygon' };

async function layersOfGeoPackage(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const file = mainPart(set);
  const geopackage = await openGeoPackage(file, job);
  if (geopackage.layers.length === 0) stop('exchange.no-layers', { file: file.name }, { file: file.name });
  const sets: FileSet[] = [];
  for (const layer of geopackage.layers) {
    const own: FileSet = { ...set, name: layer.table, layerName: layer.table };
    const kind = layer.geometryColumn === null ? 'none' : TYPE_KINDS[layer.geometryType];
    if (kind) sets.push({ ...own, layerKind: kind });
    else sets.push(...(await kindsOf(geopackage, layer, own, job)));
  }
  return sets;
}

/** A layer that cannot be walked (a view, a damaged tree) stands in nobody's way: its own preview says what is wrong. */
async function kindsOf(geopackage: GeoPackage, layer: GeoPackageLayer, set: FileSet, job: Job): Promise<readonly FileSet[]> {
  try {
    return await splitByKind(set, (visit, walkJob) => walkLayer(geopackage, layer, visit, walkJob), job);
  } catch (fault) {
    if (fault instanceof ProblemError) return [{ ...set, layerKind: 'none' }];
    throw fault;
  }
}

async function gatherGeoPackage(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const file = mainPart(set);
  const geopackage = await openGeoPackage(file, job);
  const layer = geopackage.layers.find((each) => each.table === set.layerName) ?? geopackage.layers[0];
  if (!layer) stop('exchange.no-layers', { file: file.name }, { file: file.name });
  const kind = set.layerKind ?? (layer.geometryColumn === null ? 'none' : TYPE_KINDS[layer.geometryType]);
  const { gatherer, result, shapeType } = await gatherKind(file.name, kind, options.swapAxes, (visit, walkJob) => walkLayer(geopackage, layer, visit, walkJob), {}, job);
  const { news } = gatherer;
  if (result.hasMeasures) news.note('exchange.measures-unread', { file: file.name });
  if (result.binaryFields.length > 0) news.note('exchange.fields-binary', { file: file.name, names: result.binaryFields });
  const journal = set.parts['gpkg-wal'];
  if (journal && journal.size > 0) news.problem('partial', 'exchange.geopackage-journal', { file: file.name, journal: journal.name }, { file: file.name });
  const finished = gatherer.finish(file.name);
  return { ...finished, shapeType: layer.geometryType || shapeType, encoding: null, system: systemOf(geopackage.systems.get(layer.systemId), finished.extent, file.name), news };
}

/** -1 and 0 are the package's words for "undefined" (§1.1.2.1.2). */
function systemOf(system: SpatialSystem | undefined, extent: Extent, file: string): CoordinateSystemEvidence {
  const known = system?.organization === 'EPSG' ? systemById(`EPSG:${system.code}`) : null;
  if (known) return evidenceOfSystem(known, extent, file);
  const definition = system && !/^undefined$/i.test(system.definition.trim()) ? system.definition : null;
  return evidenceOfText(definition, extent, file);
}

interface LayerWalk {
  readonly hasMeasures: boolean;
  readonly binaryFields: readonly string[];
}

/** A declared type of a column (§1.1.1.1.3, and what other programs write). */
function fieldTypeOf(declared: string): FieldType {
  if (/BOOL/.test(declared)) return 'logical';
  if (/DATE|TIMESTAMP/.test(declared)) return 'date';
  return /INT|REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL/.test(declared) ? 'number' : 'text';
}

async function walkLayer({ database }: GeoPackage, layer: GeoPackageLayer, visit: (feature: WalkedFeature | MessageKey) => void, job: Job): Promise<LayerWalk> {
  const declared = database.table(layer.table)?.columns ?? [];
  const geometryColumn = declared.findIndex((column) => column.name.toLowerCase() === layer.geometryColumn?.toLowerCase());
  const fields = declared.flatMap((column, index) => (index === geometryColumn || column.isRowId ? [] : [{ index, name: column.name, type: fieldTypeOf(column.type), otherwise: column.otherwise }]));
  const binary = new Set<string>();
  let hasMeasures = false;
  let positions: { readonly table: ColumnarTableBuilder; readonly columns: readonly number[] } | null = null;
  await database.walkTable(layer.table, job, (record) => {
    const shape = geometryColumn < 0 ? null : shapeOf(record, geometryColumn);
    if (typeof shape === 'string') return visit(shape);
    hasMeasures ||= shape?.hasMeasures ?? false;
    return visit({
      kinds: shape?.kinds ?? [],
      shapeType: shape?.type ?? '',
      addPaths(paths, kind) {
        shape!.addPaths(paths, kind);
        return 'as-given';
      },
      attributes(table) {
        if (positions?.table !== table) positions = { table, columns: fields.map(({ name, type }) => table.column(name, { type })) };
        for (const [position, { index, name, type, otherwise }] of fields.entries()) {
          // A column that was added later is missing in the rows before it.
          if (index >= record.valueCount) table.set(positions.columns[position]!, otherwise);
          else if (!setValue(table, positions.columns[position]!, record, index, type, database.decoder)) binary.add(name);
        }
        return true;
      },
    });
  });
  return { hasMeasures, binaryFields: [...binary] };
}

/** False for a blob, which is no attribute. */
function setValue(table: ColumnarTableBuilder, column: number, record: SqliteRecord, index: number, type: FieldType, decoder: TextDecoder): boolean {
  switch (record.kind(index)) {
    case 'integer': {
      const value = record.integer(index);
      table.set(column, type === 'logical' ? Number(value) !== 0 : value);
      return true;
    }
    case 'real':
      table.set(column, record.real(index));
      return true;
    case 'text':
      if (type === 'date') table.set(column, shortDateText(record.text(index, decoder)));
      else if (decoder.encoding === 'utf-8') {
        const span = record.span(index);
        table.setUtf8(column, span, 0, span.length);
      } else table.set(column, record.text(index, decoder));
      return true;
    case 'blob':
      return false;
    case 'null':
      return true;
  }
}

/** Bytes of the envelope by its code in the flags (§2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** The shape of a row behind its head: magic `GP`, version, flags, system, envelope; null when it has none. */
function shapeOf(record: SqliteRecord, column: number): BinaryShape | null | MessageKey {
  const kind = record.kind(column);
  if (kind === 'null') return null;
  if (kind !== 'blob') return 'exchange.row-damaged';
  const bytes = record.span(column);
  const envelope = ENVELOPE_BYTES[((bytes[3] ?? 0) >> 1) & 7];
  if (bytes[0] !== 0x47 || bytes[1] !== 0x50 || envelope === undefined) return 'exchange.row-damaged';
  try {
    const shape = readBinaryShape(new DataView(bytes.buffer, bytes.byteOffset + 8 + envelope, bytes.byteLength - 8 - envelope));
    return shape === 'curve' ? 'exchange.row-curve' : shape;
  } catch (fault) {
    if (fault instanceof RangeError) return 'exchange.row-damaged';
    throw fault;
  }
}
