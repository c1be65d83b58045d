import { expect, test } from 'vitest';
import { proposeSection, proposeSections } from '../../../../shared/analysis/section/propose-section.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import type { MineWorkings } from '../../../../shared/model/workings.ts';

const goaf = (east: number, size: number, level: number | null): Working => ({
  name: '', kind: 'goaf', layer: 'CKQ', year: null, thicknessMetres: null, elevation: level === null ? null : { lowestMetres: level, highestMetres: level },
  shape: { kind: 'area', parts: [[[east, 100, east + size, 100, east + size, 100 + size, east, 100 + size, east, 100]]] },
});
const LICENCE = [0, 0, 1_000, 400] as const;
const workings = [goaf(100, 80, 450), goaf(300, 20, 410), goaf(600, 40, 450), goaf(800, 90, null)];
const checked = { workings: [
  { position: 1, belowLimitMetres: 12, aboveLimitMetres: 0, elevationBand: 'outside', planBand: 'inside', outside: { longestDistanceMetres: 0 } },
  { position: 2, belowLimitMetres: 0, aboveLimitMetres: 0, elevationBand: 'inside', planBand: 'outside', outside: { longestDistanceMetres: 46.9 } },
] } as unknown as MineWorkings;

test('the line runs north to south through what lies beyond its limits, else outside, else the largest with an elevation', () => {
  const through = (found: readonly Working[], run: MineWorkings | null): number | undefined => proposeSection(LICENCE, found, run)?.[0];
  expect(through(workings, checked)).toBe(310);
  expect(through(workings, { ...checked, workings: checked.workings.slice(1) })).toBe(620);
  expect(through(workings, null)).toBe(140);
  const line = proposeSection(LICENCE, workings, null)!;
  expect([line[1]! >= 400, line[3]! <= 0, line[0] === line[2]]).toEqual([true, true, true]);
});

test('a report has a section through each excess that none before it shows, those beyond their limits first, and a few at most', () => {
  const run = (...beyond: readonly (readonly [position: number, belowLimitMetres: number, longestDistanceMetres: number])[]): MineWorkings =>
    ({ workings: beyond.map(([position, belowLimitMetres, longestDistanceMetres]) => ({ position, belowLimitMetres, aboveLimitMetres: 0, elevationBand: belowLimitMetres > 0 ? 'outside' : 'inside', planBand: longestDistanceMetres > 0 ? 'outside' : 'inside', outside: { longestDistanceMetres } })) }) as unknown as MineWorkings;
  const easts = (checkedRun: MineWorkings | null, drawn: readonly number[] | null = null): number[] => proposeSections(LICENCE, workings, checkedRun, drawn).map(([east]) => east!);
  expect(easts(run([2, 0, 46.9], [1, 12, 0]))).toEqual([310, 620]);
  expect(easts(run([2, 0, 46.9], [1, 12, 0]), [305, 400, 305, 0]), 'the drawn one shows the deepest already').toEqual([305, 620]);
  expect(easts(run([2, 0, 46.9], [1, 12, 0]), [0, 118, 1_000, 112]), 'one line through both').toEqual([0]);
  expect(easts(run([0, 1, 0], [1, 12, 0], [2, 3, 0], [3, 9, 0]))).toEqual([310, 620, 140]);
  expect(easts(null)).toEqual([140]);
});

test('without anything that has an elevation there is no line', () => {
  expect(proposeSection(LICENCE, [goaf(800, 90, null)], null)).toBeNull();
});
