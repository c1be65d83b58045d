import { expect, test } from 'vitest';
import { readDegrees, readPlanePoint } from '../../../shared/crs/typed-position.ts';

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

test.each(['113.1 35.0', '35.0，113.1', 'E 113.1°, N 35.0°', '东经113.1 北纬35.0', '113°06′00″ 35°00′00″', '113°6′, 35°0′', '东经113度6分0秒 北纬35度0分0秒', '35:00:00, 113:06:00', '113 06 00 35 00 00', '113°06′00" 35°00′00"', 'N35°00′00″E113°06′00″'])('%s is degrees, in either order', (words) => {
  expect(readDegrees(words)).toEqual({ longitude: 113.1, latitude: 35 });
});

test.each(['3874412.86, 38513108.21', '13.1 35.0', '113.1', '113.1 95', '石湾沟 35', '113°61′00″ 35°00′00″', '1130600.0 350000.0', ''])('%s is not degrees inside China', (words) => {
  expect(readDegrees(words)).toBeNull();
});
