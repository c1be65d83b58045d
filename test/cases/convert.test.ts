/** `kuangce convert` as users have it: a bundled program, real files, judged by what GDAL and the program itself read back. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { gdalFeatures, ogrinfo, withoutGdal } from '../helpers/gdal.ts';

// Every call starts a program of its own.
vi.setConfig({ testTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));
let commandLine: CommandLineUnderTest;
let folder = '';

const square = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const hole = (east: number, north: number, size: number): number[][] => square(east, north, size).reverse();
/** CGCS2000, 3° zone 37, in metres, stated by a crs member. */
const RIGHTS = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4525' } },
  features: [
    { type: 'Feature', properties: { XKZH: 'C3713262011017120100001', KSMC: '青石一矿', MJ: 0.01 }, geometry: { type: 'Polygon', coordinates: [square(37_500_000, 3_876_000, 100), hole(37_500_020, 3_876_020, 10)] } },
    { type: 'Feature', properties: { XKZH: 'C3713262011017120100002', KSMC: '二矿', MJ: null }, geometry: { type: 'MultiPolygon', coordinates: [[square(37_500_200, 3_876_000, 100)], [square(37_500_400, 3_876_000, 50)]] } },
  ],
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function convert(...words: readonly string[]): Ended {
  const { status, stdout, stderr } = commandLine.run('convert', ...words);
  return { code: status, stdout, stderr };
}

const converted = (...words: readonly string[]): { written: string[]; layers: { name: string; featureCount: number; system: string | null }[]; notes: { code: string }[]; problems: { code: string; severity: string }[] } => JSON.parse(convert(...words, '--json').stdout);

beforeAll(async () => {
  commandLine = await buildCommandLine('convert');
  ({ folder } = commandLine);
  await writeFile(join(folder, '采矿权.geojson'), RIGHTS);
  await writeFile(join(folder, '无声明.geojson'), RIGHTS.replace(/"crs":\{.*?\}\},/, ''));
  await writeFile(join(folder, '西安80.geojson'), RIGHTS.replace('4525', '2361'));
  await writeFile(join(folder, '产量.csv'), '许可证号,年产量\nC3713262011017120100001,12.5\nC3713262011017120100001,9\nC37,1\n');
  await writeFile(join(folder, '拐点.csv'), '矿山名称,点号,X,Y\n甲,1,3876000,37500000\n甲,2,3876000,37500100\n甲,3,3876100,37500100\n');
  await cp(fileURLToPath(new URL('../fixtures/qingshi.gdb.zip', import.meta.url)), join(folder, 'qingshi.gdb.zip'));
}, 120_000);

afterAll(() => commandLine?.remove());

test('wrong usage is one sentence and exit code 2', () => {
  for (const words of [[], ['a.shp'], ['a.shp', 'b.doc'], ['a.shp', 'b.shp', 'c'], ['a.shp', 'b.shp', '--to-crs', 'EPSG:3857'], ['a.shp', 'b.shp', '--kind', 'round'], ['a.shp', 'b.shp', '--join', 'c.csv'], ['a.shp', 'b.shp', '--out-encoding', 'big5']]) {
    const { code, stdout, stderr } = convert(...words);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  }
  expect(convert('--help').stdout).toContain('--from-crs');
});

test('a source is never replaced by its own conversion; an unknown system is told under its option', async () => {
  const before = await readFile(join(folder, '采矿权.geojson'), 'utf8');
  expect(convert('采矿权.geojson', './采矿权.geojson')).toMatchObject({ code: 3, stderr: expect.stringContaining('会覆盖输入文件') });
  expect(convert('采矿权.geojson', '产量.csv', '--join', '产量.csv', '--key', 'XKZH=许可证号').stderr).toContain('会覆盖输入文件 产量.csv');
  expect(convert('采矿权.geojson', '本体.shp').code).toBe(0);
  expect(convert('本体.shp', '本体.dbf.csv').code).toBe(0);
  expect(convert('本体.dbf', '本体.shp', '--kind', 'polygon').stderr).toContain('会覆盖输入文件 本体.shp');
  expect(await readFile(join(folder, '采矿权.geojson'), 'utf8')).toBe(before);
  expect(convert('采矿权.geojson', 'x.shp', '--to-crs', 'EPSG:9999').stderr).toContain('--to-crs 不认识');
});

