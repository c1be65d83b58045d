import { expect, test } from 'vitest';
import { groundExtent, gridStepMetres, multiplesBetween, paperX, paperY, readScale, ROUND_SCALES, roundScaleFor, windowOver } from '../../../shared/figure/sheet.ts';

test.each(ROUND_SCALES)('at 1:%i one millimetre of paper is exactly a thousandth of the denominator in metres', (denominator) => {
  const window = windowOver([38_512_268.13, 3_874_236.33, 38_513_243.7, 3_875_012.47], denominator, 7.1, 7.1, 155.6, 170);
  expect(paperX(window, window.west)).toBe(7.1);
  expect(paperY(window, window.north)).toBe(7.1);
  const step = denominator / 1000;
  expect(paperX(window, window.west + 100 * step) - paperX(window, window.west)).toBeCloseTo(100, 5);
  expect(paperY(window, window.north - 100 * step) - paperY(window, window.north)).toBeCloseTo(100, 5);
});

test('the largest round scale that still leaves the margin is taken', () => {
  expect(roundScaleFor([0, 0, 1000, 500], 126, 126, 13)).toBe(10_000);
  expect(roundScaleFor([0, 0, 1000.1, 500], 126, 126, 13)).toBe(25_000);
  expect(roundScaleFor([0, 0, 10, 10], 156, 170, 13)).toBe(500);
});

test.each([[500, 25], [1_000, 50], [2_000, 100], [5_000, 250], [10_000, 500], [25_000, 1_000], [50_000, 2_500], [250_000, 10_000]])('grid lines at 1:%i are %i m apart', (denominator, metres) => {
  expect(gridStepMetres(denominator)).toBe(metres);
});

test('the ground of a window is what its corners show', () => {
  const window = windowOver([1000, 2000, 3000, 4000], 50_000, 10, 20, 100, 80);
  expect(groundExtent(window)).toEqual([-500, 1000, 4500, 5000]);
  expect(multiplesBetween(500, 1000, 2100)).toEqual([1000, 1500, 2000]);
});

test('a scale is read as offices write it, and nothing else is taken for one', () => {
  expect(['1:2500', '1：2 500', '1/2500', ' 2500 ', '1:2\u2009500', '1:1万', '1：２５００', '1:2,500', '1∶2500', '1:1.1万'].map(readScale)).toEqual([2500, 2500, 2500, 2500, 2500, 10_000, 2500, 2500, 2500, 11_000]);
  expect(['', '1:', '2:2500', '1:0', '自动取整', '1:2500:3', '-500', '9', '2500.5'].map(readScale)).toEqual([null, null, null, null, null, null, null, null, null]);
});
