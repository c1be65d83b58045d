/** PostGIS as a peer: a server of its own in a temporary folder, reached through a socket there, gone afterwards. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parts } from '../../helpers/polygons.ts';
import { readRights, type CountyFiles } from '../county-files.ts';

export interface PostgisAnswer {
  readonly version: string;
  readonly loadMilliseconds: number;
  readonly indexMilliseconds: number;
  readonly queryMilliseconds: number;
  readonly areas: readonly number[];
}

const DEBIAN = '/usr/lib/postgresql';

function binaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
  return found ?? null;
}

/** Load, index and query once; null when server, extension or ogr2ogr are missing. */
export function withPostgis(county: CountyFiles): PostgisAnswer | null {
  const bin = binaries();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'kuangce-postgis-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  // The server refuses to run as root.
  const asServer = (command: string, args: readonly string[]) =>
    process.getuid?.() === 0 ? spawnSync('runuser', ['-u', 'postgres', '--', command, ...args], { encoding: 'utf8', stdio: 'pipe', cwd: folder }) : spawnSync(command, args, { encoding: 'utf8', cwd: folder });
  const user = process.getuid?.() === 0 ? 'postgres' : process.env['USER'] ?? 'postgres';
  const sql = (text: string): string | null => {
    const answer = spawnSync(join(bin, 'psql'), ['-h', folder, '-U', user, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt'], { input: text, encoding: 'utf8', maxBuffer: 1 << 26 });
    return answer.status === 0 ? answer.stdout.trim() : null;
  };
  const timed = (work: () => boolean): number | null => {
    const started = performance.now();
    return work() ? performance.now() - started : null;
  };
  try {
    if (asServer(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', user]).status !== 0) return null;
    const settings = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off -c shared_buffers=1GB -c work_mem=256MB -c max_wal_size=4GB`;
    if (asServer(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']).status !== 0) return null;
    try {
      if (sql('CREATE EXTENSION postgis;') === null) return null;
      const version = sql("SELECT 'PostGIS ' || postgis_lib_version() || ', GEOS ' || postgis_geos_version();") ?? '';
      if (sql(rightsTable(readRights(county))) === null) return null;
      const load = timed(() => spawnSync('ogr2ogr', [
        '-f', 'PostgreSQL', `PG:host=${folder} user=${user} dbname=postgres`, county.shapefile, '-nln', 'parcels', '-nlt', 'PROMOTE_TO_MULTI', '-lco', 'GEOMETRY_NAME=geom', '-lco', 'SPATIAL_INDEX=NONE',
        '-lco', 'UNLOGGED=ON', '-select', 'BSM,DLBM,DLMC,TBMJ', '-a_srs', 'EPSG:4525', '--config', 'PG_USE_COPY', 'YES', '--config', 'SHAPE_ENCODING', 'CP936',
      ]).status === 0);
      const index = timed(() => sql('CREATE INDEX parcels_geom ON parcels USING gist (geom); ANALYZE parcels;') !== null);
      const query = timed(() => sql(`CREATE UNLOGGED TABLE result AS SELECT r.id, p.bsm, p.dlbm, p.dlmc, p.tbmj,
        CASE WHEN ST_Contains(r.geom, p.geom) THEN p.geom ELSE ST_Intersection(r.geom, p.geom) END AS geom
        FROM rights r JOIN parcels p ON ST_Intersects(r.geom, p.geom);`) !== null);
      if (load === null || index === null || query === null) return null;
      const areas = sql('SELECT coalesce(sum(ST_Area(result.geom)), 0) FROM rights LEFT JOIN result USING (id) GROUP BY id ORDER BY id;')!.split('\n').map(Number);
      return { version, loadMilliseconds: load, indexMilliseconds: index, queryMilliseconds: query, areas };
    } finally {
      asServer(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rightsTable(rights: readonly Parts[]): string {
  const ring = (flat: readonly number[]): string => `(${Array.from({ length: flat.length / 2 }, (_, i) => `${flat[2 * i]} ${flat[2 * i + 1]}`).join(',')})`;
  const rows = rights.map((parts, i) => `(${i}, ST_GeomFromText('MULTIPOLYGON(${parts.map((rings) => `(${rings.map(ring).join(',')})`).join(',')})', 4525))`);
  return `CREATE TABLE rights (id integer, geom geometry); INSERT INTO rights VALUES ${rows.join(',\n')}; ANALYZE rights;`;
}