test.each(['gpkg', 'fgb', 'shp', 'kml', 'dxf', 'csv', 'xlsx', 'txt', 'geojson'])('to %s and back to GeoJSON: the same shapes in the same place', async (extension) => {
  const there = convert('采矿权.geojson', `去/采矿权.${extension}`);
  expect(there).toMatchObject({ code: 3, stderr: expect.stringContaining('写不进去') });
  await mkdir(join(folder, extension), { recursive: true });
  expect(convert('采矿权.geojson', `${extension}/采矿权.${extension}`)).toMatchObject({ code: 0, stderr: '' });
  const declares = ['kml', 'csv', 'xlsx', 'dxf'].includes(extension) ? ['--from-crs', extension === 'kml' ? 'EPSG:4490' : 'EPSG:4525'] : [];
  const back = convert(`${extension}/采矿权.${extension}`, `${extension}/back.geojson`, '--kind', extension === 'dxf' ? 'line' : 'polygon', '--to-crs', 'EPSG:4490', ...declares);
  expect(back.code, back.stderr).toBe(0);
  const original = convert('采矿权.geojson', `${extension}/original.geojson`, '--to-crs', 'EPSG:4490');
  expect(original.code).toBe(0);
  const positions = async (name: string): Promise<number[][]> => {
    const text = await readFile(join(folder, extension, name), 'utf8');
    const { features } = JSON.parse(text) as { features: { geometry: { coordinates: unknown } | null }[] };
    const flat = features.flatMap((feature) => (feature.geometry ? (feature.geometry.coordinates as unknown[]).flat(9) : [])) as number[];
    const pairs = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
    return [...new Map(pairs.map((pair) => [pair.map((value) => value.toFixed(8)).join(), pair])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  };
  const [came, went] = [await positions('back.geojson'), await positions('original.geojson')];
  expect(came.length).toBe(went.length);
  // In a drawing areas are closed lines. A coordinate text is written to the millimetre (1e-8°), the others to ten decimals of a degree.
  came.forEach((pair, i) => pair.forEach((value, axis) => expect(Math.abs(value - went[i]![axis]!)).toBeLessThan(extension === 'txt' ? 1.2e-8 : 2e-10)));
});

test.skipIf(withoutGdal)('GDAL reads every one of them: counts, system, every corner', async () => {
  await mkdir(join(folder, 'gdal'), { recursive: true });
  for (const extension of ['gpkg', 'fgb', 'shp', 'geojson', 'kml']) {
    expect(convert('采矿权.geojson', `gdal/a.${extension}`).code).toBe(0);
    const path = join(folder, 'gdal', `a.${extension}`);
    expect(ogrinfo(path)).toContain('Feature Count: 2');
    if (extension === 'geojson' || extension === 'kml') continue;
    expect(ogrinfo(path)).toMatch(/CGCS2000.*(zone 37|Zone_37)/i);
    const corners = gdalFeatures(path).flatMap((feature) => (feature.geometry!.coordinates as unknown[]).flat(9) as number[]);
    expect([Math.min(...corners), Math.max(...corners), corners.length]).toEqual([3_876_000, 37_500_450, 40]);
  }
});

test('declaring is not converting: without a statement the numbers stay, a datum is never changed', async () => {
  expect(converted('无声明.geojson', 'a.gpkg')).toMatchObject({ layers: [{ system: null }], problems: [] });
  expect(converted('无声明.geojson', 'b.gpkg', '--from-crs', '4525')).toMatchObject({ layers: [{ system: 'EPSG:4525' }], problems: [] });
  expect(convert('无声明.geojson', 'c.gpkg', '--to-crs', 'EPSG:4490')).toMatchObject({ code: 3, stderr: expect.stringContaining('没有声明坐标系，不能换算') });
  expect(convert('无声明.geojson', 'c.gpkg', '--from-crs', 'EPSG:4526')).toMatchObject({ code: 3, stderr: expect.stringContaining('不可能是 --from-crs') });
  expect(convert('西安80.geojson', 'c.gpkg', '--to-crs', 'EPSG:4525')).toMatchObject({ code: 3, stderr: expect.stringContaining('基准不同') });
  expect(convert('采矿权.geojson', 'c.gpkg', '--from-crs', '2361').stdout).toContain('没有采用');
  // Nothing of what was refused lies about.
  expect((await readdir(folder)).filter((name) => name.startsWith('c.'))).toEqual(['c.gpkg']);
});

const set = (changes: object): object => ({
  name: '虚构四参数',
  from: { id: 'EPSG:2361' },
  to: { id: 'EPSG:4525' },
  parameters: { kind: 'similarity', shiftNorthMetres: -5.02, shiftEastMetres: 117.31, rotationArcSeconds: 0, scalePartsPerMillion: 0 },
  area: { name: '青石县', extent: [37_499_000, 3_875_000, 37_502_000, 3_878_000] },
  source: '虚构',
  date: '2026-11-20',
  points: [],
  ...changes,
});
const setFile = (...sets: readonly object[]): string => JSON.stringify({ format: 'kuangce-transformation-sets', version: 1, sets });

test('between datums only through a given set, which is named; a local grid is declared by its name', async () => {
  await writeFile(join(folder, '参数.json'), setFile(set({})));
  const outcome = converted('西安80.geojson', '转换后.csv', '--to-crs', 'EPSG:4525', '--transform', '参数.json');
  expect(outcome.problems).toEqual([]);
  expect(outcome.layers[0]).toMatchObject({ system: 'EPSG:4525' });
  expect(outcome.notes.map((note) => note.code)).toContain('transformation.converted');
  const [east, north] = /(3\d{7}\.\d+) (\d{7}\.\d+)/.exec(await readFile(join(folder, '转换后.csv'), 'utf8'))!.slice(1).map(Number);
  expect(east).toBeCloseTo(37_500_117.31, 3);
  expect(north).toBeCloseTo(3_875_994.98, 3);

  await writeFile(join(folder, '独立.json'), setFile(set({ name: '甲', from: { id: 'LOCAL:1', datum: 'OTHER', kind: 'other', name: '一号矿独立坐标系' } }), set({ name: '乙', from: { id: 'LOCAL:1', datum: 'OTHER', kind: 'other', name: '一号矿独立坐标系' } })));
  const words = ['无声明.geojson', '独立后.csv', '--from-crs', '一号矿独立坐标系', '--to-crs', 'EPSG:4525', '--transform', '独立.json'] as const;
  expect(converted(...words).problems.map((problem) => problem.code)).toEqual(['export.several-sets']);
  expect(converted(...words, '--transform-name', '乙').layers[0]).toMatchObject({ system: 'EPSG:4525' });
});

test('a set that does not lead there, or does not reach there, converts nothing', async () => {
  await writeFile(join(folder, '别处.json'), setFile(set({ area: { name: '别处', extent: [37_400_000, 3_875_000, 37_402_000, 3_878_000] } })));
  const words = (file: string, to = 'EPSG:4525'): readonly string[] => ['西安80.geojson', '不该有.csv', '--to-crs', to, '--transform', file];
  expect(converted(...words('别处.json')).problems.map((problem) => problem.code)).toEqual(['transformation.outside-area']);
  expect(converted(...words('别处.json', 'EPSG:2413')).problems.map((problem) => problem.code)).toEqual(['export.no-set']);
  expect(convert(...words('没有.json')).code).toBe(3);
  expect(await readdir(folder)).not.toContain('不该有.csv');
});

test('what the format cannot hold is listed; a table is joined by its key', () => {
  const { stdout, stderr, code } = convert('采矿权.geojson', 'j.txt');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/字段 XKZH、MJ 不能写入[^]*已写到/)]);
  expect(stderr).toBe('');
  const joined = converted('采矿权.geojson', 'j.gpkg', '--join', '产量.csv', '--key', 'XKZH=许可证号');
  expect(joined.problems.map(({ code: each, severity }) => [each, severity])).toEqual([['exchange.join-repeated', 'partial'], ['exchange.join-without-row', 'minor'], ['exchange.join-unused', 'minor']]);
  expect(converted('j.gpkg', 'k.csv').layers[0]!.featureCount).toBe(2);
  expect(convert('采矿权.geojson', 'l.gpkg', '--join', '产量.csv', '--key', 'XKZH')).toMatchObject({ code: 3, stderr: expect.stringContaining('没有字段“XKZH”') });
});

