import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource, type ByteSource } from '../../../shared/base/byte-source.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { openTilePackage } from '../../../shared/raster/mbtiles.ts';
import { inFolder, withoutGdal } from '../../helpers/gdal.ts';
import { buildGeoTiff, pngSize } from '../../helpers/raster-builder.ts';

/** Counts what is read, so that “by ranges” is more than a word. */
function counted(bytes: Uint8Array): { readonly source: ByteSource; readonly read: () => number } {
  let total = 0;
  const inner = memorySource('县.mbtiles', bytes);
  return { source: { ...inner, read: async (offset, length) => ((total += length), inner.read(offset, length)) }, read: () => total };
}

/** Every tile of the package by GDAL's own reading of the table. */
function tilesByGdal(path: string): readonly { readonly zoom_level: number; readonly tile_column: number; readonly tile_row: number }[] {
  const csv = execFileSync('ogr2ogr', ['-f', 'CSV', '/vsistdout/', `SQLITE:${path}`, '-dialect', 'SQLITE', '-sql', 'SELECT zoom_level, tile_column, tile_row FROM tiles'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return csv.trim().split(/\r?\n/).slice(1).map((line) => {
    const [zoom_level, tile_column, tile_row] = line.split(',').map((word) => Number(word.replaceAll('"', ''))) as [number, number, number];
    return { zoom_level, tile_column, tile_row };
  });
}

test.skipIf(withoutGdal)('every tile that GDAL wrote is found by its number, and a tile costs a small part of the file', async () => {
  await inFolder(async (folder) => {
    // Noise does not pack, so the package has some megabytes.
    let seed = 7;
    const noise = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % 256;
    writeFileSync(join(folder, 'a.tif'), buildGeoTiff(2200, 1500, { east: 12_700_000, north: 4_180_000, pixel: 2, code: 3857 }, () => [noise(), noise(), noise()]));
    const path = join(folder, 'a.mbtiles');
    execFileSync('gdal_translate', ['-q', '-of', 'MBTILES', '-co', 'TILE_FORMAT=PNG', join(folder, 'a.tif'), path]);
    execFileSync('gdaladdo', ['-q', '-r', 'nearest', path, '2', '4']);
    const bytes = readFileSync(path);
    const { source, read } = counted(bytes);
    const tiles = await openTilePackage(source, quietJob());
    expect(tiles.format).toBe('png');
    const known = tilesByGdal(path);
    expect(known.length).toBeGreaterThan(60);
    // GDAL states more levels in the metadata than it fills here.
    expect(Number(tiles.levels[0]!.name)).toBeLessThanOrEqual(Math.min(...known.map((tile) => tile.zoom_level)));
    expect(Number(tiles.levels.at(-1)!.name)).toBe(Math.max(...known.map((tile) => tile.zoom_level)));
    for (const { zoom_level: zoom, tile_column: column, tile_row: row } of known) {
      const tile = await tiles.tile(zoom, column, 2 ** zoom - 1 - row);
      expect(pngSize(tile!)).toMatchObject({ width: 256, height: 256 });
    }
    expect(await tiles.tile(known[0]!.zoom_level, 0, 0)).toBeNull();
    const fresh = counted(bytes);
    const again = await openTilePackage(fresh.source, quietJob());
    const [tile] = known;
    await again.tile(tile!.zoom_level, tile!.tile_column, 2 ** tile!.zoom_level - 1 - tile!.tile_row);
    expect(fresh.read()).toBeLessThan(bytes.length / 4);
    expect(read()).toBeGreaterThan(0);
  });
}, 60_000);

test('what is no package is told apart from one that cannot be searched', async () => {
  await expect(openTilePackage(memorySource('a.mbtiles', new Uint8Array(4096)), quietJob())).rejects.toMatchObject({ problem: { code: 'basemap.mbtiles-none' } });
});
