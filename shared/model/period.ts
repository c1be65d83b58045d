/** The half-years by which drawings are handed in. */
import type { CalendarDate } from '../base/calendar-date.ts';

/** `2026H1`: January to June; `2026H2`: July to December. Sorts as text. */
export type Period = string;

const PERIOD = /^(\d{4})H([12])$/;

/** True for `2026H1` and the like. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** The half-year a day lies in. */
export function periodOf(day: CalendarDate): Period {
  return `${day.slice(0, 4)}H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** The half-year so many later; earlier for a negative number. */
export function shiftPeriod(period: Period, halfYears: number): Period {
  const { year, half } = partsOf(period);
  const count = year * 2 + half - 1 + halfYears;
  return `${String(Math.floor(count / 2)).padStart(4, '0')}H${(count % 2) + 1}`;
}

/** Last day of the half-year: the usual day by which its drawings are due (DOMAIN §1.6: no day is prescribed). */
export function lastDayOf(period: Period): CalendarDate {
  const { year, half } = partsOf(period);
  return `${String(year).padStart(4, '0')}-${half === 1 ? '06-30' : '12-31'}`;
}

/** Year and half for wording: 2026, 1. */
export function partsOf(period: Period): { readonly year: number; readonly half: 1 | 2 } {
  const match = PERIOD.exec(period);
  return { year: Number(match?.[1]), half: match?.[2] === '2' ? 2 : 1 };
}
