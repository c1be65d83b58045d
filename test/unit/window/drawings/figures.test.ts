/** Figures of the panels: what is outside and what of it is within the tolerance; the threshold that accuracies propose. */
import { expect, test } from 'vitest';
import { comparisonRows } from '../../../../renderer/state/drawings/comparison-rows.ts';
import { proposedNoise } from '../../../../renderer/state/drawings/surfaces.ts';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { translator } from '../../../../shared/i18n/text.ts';
import type { MineWorkings } from '../../../../shared/model/workings.ts';
import { box, drawingOf, licence, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 }]);

async function mineWith(...reaches: readonly number[]): Promise<MineWorkings> {
  const drawing = drawingOf(reaches.map((metres, i) => working('goaf', `31${i}`, box(900, 100 * i, 100 + metres, 50), 750)));
  const input = { deliveryId: null, file: 'x.dxf', sha256: 'x', period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  return (await checkWorkings({ rights: RIGHTS, drawing, input, parameters: { planToleranceMetres: 1, elevationToleranceMetres: 0.3 }, edges: 'vertices', rightId: 'C1', startedAt: 'x' }, quietJob())).mines[0]!;
}

test('ground outside is what the plan writes beside its workings and what it does not, which stands in a row of its own', async () => {
  const number = (rows: ReturnType<typeof comparisonRows>, key: string): number | null => {
    const text = rows.find((row) => row.key === key)?.a;
    return text === undefined ? null : Number(text.replaceAll('\u2009', ''));
  };
  const rows = comparisonRows(await mineWith(30, 0.6, 0), null, translator('zh-CN'));
  expect(number(rows, 'outside')! - number(rows, 'within')!).toBeCloseTo(30 * 50, -1);
  expect(number(rows, 'within')).toBeCloseTo(0.6 * 50, -1);
  expect(number(comparisonRows(await mineWith(30, 0), null, translator('zh-CN')), 'within')).toBeNull();
});

test('the threshold is proposed from both stated accuracies and from nothing else', () => {
  expect(proposedNoise(0.1, 0.1)).toBe(0.15);
  expect(proposedNoise(0.3, 0.4)).toBe(0.5);
  expect([proposedNoise(null, 0.1), proposedNoise(0.1, null)]).toEqual([null, null]);
});
