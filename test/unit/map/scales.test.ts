import { expect, test } from 'vitest';
import { denominatorOf, resolutionOf, roundDenominator, roundDenominatorShowing } from '../../../renderer/map/scales.ts';

test('1:10 000 is 2.6458 m per pixel of 1/96 inch', () => {
  expect(resolutionOf(10_000)).toBeCloseTo(2.645833, 6);
  expect(denominatorOf(resolutionOf(7_500))).toBeCloseTo(7_500, 9);
});

test('the wheel stops at round scales, also from a scale somebody typed', () => {
  expect(roundDenominator(10_000, 1)).toBe(7_500);
  expect(roundDenominator(10_000, -1)).toBe(15_000);
  expect(roundDenominator(12_345, 1)).toBe(10_000);
  expect(roundDenominator(12_345, -1)).toBe(15_000);
  expect(roundDenominator(denominatorOf(resolutionOf(10_000)), 2)).toBe(5_000);
});

test('beyond the last round scale it stays', () => {
  expect(roundDenominator(100, 1)).toBe(100);
  expect(roundDenominator(2_500_000, -3)).toBe(2_500_000);
});

test('a scale for everything shows everything', () => {
  expect(roundDenominatorShowing(resolutionOf(10_000))).toBe(10_000);
  expect(roundDenominatorShowing(resolutionOf(10_001 * 1.01))).toBe(15_000);
});
