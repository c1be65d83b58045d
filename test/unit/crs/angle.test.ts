import { expect, test } from 'vitest';
import { formatAngle, readAngle } from '../../../shared/crs/angle.ts';

test.each([
  ['113.75', 113.75],
  ['113.75°', 113.75],
  ['113°45′', 113.75],
  ['113°45.5′', 113 + 45.5 / 60],
  ["111°05'30.25\"", 111 + 5 / 60 + 30.25 / 3600],
  ['111°05′30.25″', 111 + 5 / 60 + 30.25 / 3600],
  ['111度5分30.25秒', 111 + 5 / 60 + 30.25 / 3600],
  ['111:05:30.25', 111 + 5 / 60 + 30.25 / 3600],
  ['111 05 30.25', 111 + 5 / 60 + 30.25 / 3600],
])('%s', (text, degrees) => {
  expect(readAngle(text)).toBeCloseTo(degrees, 12);
});

test.each(['1110530.25', '111°60′00″', '111°05′60″', '', 'x', '111°-5′', '38513108.21'])('“%s” is no angle', (text) => {
  expect(readAngle(text)).toBeNull();
});

test.each([
  [111.0917361111, '111°05′30.250″'],
  [113.7499999999, '113°45′00.000″'],
  [34.9999998, '34°59′59.999″'],
  [5.5, '5°30′00.000″'],
  [-0.25, '-0°15′00.000″'],
  [Number.NaN, '—'],
])('%d is printed as %s', (degrees, text) => {
  expect(formatAngle(degrees)).toBe(text);
});

test('what is printed is read back to half a thousandth of a second', () => {
  for (let degrees = 73.0123; degrees < 136; degrees += 0.7719) expect(Math.abs(readAngle(formatAngle(degrees))! - degrees)).toBeLessThan(0.0005 / 3600 + 1e-12);
});
