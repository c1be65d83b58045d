import { expect, test } from 'vitest';
import { chineseDate } from '../../../shared/report/chapters/identity.ts';
import { directionIn, formatElevation } from '../../../shared/report/context.ts';

test.each([['2026-11-20', '二〇二六年十一月二十日'], ['2030-01-10', '二〇三〇年一月十日'], ['2026-10-31', '二〇二六年十月三十一日'], ['2027-12-05', '二〇二七年十二月五日']])('%s is written %s', (date, written) => {
  expect(chineseDate(date)).toBe(written);
});

test.each([[[8, 8, 10, 10], 'northeast'], [[4, 4, 6, 6], 'centre'], [[0, 4, 1, 6], 'west'], [[4, 0, 6, 1], 'south'], [[0, 0, 10, 10], 'centre']] as const)('a part at %j lies in the %s', (part, direction) => {
  expect(directionIn([0, 0, 10, 10], part)).toBe(direction);
});

test('elevations carry their sign, decimals only where there are any', () => {
  expect([860, -120, 0, 815.5].map(formatElevation)).toEqual(['+860', '−120', '0', '+815.50']);
});
