/** Beijing time, the official time of the whole country, whatever the zone of the machine. */
import type { CalendarDate } from './calendar-date.ts';

const OFFSET_MILLISECONDS = 8 * 3_600_000;

/** Day and minute of an ISO instant, `2026-11-20 09:05`; null for text that is no instant. */
export function beijingMinute(instant: string): string | null {
  const time = new Date(instant).getTime();
  return Number.isNaN(time) ? null : new Date(time + OFFSET_MILLISECONDS).toISOString().slice(0, 16).replace('T', ' ');
}

/** The calendar day of a moment; today when none is given. */
export function beijingDay(moment: Date = new Date()): CalendarDate {
  return new Date(moment.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}
