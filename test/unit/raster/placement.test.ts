import { expect, test } from 'vitest';
import type { ControlPoint } from '../../../shared/model/base-map.ts';
import { fitPlacement, type FittedPlacement } from '../../../shared/raster/control-points.ts';
import { extentOfPicture, invertPlacement, pixelSize, placementOfTags, placePixel, readWorldFile } from '../../../shared/raster/placement.ts';

const upright = { a: 0.5, b: 0, c: 38_510_000, d: 0, e: -0.5, f: 3_870_000 };

test('a world file speaks of the middle of the first pixel', () => {
  expect(readWorldFile('0.5\r\n0\n0\n-0.5\n38510000.25\n3869999.75\n')).toEqual(upright);
  // A turned picture: the middle of its first pixel lies half a step of both sides from its corner.
  expect(readWorldFile('0.4\n0.3\n0.3\n-0.4\n1000.35\n1999.95\n')).toEqual({ a: 0.4, b: 0.3, c: expect.closeTo(1000, 9), d: 0.3, e: -0.4, f: expect.closeTo(2000, 9) });
  expect(readWorldFile('0,5 0 0 -0,5 38510000,25 3869999,75')).toEqual(upright);
});

test.each([['too few numbers', '0.5\n0\n0\n-0.5\n38510000'], ['words', 'a\nb\nc\nd\ne\nf'], ['pixels without a size', '0\n0\n0\n0\n1\n2']])('no world file: %s', (_what, text) => {
  expect(readWorldFile(text)).toBeNull();
});

test('the tags of a GeoTIFF place it, by corner or by middle of a pixel, also turned', () => {
  const tags = { pixelScale: [0.5, 0.5, 0], tiePoints: [0, 0, 0, 38_510_000, 3_870_000, 0], transformation: null, pixelIsPoint: false };
  expect(placementOfTags(tags)).toEqual(upright);
  expect(placementOfTags({ ...tags, pixelIsPoint: true })).toEqual({ ...upright, c: 38_509_999.75, f: 3_870_000.25 });
  expect(placementOfTags({ ...tags, tiePoints: [10, 20, 0, 38_510_005, 3_869_990, 0] })).toEqual(upright);
  expect(placementOfTags({ ...tags, transformation: [0, 2, 0, 100, 2, 0, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1] })).toEqual({ a: 0, b: 2, c: 100, d: 2, e: 0, f: 200 });
  expect(placementOfTags({ ...tags, tiePoints: null })).toBeNull();
});

test('a placement and its inverse undo each other; the extent holds all corners', () => {
  const turned = { a: 0.4, b: 0.3, c: 1000, d: 0.3, e: -0.4, f: 2000 };
  const inverse = invertPlacement(turned)!;
  const [column, row] = placePixel(inverse, ...placePixel(turned, 123, 45));
  expect([column, row]).toEqual([expect.closeTo(123, 9), expect.closeTo(45, 9)]);
  expect(pixelSize(turned)).toBeCloseTo(0.5, 12);
  expect(extentOfPicture(turned, 100, 100)).toEqual([1000, 1960, 1070, 2030]);
  expect(invertPlacement({ a: 1, b: 2, c: 0, d: 2, e: 4, f: 0 })).toBeNull();
});

/** Points that a true placement gives, with what each is off. */
function pointsOf(truth: typeof upright, off: readonly (readonly [number, number])[] = []): ControlPoint[] {
  return [[0, 0], [4000, 100], [3900, 2900], [50, 3000]].map(([column, row], index) => {
    const [east, north] = placePixel(truth, column!, row!);
    return { column: column!, row: row!, east: east + (off[index]?.[0] ?? 0), north: north + (off[index]?.[1] ?? 0), used: true };
  });
}

function fitted(points: readonly ControlPoint[], fit: 'similarity' | 'affine'): FittedPlacement {
  const result = fitPlacement(points, fit);
  if (typeof result === 'string') throw new Error(result);
  return result;
}

