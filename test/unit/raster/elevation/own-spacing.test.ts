/** A raster written as points keeps its spacing; a cloud has none. */
import { expect, test } from 'vitest';
import { ownSpacing } from '../../../../shared/raster/elevation/own-spacing.ts';

const box = (columns: number, rows: number, metres: number): [number, number, number, number] => [38_514_542, 3_880_522, 38_514_542 + (columns - 1) * metres, 3_880_522 + (rows - 1) * metres];

test.each([[150, 120, 4], [1000, 800, 0.5], [37, 3, 2.5], [3, 3, 0.05]])('%i × %i points every %d m', (columns, rows, metres) => {
  expect(ownSpacing(box(columns, rows, metres), columns * rows)).toBeCloseTo(metres, 6);
});

test('a cloud, a raster with a hole, a line and a single point have no spacing of their own', () => {
  expect(ownSpacing(box(150, 120, 4), 150 * 120 - 1)).toBeNull();
  expect(ownSpacing([0, 0, 601.37, 477.91], 18_000)).toBeNull();
  expect(ownSpacing([0, 0, 100, 0], 11)).toBeNull();
  expect(ownSpacing([5, 5, 5, 5], 1)).toBeNull();
});
