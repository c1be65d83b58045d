/** Days and times as files write them (ISO 8601). */

/** Without fractions of a second that are none; a day without a time of day is only the day. */
export const shortDateText = (text: string): string => text.replace(/(:\d\d)\.0+(?=$|Z|[+-])/, '$1').replace(/[T ]00:00(:00)?(Z|[+-]\d\d:?\d\d)?$/, '');

/** True for a day with a time of day behind it, which nothing that keeps days alone may take. */
export const hasTimeOfDay = (text: string): boolean => /\d[T ]\s*\d{1,2}:\d{2}/.test(text);

/** `2026-06-18T10:02:33.000` of a day with or without a time of day, as databases want it; what is neither stays as it is. */
export function momentText(text: string): string {
  const [whole, day, minutes = '00:00', seconds = ':00', fraction = '.000', zone = ''] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?:(:\d{2})(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  return whole === undefined ? text : `${day}T${minutes}${seconds}${fraction}${zone}`;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const DAYS_FROM_1899_TO_1970 = 25_569;
/** What the platform's calendar holds on either side of 1970. */
const MOST_MILLISECONDS = 8.64e15;

/** Days since 1899-12-30 (Esri, OLE) as a day, with its time of day when it has one; '' for a number that is none. */
export function dayCountText(days: number): string {
  const milliseconds = Math.round((days - DAYS_FROM_1899_TO_1970) * MILLISECONDS_PER_DAY);
  return Math.abs(milliseconds) <= MOST_MILLISECONDS ? shortDateText(new Date(milliseconds).toISOString().replace('Z', '')) : '';
}
