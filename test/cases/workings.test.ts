/** `kuangce workings` on drawings of two periods with planted excess: all found, none invented, each input fault explained. Mines are fictional. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { ellipsoidalArea } from '../../shared/geometry/ellipsoidal-area.ts';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { textDrawing, type Groups } from '../helpers/dxf-builder.ts';

vi.setConfig({ testTimeout: 60_000 });

let commandLine: CommandLineUnderTest;
const SYSTEM = systemById('EPSG:4526')!;
const [E, N] = [38_500_000, 3_870_000];
let folder = '';

const rectangle = (x: number, y: number, width: number, height: number): number[] => [E + x, N + y, E + x + width, N + y, E + x + width, N + y + height, E + x, N + y + height, E + x, N + y];
/** Two seams of one mine at different elevations, and a neighbour. */
const BODIES = [
  { ring: rectangle(0, 0, 1000, 800), values: ['C9999012015067110134567', '石湾沟矿', 860, 800] },
  { ring: rectangle(0, 0, 400, 800), values: ['C9999012015067110134567', '石湾沟矿', 760, 700] },
  { ring: rectangle(3000, 0, 600, 600), values: ['C9999012016117120128811', '东坪矿', 900, 800] },
] as const;

interface Place {
  /** Exchanges or shifts the numbers, for faults. */
  readonly put: (east: number, north: number) => readonly [number, number];
}
const AS_IS: Place = { put: (east, north) => [east, north] };

const outline = (layer: string, x: number, y: number, width: number, height: number, z: number, { put }: Place = AS_IS): Groups => {
  const ring = rectangle(x, y, width, height).slice(0, 8);
  return [0, 'LWPOLYLINE', 8, layer, 90, 4, 70, 1, 38, z, ...[0, 2, 4, 6].flatMap((i) => { const [a, b] = put(ring[i]!, ring[i + 1]!); return [10, a, 20, b]; })];
};
/** The same, exploded into lines, the last of which stops `gap` short. */
const exploded = (layer: string, x: number, y: number, width: number, height: number, z: number, gap: number): Groups[] => {
  const r = rectangle(x, y, width, height);
  return [0, 2, 4, 6].map((i) => [0, 'LINE', 8, layer, 10, r[i]!, 20, r[i + 1]!, 30, z, 11, r[i + 2]!, 21, r[i + 3]! + (i === 6 ? gap : 0), 31, z]);
};
const header = (version: string, codePage: string) => [['$ACADVER', 1, version], ['$DWGCODEPAGE', 3, codePage]] as const;

const FIRST_HALF: readonly Groups[] = [
  // Inside the upper seam, though outside the lower one in plan.
  outline('采空区', 500, 100, 200, 100, 820),
  // The innocent neighbour: a centimetre inside, up to both limits.
  outline('采空区', 3000.01, 0.01, 599.98, 599.98, 800),
  [0, 'LINE', 8, '巷道', 10, E + 3100, 20, N + 100, 30, 900, 11, E + 3500, 21, N + 500, 31, 850],
];
/** What the second half adds, and the truth about it. */
const PLANTED: readonly Groups[] = [
  // The lower seam's goaf reaches 37.25 m beyond the lower body.
  ...exploded('采空区', 300, 300, 137.25, 60, 730, 0.03),
  // A roadway 12.4 m below the lower limit, and 25 m beyond the boundary to the south.
  [0, 'LINE', 8, '巷道', 10, E + 100, 20, N + 50, 30, 687.6, 11, E + 100, 21, N - 25, 31, 687.6],
  [0, 'TEXT', 8, '注记', 10, E + 350, 20, N + 330, 40, 5, 1, '9号煤采空区 2026'],
];

