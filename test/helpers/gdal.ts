/** GDAL's own programs as a second opinion; tests that need them are skipped, with this reason, where they are not installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const present = spawnSync('ogr2ogr', ['--version']).status === 0;

/** For `test.skipIf`: GDAL (Debian package gdal-bin) is not installed here. */
export const withoutGdal = !present;

/** Runs `work` in a fresh folder that is removed afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result> | Result): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kuangce-gdal-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `ogr2ogr` with these arguments; throws with its words when it fails. */
export function ogr2ogr(...args: readonly string[]): void {
  execFileSync('ogr2ogr', [...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}

export interface GdalFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

/** What GDAL reads from a data set's layer, in the file's own coordinates with all their digits. */
export function gdalFeatures(path: string, layer?: string, ...openOptions: readonly string[]): readonly GdalFeature[] {
  const folder = mkdtempSync(join(tmpdir(), 'kuangce-gdal-'));
  try {
    const out = join(folder, 'out.geojson');
    ogr2ogr('-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=12', '-lco', 'RFC7946=NO', ...openOptions, out, path, ...(layer ? [layer] : []));
    return (JSON.parse(readFileSync(out, 'utf8')) as { features: readonly GdalFeature[] }).features;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of `ogrinfo -so -al`. */
export function ogrinfo(path: string): string {
  return execFileSync('ogrinfo', ['-so', '-al', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Makes a data set from GeoJSON text with GDAL. */
export function makeWithGdal(folder: string, geojson: string, driver: string, name: string, ...args: readonly string[]): string {
  const source = join(folder, 'source.geojson');
  writeFileSync(source, geojson);
  const out = join(folder, name);
  ogr2ogr('-f', driver, ...args, out, source);
  return out;
}
