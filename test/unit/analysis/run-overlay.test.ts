import { expect, test } from 'vitest';
import { CancelledError, quietJob, watchedJob } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { Progress } from '../../../shared/base/job.ts';
import { localDifference } from '../../../shared/crs/elevation.ts';
import type { ElevationDifference } from '../../../shared/model/elevation-datum.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { defaultParameters } from '../../../shared/analysis/defaults.ts';
import { compareFindings, tinyBelow } from '../../../shared/analysis/finding-order.ts';
import { findingPieces } from '../../../shared/analysis/finding-pieces.ts';
import { runOverlay } from '../../../shared/analysis/run-overlay.ts';
import { readable, type AnalysisLayer, type ReadableLayer } from '../../../shared/analysis/analysis-layer.ts';
import { describeFinding, distanceWords } from '../../../shared/analysis/describe-finding.ts';
import { ENGINE_STATEMENT } from '../../../shared/analysis/engine-statement.ts';
import { nearLayer } from '../../../shared/analysis/near-layer.ts';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import { planarAreaOfFeature } from '../../../shared/geometry/area.ts';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { ruleOfFinding } from '../../../shared/law/rules.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { layerOf, type TestFeature } from '../../helpers/layers.ts';
import { rectangle, seeded, star, type Parts } from '../../helpers/polygons.ts';

const E = 37_520_000;
const N = 3_850_000;
const box = (west: number, south: number, east: number, north: number): Parts => [[rectangle(E + west, N + south, E + east, N + north)]];
const A = 'C1400002020017130150001';
const B = 'C1400002020017130150002';

function right(number: string, name: string, parts: Parts, more: Record<string, string | number> = {}): TestFeature {
  return { parts, values: { licenceNumber: number, mineName: name, validTo: '20301231', ...more } };
}

function rightsLayer(features: readonly TestFeature[] = [right(A, '甲矿', box(0, 0, 1000, 1000)), right(B, '乙矿', box(2000, 0, 3000, 1000))]): AnalysisLayer {
  return layerOf('rights', 'rights', features, { name: '采矿权' });
}

async function run(land: readonly AnalysisLayer[], rights = rightsLayer(), asOf = '2026-11-20') {
  const result = await runOverlay({ rights, land, parameters: defaultParameters(asOf), runNumber: 'R-20261120-01', startedAt: '2026-11-20T08:00:00.000Z' }, quietJob());
  const layers = new Map([rights, ...land].map((layer) => [layer.record.id, layer]));
  return { ...result, layers, codes: result.findings.map((finding) => `${finding.mineName} ${finding.code} ${finding.severity}`) };
}

/** The area of a finding's pieces is the area that the run counted. */
function expectPiecesToMatch(finding: Finding, result: Awaited<ReturnType<typeof run>>): void {
  const pieces = findingPieces(finding, result.run, result.layers);
  let area = 0;
  for (let feature = 0; feature < pieces.featureCount; feature++) area += planarAreaOfFeature(pieces, feature);
  if (finding.evidence.kind === 'expired') expect(area).toBeGreaterThan(0);
  else expect(area).toBeCloseTo(finding.evidence.areaPlanarSquareMetres, 5);
}

const farmland = layerOf('farmland', 'farmland', [{ parts: box(900, 0, 1100, 100), values: { class: '0103', deduction: 0.1 } }, { parts: box(-50, 900, 50, 950), values: { class: '0101', deduction: 0 } }], { name: '永久基本农田' });
const dltb = layerOf('dltb', 'dltb', [{ parts: box(0, 0, 500, 1000), values: { class: '0103' } }, { parts: box(500, 0, 600, 1000), values: { class: '0101' } }, { parts: box(600, 0, 1000, 1000), values: { class: '0602' } }], { name: '地类图斑' });
const forest = layerOf('forest', 'forest', [{ parts: box(2000, 0, 2100, 100), values: { class: 'Ⅰ级' } }, { parts: box(2200, 0, 2300, 100), values: { class: '1' } }, { parts: box(2400, 0, 2500, 100), values: { class: '三级' } }], { name: '林地' });
const reserve = layerOf('reserve', 'reserve', [{ parts: box(2000, 500, 2100, 600), values: { class: '核心保护区', className: '青石山' } }, { parts: box(2100, 500, 2200, 600), values: { class: '一般控制区', className: '青石山' } }], { name: '自然保护地' });
const redline = layerOf('redline', 'redline', [{ parts: box(2000, 800, 2500, 1200), values: { class: '' } }], { name: '生态保护红线' });
const wetland = layerOf('wetland', 'wetland', [{ parts: box(0, 500, 10, 510) }], { name: '湿地' });
const grassland = layerOf('grassland', 'grassland', [{ parts: box(2900, 900, 3100, 1100) }], { name: '草原' });