beforeAll(async () => {
  commandLine = await buildCommandLine('workings');
  ({ folder } = commandLine);
  const builder = new GeometryBuilder('polygon');
  for (const { ring } of BODIES) {
    builder.path(ring);
    builder.endPart();
    builder.endFeature();
  }
  const text = (name: string, width: number) => ({ name, type: 'text' as const, width, decimals: 0 });
  const number = (name: string) => ({ name, type: 'number' as const, width: 8, decimals: 2 });
  const files = writeShapefile({ name: 'x', kind: 'polygon', features: builder.finish(), fields: [text('XKZH', 25), text('KSMC', 40), number('CSSX'), number('CSXX')], rows: BODIES.map(({ values }) => [...values]), system: SYSTEM, encoding: 'gbk', cpg: false });
  for (const [extension, bytes] of Object.entries(files)) await writeFile(join(folder, `采矿权.${extension}`), bytes);
  const save = (name: string, entities: readonly Groups[]) => writeFile(join(folder, name), textDrawing({ header: header('AC1024', 'ANSI_936'), entities }));
  await save('2026H1.dxf', FIRST_HALF);
  await save('2026H2.dxf', [...FIRST_HALF, ...PLANTED]);
  await save('颠倒.dxf', [outline('采空区', 500, 100, 200, 100, 820, { put: (east, north) => [north, east] })]);
  await save('错带.dxf', [outline('采空区', 500, 100, 200, 100, 820, { put: (east, north) => [east - 1_000_000, north] })]);
  await save('未闭合.dxf', exploded('采空区', 500, 100, 200, 100, 820, 2));
  await writeFile(join(folder, '旧版.dxf'), textDrawing({ header: header('AC1015', 'ANSI_936'), entities: [outline('采空区', 500, 100, 200, 100, 820)] }, (words) => (encodeGbk(words) as { bytes: Uint8Array }).bytes));
}, 120_000);

afterAll(() => commandLine?.remove());

function workings(drawing: string, ...words: readonly string[]) {
  const ended = commandLine.run('workings', '--rights', '采矿权.shp', '--drawing', drawing, '--period', '2026H2', '--tolerance-metres', '0.5', ...words);
  return ended;
}

const codes = (news: readonly { readonly code: string }[]): string[] => news.map(({ code }) => code);

test('the first half-year: nobody is accused', () => {
  const { status, stdout } = workings('2026H1.dxf', '--json');
  const { mines, period, parameters, notes } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(mines.map((mine: { mineName: string; band: string; workings: unknown[] }) => [mine.mineName, mine.band, mine.workings])).toEqual([['石湾沟矿', 'inside', []], ['东坪矿', 'inside', []]]);
  expect([period, parameters]).toEqual(['2026H2', { planToleranceMetres: 0.5, elevationToleranceMetres: 0.5, gapMetres: 0, thicknessMetres: null, densityTonnesPerCubicMetre: null, recoveryShare: null }]);
  expect(codes(notes)).toEqual(expect.arrayContaining(['cli.workings.system-of-rights', 'cli.workings.roles-by-name']));
});

test('the right is named as in the other commands, or by its first name; two names that differ are refused', () => {
  const named = (...words: readonly string[]) => workings('2026H1.dxf', '--json', ...words);
  const [byRight, byMine] = [named('--right', '东坪矿'), named('--mine', '东坪矿')];
  expect([byRight.status, JSON.parse(byRight.stdout).mines]).toEqual([0, JSON.parse(byMine.stdout).mines]);
  expect(JSON.parse(byRight.stdout).mines.map(({ mineName }: { mineName: string }) => mineName)).toEqual(['东坪矿']);
  expect(named('--right', '东坪矿', '--mine', '石湾沟矿')).toMatchObject({ status: 2, stderr: expect.stringContaining('同一个选项') });
});

