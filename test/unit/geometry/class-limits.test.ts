import { expect, test } from 'vitest';
import { classLimits, limitsBetween, readLimits } from '../../../shared/geometry/class-limits.ts';

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

test('typed limits are read in the ways offices write them, and refused where something is no number', () => {
  expect(readLimits('5，1; 20')).toEqual([1, 5, 20]);
  expect(readLimits('1 1 5、')).toEqual([1, 5]);
  expect(['', ' ，', '1, 亩', '1, 1e999', '1 2 3 4 5 6 7 8 9'].map(readLimits)).toEqual([null, null, null, null, null]);
});

test('typed limits stand between the smallest and the largest number; those beyond part nothing', () => {
  expect(limitsBetween([0.4, 30, 60.5], [1, 5, 20])).toEqual([0.4, 1, 5, 20, 60.5]);
  expect(limitsBetween([2, 3], [1, 2, 3, 4])).toEqual([2, 3]);
  expect(limitsBetween([], [1])).toEqual([]);
});
