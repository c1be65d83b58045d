/** Plain calendar dates; no time zone, no clock. */

/** `YYYY-MM-DD` */
export type CalendarDate = string;

/** Days since 1970-01-01, or NaN for something that is no real date. */
export function dayNumber(date: CalendarDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const real = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return real ? time / 86_400_000 : Number.NaN;
}

/** The inverse of {@link dayNumber}. */
export function dateFromDayNumber(day: number): CalendarDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The day so many days later; earlier for a negative number. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateFromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Reads the ways offices write a date: `20270617`, `2027-06-17`, `2027/6/17`, `2027.6.17`, `2027年6月17日`.
 * Returns null when it is not one; never guesses a missing part.
 */
export function readCalendarDate(text: string): CalendarDate | null {
  const trimmed = text.trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?$/.exec(trimmed);
  if (!match) return null;
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return Number.isNaN(dayNumber(date)) ? null : date;
}