test('the second half-year: both excesses with their figures, the neighbour untouched', async () => {
  const { status, stdout } = workings('2026H2.dxf', '--json', '--gap-metres', '0.05', '--crs', 'EPSG:4526', '--out', join(folder, 'out'));
  const result = JSON.parse(stdout);
  expect([status, codes(result.problems)]).toEqual([0, []]);
  const [mine, neighbour] = result.mines;
  expect(neighbour.band).toBe('inside');
  expect([mine.band, mine.workingCount, mine.workings.length]).toEqual(['outside', 3, 2]);
  const [goaf, roadway] = mine.workings;
  // The outline closes by a straight line from the last point, 3 cm above the first: a sliver inside the body.
  expect(goaf).toMatchObject({ name: '9号煤采空区 2026', planBand: 'outside', elevationBand: 'inside' });
  expect(Math.abs(goaf.outside.areaPlanarSquareMetres / (37.25 * 60) - 1)).toBeLessThan(1e-6);
  expect(Math.abs(goaf.outside.areaEllipsoidalSquareMetres / ellipsoidalArea([Float64Array.from(rectangle(400, 300, 37.25, 60))], SYSTEM, 'vertices') - 1)).toBeLessThan(1e-6);
  expect(goaf.outside.longestDistanceMetres).toBeCloseTo(37.25, 2);
  expect(roadway).toMatchObject({ planBand: 'outside', elevationBand: 'outside' });
  expect(roadway.outside.lengthMetres).toBeCloseTo(25, 6);
  expect(roadway.outside.longestDistanceMetres).toBeCloseTo(25, 2);
  expect(roadway.belowLimitMetres).toBeCloseTo(12.4, 6);
  expect(mine).toMatchObject({ aboveLimitMetres: 0 });
  expect(result.notes.find(({ code }: { code: string }) => code === 'analysis.workings-gaps-closed').text).toContain('0.030');
  expect(JSON.parse(await readFile(join(folder, 'out', 'workings.json'), 'utf8'))).toEqual(result);
});

test('elevation datums: stated on the line, converted and said; without them what hangs on a datum is named', () => {
  const unstated = JSON.parse(workings('2026H1.dxf', '--json').stdout);
  expect(unstated.elevation).toMatchObject({ drawingDatum: null, difference: { metres: -0.029, statedBy: 'national' } });
  // The innocent neighbour's goaf lies on the very limit.
  expect(unstated.notes.find(({ code }: { code: string }) => code === 'elevation.decides').text).toContain('东坪矿');
  const stated = JSON.parse(workings('2026H1.dxf', '--json', '--elevation-datum', '1956', '--elevation-datum', 'rights=1985', '--elevation-difference-metres', '-0.05', '--elevation-difference-source', '联测').stdout);
  const neighbour = stated.mines.find(({ mineName }: { mineName: string }) => mineName === '东坪矿');
  expect(neighbour).toMatchObject({ limitsDatum: 'national-1985', band: 'within-tolerance' });
  expect(neighbour.belowLimitMetres).toBeCloseTo(0.05, 9);
  expect(stated.notes.find(({ code }: { code: string }) => code === 'elevation.converted-local').text).toContain('−0.050 m（来源：联测）');
  expect(workings('2026H1.dxf', '--elevation-datum', '1975')).toMatchObject({ status: 2, stderr: expect.stringContaining('national-1985') });
  expect(workings('2026H1.dxf', '--elevation-difference-metres', '-29').stderr).toContain('不合理');
});

test('in words: a table, and whose judgement it is', () => {
  const { stdout } = workings('2026H2.dxf', '--gap-metres', '0.05');
  expect(stdout).toMatch(/石湾沟矿.*37\.25.*12\.40.*超出/);
  expect(stdout).toContain('由主管部门认定');
  // How the drawing was understood is told here too.
  expect(stdout).toContain('图层用途按名称判断');
  expect(stdout).toContain('按此比对');
});

test('one file is meant, of a mine that both periods know, with rights that are areas', async () => {
  await mkdir(join(folder, '空'), { recursive: true });
  expect(workings('空')).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('空 是文件夹') });
  expect(workings('2026H1.dxf', '--tolerance-metres', '-1')).toMatchObject({ status: 2, stderr: expect.stringContaining('不是零或正数') });
  expect(workings('2026H2.dxf', '--layers', 'roadway=注记')).toMatchObject({ status: 3, stderr: expect.stringContaining('没有可比对的采掘工程') });
  const builder = new GeometryBuilder('line');
  builder.path([E, N, E + 100, N + 100]);
  builder.endPart();
  builder.endFeature();
  const files = writeShapefile({ name: 'x', kind: 'line', features: builder.finish(), fields: [{ name: 'XKZH', type: 'text', width: 40, decimals: 0 }], rows: [['C1']], system: null, encoding: 'gbk', cpg: false });
  for (const [extension, bytes] of Object.entries(files)) await writeFile(join(folder, `线.${extension}`), bytes);
  const lines = (...more: readonly string[]) => commandLine.run('workings', '--rights', '线.shp', '--drawing', '2026H1.dxf', '--period', '2026H1', '--tolerance-metres', '0', ...more);
  expect(lines()).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('--crs rights=EPSG') });
  expect(lines('--crs', 'rights=EPSG:4526')).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('不是面图层') });
});