test('every land layer raises its findings with grade and zone apart', async () => {
  const result = await run([farmland, dltb, forest, grassland, wetland, reserve, redline]);
  expect(result.codes).toEqual([
    '甲矿 L02 general', '甲矿 L01 severe', '甲矿 L07 general',
    '乙矿 L05 severe', '乙矿 L05 notice', '乙矿 L06 general', '乙矿 L08 general', '乙矿 L08 severe', '乙矿 L09 severe',
  ]);
  const byCode = new Map(result.findings.map((finding) => [finding.code, finding]));
  const l02 = byCode.get('L02')!.evidence;
  if (l02.kind !== 'overlap') throw new Error('L02 is an overlap');
  expect(l02.classes).toEqual(['0101', '0103']);
  expect(l02.areaPlanarSquareMetres).toBeCloseTo(600_000, 6);
  expect(l02.share).toBeCloseTo(0.6, 6);
  const l01 = byCode.get('L01')!.evidence;
  if (l01.kind !== 'overlap') throw new Error('L01 is an overlap');
  expect(l01.areaPlanarSquareMetres).toBeCloseTo(10_000 + 2500, 6);
  expect(l01.netAreaEllipsoidalSquareMetres! / l01.areaEllipsoidalSquareMetres).toBeCloseTo((9000 + 2500) / 12_500, 6);
  for (const finding of result.findings) expectPiecesToMatch(finding, result);
  expect(result.run.problems).toEqual([]);
  expect(result.run.inputs.map((input) => input.role)).toEqual(['rights', 'farmland', 'dltb', 'forest', 'grassland', 'wetland', 'reserve', 'redline']);
});

