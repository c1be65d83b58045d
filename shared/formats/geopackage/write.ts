/** GeoPackage 1.3 out: every layer a table, with its spatial index as long as the schema has room for it. */
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import { registryName, writePrj } from '../../crs/prj.ts';
import { columnsExtent, type AttributeTable, type GeometryColumns } from '../../geometry/columns.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { isEmptyExtent } from '../../model/extent.ts';
import type { FieldType } from '../../model/layer.ts';
import { hasTimeOfDay, momentText } from '../date-text.ts';
import { featuresInTurns, type OutgoingGeometry } from '../outgoing-geometry.ts';
import { holdsNumbers, outgoingValue } from '../outgoing-values.ts';
import { MOST_SCHEMA_BYTES, SqliteWriter } from '../sqlite/database-writer.ts';
import { binaryTypeName, needsMulti, writeBinaryShape } from '../well-known-binary.ts';
import { piecesOf, ROWS_PER_TURN, takeTurn, type OutgoingLayer, type Writer, type WrittenPiece } from '../writing.ts';
import { EXTENSION, indexSchemaBytes, writeSpatialIndex } from './spatial-index.ts';

/** `GPKG` (§1.1.1.1.1) and version 1.3. */
const APPLICATION_ID = 0x4750_4b47;
const USER_VERSION = 10_300;

export const geopackageWriter: Writer = { extension: 'gpkg', wantsDegrees: false, losses, fileNames: (stem) => [`${stem}.gpkg`], write };

/** The keys of the package's own tables stand in indexes of one page each. */
const MOST_LAYERS = 40;

async function losses(layers: readonly OutgoingLayer[], job: Job): Promise<readonly Note[]> {
  if (layers.length > MOST_LAYERS) stop('exchange.write-too-many-layers', { count: layers.length, limit: MOST_LAYERS });
  return layers.flatMap(({ name, columns, system }): Note[] => [
    ...(system || columns.geometry.kind === 'none' ? [] : [{ code: 'exchange.writes-without-system', params: { layer: name } } as const]),
    ...(columns.geometry.m ? [{ code: 'exchange.loses-measures', params: { layer: name } } as const] : []),
  ]).concat(planOf(layers, await columnTypes(layers, job)).indexed ? [] : [{ code: 'exchange.gpkg-without-index', params: { count: layers.length } }]);
}

/** SQL types of each layer's fields. */
type ColumnTypes = readonly (readonly string[])[];

async function columnTypes(layers: readonly OutgoingLayer[], job: Job): Promise<ColumnTypes> {
  const types: string[][] = [];
  for (const { columns: { attributes } } of layers) {
    const own: string[] = [];
    for (const [field, { type }] of attributes.fields.entries()) own.push((await exception(attributes, field, type, job)) ?? SQL_TYPES[type]);
    types.push(own);
  }
  return types;
}

/** The type that a field's values want where it is not the usual one: no DATE holds a time of day, and other programs read texts among numbers as other numbers. */
async function exception(attributes: AttributeTable, field: number, type: FieldType, job: Job): Promise<string | null> {
  if (type === 'number') return (await holdsNumbers(attributes, field, job)) ? null : SQL_TYPES.text;
  for (let row = 0; type === 'date' && row < attributes.rowCount; row++) {
    if (row % ROWS_PER_TURN === 0) await job.pause();
    if (hasTimeOfDay(attributes.text(row, field))) return MOMENTS;
  }
  return null;
}

/** A layer with the names it has inside the package. */
interface PackageLayer extends OutgoingLayer {
  readonly table: string;
  readonly columnNames: readonly string[];
  readonly types: readonly string[];
  readonly systemId: number;
  readonly sql: string;
}

/** The layers as tables, how much their schema takes, and whether there is room for spatial indexes. */
function planOf(layers: readonly OutgoingLayer[], types: ColumnTypes): { readonly systems: ReadonlyMap<number, CoordinateSystem>; readonly named: readonly PackageLayer[]; readonly schemaBytes: number; readonly indexed: boolean } {
  const systems = systemsOf(layers);
  const named = nameLayers(layers, systems, types);
  const encoder = new TextEncoder();
  const bare = 400 + Object.values(OWN_TABLES).join('').length + named.reduce((sum, layer) => sum + encoder.encode(layer.sql).length + 2 * encoder.encode(layer.table).length + 40, 0);
  const whole = named.filter(isSpatial).reduce((sum, { table }) => sum + indexSchemaBytes(table), bare);
  const indexed = whole < MOST_SCHEMA_BYTES;
  return { systems, named, schemaBytes: indexed ? whole : bare, indexed };
}

const isSpatial = ({ columns }: OutgoingLayer): boolean => columns.geometry.kind !== 'none';

