import { expect, test } from 'vitest';
import { frameOf } from '../../../../renderer/panels/drawings/section-frame.ts';
import { placeOnLine } from '../../../../renderer/state/drawings/place-on-line.ts';

test('both directions have one round scale, and everything lies inside', () => {
  const frame = frameOf({ lengthMetres: 1_400, elevations: [320, 700] }, 762, 264)!;
  expect((frame.x(100) - frame.x(0)) / (frame.y(0) - frame.y(100))).toBeCloseTo(1, 12);
  expect(frame.denominator % 100).toBe(0);
  expect(frame.metresPerPixel).toBeCloseTo((frame.denominator * 0.0254) / 96, 12);
  for (const [value, most] of [[frame.x(0), 762], [frame.x(1_400), 762], [frame.y(320), 264], [frame.y(700), 264]] as const) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(most);
  }
  expect(frame.distanceAt(frame.x(333))).toBeCloseTo(333, 9);
  expect(frame.levels.every((level, i) => i === 0 || level > frame.levels[i - 1]!)).toBe(true);
});

test('without elevations or room there is no frame', () => {
  expect(frameOf({ lengthMetres: 100, elevations: null }, 762, 264)).toBeNull();
  expect(frameOf({ lengthMetres: 100, elevations: [1, 2] }, 90, 264)).toBeNull();
});

test('a place along a bent line', () => {
  expect(placeOnLine([0, 0, 10, 0, 10, 10], 15)).toEqual([10, 5]);
  expect(placeOnLine([0, 0, 10, 0], -3)).toEqual([0, 0]);
  expect(placeOnLine([0, 0, 10, 0], 99)).toEqual([10, 0]);
});
