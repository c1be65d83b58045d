import { expect, test } from 'vitest';
import { inSeries } from '../../../renderer/state/work/sheets.ts';

test('a sheet drawn by a later call is counted in the whole series', () => {
  const progress = { stage: 'sheet.stage.draw', params: { mine: '甲矿', done: 3, total: 20 }, fraction: 0.1 } as const;
  expect(inSeries(progress, 40, 60)).toEqual({ ...progress, params: { mine: '甲矿', done: 43, total: 60 } });
  const ground = { stage: 'sheet.base.stage', params: { done: 1, total: 2 }, fraction: 0 } as const;
  expect(inSeries(ground, 40, 60)).toEqual(ground);
});
