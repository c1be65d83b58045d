/** The report says which elevation datums were compared, with which difference, and where that is from. */
import { expect, test } from 'vitest';
import { localDifference, NATIONAL_DIFFERENCE } from '../../../shared/crs/elevation.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { ElevationDatum, ElevationDifference } from '../../../shared/model/elevation-datum.ts';
import type { MineWorkings, WorkingsRun } from '../../../shared/model/workings.ts';
import { elevationWords } from '../../../shared/report/workings/elevation-words.ts';

const words = (rights: ElevationDatum | null, drawing: ElevationDatum | null, elevationDifference: ElevationDifference = NATIONAL_DIFFERENCE): string =>
  elevationWords({ input: { elevationDatum: drawing }, elevationDifference } as unknown as WorkingsRun, { limitsDatum: rights } as MineWorkings, translator('zh-CN'));

test('both datums, the number and its source', () => {
  expect(words('huanghai-1956', 'national-1985')).toMatch(/1956.*1985.*H85 − H56 = −0\.029 m（全国统一值，出处为网上查得的《矿图绘制管理规定》，未核对原文）/);
  expect(words('huanghai-1956', 'national-1985', localDifference(-0.041, '县 2026 年水准联测'))).toContain('当地差值 H85 − H56 = −0.041 m（来源：县 2026 年水准联测）');
  expect(words('national-1985', 'national-1985')).toContain('没有换算');
  expect(words(null, 'national-1985')).toContain('基准未全注明，没有换算');
});

test('a run of a version that asked for no datum of the licence says nothing', () => {
  expect(elevationWords({ input: { elevationDatum: null } } as unknown as WorkingsRun, {} as MineWorkings, translator('zh-CN'))).toBe('');
});
