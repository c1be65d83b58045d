/** Ground that two drawn areas cover: counted once where it is one, twice where two slices lie over each other. */
import { expect, test } from 'vitest';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../../shared/analysis/workings/compare-periods.ts';
import type { CheckedPeriod } from '../../../../shared/analysis/workings/contract.ts';
import { raiseWorkingFindings } from '../../../../shared/analysis/workings/raise-working-findings.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import { box, drawingOf, licence, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 },
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 650, bottom: 500 },
  { id: 'C2', mine: '东邻煤矿', ring: box(1000, 0, 1000, 800), top: 850, bottom: 500 },
]);

async function check(period: string, workings: readonly Working[]): Promise<CheckedPeriod> {
  const drawing = drawingOf(workings);
  const input = { deliveryId: null, file: `${period}.dxf`, sha256: period, period, surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  const parameters = { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, thicknessMetres: 2, densityTonnesPerCubicMetre: 1.5 };
  return { drawing, run: await checkWorkings({ rights: RIGHTS, drawing, input, parameters, edges: 'vertices', rightId: 'C1', startedAt: period }, quietJob()) };
}

/** Volumes of the new ground and of all ground, and the planar area added. */
async function added(now: readonly Working[]): Promise<{ area: number; volume: number | null; tonnes: number | null; whole: number | null }> {
  const [then, later] = [await check('2025H2', []), await check('2026H1', now)];
  // A mine without a working in the earlier period is not compared: one far away stands in both.
  const still = working('goaf', '旧区', box(10, 10, 10, 10), 750);
  const [one] = await comparePeriods(await check('2025H2', [still]), await check('2026H1', [still, ...now]), quietJob());
  expect(then.run.mines).toHaveLength(0);
  return { area: one!.added.areaPlanarSquareMetres, volume: one!.added.volumeCubicMetres, tonnes: one!.added.tonnes, whole: later.run.mines[0]!.volumeCubicMetres };
}

const goaf = (name: string, x: number, elevation: number, more: Partial<Working> = {}): Working => working('goaf', name, box(x, 100, 100, 50), elevation, more);

test('two new areas that share 40 m of ground: 160 m × 50 m are mined, not 200 m', async () => {
  const both = await added([goaf('3101', 100, 750), goaf('3102', 160, 750)]);
  expect(both.area).toBeCloseTo(160 * 50, 3);
  expect(both.volume).toBeCloseTo(160 * 50 * 2, 2);
  expect(both.tonnes).toBeCloseTo(160 * 50 * 2 * 1.5, 2);
  expect(both.whole).toBeCloseTo(160 * 50 * 2, 2);
});

test('areas side by side, and in seams over each other, count in full', async () => {
  expect((await added([goaf('3101', 100, 750), goaf('3102', 200, 750)])).volume).toBeCloseTo(200 * 50 * 2, 2);
  expect((await added([goaf('3101', 100, 750), goaf('15101', 100, 600)])).volume).toBeCloseTo(2 * 100 * 50 * 2, 2);
});

test('slices of one seam count both when their floors lie a thickness apart, once when they do not', async () => {
  expect((await added([goaf('上分层', 100, 753), goaf('下分层', 100, 750)])).volume).toBeCloseTo(2 * 100 * 50 * 2, 2);
  expect((await added([goaf('上分层', 100, 751), goaf('下分层', 100, 750)])).volume).toBeCloseTo(100 * 50 * 2, 2);
  // Without elevations nothing says that they are slices.
  expect((await added([working('goaf', 'a', box(100, 100, 100, 50), null), working('goaf', 'b', box(100, 100, 100, 50), null)])).volume).toBeCloseTo(100 * 50 * 2, 2);
});

test('of two thicknesses on one ground the greater is taken, in whichever order they are drawn', async () => {
  const [thin, thick] = [goaf('3101', 100, 750, { thicknessMetres: 1 }), goaf('3102', 160, 750, { thicknessMetres: 3 })];
  const expected = 100 * 50 * 3 + 60 * 50 * 1;
  expect((await added([thin, thick])).volume).toBeCloseTo(expected, 2);
  expect((await added([thick, thin])).volume).toBeCloseTo(expected, 2);
  expect((await added([thin, goaf('3103', 400, 750, { thicknessMetres: null })])).volume).toBeCloseTo(100 * 50 + 100 * 50 * 2, 2);
});

test('ground beyond the licence that two outlines share is one excess of the mine', async () => {
  const { run } = await check('2026H1', [working('goaf', '3101', box(900, 100, 130, 50), 750), working('goaf', '3102', box(900, 130, 130, 50), 750)]);
  const [mine] = run.mines;
  expect(mine!.outside.areaPlanarSquareMetres).toBeCloseTo(30 * 80, 3);
  expect(mine!.excess.volumeCubicMetres).toBeCloseTo(30 * 80 * 2, 2);
  // Each working keeps its own figures.
  expect(mine!.workings.map(({ outside }) => Math.round(outside.areaPlanarSquareMetres))).toEqual([1500, 1500]);
});

test('what lies in the neighbour’s ground is compared by itself: growth elsewhere is none of it, and its own growth does not hide', async () => {
  const intoNeighbour = (by: number): Working => working('goaf', '3105', box(900, 300, 100 + by, 50), 750);
  // The same working leaves the licence to the north as well: there nobody has a right.
  const northToo = (by: number, north: number): Working => ({ ...intoNeighbour(by), shape: { kind: 'area', parts: [[box(900, 300, 100 + by, 50)], [box(500, 700, 40, 100 + north)]] } });
  const change = async (then: Working, now: Working) => {
    const [before, after] = [await check('2025H2', [then]), await check('2026H1', [now])];
    const compared = await comparePeriods(before, after, quietJob());
    const findings = raiseWorkingFindings(after.run, compared);
    return findings.map(({ code, evidence }) => [code, evidence.kind === 'working' ? evidence.change?.kind : null]);
  };
  expect(await change(northToo(20, 10), northToo(20, 60))).toEqual([['F02', 'grown'], ['F04', 'unchanged']]);
  expect(await change(northToo(20, 60), northToo(45, 60))).toEqual([['F02', 'grown'], ['F04', 'grown']]);
  // Less to the north, more in the neighbour: neither hides the other.
  expect(await change(northToo(20, 60), northToo(30, 10))).toContainEqual(['F04', 'grown']);
  expect(await change(northToo(0, 60), northToo(20, 60))).toContainEqual(['F04', 'new']);
});

test('figures of F04 are those of the ground in the neighbour, with what the last period had there', async () => {
  const shape = (by: number): Working => working('goaf', '3105', box(900, -20, 100 + by, 60), 750);
  const [before, after] = [await check('2025H2', [shape(20)]), await check('2026H1', [shape(50)])];
  const finding = raiseWorkingFindings(after.run, await comparePeriods(before, after, quietJob())).find(({ code }) => code === 'F04')!;
  // 50 m × 40 m lie in the neighbour; the 20 m to the south of both licences do not.
  expect(finding.evidence).toMatchObject({ areaPlanarSquareMetres: expect.closeTo(50 * 40, 3), volumeCubicMetres: expect.closeTo(50 * 40 * 2, 2), tonnes: expect.closeTo(50 * 40 * 2 * 1.5, 2) });
  const { change } = finding.evidence as { change: { kind: string; previousAreaEllipsoidalSquareMetres: number } };
  expect([change.kind, Math.abs(change.previousAreaEllipsoidalSquareMetres / (20 * 40) - 1) < 0.002]).toEqual(['grown', true]);
});

test('bands, the neighbour’s ground and pillars count ground that two outlines share once', async () => {
  // Two strips of 130 m × 50 m, 30 m wide overlap, each 30 m into the neighbour; the tolerance is 0.5 m.
  const shared = [working('goaf', '3101', box(900, 100, 130, 50), 750), working('goaf', '3102', box(900, 130, 130, 50), 750)];
  const { run } = await check('2026H1', shared);
  const [mine] = run.mines;
  const all = 130 * 80;
  expect(mine!.bandAreas.outside).toBeCloseTo(29.5 * 80, 3);
  expect(mine!.bandAreas['within-tolerance']).toBeCloseTo(0.5 * 80, 3);
  expect(mine!.bandAreas.inside + mine!.bandAreas['within-tolerance'] + mine!.bandAreas.outside).toBeCloseTo(all, 3);
  expect(mine!.neighbours).toMatchObject([{ mineName: '东邻煤矿', areaPlanarSquareMetres: expect.closeTo(30 * 80, 3) }]);
  const finding = raiseWorkingFindings(run, []).find(({ code }) => code === 'F04')!;
  expect(finding.evidence).toMatchObject({ areaPlanarSquareMetres: expect.closeTo(30 * 80, 3), volumeCubicMetres: expect.closeTo(30 * 80 * 2, 2), tonnes: expect.closeTo(30 * 80 * 2 * 1.5, 2) });
  // Side by side nothing is taken off.
  const apart = (await check('2026H1', [working('goaf', '3101', box(900, 100, 130, 50), 750), working('goaf', '3102', box(900, 150, 130, 50), 750)])).run.mines[0]!;
  expect([apart.bandAreas.outside, apart.neighbours[0]!.areaPlanarSquareMetres].map(Math.round)).toEqual([2950, 3000]);
});

test('a pillar that two outlines cut is cut once where they share its ground', async () => {
  const drawing = drawingOf([goaf('3101', 100, 750), goaf('3102', 160, 750)], { pillars: [{ name: '煤柱', layer: '煤柱', parts: [[box(150, 0, 60, 800)]] }] });
  const input = { deliveryId: null, file: 'x.dxf', sha256: 'x', period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  const run = await checkWorkings({ rights: RIGHTS, drawing, input, parameters: { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3 }, edges: 'vertices', rightId: 'C1', startedAt: 'x' }, quietJob());
  expect(run.mines[0]!.pillars).toMatchObject([{ pillar: '煤柱', areaPlanarSquareMetres: expect.closeTo(60 * 50, 3) }]);
});