async function* write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined> {
  const name = `${stem}.gpkg`;
  const { systems, named, schemaBytes, indexed } = planOf(layers, await columnTypes(layers, job));
  const writer = new SqliteWriter({ applicationId: APPLICATION_ID, userVersion: USER_VERSION }, schemaBytes);
  writeSystems(writer, systems);
  writeContents(writer, named);
  if (indexed) writeExtensions(writer, named.filter(isSpatial));
  for (const layer of named) {
    for await (const bytes of writeFeatures(writer, layer, job)) yield* piecesOf(name, bytes);
    if (indexed && isSpatial(layer)) writeSpatialIndex(writer, layer.table, layer.columns.geometry);
    yield* piecesOf(name, writer.take());
  }
  yield { name, bytes: writer.finish(), at: 0 };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const SQL_TYPES: Readonly<Record<FieldType, string>> = { text: 'TEXT', number: 'REAL', date: 'DATE', logical: 'BOOLEAN' };
const MOMENTS = 'DATETIME';

function nameLayers(layers: readonly OutgoingLayer[], systems: ReadonlyMap<number, CoordinateSystem>, typesOf: ColumnTypes): PackageLayer[] {
  const taken = new Set<string>();
  return layers.map((layer, position) => {
    const types = typesOf[position]!;
    const { columns, system } = layer;
    // Names of these beginnings belong to the engine and to the standard.
    const table = uniqueName(layer.name.replace(/^(sqlite_|gpkg_|rtree_)/i, '_$1'), taken);
    const columnNames: string[] = [];
    const own = new Set(['fid', 'geom']);
    for (const field of columns.attributes.fields) columnNames.push(uniqueName(field.name, own));
    const { kind } = columns.geometry;
    const type = binaryTypeName(kind, needsMulti(columns.geometry));
    const definitions = ['"fid" INTEGER PRIMARY KEY NOT NULL', ...(kind === 'none' ? [] : [`"geom" ${type}`]), ...columnNames.map((name, index) => `${quoted(name)} ${types[index]}`)];
    const systemId = [...systems].find(([, each]) => each.id === system?.id)?.[0] ?? undefinedSystem(columns.geometry);
    return { ...layer, table, columnNames, types, systemId, sql: `CREATE TABLE ${quoted(table)} (${definitions.join(', ')})` };
  });
}

/** SQL names differ by more than case. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name}_${n}`;
  taken.add(unique.toLowerCase());
  return unique;
}

/** Numbers for systems outside the registry begin here. */
const OWN_SYSTEMS_FROM = 100_000;

function systemsOf(layers: readonly OutgoingLayer[]): Map<number, CoordinateSystem> {
  const systems = new Map<number, CoordinateSystem>();
  for (const { system } of layers) {
    if (!system || [...systems.values()].some((each) => each.id === system.id)) continue;
    const code = /^EPSG:(\d+)$/.exec(system.id)?.[1];
    systems.set(code === undefined ? OWN_SYSTEMS_FROM + systems.size : Number(code), system);
  }
  return systems;
}

/** Table definitions of the standard (§1.1.2.1.1, §1.1.3.1.1, §2.1.5.1.1, §2.3.2.1.1). */
const OWN_TABLES = {
  gpkg_spatial_ref_sys:
    'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)',
  gpkg_contents:
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
  gpkg_geometry_columns:
    'CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))',
  gpkg_extensions:
    'CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))',
} as const;

/** The standard's words for "nobody knows": degrees, and metres (§1.1.2.1.2). */
const UNDEFINED_DEGREES = 0;
const UNDEFINED_METRES = -1;

function undefinedSystem(geometry: OutgoingGeometry): number {
  const extent = columnsExtent(geometry);
  return isEmptyExtent(extent) || extent.every((side) => Math.abs(side) <= 360) ? UNDEFINED_DEGREES : UNDEFINED_METRES;
}

const WGS84_DEFINITION =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

/** The three systems that every package has (§1.1.2.1.2), and those of the layers. */
function writeSystems(writer: SqliteWriter, systems: ReadonlyMap<number, CoordinateSystem>): void {
  const rows = new Map<number, (string | number | null)[]>([
    [UNDEFINED_METRES, ['Undefined Cartesian SRS', null, 'NONE', UNDEFINED_METRES, 'undefined', null]],
    [UNDEFINED_DEGREES, ['Undefined geographic SRS', null, 'NONE', UNDEFINED_DEGREES, 'undefined', null]],
    [4326, ['WGS 84 geodetic', null, 'EPSG', 4326, WGS84_DEFINITION, null]],
  ]);
  for (const [id, system] of systems) {
    const isListed = id < OWN_SYSTEMS_FROM;
    if (id !== 4326) rows.set(id, [registryName(system), null, isListed ? 'EPSG' : 'NONE', id, writePrj(system) || 'undefined', null]);
  }
  const table = writer.beginTable('gpkg_spatial_ref_sys', OWN_TABLES.gpkg_spatial_ref_sys);
  for (const [id, row] of [...rows].sort(([a], [b]) => a - b)) table.row(row, id);
  table.finish();
}

/** Text keys in the order of their UTF-8 bytes, as the engine's indexes want them. */
const byBytes = (a: string, b: string): number => {
  const [first, second] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let i = 0; i < Math.min(first.length, second.length); i++) if (first[i] !== second[i]) return first[i]! - second[i]!;
  return first.length - second.length;
};

