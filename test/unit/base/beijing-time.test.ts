import { expect, test } from 'vitest';
import { beijingDay, beijingMinute } from '../../../shared/base/beijing-time.ts';

test('a moment has the day and the minute of Beijing, whatever the zone of the machine', () => {
  expect(beijingDay(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
  expect(beijingDay(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
  expect(beijingMinute('2026-11-20T08:47:12.345Z')).toBe('2026-11-20 16:47');
  expect(beijingMinute('no time')).toBeNull();
});
