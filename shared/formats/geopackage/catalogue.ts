/** What a GeoPackage says of itself: its layers and its coordinate systems (OGC 12-128r18 §1.1, §2.1). */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { SqliteDatabase } from '../sqlite/database.ts';

export interface GeoPackageLayer {
  readonly table: string;
  /** null for a table of attributes. */
  readonly geometryColumn: string | null;
  readonly geometryType: string;
  readonly systemId: number;
}

export interface SpatialSystem {
  readonly name: string;
  readonly organization: string;
  readonly code: number;
  readonly definition: string;
}

export interface GeoPackage {
  readonly database: SqliteDatabase;
  readonly layers: readonly GeoPackageLayer[];
  readonly systems: ReadonlyMap<number, SpatialSystem>;
}

/** Opens a GeoPackage; stops when it is none. Tables of tiles are no layers. */
export async function openGeoPackage(source: ByteSource, job: Job): Promise<GeoPackage> {
  const database = await SqliteDatabase.open(source, job);
  if (!database?.table('gpkg_contents')) stop('exchange.not-geopackage', { file: source.name }, { file: source.name });
  const geometryColumns = new Map<string, { column: string; type: string; systemId: number }>();
  if (database.table('gpkg_geometry_columns')) {
    await eachRow(database, 'gpkg_geometry_columns', job, (value, number) => {
      geometryColumns.set(value('table_name').toLowerCase(), { column: value('column_name'), type: value('geometry_type_name'), systemId: number('srs_id') });
    });
  }
  const layers: GeoPackageLayer[] = [];
  await eachRow(database, 'gpkg_contents', job, (value) => {
    const table = value('table_name');
    const geometry = geometryColumns.get(table.toLowerCase());
    const kind = value('data_type').toLowerCase();
    if (kind === 'features' && geometry) layers.push({ table, geometryColumn: geometry.column, geometryType: geometry.type.toUpperCase(), systemId: geometry.systemId });
    else if (kind === 'attributes' || kind === 'aspatial') layers.push({ table, geometryColumn: null, geometryType: '', systemId: 0 });
  });
  const systems = new Map<number, SpatialSystem>();
  if (database.table('gpkg_spatial_ref_sys')) {
    await eachRow(database, 'gpkg_spatial_ref_sys', job, (value, number) => {
      systems.set(number('srs_id'), { name: value('srs_name'), organization: value('organization').toUpperCase(), code: number('organization_coordsys_id'), definition: value('definition') });
    });
  }
  return { database, layers, systems };
}

/** Rows of one of the package's own tables by column name. */
async function eachRow(database: SqliteDatabase, table: string, job: Job, visit: (value: (column: string) => string, number: (column: string) => number) => void): Promise<void> {
  const columns = database.table(table)!.columns;
  const position = (column: string): number => columns.findIndex((each) => each.name.toLowerCase() === column);
  await database.walkTable(table, job, (record) => {
    visit(
      (column) => (position(column) < 0 ? '' : record.text(position(column), database.decoder)),
      (column) => (position(column) < 0 ? Number.NaN : columns[position(column)]!.isRowId ? record.rowId : record.number(position(column))),
    );
  });
}