test.each([
  ['颠倒.dxf', '横、纵坐标像是颠倒的'],
  ['错带.dxf', '坐标数字不可能是'],
  ['未闭合.dxf', '没有闭合'],
])('%s is caught and explained', (drawing, sentence) => {
  const { status, stderr } = workings(drawing, '--json');
  expect(status).toBe(3);
  expect(stderr).toContain(sentence);
});

test('a wrong declaration and a wrong encoding are caught and explained', () => {
  const zone = workings('2026H1.dxf', '--crs', 'EPSG:4525');
  expect([zone.status, zone.stderr]).toEqual([3, expect.stringContaining('坐标数字不可能是')]);
  expect(workings('旧版.dxf', '--json').status).toBe(0);
  const garbled = workings('旧版.dxf', '--encoding', 'windows-1252');
  expect([garbled.status, garbled.stderr]).toEqual([3, expect.stringContaining('认不出采空区')]);
});

test('a tolerance is a choice that must be made', () => {
  const ended = commandLine.run('workings', '--rights', '采矿权.shp', '--drawing', '2026H1.dxf', '--period', '2026H1');
  expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining('--tolerance-metres')]);
});

test('a layer that the previous drawing has not is told, and the others are compared', () => {
  const { status, stdout } = workings('2026H2.dxf', '--crs', 'EPSG:4526', '--gap-metres', '0.05', '--layers', 'goaf=采空区,roadway=巷道', '--previous', '旧版.dxf', '--json');
  const { problems, comparisons } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(problems.map(({ code, text }: { code: string; text: string }) => [code, text])).toContainEqual(['cli.workings.previous-lacks-layers', '上一期的 旧版.dxf 没有名为 巷道 的图层，两期只按其余图层对比。']);
  expect(comparisons).toHaveLength(1);
});

test('a previous drawing that cannot be compared takes nothing from this period', () => {
  const { status, stdout, stderr } = workings('2026H2.dxf', '--crs', 'EPSG:4526', '--layers', 'goaf=采空区,roadway=巷道', '--previous', '颠倒.dxf');
  expect(status).toBe(3);
  expect(stdout).toContain('石湾沟矿');
  expect(stderr).toContain('颠倒.dxf');
});

test('rights whose first number is north are read with the option that the sentence names', async () => {
  const builder = new GeometryBuilder('polygon');
  for (const { ring } of BODIES) {
    builder.path(ring.map((_, i) => ring[i ^ 1]!));
    builder.endPart();
    builder.endFeature();
  }
  const files = writeShapefile({ name: 'x', kind: 'polygon', features: builder.finish(), fields: [{ name: 'XKZH', type: 'text', width: 25, decimals: 0 }], rows: BODIES.map(({ values }) => [values[0]]), system: null, encoding: 'gbk', cpg: false });
  for (const [extension, bytes] of Object.entries(files)) await writeFile(join(folder, `北东.${extension}`), bytes);
  const refused = workings('2026H1.dxf', '--rights', '北东.shp', '--crs', 'rights=EPSG:4526');
  expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining('--swap-axes rights')]);
  const { status, stdout } = workings('2026H1.dxf', '--rights', '北东.shp', '--crs', 'rights=EPSG:4526', '--swap-axes', 'rights', '--json');
  expect([status, JSON.parse(stdout).mines.length]).toEqual([0, new Set(BODIES.map(({ values }) => values[0])).size]);
  expect(workings('2026H1.dxf', '--swap-axes', 'dltb').status).toBe(2);
});
