import { expect, test } from 'vitest';
import { balance } from '../../../shared/base/balance.ts';
import { seeded } from '../../helpers/polygons.ts';

test('three thirds of one: the earliest takes the missing cent', () => {
  expect(balance([1 / 3, 1 / 3, 1 / 3], 2)).toEqual({ values: [0.34, 0.33, 0.33], adjusted: 1 });
});

test('too much is taken from what rounding gave most to', () => {
  expect(balance([0.006, 0.006, 0.008], 2)).toEqual({ values: [0, 0.01, 0.01], adjusted: 1 });
});

test('what sums already stays as plain rounding has it', () => {
  expect(balance([1.25, 2.5, 10], 2)).toEqual({ values: [1.25, 2.5, 10], adjusted: 0 });
  expect(balance([], 2)).toEqual({ values: [], adjusted: 0 });
});

test('a part that is no number is never made up for', () => {
  expect(balance([1, Number.NaN], 2)).toBeNull();
});

test('of 500 random tables every sum is the rounded whole, and no part moves by more than one unit', () => {
  const random = seeded(8);
  for (let table = 0; table < 500; table++) {
    const decimals = table % 2 === 0 ? 2 : 4;
    const unit = 10 ** decimals;
    const values = Array.from({ length: 1 + Math.floor(random() * 40) }, () => random() ** 3 * 10 ** (random() * 6));
    const result = balance(values, decimals)!;
    const sum = result.values.reduce((total, value) => total + Math.round(value * unit), 0);
    expect(sum).toBe(Math.round(values.reduce((total, value) => total + value, 0) * unit));
    result.values.forEach((value, i) => expect(Math.abs(value - values[i]!) * unit).toBeLessThan(1.5 + 1e-6));
  }
});
