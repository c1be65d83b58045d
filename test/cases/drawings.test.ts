/**
 * The sample county's drawings of two half-years against their truth (GEOS, closed formulas): every planted excess found,
 * none invented, distances to a centimetre, areas to a millionth; each input fault explained in one sentence.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DrawingsTruth } from '../../scripts/sample-county/drawings/drawing-truth.ts';
import { buildCommandLine, type CommandLineUnderTest } from '../helpers/command-line.ts';
import { sampleCountyFolder } from '../helpers/sample-county.ts';
import { withoutGdal } from '../helpers/gdal.ts';

vi.setConfig({ testTimeout: 120_000 });

let commandLine: CommandLineUnderTest;
let county = '';
let scratch = '';
let truth: DrawingsTruth;

beforeAll(async () => {
  county = await sampleCountyFolder();
  truth = JSON.parse(readFileSync(join(county, 'drawings-truth.json'), 'utf8')) as DrawingsTruth;
  commandLine = await buildCommandLine('drawings');
  ({ folder: scratch } = commandLine);
}, 300_000);

afterAll(() => commandLine?.remove());

function workings(drawing: string, ...words: readonly string[]) {
  const { planToleranceMetres, elevationToleranceMetres, thicknessMetres, densityTonnesPerCubicMetre } = truth.parameters;
  const ended = commandLine.runIn(
    { cwd: county },
      'workings', '--rights', '采矿权_2026.shp', '--drawing', drawing, '--period', '2026H1', '--tolerance-metres', String(planToleranceMetres),
      '--elevation-tolerance-metres', String(elevationToleranceMetres), '--thickness-metres', String(thicknessMetres), '--density-tonnes-per-cubic-metre', String(densityTonnesPerCubicMetre), '--gap-metres', '0.05', '--json', ...words,
  );
  return ended;
}

interface FoundWorking {
  readonly name: string;
  readonly kind: string;
  readonly band: string;
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  readonly outside: { readonly areaPlanarSquareMetres: number; readonly areaEllipsoidalSquareMetres: number; readonly longestDistanceMetres: number; readonly lengthMetres: number };
}

const share = (found: number, expected: number): number => (expected === 0 ? found : Math.abs(found / expected - 1));

test('every planted excess is found with its figures, and none is invented', () => {
  expect(truth.drawings).toHaveLength(10);
  for (const { file, rightId, mineName, workings: expected, neighbours } of truth.drawings) {
    const { status, stdout } = workings(file, '--mine', rightId);
    expect([file, status]).toEqual([file, 0]);
    const { mines, problems } = JSON.parse(stdout);
    expect([file, problems]).toEqual([file, []]);
    expect(mines).toHaveLength(1);
    const [mine] = mines as { id: string; workingCount: number; band: string; neighbours: { rightId: string; areaPlanarSquareMetres: number }[]; workings: FoundWorking[] }[];
    expect([mine!.id, mine!.workingCount]).toEqual([rightId, expected.length]);
    const beyond = expected.filter(({ band }) => band !== 'inside');
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    expect(mine!.workings.map(({ name, kind, band }) => [name, kind, band]).sort(), `${mineName} ${file}`).toEqual(beyond.map(({ name, kind, band }) => [name, kind, band]).sort());
    const found = mine!.workings.toSorted(byName);
    beyond.toSorted(byName).forEach((planted, i) => {
      const { outside, belowLimitMetres, aboveLimitMetres } = found[i]!;
      const label = `${file} ${planted.name}`;
      expect(Math.abs(outside.longestDistanceMetres - planted.longestDistanceMetres), label).toBeLessThan(0.01);
      expect(share(outside.areaPlanarSquareMetres, planted.areaPlanarSquareMetres), label).toBeLessThan(1e-6);
      expect(share(outside.areaEllipsoidalSquareMetres, planted.areaEllipsoidalSquareMetres), label).toBeLessThan(1e-6);
      expect(Math.abs(outside.lengthMetres - planted.lengthMetres), label).toBeLessThan(0.01);
      expect(Math.abs(belowLimitMetres - planted.belowLimitMetres), label).toBeLessThan(0.01);
      expect(Math.abs(aboveLimitMetres - planted.aboveLimitMetres), label).toBeLessThan(0.01);
    });
    expect(mine!.neighbours.map((neighbour) => neighbour.rightId)).toEqual(neighbours.map((neighbour) => neighbour.rightId));
    mine!.neighbours.forEach((neighbour, i) => expect(share(neighbour.areaPlanarSquareMetres, neighbours[i]!.areaPlanarSquareMetres)).toBeLessThan(1e-6));
  }
});

test('the innocent mine: a centimetre inside and exactly at both limits, in both periods', () => {
  const innocent = truth.drawings.filter(({ mineName }) => mineName === '后峪铁矿');
  expect(innocent).toHaveLength(2);
  for (const { file, rightId } of innocent) {
    const [mine] = JSON.parse(workings(file, '--mine', rightId, '--tolerance-metres', '0', '--elevation-tolerance-metres', '0').stdout).mines;
    expect([mine.band, mine.outside.areaPlanarSquareMetres, mine.belowLimitMetres, mine.aboveLimitMetres]).toEqual(['inside', 0, 0, 0]);
    expect(mine.boundaryDistanceMetres).toBeCloseTo(0.01, 3);
  }
});

test('volume and tonnage of an excess follow from area, thickness and density', () => {
  const one = truth.drawings.find(({ mineName, period }) => mineName === '北岭煤矿' && period === '2026H1')!;
  const [mine] = JSON.parse(workings(one.file, '--mine', one.rightId).stdout).mines;
  const goaf = mine.workings.find(({ name }: FoundWorking) => name.startsWith('3106'));
  const planted = one.workings.find(({ name }) => name.startsWith('3106'))!;
  expect(share(goaf.excess.volumeCubicMetres, planted.areaPlanarSquareMetres * 2.5)).toBeLessThan(1e-6);
  expect(share(goaf.excess.tonnes, planted.areaPlanarSquareMetres * 2.5 * 1.4)).toBeLessThan(1e-6);
  // The dipping goaf passes the limit where its floor does: 12.5 of 32.5 m of its fall.
  const dipping = mine.workings.find(({ name }: FoundWorking) => name.startsWith('3104'));
  expect(share(dipping.beyondLimit.areaPlanarSquareMetres, 120 * 130 * (12.5 / 32.5))).toBeLessThan(1e-6);
});

test('each body with its own thickness and density: volumes of its workings, sums by body, and a name nobody registered', () => {
  const one = truth.drawings.find(({ mineName, period }) => mineName === '北岭煤矿' && period === '2026H1')!;
  const [mine] = JSON.parse(workings(one.file, '--mine', one.rightId, '--thickness-metres', '3 号煤层=3.1', '--density-tonnes-per-cubic-metre', '15 号煤层=1.6').stdout).mines;
  const planted = (name: string): number => one.workings.find((working) => working.name.startsWith(name))!.areaPlanarSquareMetres;
  const found = (name: string) => mine.workings.find((working: FoundWorking) => working.name.startsWith(name)).excess;
  expect(share(found('3106').volumeCubicMetres, planted('3106') * 3.1)).toBeLessThan(1e-6);
  expect(share(found('3106').tonnes, planted('3106') * 3.1 * 1.4)).toBeLessThan(1e-6);
  expect(share(found('15102').tonnes, planted('15102') * 2.5 * 1.6)).toBeLessThan(1e-6);
  expect(mine.bodies.map(({ bodyNames, thicknessMetres, densityTonnesPerCubicMetre }: { bodyNames: string[]; thicknessMetres: number; densityTonnesPerCubicMetre: number }) => [bodyNames, thicknessMetres, densityTonnesPerCubicMetre])).toEqual([[['3 号煤层'], 3.1, 1.4], [['15 号煤层'], 2.5, 1.6]]);
  const { status, stderr } = workings(one.file, '--mine', one.rightId, '--thickness-metres', '4 号煤层=3');
  expect([status, stderr.trim().split('\n')]).toEqual([3, [expect.stringMatching(/没有名为“4 号煤层”的矿体.*15 号煤层/)]]);
});

test('against the last period: mined since, missing, and whether each excess grew', () => {
  for (const { rightId, mineName, addedAreaPlanarSquareMetres, addedRoadwayLengthMetres, vanished, changes } of truth.comparisons) {
    const [then, now] = ['2025H2', '2026H1'].map((period) => truth.drawings.find((one) => one.rightId === rightId && one.period === period)!.file) as [string, string];
    const { status, stdout } = workings(now, '--mine', rightId, '--previous', then);
    expect([mineName, status]).toEqual([mineName, 0]);
    const { comparisons, findings } = JSON.parse(stdout);
    expect(comparisons).toHaveLength(1);
    const [one] = comparisons;
    expect([one.previousPeriod, one.period]).toEqual(['2025H2', '2026H1']);
    expect(Math.abs(one.added.areaPlanarSquareMetres - addedAreaPlanarSquareMetres), mineName).toBeLessThan(Math.max(0.001, 1e-6 * addedAreaPlanarSquareMetres));
    expect(Math.abs(one.added.roadwayLengthMetres - addedRoadwayLengthMetres), mineName).toBeLessThan(0.01);
    const lasting = (name: string): string => name.replace(/ \d{4}$/, '');
    expect(one.discrepancies.map(({ what, name }: { what: string; name: string }) => [what, lasting(name)]), mineName).toEqual(vanished.map((name) => ['vanished', name]));
    expect(Object.fromEntries(one.excesses.map(({ name, change }: { name: string; change: string }) => [lasting(name), change])), mineName).toEqual(changes);
    // A finding says the same, and has the id that it had when the period before was checked.
    const before = JSON.parse(workings(then, '--mine', rightId).stdout).findings as { id: string }[];
    for (const { id, evidence } of findings) expect(before.some((earlier) => earlier.id === id), `${mineName} ${evidence.workingName}`).toBe(evidence.change.kind !== 'new');
  }
});

test('the report of a mine: result, findings, document, plan and section', async () => {
  const one = truth.drawings.find(({ mineName, period }) => mineName === '北岭煤矿' && period === '2026H1')!;
  const out = join(scratch, 'out');
  expect(workings(one.file, '--mine', one.rightId, '--out', out).status).toBe(0);
  const files = readdirSync(out);
  expect(files).toEqual(expect.arrayContaining(['workings.json', 'findings.json', '北岭煤矿_2026H1_平面图.svg', '北岭煤矿_2026H1_剖面图.svg', '北岭煤矿_2026H1_剖面图2.svg']));
  const findings = JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8'));
  expect(findings.map(({ code }: { code: string }) => code).sort()).toEqual(['F02', 'F02', 'F03']);
  const section = readFileSync(join(out, '北岭煤矿_2026H1_剖面图.svg'), 'utf8');
  for (const words of ['上标高 +630', '下标高 +430', '3104采空区 2025', '地表线', '3号煤底板']) expect(section).toContain(words);
  expect(readFileSync(join(out, '北岭煤矿_2026H1_平面图.svg'), 'utf8')).toContain('低于下限 12.50');
});

test('each fault of the input stops with one sentence that says what is wrong', () => {
  const sentences: Readonly<Record<string, string>> = { axes: '横、纵坐标像是颠倒的', zone: '坐标数字不可能是', datum: '整体偏移东 58.37 m、北 -42.61 m', open: '没有闭合', garbled: '图层名是乱码' };
  expect(truth.faults.map(({ fault }) => fault).sort()).toEqual(Object.keys(sentences).sort());
  for (const { file, fault } of truth.faults) {
    const { status, stderr } = workings(file);
    expect([file, status]).toEqual([file, 3]);
    expect(stderr.trim().split('\n'), file).toEqual([expect.stringContaining(sentences[fault]!)]);
  }
});

test('a drawing declared in another datum than the register is not compared', () => {
  const { status, stderr } = workings(truth.drawings[0]!.file, '--crs', 'EPSG:2362');
  expect([status, stderr.trim().split('\n')]).toEqual([3, [expect.stringMatching(/西安 80.*CGCS2000|CGCS2000.*西安 80/)]]);
});

test.skipIf(withoutGdal)('other programs open the drawings too', () => {
  for (const { file } of truth.drawings) {
    const { status, stdout } = spawnSync('ogrinfo', ['-ro', '-so', file, 'entities'], { cwd: county, encoding: 'utf8' });
    expect([file, status]).toEqual([file, 0]);
    expect(Number(/Feature Count: (\d+)/.exec(stdout)?.[1])).toBeGreaterThan(100);
  }
});