test('several layers: a geodatabase into one file or many, one of them by name, a table of corners into areas', async () => {
  expect(converted('qingshi.gdb.zip', 'all.gpkg').layers).toEqual([
    { name: 'DLTB', featureCount: 3, system: 'EPSG:4525' },
    { name: '道路', featureCount: 1, system: 'EPSG:4490' },
    { name: '产量表', featureCount: 1, system: null },
  ]);
  expect(converted('qingshi.gdb.zip', 'one.shp', '--layer', 'DLTB').written).toEqual(['one.shp', 'one.dbf', 'one.shx', 'one.prj', 'one.cpg']);
  expect(converted('qingshi.gdb.zip', 'many.fgb').written).toEqual(['many_DLTB.fgb', 'many_道路.fgb', 'many_产量表.fgb']);
  expect(convert('qingshi.gdb.zip', 'x.shp', '--layer', '林地')).toMatchObject({ code: 3, stderr: expect.stringContaining('DLTB (polygon)、道路 (line)、产量表 (none)') });
  expect(converted('拐点.csv', 'corners.geojson', '--from-crs', 'EPSG:4525').layers).toEqual([{ name: '拐点', featureCount: 1, system: 'EPSG:4490' }]);
  expect(converted('拐点.csv', 'points.geojson', '--from-crs', 'EPSG:4525', '--kind', 'point').layers).toEqual([{ name: '拐点', featureCount: 3, system: 'EPSG:4490' }]);
});

