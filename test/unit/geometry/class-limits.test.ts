import { expect, test } from 'vitest';
import { classLimits } from '../../../shared/geometry/class-limits.ts';

const of = (...numbers: number[]): Float64Array => Float64Array.from(numbers);

test('equal steps span from the smallest to the largest number in readable limits', () => {
  expect(classLimits(of(7, 0, 3, 100, Number.NaN), 4, 'equal')).toEqual([0, 25, 50, 75, 100]);
  expect(classLimits(of(0.5, 1000.333), 3, 'equal')).toEqual([0.5, 334, 667, 1000.333]);
});

test('quantiles put as many numbers into each class, and one class less where many are the same', () => {
  const limits = classLimits(of(1, 2, 3, 4, 5, 6, 700, 800), 4, 'quantile');
  expect(limits).toEqual([1, 2, 4, 6, 800]);
  expect(classLimits(of(1, 1, 1, 1, 1, 9), 3, 'quantile')).toEqual([1, 9]);
});

test('no number, no limits; one number, one class', () => {
  expect(classLimits(of(Number.NaN), 5, 'equal')).toEqual([]);
  expect(classLimits(of(4, 4), 5, 'quantile')).toEqual([4, 4]);
});