test('ids do not depend on areas, on the order of layers or rows, or on the run', async () => {
  const first = await run([farmland, dltb, forest, reserve]);
  const swappedRights = rightsLayer([right(B, '乙矿', box(2000, 0, 3000, 1010)), right(A, '甲矿', box(0, 0, 1010, 1000))]);
  const again = await runOverlay({ rights: swappedRights, land: [reserve, forest, dltb, farmland], parameters: defaultParameters('2026-12-01'), runNumber: 'R-20261201-01', startedAt: '2026-12-01T08:00:00.000Z' }, quietJob());
  const ids = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.code} ${finding.rightId} ${finding.id}`).sort();
  expect(ids(again.findings)).toEqual(ids(first.findings));
  expect(again.run.id).not.toBe(first.run.id);
  expect(new Set(first.findings.map((finding) => finding.id)).size).toBe(first.findings.length);
});

test('two layers of one role raise findings of their own', async () => {
  const second = layerOf('farmland-2', 'farmland', [{ parts: box(0, 0, 10, 10) }], { name: '永久基本农田（补划）' });
  const both = await run([second, farmland]);
  const l01 = both.findings.filter((finding) => finding.code === 'L01');
  expect(l01).toHaveLength(2);
  expect(new Set(l01.map((finding) => finding.id)).size).toBe(2);
  const alone = await run([farmland]);
  expect(l01.map((finding) => finding.id)).toContain(alone.findings[0]!.id);
});

test('a layer imported later leaves the ids of the earlier one alone, whatever the names; two of one name stay apart', async () => {
  const later = (id: string, name: string): AnalysisLayer => {
    const layer = layerOf(id, 'farmland', [{ parts: box(0, 0, 10, 10) }], { name });
    return { ...layer, record: { ...layer.record, source: { ...layer.record.source, importedAt: '2026-11-21T00:00:00Z' } } };
  };
  const alone = (await run([farmland])).findings[0]!;
  const { findings } = await run([later('second', '永久基本农田'), later('third', '永久基本农田'), farmland]);
  const l01 = findings.filter((finding) => finding.code === 'L01');
  const own = l01.find(({ evidence }) => evidence.kind === 'overlap' && evidence.layerId === farmland.record.id);
  expect(own!.id).toBe(alone.id);
  expect(new Set(l01.map(({ id }) => id)).size).toBe(3);
});

test('an undeclared layer, another datum, lines and layers of no land role take no part, and each is told', async () => {
  const undeclared = layerOf('w', 'wetland', [{ parts: box(0, 0, 10, 10) }], { name: '湿地', system: null });
  const xian = layerOf('x', 'forest', [{ parts: box(0, 0, 10, 10) }], { name: '林地', system: systemById('EPSG:2361')! });
  const village = layerOf('r', 'village', [{ parts: box(0, 0, 10, 10) }], { name: '村庄' });
  const plain = layerOf('l', 'grassland', [{ parts: box(0, 0, 10, 10) }], { name: '草原' });
  const lines: AnalysisLayer = { ...plain, columns: { ...plain.columns, geometry: { ...plain.columns.geometry, kind: 'line' } } };
  const result = await run([undeclared, xian, village, lines, farmland]);
  expect(result.run.problems.map((problem) => [problem.code, problem.severity, problem.params!.layer])).toEqual([
    ['analysis.layer-undeclared', 'partial', '湿地'], ['analysis.layer-other-datum', 'partial', '林地'], ['analysis.layer-not-land', 'partial', '村庄'], ['analysis.layer-not-polygons', 'partial', '草原'],
  ]);
  expect(result.run.inputs.map((input) => input.layerId)).toEqual(['rights', 'farmland']);
  expect(translator('zh-CN')('analysis.layer-undeclared', { layer: '湿地' })).toBe('“湿地”没有声明坐标系，没有参加套合；声明坐标系后再套合。');
});

test('undeclared rights stop the run with one sentence', async () => {
  const rights = layerOf('rights', 'rights', [right(A, '甲矿', box(0, 0, 10, 10))], { system: null });
  await expect(run([farmland], rights)).rejects.toSatisfy((error) => error instanceof ProblemError && error.problem.code === 'analysis.rights-undeclared');
});

test('the next zone and degrees of the same datum are converted exactly, and told', async () => {
  const [here, zone38, degrees] = [systemById('EPSG:4525')!, systemById('EPSG:4526')!, systemById('EPSG:4490')!];
  const convert = (layer: AnalysisLayer, id: string, system: typeof here): AnalysisLayer => {
    const geometry = { ...layer.columns.geometry, coordinates: convertCoordinates(layer.columns.geometry.coordinates, here, system) };
    return { record: { ...layer.record, id, name: id, system }, columns: { ...layer.columns, geometry } };
  };
  const result = await run([convert(farmland, 'zone', zone38), convert(wetland, 'degrees', degrees)]);
  expect(result.run.inputs.map((input) => input.conversion)).toEqual(['same', 'zone-change', 'from-geographic']);
  expect(result.run.notes.filter((note) => note.code === 'analysis.layer-converted')).toHaveLength(2);
  const l01 = result.findings.find((finding) => finding.code === 'L01')!.evidence;
  if (l01.kind !== 'overlap') throw new Error('L01 is an overlap');
  expect(l01.areaPlanarSquareMetres).toBeCloseTo(12_500, 3);
});

test('a right of two bodies counts their common ground once; bodies of one licence do not conflict', async () => {
  const rights = rightsLayer([
    right(A, '甲矿', box(0, 0, 1000, 1000), { elevationTop: 900, elevationBottom: 800 }),
    right(A, '甲矿', box(500, 0, 1500, 1000), { elevationTop: 700, elevationBottom: 600 }),
  ]);
  const result = await run([layerOf('d', 'dltb', [{ parts: box(400, 0, 600, 100), values: { class: '0103' } }])], rights);
  expect(result.run.rights).toHaveLength(1);
  expect(result.run.rights[0]!.areaPlanarSquareMetres).toBeCloseTo(1_500_000, 3);
  expect(result.run.rights[0]!.conflicts.map((conflict) => conflict.role)).toEqual(['dltb']);
  expect(result.run.rights[0]!.conflicts[0]!.areaPlanarSquareMetres).toBeCloseTo(20_000, 4);
});

test('rights that overlap in plan and elevation conflict, each seen from its own side', async () => {
  const rights = rightsLayer([
    right(A, '甲矿', box(0, 0, 1000, 1000), { elevationTop: 900, elevationBottom: 700 }),
    right(B, '乙矿', box(900, 0, 2900, 1000), { elevationTop: 800, elevationBottom: 500 }),
  ]);
  const result = await run([], rights);
  expect(result.codes).toEqual(['甲矿 F12 severe', '乙矿 F12 severe']);
  const [mine, theirs] = result.findings.map((finding) => finding.evidence);
  expect(mine).toMatchObject({ kind: 'rights-overlap', otherRightId: B, elevation: { topMetres: 800, bottomMetres: 700 } });
  if (mine!.kind !== 'rights-overlap' || theirs!.kind !== 'rights-overlap') throw new Error('both are overlaps of rights');
  expect(mine!.areaPlanarSquareMetres).toBeCloseTo(100_000, 5);
  expect(mine!.share).toBeCloseTo(0.1, 6);
  expect(theirs!.share).toBeCloseTo(0.05, 6);
  for (const finding of result.findings) expectPiecesToMatch(finding, result);
  expect(describeFinding(result.findings[0]!, translator('zh-CN'))).toMatch(/^与“乙矿”的矿区范围重叠，椭球面积 .+ 亩），占本矿区 10\.00%，共同标高在 700 m 至 800 m 之间。$/);
});

test('an overlap in plan at other elevations is a note, not a conflict', async () => {
  const rights = rightsLayer([
    right(A, '甲矿', box(0, 0, 1000, 1000), { elevationTop: 900, elevationBottom: 800 }),
    right(B, '乙矿', box(900, 0, 1900, 1000), { elevationTop: 800, elevationBottom: 500 }),
  ]);
  const result = await run([], rights);
  expect(result.findings).toEqual([]);
  expect(result.run.notes.filter((note) => note.code === 'analysis.rights-plan-only').map((note) => note.params)).toEqual([{ first: '甲矿', second: '乙矿', area: '100\u2009000.00' }]);
});

test('unstated elevations are possibly shared: a conflict without elevation, and a note', async () => {
  const rights = rightsLayer([right(A, '甲矿', box(0, 0, 1000, 1000)), right(B, '乙矿', box(900, 0, 1900, 1000), { elevationTop: 800, elevationBottom: 500 })]);
  const result = await run([], rights);
  expect(result.codes).toEqual(['甲矿 F12 severe', '乙矿 F12 severe']);
  expect(result.findings[0]!.evidence).toMatchObject({ elevation: null });
  expect(result.run.notes.map((note) => note.code)).toContain('analysis.rights-elevation-unknown');
});

test('neighbours along a line do not conflict', async () => {
  const result = await run([], rightsLayer([right(A, '甲矿', box(0, 0, 1000, 1000)), right(B, '乙矿', box(1000, 0, 1900, 1000))]));
  expect(result.findings).toEqual([]);
  expect(result.run.notes).toEqual([]);
});

test('rights of a second layer are compared with the first, the same licence left out', async () => {
  const others = layerOf('others', 'rights', [right(A, '甲矿', box(0, 0, 1000, 1000)), right('C1400002020017130150009', '丙矿', box(950, 0, 1100, 100))], { name: '邻县采矿权' });
  const result = await run([others]);
  expect(result.codes).toEqual(['甲矿 F12 severe']);
  expectPiecesToMatch(result.findings[0]!, result);
});

test('a licence is expired from the day after its last', async () => {
  const rights = rightsLayer([right(A, '甲矿', box(0, 0, 100, 100), { validTo: '2026-11-20' }), right(B, '乙矿', box(200, 0, 300, 100), { validTo: '20260101' })]);
  const onDay = await run([], rights, '2026-11-20');
  expect(onDay.codes).toEqual(['乙矿 F05 severe']);
  const [finding] = onDay.findings;
  expect(finding!.evidence).toEqual({ kind: 'expired', validTo: '2026-01-01', days: 323 });
  expect(describeFinding(finding!, translator('zh-CN'))).toBe('登记的有效期至 2026-01-01，已过期 323 天；是否仍在开采，需现场核实。');
  expectPiecesToMatch(finding!, onDay);
  expect((await run([], rights, '2026-11-21')).codes).toEqual(['甲矿 F05 severe', '乙矿 F05 severe']);
});

test('a right without a shape is told; its licence is judged all the same', async () => {
  const result = await run([farmland], rightsLayer([right(A, '甲矿', box(0, 0, 1000, 1000)), right(B, '乙矿', [], { validTo: '20200101' })]));
  expect(result.codes).toEqual(['甲矿 L01 severe', '乙矿 F05 severe']);
  expect(result.run.problems.map((problem) => problem.code)).toEqual(['analysis.right-without-shape', 'analysis.right-without-area']);
  expect(result.run.rights.map((overlay) => overlay.areaPlanarSquareMetres > 0)).toEqual([true, false]);
});

test('invalid parcels and rights are repaired with a note that names the row', async () => {
  const bowTie: Parts = [[[E, N, E + 100, N + 100, E + 100, N, E, N + 100, E, N]]];
  const result = await run([layerOf('d', 'dltb', [{ parts: box(500, 500, 600, 600), values: { class: '0101' } }, { parts: bowTie, values: { class: '0101' } }], { name: '地类图斑' })]);
  const note = result.run.notes.find((candidate) => candidate.code === 'analysis.feature-repaired')!;
  expect(note.place).toMatchObject({ file: '地类图斑', row: 2 });
  expect(note.params).toMatchObject({ row: 2, before: '0.00', after: '5\u2009000.00' });
  expect(result.run.rights[0]!.conflicts[0]!.areaPlanarSquareMetres).toBeCloseTo(10_000 + 5000, 3);
});

test('second-survey codes count as cultivated under 01 and are told; impossible deductions deduct nothing and are told', async () => {
  const old = layerOf('d', 'dltb', [{ parts: box(0, 0, 10, 10), values: { class: '011', deduction: 1.5 } }, { parts: box(20, 0, 30, 10), values: { class: '204', deduction: 0.2 } }], { name: '二调' });
  const result = await run([old]);
  expect(result.codes).toEqual(['甲矿 L02 general']);
  const [cultivated, mining] = result.run.rights[0]!.conflicts;
  expect(cultivated!.netAreaPlanarSquareMetres).toBeCloseTo(100, 6);
  expect(mining!.netAreaPlanarSquareMetres).toBeCloseTo(80, 6);
  expect(result.run.notes.find((note) => note.code === 'analysis.second-survey-codes')!.params).toMatchObject({ codes: ['011', '204'] });
  expect(result.run.problems.map((problem) => problem.code)).toEqual(['analysis.deduction-impossible']);
});

test('slivers are counted and told, not part of areas, and raise nothing by themselves', async () => {
  const result = await run([layerOf('f', 'farmland', [{ parts: box(999.995, 0, 1100, 50) }], { name: '永久基本农田' })]);
  expect(result.findings).toEqual([]);
  expect(result.run.rights[0]!.conflicts).toEqual([]);
  expect(result.run.notes.find((note) => note.code === 'analysis.slivers-set-aside')!.params).toMatchObject({ count: 1, area: '0.25' });
});

test('what is below the bound for slivers but wider than one is a finding with its severity, said to be tiny and listed after the others', async () => {
  const strip = layerOf('redline', 'redline', [{ parts: box(0, 0, 2, 0.42), values: { class: '' } }], { name: '生态保护红线' });
  const { findings } = await run([strip, forest]);
  const [last, ...others] = findings.toSorted(compareFindings).toReversed();
  expect(last).toMatchObject({ code: 'L09', severity: 'severe', evidence: { belowSliverAreaSquareMetres: 1, areaPlanarSquareMetres: expect.closeTo(0.84, 6) } });
  expect(others.map(({ severity }) => severity)).toEqual(['notice', 'severe']);
  expect(others.every(({ evidence }) => tinyBelow(evidence) === null)).toBe(true);
  expect(describeFinding(last!, translator('zh-CN'))).toContain('不足碎屑的面积界限 1.00 m²');
  expect(describeFinding(others[0]!, translator('zh-CN'))).not.toContain('碎屑');
});

test('rights that overlap in slivers only are told, not raised', async () => {
  const result = await run([], rightsLayer([right(A, '甲矿', box(0, 0, 100, 50)), right(B, '乙矿', box(99.995, 0, 200, 50))]));
  expect(result.findings).toEqual([]);
  expect(result.run.notes.find((note) => note.code === 'analysis.rights-slivers')!.params).toMatchObject({ count: 1, area: '0.25' });
});

test('a right with a corner at the origin takes no part, and is told', async () => {
  const stray: Parts = [[[E, N, E + 100, N, 0, 0, E, N]]];
  const result = await run([farmland], rightsLayer([right(A, '甲矿', box(0, 0, 1000, 1000)), right(B, '乙矿', stray)]));
  expect(result.codes).toEqual(['甲矿 L01 severe']);
  expect(result.run.problems.map((problem) => problem.code)).toEqual(['analysis.right-too-large']);
});

test('a parcel with a corner at the origin is still cut', async () => {
  const stray: Parts = [[[E + 500, N + 500, E + 600, N + 500, 0, 0, E + 500, N + 500]]];
  const result = await run([layerOf('f', 'farmland', [{ parts: stray, values: {} }])]);
  const l01 = result.findings[0]!.evidence;
  if (l01.kind !== 'overlap') throw new Error('L01 is an overlap');
  expect(l01.areaPlanarSquareMetres).toBeGreaterThan(0);
  expect(l01.areaPlanarSquareMetres).toBeLessThan(1_000_000);
});

test('a land survey without a class field cannot name cultivated land; that is told', async () => {
  const result = await run([layerOf('d', 'dltb', [{ parts: box(0, 0, 10, 10), values: { TBBH: '1' } }], { mapping: {} })]);
  expect(result.findings).toEqual([]);
  expect(result.run.problems.map((problem) => problem.code)).toEqual(['analysis.class-unmapped']);
});

test('progress names layer and counts and never falls back', async () => {
  const seen: Progress[] = [];
  await runOverlay({ rights: rightsLayer(), land: [farmland, dltb], parameters: defaultParameters('2026-11-20'), runNumber: 'R', startedAt: 's' }, watchedJob(new AbortController().signal, (progress) => seen.push(progress)));
  const fractions = seen.map((progress) => progress.fraction);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
  expect(seen.find((progress) => progress.stage === 'analysis.stage.layer')!.params).toEqual({ layer: '永久基本农田', rights: 2, done: 0, total: 2 });
});

test('the engine states the product’s version', () => {
  expect(ENGINE_STATEMENT.version).toBe(packageJson.version);
});

test('the same ground under a mistyped number in another layer is told with that layer; neighbours of one register are not', async () => {
  const [typed, mistyped, neighbour] = ['C1401012010017110000001', 'C1401012010017110000010', 'C1401012010017110000002'];
  const rights = rightsLayer([right(typed, '青石一矿', box(0, 0, 1000, 1000)), right(neighbour, '青石二矿', box(900, 0, 2000, 1000))]);
  const proposed = layerOf('rights-2', 'rights', [right(mistyped, '青石一矿', box(0, 0, 1000, 1000))], { name: '拟设矿界' });
  const translate = translator('zh-CN');
  const own = (await run([proposed], rights)).findings.filter(({ code, rightId }) => code === 'F12' && rightId === typed).map((finding) => describeFinding(finding, translate));
  const [withOther, withNeighbour] = [own.find((sentence) => sentence.includes('拟设矿界'))!, own.find((sentence) => sentence.includes('青石二矿'))!];
  expect(withOther).toMatch(/^与“青石一矿（在图层 拟设矿界 中）”的矿区范围/);
  expect(withOther).toContain(`许可证号不同（${typed} 与 ${mistyped}）`);
  expect(withNeighbour).not.toMatch(/图层|许可证号不同/);
});

test('a right without a licence number is another right in every layer, each overlap with its own finding and pieces', async () => {
  const rights = rightsLayer([right('', '无证一', box(0, 0, 1000, 1000))]);
  const second = layerOf('rights-2', 'rights', [right('', '无证二', box(900, 0, 1100, 100))], { name: '采矿权二' });
  const third = layerOf('rights-3', 'rights', [right('', '无证三', box(-50, 900, 50, 1000))], { name: '采矿权三' });
  const result = await run([second, third], rights);
  const overlaps = result.findings.filter((finding) => finding.code === 'F12');
  expect(overlaps.map(({ evidence }) => evidence.kind === 'rights-overlap' && [evidence.otherMineName, Math.round(evidence.areaPlanarSquareMetres)])).toEqual([['无证二', 10_000], ['无证三', 5000]]);
  expect(new Set(overlaps.map(({ id }) => id)).size).toBe(2);
  for (const finding of overlaps) expectPiecesToMatch(finding, result);
});

test('a file that was imported twice is computed once, and both names are told', async () => {
  const stamped = (layer: AnalysisLayer, id: string, name: string, sha256: string): AnalysisLayer => ({ ...layer, record: { ...layer.record, id, name, source: { ...layer.record.source, sha256 } } });
  const first = stamped(grassland, 'grassland-a', '草原 2010', 'aa');
  const again = stamped(grassland, 'grassland-b', '草原 2010（2）', 'aa');
  const other = stamped(grassland, 'grassland-c', '草原 2020', 'bb');
  const result = await run([first, again, other]);
  expect(result.run.inputs.map(({ name }) => name)).toEqual(['采矿权', '草原 2010', '草原 2020']);
  const zh = translator('zh-CN');
  const told = result.run.notes.map((note) => zh(note.code, note.params));
  expect(told).toContain('“草原 2010（2）”与“草原 2010”是同一份文件（校验值相同），只计算一次，“草原 2010（2）”没有参加套合。');
  expect(told.filter((sentence) => sentence.startsWith('用途为草原的图层有 2 个：“草原 2010”“草原 2020”'))).toHaveLength(1);
});

test('systems in notes are told as an office writes them, in the language of the reader', async () => {
  const foreign: AnalysisLayer = { ...grassland, record: { ...grassland.record, system: systemById('EPSG:2362')! } };
  const { problems } = (await run([foreign])).run;
  expect(translator('zh-CN')(problems[0]!.code, problems[0]!.params)).toContain('西安 80 / 3°带 38（EPSG:2362）');
  expect(translator('en')(problems[0]!.code, problems[0]!.params)).toContain('3° zone 38 (EPSG:2362)');
});

test('a layer declared anew with another datum after the run has no pieces any more, and breaks nothing', async () => {
  const result = await run([farmland]);
  const finding = result.findings.find(({ code }) => code === 'L01')!;
  const declaredAnew = { ...farmland, record: { ...farmland.record, system: systemById('EPSG:2361')! } };
  const layers = new Map([...result.layers, [farmland.record.id, declaredAnew] as const]);
  expect(findingPieces(finding, result.run, layers).featureCount).toBe(0);
  expect(findingPieces(finding, result.run, result.layers).featureCount).toBeGreaterThan(0);
});

test('a finding read where it lies has the pieces of the layer opened whole', async () => {
  const random = seeded(3);
  const parcels = Array.from({ length: 900 }, (_, i) => ({ parts: placed(star(random, (i % 30) * 300, Math.floor(i / 30) * 300, 140, 12)), values: { class: i % 2 === 0 ? '0103' : '0301' } }));
  const land = layerOf('dltb', 'dltb', parcels, { name: '地类图斑' });
  const result = await run([land], rightsLayer([right(A, '甲矿', placed(star(random, 4500, 4500, 700, 30)))]));
  const finding = result.findings.find(({ code }) => code === 'L02')!;
  const near = await nearLayer(readable(land), finding.extent!, result.run.system, quietJob());
  expect(near.columns.geometry.featureCount).toBeGreaterThan(5);
  expect(near.columns.geometry.featureCount).toBeLessThan(60);
  expect(findingPieces(finding, result.run, new Map([...result.layers, ['dltb', near]]))).toEqual(findingPieces(finding, result.run, result.layers));
  // In another zone it is found by the same ground.
  const elsewhere = systemById('EPSG:4526')!;
  const moved: AnalysisLayer = { record: { ...land.record, system: elsewhere }, columns: { ...land.columns, geometry: convertColumns(land.columns.geometry, land.record.system!, elsewhere) } };
  const nearMoved = await nearLayer(readable(moved), finding.extent!, result.run.system, quietJob());
  expect(findingPieces(finding, result.run, new Map([...result.layers, ['dltb', nearMoved]]))).toEqual(findingPieces(finding, result.run, new Map([...result.layers, ['dltb', moved]])));
  const cancelled = new AbortController();
  cancelled.abort();
  await expect(nearLayer(readable(land), finding.extent!, result.run.system, watchedJob(cancelled.signal, () => {}))).rejects.toThrow(CancelledError);
});

const placed = (ring: readonly number[]): Parts => [[ring.map((value, i) => value + (i % 2 === 0 ? E : N))]];
test('another name for the second layer of a role leaves its findings their ids, so decisions stay with them', async () => {
  const second = layerOf('farmland-2', 'farmland', [{ parts: box(800, 200, 900, 300), values: { class: '0103' } }], { name: '永农 2019' });
  const renamed: AnalysisLayer = { ...second, record: { ...second.record, name: '旧永久基本农田', nameAtFirst: '永农 2019' } };
  const ids = async (layer: AnalysisLayer) => (await run([farmland, layer])).findings.map((finding) => finding.id);
  expect(await ids(renamed)).toEqual(await ids(second));
});

/** A layer of lines with class and name. */
function linesOf(id: string, role: 'road' | 'railway' | 'powerline', name: string, features: readonly { readonly line: readonly number[]; readonly class: string; readonly className: string }[]): AnalysisLayer {
  const plain = layerOf(id, role, features.map((feature) => ({ parts: box(0, 0, 1, 1), values: { class: feature.class, className: feature.className } })), { name });
  const builder = new GeometryBuilder('line');
  for (const { line } of features) {
    builder.path(line.map((value, i) => value + (i % 2 === 0 ? E : N)));
    builder.endPart();
    builder.endFeature();
  }
  return { record: { ...plain.record, geometryKind: 'line' }, columns: { ...plain.columns, geometry: builder.finish() } };
}

test('roads and railways raise L11 with the exact distance, the rule and the part within it; what keeps its distance raises nothing', async () => {
  const roads = linesOf('road', 'road', '道路', [
    { line: [-60, -500, -60, 1500], class: '县道', className: '青石线' },
    { line: [1060, -500, 1060, 1500], class: '乡道', className: '东沟线' },
    { line: [1100, -5000, 1100, 5000], class: '村道', className: '' },
  ]);
  const railway = linesOf('rail', 'railway', '铁路', [{ line: [-3000, 1900, 1000, 1900], class: '', className: '青石支线' }]);
  const result = await run([roads, railway]);
  expect(result.codes).toEqual(['甲矿 L11 general', '甲矿 L11 notice']);
  const [road, rail] = result.findings.map(({ evidence }) => evidence);
  if (road?.kind !== 'distance' || rail?.kind !== 'distance') throw new Error('L11 is a distance');
  expect(road).toMatchObject({ ruleId: 'road', thresholdMetres: 100, distanceMetres: 60, classes: ['road-county'], names: ['青石线'], count: 1, layerName: '道路' });
  expect(road.areaPlanarSquareMetres).toBeCloseTo(40_000, 0);
  expect(road.nearest.onFeature[0]).toBe(E - 60);
  expect(rail).toMatchObject({ ruleId: 'railway-open-pit', thresholdMetres: 1000, distanceMetres: 900 });
  expect(result.run.rights[1]!.distances).toEqual([]);
  expect(result.run.notes.map(({ code, params }) => [code, params?.count, params?.classes])).toEqual([['distance.class-without-rule', 1, ['村道']]]);
  for (const finding of result.findings) expectPiecesToMatch(finding, result);
  const translate = translator('zh-CN');
  expect(describeFinding(result.findings[0]!, translate)).toContain('距县道 青石线最近 60.00 m，小于规定的 100 m（“道路”，1 处）');
  const [{ evidence, ...rest }] = [result.findings[0]!];
  const crossing = { ...rest, evidence: { ...evidence, distanceMetres: 0 } } as typeof result.findings[0] & object;
  expect(describeFinding(crossing, translate)).toContain('县道 青石线穿越矿区范围或与其边界相接（“道路”，1 处），规定距离 100 m');
  expect([distanceWords(0, 1, translate), distanceWords(0.04, 2, translate)]).toEqual(['穿越或相接', '0.04\u00a0m']);
});

test('a finding about a distance keeps its id when the road moves; another rule of the same layer is another finding', async () => {
  const at = (east: number) => linesOf('rail', 'railway', '铁路', [{ line: [east, -500, east, 1500], class: '', className: '' }]);
  const [far, near] = [await run([at(-500)]), await run([at(-12)])];
  expect(far.findings.map(({ id }) => id)).toEqual([near.findings[0]!.id]);
  expect(near.findings.map(({ evidence }) => evidence.kind === 'distance' && evidence.ruleId)).toEqual(['railway-open-pit', 'railway-protection-zone']);
});

test('drinking-water zones are overlapped and told by zone, under the law of water', async () => {
  const water = layerOf('water', 'watersource', [{ parts: box(0, 0, 100, 100), values: { class: '一级' } }, { parts: box(100, 0, 300, 100), values: { class: '二级' } }], { name: '水源保护区' });
  const result = await run([water]);
  expect(result.codes).toEqual(['甲矿 L11 general', '甲矿 L11 general']);
  expect(result.findings.map(({ evidence }) => evidence.kind === 'overlap' && evidence.classes)).toEqual([['一级保护区'], ['二级保护区']]);
  expect(ruleOfFinding(result.findings[0]!, '2026-11-20').basis[0]).toMatchObject({ law: '水污染防治法', article: '第六十五条' });
});

test('limits of two registers in two elevation datums are compared in one; what a datum not stated decides is told', async () => {
  const limits = (number: string, name: string, top: number, bottom: number, datum: string): TestFeature => right(number, name, box(0, 0, 100, 100), { elevationTop: top, elevationBottom: bottom, ...(datum !== '' && { elevationDatum: datum }) });
  const pair = async (own: string, other: string, elevationDifference?: ElevationDifference) => {
    const rights = rightsLayer([limits(A, '甲矿', 900, 800, own)]);
    // 甲's bottom is 800 m; 乙's top 800.02 m of the other datum.
    const neighbours = layerOf('neighbours', 'rights', [limits(B, '乙矿', 800.02, 700, other)], { name: '邻县采矿权' });
    const { run: done, findings } = await runOverlay({ rights, land: [neighbours], parameters: { ...defaultParameters('2026-11-20'), ...(elevationDifference && { elevationDifference }) }, runNumber: 'R', startedAt: 't' }, quietJob());
    return { codes: findings.map(({ code }) => code), notes: done.notes.map(({ code }) => code), evidence: findings[0]?.evidence };
  };
  // As numbers they share 2 cm; in one datum they are 9 mm apart.
  const apart = await pair('1985国家高程基准', '1956年黄海高程系');
  expect([apart.codes, apart.notes]).toEqual([[], ['elevation.rights-converted', 'analysis.rights-plan-only']]);
  const shared = await pair('1985国家高程基准', '1956年黄海高程系', localDifference(-0.01, '联测'));
  expect(shared.evidence).toMatchObject({ kind: 'rights-overlap', elevation: { bottomMetres: 800 } });
  expect((shared.evidence as { elevation: { topMetres: number } }).elevation.topMetres).toBeCloseTo(800.01, 9);
  expect((await pair('1985国家高程基准', '')).notes).toContain('elevation.rights-decide');
  expect((await pair('1985国家高程基准', '1985国家高程基准')).notes).not.toContain('elevation.rights-decide');
});

test('when the first layer of a role leaves, the second keeps its findings, and a new one takes the first one\'s', async () => {
  const second = layerOf('farmland-2', 'farmland', [{ parts: box(800, 200, 900, 300), values: { class: '0103' } }], { name: '永农 2019' });
  const newer = layerOf('farmland-3', 'farmland', [{ parts: box(900, 0, 1100, 100), values: { class: '0103' } }], { name: '永农 2026' });
  const later = { ...newer, record: { ...newer.record, source: { ...newer.record.source, importedAt: '2026-11-21T00:00:00Z' } } };
  const once = async (land: readonly AnalysisLayer[], knownSuffixes: ReadonlyMap<string, string> = new Map()) => {
    const result = await runOverlay({ rights: rightsLayer(), land, parameters: defaultParameters('2026-11-20'), knownSuffixes, runNumber: 'R', startedAt: 't' }, quietJob());
    const of = (layerId: string): string[] => result.findings.filter(({ evidence }) => evidence.kind === 'overlap' && evidence.layerId === layerId).map(({ id }) => id);
    return { of, suffixes: new Map(result.run.inputs.map(({ layerId, findingSuffix }) => [layerId, findingSuffix!])) };
  };
  const both = await once([farmland, second]);
  const alone = await once([second], both.suffixes);
  expect(alone.of('farmland-2')).toEqual(both.of('farmland-2'));
  const replaced = await once([second, later], both.suffixes);
  expect(replaced.of('farmland-2')).toEqual(both.of('farmland-2'));
  expect(replaced.of('farmland-3')).toEqual(both.of('farmland').slice(0, replaced.of('farmland-3').length));
});

/** The layer as a reader gives it whose checksum is still being computed; `settleIt` ends that. */
function unsettled(layer: AnalysisLayer): { readonly layer: ReadableLayer; readonly settleIt: () => void } {
  let settleIt = (): void => {};
  const settled = new Promise<LayerRecord>((resolve) => (settleIt = () => resolve(layer.record)));
  const { record, reader } = readable(layer);
  return { layer: { record: { ...record, id: `unsettled-${record.id}`, source: { ...record.source, sha256: '' } }, reader, settled }, settleIt: () => settleIt() };
}

test('a layer may be cut before its checksum is known: the result is the same to the last character', async () => {
  const second = layerOf('a-second', 'farmland', [{ parts: box(0, 0, 10, 10) }], { name: '永久基本农田（补划）' });
  const parameters = defaultParameters('2026-11-20');
  const runOf = async (land: readonly (AnalysisLayer | ReadableLayer)[], onProgress: (progress: Progress) => void = () => {}) => {
    const { run: { finishedAt: _finishedAt, ...rest }, findings } = await runOverlay({ rights: rightsLayer(), land, parameters, runNumber: 'R-1', startedAt: '2026-11-20T08:00:00.000Z' }, watchedJob(new AbortController().signal, onProgress));
    return JSON.stringify({ rest, findings });
  };
  const late = [farmland, second, dltb].map(unsettled);
  // Checksums come only when everything has been cut: a run that waited for them before would never end.
  const result = await runOf(late.map(({ layer }) => layer), (told) => {
    if (told.stage === 'analysis.stage.layer' && told.params?.['layer'] === '地类图斑' && told.params['done'] === told.params['total']) for (const { settleIt } of late) settleIt();
  });
  expect(result).toBe(await runOf([farmland, second, dltb]));
  expect(result).not.toContain('unsettled');
});

test('a file named twice is found out although its checksums come late', async () => {
  const again = (name: string): AnalysisLayer => ({ ...farmland, record: { ...farmland.record, id: name, name } });
  const both = [farmland, again('基本农田副本')].map(unsettled);
  for (const { settleIt } of both) setTimeout(settleIt, 5);
  const { run: { inputs, notes } } = await runOverlay({ rights: rightsLayer(), land: both.map(({ layer }) => layer), parameters: defaultParameters('2026-11-20'), runNumber: 'R-1', startedAt: '2026-11-20T08:00:00.000Z' }, quietJob());
  expect(inputs.map(({ layerId }) => layerId)).toEqual(['rights', farmland.record.id]);
  expect(notes.map(({ code }) => code)).toContain('analysis.layer-repeated');
});