test('a turned and scaled drawing is placed exactly by two points, and by more with nothing left over', () => {
  const turned = { a: 0.48, b: 0.14, c: 38_510_000, d: 0.14, e: -0.48, f: 3_870_000 };
  for (const points of [pointsOf(turned).slice(0, 2), pointsOf(turned)]) {
    const result = fitted(points, 'similarity');
    for (const [key, value] of Object.entries(turned)) expect(result.placement[key as 'a'], key).toBeCloseTo(value, key === 'c' || key === 'f' ? 6 : 12);
    expect(result.rootMeanSquare).toBeLessThan(1e-6);
    expect(result.columnScale).toBeCloseTo(0.5, 12);
  }
  const least = fitted(pointsOf(turned).slice(0, 2), 'similarity');
  expect([least.redundancy, least.unitWeightError]).toEqual([0, null]);
});

test('a skewed scan needs the affine fit; the similarity shows what it leaves over', () => {
  const skewed = { a: 0.5, b: 0.01, c: 38_510_000, d: 0, e: -0.52, f: 3_870_000 };
  expect(fitted(pointsOf(skewed), 'affine').rootMeanSquare).toBeLessThan(1e-6);
  const off = fitted(pointsOf(skewed), 'similarity');
  expect(off.rootMeanSquare).toBeGreaterThan(10);
  const squares = off.residuals.reduce((sum, { distance }) => sum + distance ** 2, 0);
  expect(fitted(pointsOf(skewed).slice(0, 3), 'similarity').unitWeightError! ** 2 * 2).toBeCloseTo(fitted(pointsOf(skewed).slice(0, 3), 'similarity').rootMeanSquare ** 2 * 3, 6);
  expect(off.unitWeightError).toBeCloseTo(Math.sqrt(squares / 4), 9);
});

test('a wrong point shows as the largest residual; left out, the rest fits and it alone is off', () => {
  const points = [...pointsOf(upright), ...pointsOf(upright).map((point) => ({ ...point, column: point.column / 2 + 300, east: upright.a * (point.column / 2 + 300) + upright.c }))];
  points[2] = { ...points[2]!, east: points[2]!.east + 40 };
  const all = fitted(points, 'similarity');
  expect(all.residuals.indexOf(all.residuals.toSorted((a, b) => b.distance - a.distance)[0]!)).toBe(2);
  points[2] = { ...points[2]!, used: false };
  const without = fitted(points, 'similarity');
  expect(without.rootMeanSquare).toBeLessThan(1e-6);
  expect(without.residuals[2]!.distance).toBeCloseTo(40, 6);
});

test('too few points, points on one spot and for the affine fit points on a line are told apart', () => {
  const line = [0, 100, 200].map((column) => ({ column, row: column, east: column, north: -column, used: true }));
  expect(fitPlacement(line.slice(0, 1), 'similarity')).toBe('too-few');
  expect(fitPlacement(line.slice(0, 2), 'affine')).toBe('too-few');
  expect(fitPlacement([line[0]!, line[0]!], 'similarity')).toBe('too-close');
  expect(fitPlacement(line, 'affine')).toBe('too-close');
  expect(fitPlacement(line, 'similarity')).toMatchObject({ redundancy: 2 });
  // A title bar: nearly on a line, whichever way the line lies.
  const bar = [[0, 500], [2000, 500.4], [5000, 499.7]].map(([column, row]) => ({ column: column!, row: row!, east: column!, north: -row!, used: true }));
  expect(fitPlacement(bar, 'affine')).toBe('too-close');
  expect(fitPlacement(bar.map((point) => ({ ...point, column: point.row, row: point.column })), 'affine')).toBe('too-close');
  expect(fitPlacement([...bar, { column: 2500, row: 900, east: 2500, north: -900, used: true }], 'affine')).toMatchObject({ redundancy: 2 });
});
