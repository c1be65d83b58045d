import { expect, test } from 'vitest';
import { datedSteps } from '../../../renderer/panels/compare/timeline-dates.ts';

const dates = ['2023', '2024-06', '2025', '2025-12', '2026-09'];
const words = (width: number) => datedSteps(dates, width).map((step) => step.words);

test('every step of the timeline is dated where there is room, in full or with two figures of the year', () => {
  expect(words(600)).toEqual(dates);
  expect(words(180)).toEqual(['23', '24-06', '25', '25-12', '26-09']);
});

test('where there is none, both ends are dated and what fits between them, none over another', () => {
  expect(words(60)).toEqual(['23', '26-09']);
  const shown = datedSteps(Array.from({ length: 30 }, (_each, year) => String(1996 + year)), 300);
  expect([shown[0]!.place, shown.at(-1)!.place]).toEqual([0, 29]);
  expect(shown.length).toBeGreaterThan(8);
  for (let at = 1; at < shown.length; at++) expect(((shown[at]!.place - shown[at - 1]!.place) / 29) * 300).toBeGreaterThan(2 * 6.6);
});

test('one date is written out', () => {
  expect(datedSteps(['2026-09'], 40).map((step) => step.words)).toEqual(['2026-09']);
});
