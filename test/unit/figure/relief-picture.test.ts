/** Pictures of surfaces: two colours that part at zero, bare ground within the noise, nothing where there is nothing. */
import { expect, test } from 'vitest';
import { differenceColour } from '../../../shared/figure/difference-colours.ts';
import { reliefPicture } from '../../../shared/figure/relief-picture.ts';

test('cut is red, fill is blue, small differences are seen, the ends hold beyond the range', () => {
  const [cut, fill] = [differenceColour(-5, 10), differenceColour(5, 10)];
  expect([cut[0] > cut[2] + 60, fill[2] > fill[0] + 60]).toEqual([true, true]);
  expect(differenceColour(-99, 10)).toEqual(differenceColour(-10, 10));
  expect(differenceColour(-0.01, 10)[2]).toBeLessThan(225);
});

test('pixels of cells: cut, noise, no height; the range is a round number above the differences', () => {
  const grid = { columns: 4, rows: 1, west: 100, north: 50, cellMetres: 2, elevations: Float32Array.of(10, 10, Number.NaN, 10) };
  const { rgba, width, rangeMetres, east, south } = reliefPicture(grid, Float32Array.of(-3, 0.1, Number.NaN, Number.NaN), 0.2);
  expect([width, rangeMetres, east, south]).toEqual([4, 5, 108, 48]);
  expect(rgba[0]! > rgba[2]! + 40).toBe(true);
  expect(Math.abs(rgba[4]! - rgba[6]!)).toBeLessThan(10);
  expect([rgba[3], rgba[7], rgba[11], rgba[15]]).toEqual([255, 255, 0, 110]);
});
