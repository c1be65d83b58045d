import { expect, test } from 'vitest';
import { clipLinesToArea } from '../../../shared/figure/clip-lines.ts';
import { hatchLines } from '../../../shared/figure/hatch-lines.ts';
import { hatchOf } from '../../../shared/figure/hatch.ts';
import { isInside, ringsBox } from '../../../shared/figure/interior.ts';
import { SYMBOLS } from '../../../shared/figure/symbols.ts';

const SQUARE = [0, 0, 10, 0, 10, 10, 0, 10];
const HOLE = [4, 4, 6, 4, 6, 6, 4, 6];

test('a line through a square with a hole is two pieces, cut where the edges are', () => {
  expect(clipLinesToArea([[-5, 5, 15, 5]], [SQUARE, HOLE])).toEqual([[0, 5, 4, 5], [6, 5, 10, 5]]);
  expect(clipLinesToArea([[-5, 2, 15, 2]], [SQUARE, HOLE])).toEqual([[0, 2, 10, 2]]);
});

test('a line wholly inside keeps its exact numbers, one wholly outside is gone', () => {
  const inside = [1.1, 1.3, 2.2, 3.7];
  expect(clipLinesToArea([inside], [SQUARE])).toEqual([inside]);
  expect(clipLinesToArea([[11, 1, 12, 4]], [SQUARE])).toEqual([]);
});

test('a line through corners counts each corner once', () => {
  const diamond = [5, 0, 10, 5, 5, 10, 0, 5];
  const [piece, ...more] = clipLinesToArea([[-3, 5, 13, 5]], [diamond]);
  expect(more).toEqual([]);
  expect(piece).toEqual([0, 5, 10, 5]);
});

test('a dot is kept whole or not at all', () => {
  expect(clipLinesToArea([[1, 1, 1.05, 1], [9.99, 1, 10.04, 1], [5, 5, 5.05, 5]], [SQUARE, HOLE])).toEqual([[1, 1, 1.05, 1]]);
});

test('every texture of the symbol set stays inside a ragged area, and nothing inside it is lost', () => {
  // A star with a notch: many short and many slanted edges.
  const star = Array.from({ length: 34 }, (_, i) => (Math.PI * 2 * i) / 34).flatMap((angle, i) => [20 + (i % 2 ? 8 : 18) * Math.cos(angle), 20 + (i % 3 ? 17 : 9) * Math.sin(angle)]);
  for (const symbol of SYMBOLS) {
    const pattern = hatchOf(symbol, 'light');
    if (!pattern) continue;
    for (const { paths } of hatchLines(pattern, ringsBox([star]))) {
      const pieces = clipLinesToArea(paths, [star]);
      let kept = 0;
      for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of pieces) {
        kept += Math.hypot(x1 - x0, y1 - y0);
        for (const t of [0.001, 0.5, 0.999]) expect(isInside([star], x0 + t * (x1 - x0), y0 + t * (y1 - y0)), symbol.key).toBe(true);
      }
      let inside = 0;
      for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of paths) {
        const steps = Math.max(2, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 0.02));
        for (let i = 0; i < steps; i++) if (isInside([star], x0 + ((i + 0.5) / steps) * (x1 - x0), y0 + ((i + 0.5) / steps) * (y1 - y0))) inside += Math.hypot(x1 - x0, y1 - y0) / steps;
      }
      expect(kept / Math.max(inside, 1e-9), symbol.key).toBeGreaterThan(pattern.lines[0]!.stroke.cap === 'round' ? 0.9 : 0.98);
      expect(kept / Math.max(inside, 1e-9), symbol.key).toBeLessThan(1.02);
    }
  }
});
