/** `kuangce earthwork`: two surveys of a pit, as grids and as point clouds. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PitSurveysTruth } from '../../scripts/sample-county/pit-surveys/make-surveys.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { convertCoordinates } from '../../shared/crs/transform.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { sampleCountyFolder } from '../helpers/sample-county.ts';
import { buildElevationTiff } from '../helpers/raster-builder.ts';

vi.setConfig({ testTimeout: 60_000 });

let commandLine: CommandLineUnderTest;
const [E, N] = [38_503_000, 3_872_000];
const pit = (x: number, y: number): number => (x > 20 && x < 60 && y > 30 && y < 80 ? 792 : 800);
let folder = '';

const grid = (at: (x: number, y: number) => number): string =>
  `ncols 100\nnrows 100\nxllcorner ${E}\nyllcorner ${N}\ncellsize 1\nNODATA_value -9999\n${Array.from({ length: 100 }, (_, row) => Array.from({ length: 100 }, (_, column) => at(column + 0.5, 99.5 - row)).join(' ')).join('\n')}\n`;
const cloud = (at: (x: number, y: number) => number): string => Array.from({ length: 10_000 }, (_, i) => [(i % 100) + 0.5, Math.floor(i / 100) + 0.5] as const).map(([x, y]) => `${E + x},${N + y},${at(x, y)}`).join('\n');

beforeAll(async () => {
  commandLine = await buildCommandLine('earthwork');
  ({ folder } = commandLine);
  await writeFile(join(folder, '前期.asc'), grid(() => 800));
  await writeFile(join(folder, '后期.asc'), grid(pit));
  const tiff = (at: (x: number, y: number) => number, look: { readonly numbers: 'float32' | 'int16'; readonly tile?: number }) => buildElevationTiff(100, 100, { east: E, north: N + 100, pixel: 1, code: 4526 }, (column, row) => at(column + 0.5, 99.5 - row), { ...look, deflate: true, noData: '-9999' });
  await writeFile(join(folder, '前期.tif'), tiff(() => 800, { numbers: 'int16' }));
  await writeFile(join(folder, '后期.tif'), tiff(pit, { numbers: 'float32', tile: 64 }));
  await writeFile(join(folder, '前期.xyz'), cloud(() => 800));
  await writeFile(join(folder, '后期.xyz'), cloud(pit));
  const builder = new GeometryBuilder('polygon');
  builder.path([E, N, E + 40, N, E + 40, N + 100, E, N + 100]);
  builder.endPart();
  builder.endFeature();
  const text = (name: string) => ({ name, type: 'text' as const, width: 40, decimals: 0 });
  const number = (name: string) => ({ name, type: 'number' as const, width: 8, decimals: 2 });
  const files = writeShapefile({ name: 'x', kind: 'polygon', features: builder.finish(), fields: [text('XKZH'), text('KSMC'), number('CSSX'), number('CSXX')], rows: [['C9999012015067110134567', '西岭矿', 900, 795]], system: systemById('EPSG:4526')!, encoding: 'gbk', cpg: false });
  for (const [extension, bytes] of Object.entries(files)) await writeFile(join(folder, `采矿权.${extension}`), bytes);
}, 120_000);

afterAll(() => commandLine?.remove());

const earthwork = (...words: readonly string[]) => commandLine.run('earthwork', ...words);

test('a pit with straight walls: its volume, that inside the licence, and what lies below the limit', () => {
  const { status, stdout } = earthwork('--before', '前期.asc', '--after', '后期.asc', '--rights', '采矿权.shp', '--mine', '西岭矿', '--json');
  expect(status).toBe(0);
  const { whole, licence } = JSON.parse(stdout);
  expect([whole.cutCubicMetres, whole.method, whole.cellMetres, whole.resampled]).toEqual([16_000, 'cell-difference', 1, false]);
  expect([licence.inside.cutCubicMetres, licence.outside.cutCubicMetres, licence.belowLimit]).toEqual([8000, 8000, { areaSquareMetres: 1000, volumeCubicMetres: 3000, mostMetres: 3, cutSinceCubicMetres: 3000 }]);
});

test('GeoTIFF of whole numbers against one of floats, in strips and tiles: the same volumes', () => {
  const { status, stdout } = earthwork('--before', '前期.tif', '--after', '后期.tif', '--rights', '采矿权.shp', '--mine', '西岭矿', '--json');
  const { whole, licence, notes } = JSON.parse(stdout);
  expect([status, whole.cutCubicMetres, licence.inside.cutCubicMetres, licence.outside.cutCubicMetres, notes.map(({ code }: { code: string }) => code)]).toEqual([0, 16_000, 8000, 8000, ['elevation.survey-unstated', 'relief.datum.unstated']]);
});

test('point clouds need a cell, and say how they were thinned; words with the method', () => {
  expect(earthwork('--before', '前期.xyz', '--after', '后期.xyz')).toMatchObject({ status: 2, stderr: expect.stringContaining('--cell-metres') });
  const { status, stdout } = earthwork('--before', '前期.xyz', '--after', '后期.xyz', '--cell-metres', '2', '--json');
  const { whole, notes } = JSON.parse(stdout);
  expect([status, whole.cutCubicMetres]).toEqual([0, 16_000]);
  expect(notes.map(({ code }: { code: string }) => code)).toEqual(['surface.cloud-thinned', 'surface.cloud-thinned', 'relief.datum.unstated']);
  const told = earthwork('--before', '前期.asc', '--after', '后期.asc').stdout;
  expect(told).toMatch(/挖方 16\u2009000\.0 m³.*最大下挖 8\.00 m/);
  expect(told).toContain('逐格高差');
});

test('what is no survey is said in one sentence', async () => {
  await writeFile(join(folder, '坏.asc'), 'ncols 3\nnrows 2\n1 2 3');
  expect(earthwork('--before', '坏.asc', '--after', '后期.asc')).toMatchObject({ status: 3, stderr: expect.stringContaining('文件头不完整') });
  expect(earthwork('--before', '没有.asc', '--after', '后期.asc').status).toBe(3);
});

test('surveys that share no ground, and a mine they do not cover, give no zeros in silence', async () => {
  await writeFile(join(folder, '远处.asc'), grid(() => 800).replace(String(N), String(N + 5000)));
  expect(earthwork('--before', '远处.asc', '--after', '后期.asc')).toMatchObject({ status: 3, stderr: expect.stringContaining('没有共同覆盖') });
  expect(earthwork('--before', '远处.asc', '--after', '远处.asc', '--rights', '采矿权.shp', '--mine', '西岭矿')).toMatchObject({ status: 3, stderr: expect.stringContaining('没有共同覆盖西岭矿的矿区范围'), stdout: expect.not.stringContaining('西岭矿') });
});

test('two surveys and a limit in two elevation datums are compared in one, and that is said', () => {
  const { stdout } = earthwork('--before', '前期.asc', '--after', '后期.asc', '--rights', '采矿权.shp', '--mine', '西岭矿', '--elevation-datum', '1985', '--elevation-datum', 'before=1956', '--elevation-datum', 'rights=1956', '--elevation-difference-metres', '-0.05', '--json');
  const { whole, licence, notes } = JSON.parse(stdout);
  // The earlier 800 m of 1956 is 799.95 m of 1985: the pit is 7.95 m deep, and all around it 5 cm seem filled.
  expect(whole.cutCubicMetres).toBeCloseTo(2000 * 7.95, 3);
  expect(licence.belowLimit.mostMetres).toBeCloseTo(2.95, 9);
  expect(notes.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['elevation.survey-converted', 'elevation.converted-local']));
  expect(JSON.parse(earthwork('--before', '前期.asc', '--after', '后期.asc', '--rights', '采矿权.shp', '--mine', '西岭矿', '--json').stdout).notes.map(({ code }: { code: string }) => code)).toContain('elevation.survey-unstated');
});

test('two rasters that state two systems are laid over each other, or refused where no exact conversion leads', async () => {
  const other = systemById('EPSG:4525')!;
  const [east, north] = convertCoordinates(Float64Array.of(E + 50, N + 50), systemById('EPSG:4526')!, other);
  const raster = (code: number, west: number, top: number, height: number) => buildElevationTiff(120, 120, { east: west, north: top, pixel: 1, code }, () => height, { numbers: 'float32', noData: '-9999' });
  await writeFile(join(folder, '邻带.tif'), raster(4525, east! - 60, north! + 60, 790));
  await writeFile(join(folder, '西安80.tif'), raster(2362, E, N + 120, 790));
  const { status, stdout } = earthwork('--before', '前期.tif', '--after', '邻带.tif', '--json');
  const { whole } = JSON.parse(stdout);
  expect([status, whole.deepestCutMetres]).toEqual([0, 10]);
  expect(whole.comparedSquareMetres).toBeGreaterThan(9000);
  expect(earthwork('--before', '前期.tif', '--after', '西安80.tif')).toMatchObject({ status: 3, stderr: expect.stringContaining('不能精确换算') });
});

test('inspect says what a raster and a cloud are, and names a picture that is none', () => {
  const inspect = (...words: readonly string[]) => commandLine.run('inspect', ...words);
  const { status, stdout } = inspect('后期.tif', '前期.xyz', '--json');
  const { surfaces, passedOver } = JSON.parse(stdout);
  expect([status, passedOver]).toEqual([0, []]);
  expect(surfaces.map(({ format, system }: { format: string; system: { declared: string | null } }) => [format, system.declared])).toEqual([['geotiff', 'EPSG:4526'], ['points', null]]);
  expect(inspect('前期.xyz').stdout).toMatch(/点数 {2}10\u2009000[\s\S]*800\.00 至 800\.00 m/);
});

test('the sample county’s quarry: what was planted between its two surveys, by products of boxes', async () => {
  const county = await sampleCountyFolder();
  const truth = JSON.parse(await readFile(join(county, 'pit-surveys-truth.json'), 'utf8')) as PitSurveysTruth;
  const [before, after] = truth.files.map((file) => join(county, ...file.split('/'))) as [string, string];
  const { status, stdout } = earthwork('--before', before, '--after', after, '--rights', join(county, '采矿权_2026.shp'), '--mine', truth.mineName, '--elevation-datum', 'national-1985', '--json');
  expect(status).toBe(0);
  const { whole, licence } = JSON.parse(stdout);
  const close = (found: number, planted: number): void => expect(Math.abs(found - planted)).toBeLessThanOrEqual(1e-5 * planted + 1e-6);
  for (const [place, sums] of [['whole', whole], ['inside', licence.inside], ['outside', licence.outside]] as const) {
    close(sums.cutCubicMetres, truth.cutCubicMetres[place]);
    close(sums.fillCubicMetres, truth.fillCubicMetres[place]);
  }
  close(whole.changedSquareMetres, truth.changedSquareMetres);
  for (const figure of ['areaSquareMetres', 'volumeCubicMetres', 'mostMetres', 'cutSinceCubicMetres'] as const) close(licence.belowLimit[figure], truth.belowLimit[figure]);
  // Small enough to ship, and planted in every way.
  expect((await readFile(after)).length).toBeLessThan(150_000);
  for (const planted of [truth.cutCubicMetres.inside, truth.cutCubicMetres.outside, truth.fillCubicMetres.inside, truth.belowLimit.volumeCubicMetres]) expect(planted).toBeGreaterThan(0);
}, 240_000);
