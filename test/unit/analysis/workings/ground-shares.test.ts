/** Shares of the mined ground: what is too deep is not hidden in what is inside by plan, and nothing is added twice. */
import { expect, test } from 'vitest';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { groundShares } from '../../../../shared/analysis/workings/ground-shares.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import type { MineWorkings } from '../../../../shared/model/workings.ts';
import { box, drawingOf, licence, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 600, bottom: 400 }]);

async function mineWith(...workings: readonly Working[]): Promise<MineWorkings> {
  const input = { deliveryId: null, file: 'x.dxf', sha256: 'x', period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  return (await checkWorkings({ rights: RIGHTS, drawing: drawingOf(workings), input, parameters: { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3 }, edges: 'vertices', rightId: 'C1', startedAt: 'x' }, quietJob())).mines[0]!;
}

test('a goaf inside by plan and 14.5 m too deep stands in the share beyond elevation, and the shares by plan stay a whole', async () => {
  const shares = groundShares(await mineWith(working('goaf', '深部', box(100, 100, 60, 40), 385.5), working('goaf', '浅部', box(300, 100, 96, 100), 500)))!;
  expect(shares.byPlan).toEqual({ inside: 1, 'within-tolerance': 0, outside: 0 });
  expect(shares.beyondLimitSquareMetres).toBeCloseTo(2_400, 3);
  expect(shares.beyondLimit).toBeCloseTo(0.2, 6);
});

test('ground that is beyond both ways is in both shares, each time once', async () => {
  const shares = groundShares(await mineWith(working('goaf', '出界又超深', box(950, 100, 100, 50), 380)))!;
  expect(shares.byPlan.outside + shares.byPlan['within-tolerance']).toBeCloseTo(0.5, 6);
  expect(shares.beyondLimit).toBeCloseTo(1, 6);
  expect(shares.byPlan.inside + shares.byPlan['within-tolerance'] + shares.byPlan.outside).toBeCloseTo(1, 9);
});

test('without elevations there is no share, not a nought; what cannot be divided is counted apart', async () => {
  const flat = groundShares(await mineWith(working('goaf', '', box(100, 100, 60, 40), null), working('roadway', '', [10, 10, 90, 10], 385)))!;
  expect([flat.beyondLimit, flat.unknownCount]).toEqual([null, 1]);
  const ranged = working('goaf', '', box(100, 100, 60, 40), null, { elevation: { lowestMetres: 380, highestMetres: 450, source: 'points' } });
  const shares = groundShares(await mineWith(ranged, working('goaf', '', box(300, 100, 60, 40), null)))!;
  expect([shares.beyondLimit, shares.undividedCount, shares.unknownCount]).toEqual([0, 1, 1]);
  expect(groundShares(await mineWith(working('roadway', '', [10, 10, 90, 10], 500)))).toBeNull();
});
