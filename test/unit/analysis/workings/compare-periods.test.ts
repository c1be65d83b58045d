/** Two periods of one mine: what was mined since, what vanished or moved, whether the excess grew. */
import { expect, test } from 'vitest';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../../shared/analysis/workings/compare-periods.ts';
import type { CheckedPeriod } from '../../../../shared/analysis/workings/contract.ts';
import { changeOf } from '../../../../shared/analysis/workings/excess-change.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { DrawnArea, Working } from '../../../../shared/model/mine-drawing.ts';
import type { PeriodComparison } from '../../../../shared/model/workings.ts';
import { box, drawingOf, licence, SYSTEM, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 }]);

async function check(period: string, workings: readonly Working[], designBoundaries: readonly DrawnArea[] = [], rights = RIGHTS): Promise<CheckedPeriod> {
  const drawing = { ...drawingOf(workings), designBoundaries };
  const input = { deliveryId: null, file: `${period}.dxf`, sha256: period, period, surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  const parameters = { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, thicknessMetres: 2, densityTonnesPerCubicMetre: 1.4 };
  return { drawing, run: await checkWorkings({ rights, drawing, input, parameters, edges: 'vertices', rightId: 'C1', startedAt: '2026-07-01T00:00:00Z' }, quietJob()) };
}

async function compare(then: readonly Working[], now: readonly Working[]): Promise<PeriodComparison> {
  const [one] = await comparePeriods(await check('2025H2', then), await check('2026H1', now), quietJob());
  return one!;
}

test('mined since: only the new ground and the new roadway', async () => {
  const same = await compare([working('goaf', '3101', box(100, 100, 200, 100), 750)], [working('goaf', '3101', box(100, 100, 200, 100), 750)]);
  expect(same).toMatchObject({ added: { areaPlanarSquareMetres: 0, roadwayLengthMetres: 0, volumeCubicMetres: 0 }, discrepancies: [], excesses: [] });
  const { added, previous, current } = await compare(
    [working('goaf', '3101', box(100, 100, 200, 100), 750), working('roadway', '运输大巷', [100, 500, 400, 500], 760)],
    [working('goaf', '3101 2026', box(100, 100, 260, 100), 750), working('goaf', '3102', box(500, 100, 50, 40), 750), working('roadway', '运输大巷', [100, 500, 400, 500, 576, 500], 760)],
  );
  expect(added.areaPlanarSquareMetres).toBeCloseTo(60 * 100 + 50 * 40, 2);
  expect(added.roadwayLengthMetres).toBeCloseTo(176, 2);
  expect(added.volumeCubicMetres).toBeCloseTo((60 * 100 + 50 * 40) * 2, 2);
  expect(added.tonnes).toBeCloseTo((60 * 100 + 50 * 40) * 2 * 1.4, 2);
  expect([previous.roadwayLengthMetres, current.roadwayLengthMetres]).toEqual([300, 476]);
  expect(current.areaPlanarSquareMetres - previous.areaPlanarSquareMetres).toBeCloseTo(8000, 2);
});

test('seams over each other are different ground', async () => {
  const rights = licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 }, { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 650, bottom: 500 }]);
  const upper = working('goaf', '3101', box(100, 100, 200, 100), 750);
  const then = await check('2025H2', [upper], [], rights);
  const now = await check('2026H1', [upper, working('goaf', '15101', box(100, 100, 50, 100), 600)], [], rights);
  const [{ added, current }] = (await comparePeriods(then, now, quietJob())) as [PeriodComparison];
  expect(added.areaPlanarSquareMetres).toBeCloseTo(5000, 3);
  expect(added.volumeCubicMetres).toBeCloseTo(10_000, 3);
  expect(current.areaPlanarSquareMetres).toBeCloseTo(25_000, 3);
});

test('an outline surveyed again a few centimetres off is neither mined nor lost', async () => {
  const { added, discrepancies } = await compare([working('goaf', '3101', box(100, 100, 200, 100), 750)], [working('goaf', '3101', box(100.03, 99.98, 200, 100), 750)]);
  expect([added.areaPlanarSquareMetres, discrepancies]).toEqual([0, []]);
});

test('a bench moves on with the work and is not missed where it was', async () => {
  const { discrepancies } = await compare([working('bench', '820平台', [100, 500, 400, 500], 820)], [working('bench', '820平台', [100, 540, 400, 540], 820)]);
  expect(discrepancies).toEqual([]);
});

test('what was mined stays mined: a goaf that is drawn no more, or elsewhere', async () => {
  const { discrepancies, added } = await compare(
    [working('goaf', '3101', box(100, 100, 200, 100), 750), working('goaf', '3102', box(500, 100, 50, 40), 750), working('roadway', '', [100, 500, 400, 500], 760)],
    [working('goaf', '3102', box(500, 112, 50, 40), 750), working('roadway', '', [100, 500, 280, 500], 760)],
  );
  expect(discrepancies.map(({ what, name, kind }) => [what, name, kind])).toEqual([['vanished', '3101', 'goaf'], ['moved', '3102', 'goaf'], ['vanished', '', 'roadway']]);
  expect(discrepancies[0]!.areaPlanarSquareMetres).toBeCloseTo(20_000, 2);
  expect(discrepancies[1]!.shiftMetres).toBeCloseTo(12, 6);
  expect(discrepancies[2]!.lengthMetres).toBeCloseTo(120, 2);
  expect(added.areaPlanarSquareMetres).toBe(0);
});

test('an excess of the last period: grown, unchanged, new, gone', async () => {
  const beyond = (name: string, y: number, by: number): Working => working('goaf', name, box(900, y, 100 + by, 50), 750);
  const { excesses } = await compare(
    [beyond('3101', 100, 20), beyond('3102', 200, 20), beyond('3104', 400, 10)],
    [beyond('3101 2026H1', 100, 20), beyond('3102', 200, 46.9), beyond('3103', 300, 5), working('goaf', '3104', box(900, 400, 100, 50), 750)],
  );
  expect(excesses.map(({ key, change }) => [key, change])).toEqual([['goaf:3101', 'unchanged'], ['goaf:3102', 'grown'], ['goaf:3103', 'new'], ['goaf:3104', 'gone']]);
  expect(excesses[1]!.current!.areaPlanarSquareMetres - excesses[1]!.previous!.areaPlanarSquareMetres).toBeCloseTo(26.9 * 50, 2);
  const figures = excesses[1]!.current!;
  expect(changeOf(figures, { ...figures, areaPlanarSquareMetres: 0, belowLimitMetres: 3 }), 'growth does not hide behind a correction').toBe('grown');
});

test('a pit beyond its design boundary, though inside its licence', async () => {
  const design: DrawnArea = { name: '最终境界', layer: '设计境界', parts: [[box(100, 100, 300, 300)]] };
  const { run } = await check('2026H1', [working('pit', '', box(150, 150, 280, 100), 750)], [design]);
  expect(run.mines[0]!.band).toBe('inside');
  expect(run.design).toHaveLength(1);
  expect(run.design![0]!.outside.areaPlanarSquareMetres).toBeCloseTo(30 * 100, 2);
  expect(run.design![0]!.outside.longestDistanceMetres).toBeCloseTo(30, 3);
  expect((await check('2026H1', [])).run.design).toBeNull();
});

test('a drawing in another plane is not compared', async () => {
  const one = await check('2025H2', []);
  await expect(comparePeriods({ ...one, drawing: { ...one.drawing, system: { ...SYSTEM, id: 'EPSG:4526' } } }, one, quietJob())).rejects.toMatchObject({ problem: { code: 'workings.periods-other-plane' } });
});
