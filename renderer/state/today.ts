/** Days and times as the window shows them: Beijing time, the same clock as in the report. */
import { beijingDay, beijingMinute } from '../../shared/base/beijing-time.ts';
import type { CalendarDate } from '../../shared/base/calendar-date.ts';

/** The day on which validity is judged, `YYYY-MM-DD`. */
export function today(now: Date = new Date()): CalendarDate {
  return beijingDay(now);
}

/** `11-18 14:05` from an ISO time. */
export function shortTime(iso: string): string {
  return beijingMinute(iso)?.slice(5) ?? '—';
}

/** `2026-11-18 14:05` from an ISO time. */
export function fullTime(iso: string): string {
  return beijingMinute(iso) ?? '—';
}

/** `14:05` from an ISO time. */
export function clockTime(iso: string): string {
  return beijingMinute(iso)?.slice(11) ?? '—';
}
