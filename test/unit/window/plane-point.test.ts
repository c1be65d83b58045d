import { expect, test } from 'vitest';
import { readDegrees, readPlanePoint } from '../../../renderer/app/plane-point.ts';

test.each([
  ['3874412.86, 38513108.21', 3874412.86, 38513108.21],
  ['X=3874412.86 Y=38513108.21', 3874412.86, 38513108.21],
  ['38513108.21，3874412.86', 3874412.86, 38513108.21],
  ['3\u2009874\u2009412.86; 513108.21', 3874412.86, 513108.21],
])('%s is north %d, east %d', (words, north, east) => {
  expect(readPlanePoint(words)).toEqual({ north, east });
});

test.each(['石湾沟', '111.5, 35.1', '3874412.86', '1, 2, 3', ''])('%s is no plane coordinate', (words) => {
  expect(readPlanePoint(words)).toBeNull();
});

test.each(['113.1 35.0', '35.0，113.1', 'E 113.1°, N 35.0°', '东经113.1 北纬35.0'])('%s is degrees, in either order', (words) => {
  expect(readDegrees(words)).toEqual({ longitude: 113.1, latitude: 35 });
});

test.each(['3874412.86, 38513108.21', '13.1 35.0', '113.1', '113.1 95', '石湾沟 35', ''])('%s is not degrees inside China', (words) => {
  expect(readDegrees(words)).toBeNull();
});
