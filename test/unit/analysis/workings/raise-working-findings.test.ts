/** Findings about workings: which are raised, under which rule, and that a person's decision stays with them. */
import { expect, test } from 'vitest';
import { describeFinding } from '../../../../shared/analysis/describe-finding.ts';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../../shared/analysis/workings/compare-periods.ts';
import type { CheckedPeriod } from '../../../../shared/analysis/workings/contract.ts';
import { workingFacts } from '../../../../shared/analysis/workings/describe-working.ts';
import { licensedMines } from '../../../../shared/analysis/workings/licensed-mines.ts';
import { raiseWorkingFindings } from '../../../../shared/analysis/workings/raise-working-findings.ts';
import { workingPieces } from '../../../../shared/analysis/workings/working-pieces.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { planarAreaOfFeature } from '../../../../shared/geometry/area.ts';
import { translator } from '../../../../shared/i18n/text.ts';
import { ruleFor } from '../../../../shared/law/rules.ts';
import type { Finding } from '../../../../shared/model/finding.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import { box, drawingOf, licence, SYSTEM, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 },
  { id: 'C2', mine: '东邻煤矿', ring: box(1000, 0, 1000, 800), top: 850, bottom: 700 },
]);

async function check(period: string, workings: readonly Working[]): Promise<CheckedPeriod> {
  const drawing = drawingOf(workings);
  const input = { deliveryId: null, file: `${period}.dxf`, sha256: period, period, surveyedOn: '2026-06-24', surveyingFirm: '', surveyor: '', accuracy: { planMetres: 0.15, heightMetres: 0.1 }, elevationDatum: null };
  const parameters = { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, thicknessMetres: 2, densityTonnesPerCubicMetre: 1.4 };
  return { drawing, run: await checkWorkings({ rights: RIGHTS, drawing, input, parameters, edges: 'vertices', rightId: 'C1', startedAt: `${period}` }, quietJob()) };
}

const THEN = [working('goaf', '3104 2025', box(100, 100, 100, 50), 690), working('goaf', '3105 2025', box(900, 300, 120, 50), 750)];
const NOW = [
  working('goaf', '3104 2025', box(100, 100, 100, 50), 690),
  working('goaf', '3105 2026', box(900, 300, 130, 50), 750),
  working('goaf', '3107 2026', box(-0.3, 500, 100, 50), 750),
  working('roadway', '回风巷', [500, 400, 500, 860], 760),
  working('goaf', '采空区', box(300, -10, 20, 50), 750),
  working('goaf', '采空区 2026', box(400, -10, 20, 50), 750),
];
const told = ({ code, severity, evidence }: Finding): unknown[] => [code, severity, evidence.kind === 'working' && [evidence.workingName, evidence.count, evidence.change?.kind ?? null]];

test('F02 in plan, F03 in elevation, F04 in another range; nothing within the tolerance, nothing without cause', async () => {
  const [then, now] = [await check('2025H2', THEN), await check('2026H1', NOW)];
  const findings = raiseWorkingFindings(now.run, await comparePeriods(then, now, quietJob()));
  expect(findings.map(told)).toEqual([
    ['F03', 'severe', ['3104 2025', 1, 'unchanged']],
    ['F02', 'severe', ['3105 2026', 1, 'grown']],
    ['F02', 'general', ['回风巷', 1, 'new']],
    ['F02', 'severe', ['采空区', 2, 'new']],
    ['F04', 'severe', ['3105 2026', 1, 'grown']],
  ]);
  const [depth, plan, roadway, unnamed, neighbour] = findings.map(({ evidence }) => evidence);
  expect(depth).toMatchObject({ belowLimitMetres: 10, otherRightId: null });
  expect(plan).toMatchObject({ longestDistanceMetres: expect.closeTo(30, 3) });
  expect(plan).toHaveProperty('areaPlanarSquareMetres', expect.closeTo(1500, 3));
  expect(plan).toHaveProperty('volumeCubicMetres', expect.closeTo(3000, 2));
  expect(plan).toHaveProperty('tonnes', expect.closeTo(4200, 2));
  expect(roadway).toMatchObject({ lengthMetres: expect.closeTo(60, 6), areaPlanarSquareMetres: 0 });
  expect(unnamed).toHaveProperty('areaPlanarSquareMetres', expect.closeTo(400, 3));
  expect(neighbour).toMatchObject({ otherRightId: 'C2', otherMineName: '东邻煤矿' });
});

test('ids are the same in every run and in the next period, so that a decision stays', async () => {
  const ids = async (period: string, workings: readonly Working[]): Promise<Map<string, string>> => new Map(raiseWorkingFindings((await check(period, workings)).run).map((finding) => [`${finding.code} ${finding.evidence.kind === 'working' ? finding.evidence.workingKey : ''}`, finding.id]));
  const [then, now, again] = [await ids('2025H2', THEN), await ids('2026H1', NOW), await ids('2026H1', NOW.toReversed())];
  for (const key of ['F03 goaf:3104', 'F02 goaf:3105', 'F04 goaf:3105']) expect([key, now.get(key)]).toEqual([key, then.get(key)]);
  expect([...again].sort()).toEqual([...now].sort());
  expect(new Set(now.values()).size).toBe(now.size);
});

test('the pieces on the map are the ground that was counted', async () => {
  const { run } = await check('2026H1', NOW);
  const mines = licensedMines(RIGHTS, SYSTEM).value;
  for (const finding of raiseWorkingFindings(run)) {
    const { areas, lines } = workingPieces(finding, run, mines);
    const area = Array.from({ length: areas.featureCount }, (_, feature) => planarAreaOfFeature(areas, feature)).reduce((sum, one) => sum + one, 0);
    const { evidence } = finding;
    if (evidence.kind !== 'working') throw new Error('all are about workings');
    expect(area).toBeCloseTo(evidence.areaPlanarSquareMetres, 3);
    expect(lines.featureCount > 0).toBe(evidence.lengthMetres > 0);
  }
});

test('words: figures with their method, tolerance with accuracy, the judgement left to the authority', async () => {
  const { run } = await check('2026H1', NOW);
  const translate = translator('zh-CN');
  const [depth, plan, , , neighbour] = raiseWorkingFindings(run);
  expect(describeFinding(plan!, translate)).toMatch(/^2026 上半年图形上3105 2026超出登记范围：1\u2009499\.\d\d m²（2\.25 亩，椭球面积），最远 30\.00 m。$/);
  expect(describeFinding(depth!, translate)).toContain('低于下限 10.00 m');
  expect(describeFinding(neighbour!, translate)).toContain('进入东邻煤矿登记范围');
  const facts = new Map(plan!.evidence.kind === 'working' ? workingFacts(plan!.evidence, translate) : []);
  expect([facts.get('容差'), facts.get('测量精度')]).toEqual(['平面 0.50 m，标高 0.30 m', '平面 ±0.15 m，高程 ±0.10 m']);
  for (const code of ['F02', 'F03', 'F04'] as const) {
    expect(ruleFor(code, '2026-06-24', '2026-07-01').basis.map(({ law }) => law)).toContain('矿产资源法');
    expect(ruleFor(code, '2025-06-30', '2026-07-01').basis.map(({ law, article }) => `${law}${article}`)).toContain('矿产资源法（2009年修正）第四十条');
    expect(ruleFor(code, null, '2026-07-01').basis.some(({ verified }) => !verified)).toBe(true);
    expect(ruleFor(code, null, '2026-07-01').caution).toContain('由主管部门');
  }
});
