/** Figures of the panels: what is outside and what of it is within the tolerance; the threshold that accuracies propose. */
import { expect, test } from 'vitest';
import { comparisonRows } from '../../../../renderer/state/drawings/comparison-rows.ts';
import { proposedNoise } from '../../../../renderer/state/drawings/surfaces.ts';
import { comparePeriods } from '../../../../shared/analysis/workings/compare-periods.ts';
import { comparisonSentences } from '../../../../shared/report/workings/chapter.ts';
import { checkWorkings } from '../../../../shared/analysis/workings/check-workings.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { translator } from '../../../../shared/i18n/text.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import type { MineWorkings, WorkingsRun } from '../../../../shared/model/workings.ts';
import { box, drawingOf, licence, working } from '../../../helpers/mine-drawing.ts';

const RIGHTS = licence([{ id: 'C1', mine: '北岭煤矿', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 }]);

async function checked(workings: readonly Working[], period = '2026H1'): Promise<{ readonly drawing: ReturnType<typeof drawingOf>; readonly run: WorkingsRun }> {
  const drawing = drawingOf(workings);
  const input = { deliveryId: null, file: 'x.dxf', sha256: 'x', period, surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  return { drawing, run: await checkWorkings({ rights: RIGHTS, drawing, input, parameters: { planToleranceMetres: 1, elevationToleranceMetres: 0.3 }, edges: 'vertices', rightId: 'C1', startedAt: 'x' }, quietJob()) };
}

async function mineWith(...reaches: readonly number[]): Promise<MineWorkings> {
  return (await checked(reaches.map((metres, i) => working('goaf', `31${i}`, box(900, 100 * i, 100 + metres, 50), 750)))).run.mines[0]!;
}

test('ground outside is what the plan writes beside its workings and what it does not, which stands in a row of its own', async () => {
  const number = (rows: ReturnType<typeof comparisonRows>, key: string): number | null => {
    const text = rows.find((row) => row.key === key)?.a;
    return text === undefined ? null : Number(text.replaceAll('\u2009', ''));
  };
  const rows = comparisonRows(await mineWith(30, 0.6, 0), null, null, translator('zh-CN'));
  expect(number(rows, 'outside')! - number(rows, 'within')!).toBeCloseTo(30 * 50, -1);
  expect(number(rows, 'within')).toBeCloseTo(0.6 * 50, -1);
  expect(number(comparisonRows(await mineWith(30, 0), null, null, translator('zh-CN')), 'within')).toBeNull();
});

test('what B drew and A no longer draws has a row with its ground and its number, the same as the report’s sentence says', async () => {
  const goaf = working('goaf', '3101', box(100, 100, 200, 100), 750);
  const [then, now] = [await checked([goaf, working('goaf', '3102', box(500, 100, 50, 40), 750), working('roadway', '', [100, 500, 400, 500], 760)], '2025H2'), await checked([goaf, working('roadway', '', [100, 500, 280, 500], 760)])];
  const [comparison] = await comparePeriods(then, now, quietJob());
  const rows = comparisonRows(now.run.mines[0]!, then.run.mines[0]!, comparison!, translator('zh-CN'));
  const missing = rows.find(({ key }) => key === 'missing')!;
  expect([missing.name, missing.b.replaceAll('\u2009', ''), missing.change, missing.tone]).toEqual(['上期有、本期未绘 m²', '2000', '1 处', 'danger']);
  expect(rows.find(({ key }) => key === 'missingLength')?.b).toBe('120.0');
  expect(comparisonSentences(comparison!, translator('zh-CN')).join('')).toContain('3102有 1\u2009999.');
  expect(comparison!.discrepancies[0]!.parts).toHaveLength(1);
  expect(comparison!.discrepancies[1]!.paths.length).toBeGreaterThan(0);
  expect(comparisonRows(now.run.mines[0]!, then.run.mines[0]!, null, translator('zh-CN')).some(({ key }) => key === 'missing')).toBe(false);
});

test('a centimetre to the boundary is not nought, and what crosses it has no distance', async () => {
  const distance = async (ring: Float64Array): Promise<string | undefined> => comparisonRows((await checked([working('goaf', '3101', ring, 750)])).run.mines[0]!, null, null, translator('zh-CN')).find(({ key }) => key === 'boundary')?.a;
  expect(await distance(box(900, 100, 99.99, 50))).toBe('0.01');
  expect(await distance(box(900, 100, 112, 50))).toBe('—');
});

test('the threshold is proposed from both stated accuracies and from nothing else', () => {
  expect(proposedNoise(0.1, 0.1)).toBe(0.15);
  expect(proposedNoise(0.3, 0.4)).toBe(0.5);
  expect([proposedNoise(null, 0.1), proposedNoise(0.1, null)]).toEqual([null, null]);
});