test('naming a .tab takes its .dat, .map and .id with it; each kind becomes a layer', async () => {
  await cp(join(project, 'test/fixtures/qingshi-tab'), join(folder, 'tab'), { recursive: true });
  const { layers, problems } = converted('tab/qingshi.tab', 'tab.gpkg', '--from-crs', 'EPSG:4525');
  expect(layers).toMatchObject([{ name: 'qingshi_面', featureCount: 3, system: 'EPSG:4525' }, { name: 'qingshi_线', featureCount: 2 }, { name: 'qingshi_点', featureCount: 3 }]);
  expect(problems.map((problem) => problem.code)).toEqual(['formats.rows-without-shape']);
});

test('a self-crossing polygon is written as it is, or put right and told with --repair', async () => {
  const bowTie = RIGHTS.replace(JSON.stringify([square(37_500_000, 3_876_000, 100), hole(37_500_020, 3_876_020, 10)]), JSON.stringify([[[37_500_000, 3_876_000], [37_500_100, 3_876_100], [37_500_100, 3_876_000], [37_500_000, 3_876_100], [37_500_000, 3_876_000]]]));
  expect(bowTie).not.toBe(RIGHTS);
  await writeFile(join(folder, '自相交.geojson'), bowTie);
  expect(converted('自相交.geojson', '照原样.csv').notes.map((note) => note.code)).not.toContain('faults.note');
  const { notes } = converted('自相交.geojson', '修复.csv', '--repair');
  expect(notes.find((note) => note.code === 'faults.note')).toMatchObject({ text: expect.stringContaining('1 个图形按奇偶规则修复，面积共变化 5\u2009000.00 m²；行号：1') });
});

test('of a folder with one set that was copied short the others are written, and what is missing is told', async () => {
  await mkdir(join(folder, '送审'), { recursive: true });
  expect(convert('采矿权.geojson', '送审/采矿权.shp').code).toBe(0);
  expect(convert('采矿权.geojson', '送审/图斑.shp').code).toBe(0);
  await writeFile(join(folder, '送审', '图斑.shp'), (await readFile(join(folder, '送审', '图斑.shp'))).subarray(0, 150));
  const { code, stdout, stderr } = convert('送审', '送审.gpkg');
  expect(code).toBe(3);
  expect(stderr).toMatch(/图斑\.shp [^\n]*复制[^\n]*\n图层 图斑 没有转换，原因见上；其余 1 个图层已写出。/);
  expect(stdout).toContain('送审.gpkg');
  expect(converted('送审.gpkg', '又.geojson').layers.map(({ name, featureCount }) => [name, featureCount])).toEqual([['采矿权', 2]]);
  const alone = convert('送审/图斑.shp', '单独.gpkg');
  expect([alone.code, alone.stderr.trim().split('\n').length, (await readdir(folder)).includes('单独.gpkg')]).toEqual([3, 1, false]);
});

test('a place that takes no files ends with one sentence and leaves nothing', async () => {
  await mkdir(join(folder, '满'), { recursive: true });
  for (const out of ['没有这个夹/甲.shp', '采矿权.geojson/甲.shp', ...(process.platform === 'linux' ? ['/proc/甲.shp'] : [])]) {
    const { code, stderr } = convert('采矿权.geojson', out);
    expect([out, code, stderr.trim().split('\n').length]).toEqual([out, 3, 1]);
    expect(stderr).toContain('甲.shp 写不进去');
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('.kuangce'))).toEqual([]);
});

test('lists follow the language', () => {
  expect(convert('采矿权.geojson', '甲.txt').stdout).toContain('字段 XKZH、MJ 不能');
  expect(convert('采矿权.geojson', '甲.txt', '--lang', 'en').stdout).toMatch(/XKZH, MJ/);
});
