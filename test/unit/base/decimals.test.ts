import { expect, test } from 'vitest';
import { decimalsOf, mostDecimals } from '../../../shared/base/decimals.ts';

test('numbers keep the decimals that they have, but not the noise of sums', () => {
  expect(decimalsOf([1, 2.5, 0.1 + 0.2], mostDecimals(2.5))).toBe(1);
  expect(decimalsOf([1200, -3], mostDecimals(1200))).toBe(0);
  expect(decimalsOf([20_000.25, 1 / 3], mostDecimals(20_000))).toBe(4);
  expect(decimalsOf([], 4)).toBe(0);
});

test('areas in square degrees show three figures of their size', () => {
  expect(decimalsOf([1.23456e-7, 9e-8], mostDecimals(1.23456e-7))).toBe(9);
  expect([mostDecimals(0), mostDecimals(Infinity), mostDecimals(1e-30)]).toEqual([4, 4, 12]);
});
