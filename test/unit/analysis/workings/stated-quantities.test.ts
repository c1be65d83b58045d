/** Thickness and density of single bodies: which holds for a working, and what volumes and tonnage come of it. */
import { expect, test } from 'vitest';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../../shared/analysis/workings/compare-periods.ts';
import { statedFor } from '../../../../shared/analysis/workings/stated-quantities.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import type { WorkingsParameters } from '../../../../shared/model/workings.ts';
import { box, drawingOf, licence, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700, name: '3 号煤层' },
  { id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 650, bottom: 500, name: '15 号煤层' },
]);
const STATED: Partial<WorkingsParameters> = {
  thicknessMetres: 2, densityTonnesPerCubicMetre: 1.5,
  bodies: [{ body: '3 号煤层', thicknessMetres: 3, densityTonnesPerCubicMetre: 1.4 }, { body: '15 号煤层', thicknessMetres: null, densityTonnesPerCubicMetre: 1.6 }],
};
const UPPER = working('goaf', '3101', box(100, 100, 100, 50), 750);
const LOWER = working('goaf', '15101', box(950, 100, 100, 40), 600);

async function check(workings: readonly Working[], stated: Partial<WorkingsParameters> = STATED) {
  const drawing = drawingOf(workings);
  const input = { deliveryId: null, file: 'x.dxf', sha256: 'x', period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  return { drawing, run: await checkWorkings({ rights: RIGHTS, drawing, input, parameters: { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, ...stated }, edges: 'vertices', rightId: 'C1', startedAt: 'x' }, quietJob()) };
}

test('each body has its own thickness and density, what is not stated of it is as for all, and the mine’s sums follow', async () => {
  const { run } = await check([UPPER, LOWER]);
  const [mine] = run.mines;
  expect(mine!.bodies).toMatchObject([
    { bodyNames: ['3 号煤层'], thicknessMetres: 3, densityTonnesPerCubicMetre: 1.4, areaPlanarSquareMetres: expect.closeTo(5000, 6), volumeCubicMetres: expect.closeTo(15_000, 4), tonnes: expect.closeTo(21_000, 4), excess: { volumeCubicMetres: 0, tonnes: 0 } },
    { bodyNames: ['15 号煤层'], thicknessMetres: 2, densityTonnesPerCubicMetre: 1.6, volumeCubicMetres: expect.closeTo(8000, 4), tonnes: expect.closeTo(12_800, 4), excess: { volumeCubicMetres: expect.closeTo(50 * 40 * 2, 2), tonnes: expect.closeTo(50 * 40 * 2 * 1.6, 2) } },
  ]);
  expect([mine!.volumeCubicMetres!, mine!.tonnes!].map(Math.round)).toEqual([23_000, 33_800]);
  expect(mine!.excess.tonnes).toBeCloseTo(6400, 2);
});

test('what the drawing writes goes before what is stated; a working that may lie in either body has no volume when they differ', async () => {
  const written = (await check([{ ...UPPER, thicknessMetres: 2.5 }])).run.mines[0]!;
  expect([written.workings[0]!.thicknessSource, written.volumeCubicMetres]).toEqual(['drawing', 12_500]);
  const anywhere = working('goaf', '旧区', box(300, 300, 10, 10), null);
  expect((await check([anywhere])).run.mines[0]!.volumeCubicMetres).toBeNull();
  expect((await check([anywhere], { thicknessMetres: 2 })).run.mines[0]!.volumeCubicMetres).toBeCloseTo(200, 6);
});

test('tonnage mined since the last period is that of each body', async () => {
  const still = working('goaf', '旧区', box(500, 500, 10, 10), 750);
  const [compared] = await comparePeriods(await check([still]), await check([still, UPPER, LOWER]), quietJob());
  expect(compared!.added.tonnes).toBeCloseTo(21_000 + 12_800, 2);
});

test('names decide: of no body as for all, of several what they share', () => {
  expect(statedFor('thicknessMetres', [], STATED)).toBe(2);
  expect(statedFor('thicknessMetres', ['15 号煤层'], STATED)).toBe(2);
  expect(statedFor('thicknessMetres', ['3 号煤层', '15 号煤层'], STATED)).toBeNull();
  expect(statedFor('thicknessMetres', [null, '15 号煤层'], STATED)).toBe(2);
  expect(statedFor('densityTonnesPerCubicMetre', ['别的'], { densityTonnesPerCubicMetre: null })).toBeNull();
});