function writeContents(writer: SqliteWriter, layers: readonly PackageLayer[]): void {
  const contents = writer.beginTable('gpkg_contents', OWN_TABLES.gpkg_contents);
  const now = new Date().toISOString();
  for (const { table, columns, systemId } of layers) {
    const extent = columnsExtent(columns.geometry);
    const isSpatial = columns.geometry.kind !== 'none';
    contents.row([table, isSpatial ? 'features' : 'attributes', table, '', now, ...(isEmptyExtent(extent) ? [null, null, null, null] : extent), isSpatial ? systemId : 0]);
  }
  contents.finish();
  const ordered = layers.map(({ table }, index): [string, number] => [table, index + 1]).sort(([a], [b]) => byBytes(a, b));
  writer.writeAutomaticIndex('gpkg_contents', 1, ordered);
  writer.writeAutomaticIndex('gpkg_contents', 2, ordered);
  const spatial = layers.filter((layer) => layer.columns.geometry.kind !== 'none');
  const geometryColumns = writer.beginTable('gpkg_geometry_columns', OWN_TABLES.gpkg_geometry_columns);
  for (const { table, columns, systemId } of spatial) geometryColumns.row([table, 'geom', binaryTypeName(columns.geometry.kind, needsMulti(columns.geometry)), systemId, columns.geometry.z ? 1 : 0, 0]);
  geometryColumns.finish();
  const keys = spatial.map(({ table }, index): [string, number] => [table, index + 1]).sort(([a], [b]) => byBytes(a, b));
  writer.writeAutomaticIndex('gpkg_geometry_columns', 1, keys.map(([table, row]) => [table, 'geom', row]));
  writer.writeAutomaticIndex('gpkg_geometry_columns', 2, keys);
}

/** Says which tables have an index (§2.3.2.1.1), so that programs use it and keep it. */
function writeExtensions(writer: SqliteWriter, layers: readonly PackageLayer[]): void {
  if (layers.length === 0) return;
  const rows = writer.beginTable('gpkg_extensions', OWN_TABLES.gpkg_extensions);
  for (const { table } of layers) rows.row([table, 'geom', EXTENSION.name, EXTENSION.definition, EXTENSION.scope]);
  rows.finish();
  const keys = layers.map(({ table }, index): [string, number] => [table, index + 1]).sort(([a], [b]) => byBytes(a, b));
  writer.writeAutomaticIndex('gpkg_extensions', 1, keys.map(([table, row]) => [table, 'geom', EXTENSION.name, row]));
}

async function* writeFeatures(writer: SqliteWriter, { name, columns, table, types, systemId, sql }: PackageLayer, job: Job): AsyncGenerator<readonly Uint8Array<ArrayBuffer>[], void, undefined> {
  const { geometry, attributes } = columns;
  const rows = writer.beginTable(table, sql);
  const multi = needsMulti(geometry);
  for (const { first, features } of featuresInTurns(geometry, ROWS_PER_TURN)) {
    for (let row = 0; row < features.featureCount; row++) {
      const values = attributes.fields.map((_field, field) => {
        const value = outgoingValue(attributes, first + row, field);
        if (types[field] === MOMENTS && typeof value === 'string') return momentText(value);
        // The value as it was written, where a column of texts holds a number among others.
        return types[field] === SQL_TYPES.text && typeof value === 'number' ? attributes.text(first + row, field) : value;
      });
      rows.row([null, ...(geometry.kind === 'none' ? [] : [shapeBytes(features, row, multi, systemId)]), ...values]);
    }
    yield writer.take();
    await takeTurn(job, name, first / attributes.rowCount);
  }
  rows.finish();
}

/** `GP`, version, flags (envelope of x and y, little-endian), system, envelope (§2.1.3). */
const HEAD_BYTES = 40;
const FLAGS = 0b0000_0011;

function shapeBytes(geometry: GeometryColumns, feature: number, multi: boolean, systemId: number): Uint8Array | null {
  const bytes = writeBinaryShape(geometry, feature, multi, HEAD_BYTES);
  if (!bytes) return null;
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, FLAGS]);
  view.setInt32(4, systemId, true);
  // The envelope stands as least x, most x, least y, most y.
  [0, 2, 1, 3].forEach((side, position) => view.setFloat64(8 + 8 * position, geometry.bounds[4 * feature + side]!, true));
  return bytes;
}
