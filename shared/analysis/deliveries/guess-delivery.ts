/** What a drawing's file name says about the mine, the half-year and the kind; a person confirms all of it. */
import { readCalendarDate, type CalendarDate } from '../../base/calendar-date.ts';
import type { MiningRight } from '../../model/mining-right.ts';
import { isPeriod, type Period } from '../../model/period.ts';
import type { DeliveryKind } from '../../model/survey-delivery.ts';

export interface DeliveryGuess {
  readonly rightId: string | null;
  readonly period: Period | null;
  readonly kind: DeliveryKind | null;
  /** The one day that the name states. */
  readonly date: CalendarDate | null;
}

/** Words of a name that speak for a kind, the more telling ones first. */
const KIND_WORDS: readonly (readonly [DeliveryKind, RegExp])[] = [
  ['surface-underground', /井上.?下|对照图/],
  ['workings-plan', /采掘(工程)?(平面)?图|采掘平面|中段平面|开拓工程/],
  ['drone-survey', /无人机|航测|航摄/],
  ['pit-surface', /点云|高程栅格|DEM|DSM/i],
  ['special-survey', /勘测|实测|检测|专项/],
  ['reserve-report', /储量/],
];

/** The mine whose name is in the file's name (the longest, when several are), the half-year, the kind. */
export function guessDelivery(fileName: string, rights: readonly Pick<MiningRight, 'id' | 'mineName'>[]): DeliveryGuess {
  const name = fileName.normalize('NFKC');
  const named = rights.filter(({ mineName }) => mineName !== '' && name.includes(mineName)).toSorted((a, b) => b.mineName.length - a.mineName.length);
  return { rightId: named[0]?.id ?? null, period: periodIn(name), kind: KIND_WORDS.find(([, words]) => words.test(name))?.[0] ?? null, date: dateIn(name) };
}

/** A whole day, not a piece of a longer number; of two days nobody knows which is meant. */
function dateIn(name: string): CalendarDate | null {
  const written = name.match(/(?<!\d)(19|20)\d{2}(\d{4}|([-_.年])\d{1,2}[-_.月]\d{1,2})(?!\d)/g) ?? [];
  const days = new Set(written.flatMap((text) => readCalendarDate(text.replaceAll('_', '-')) ?? []));
  return days.size === 1 ? [...days][0]! : null;
}

function periodIn(name: string): Period | null {
  const [, year, half] = /(\d{4})\s*年?\s*[-_]?\s*(上半年|下半年|上|下|H1|H2)/i.exec(name) ?? [];
  if (year === undefined || half === undefined) return null;
  const period = `${year}H${/^(上|H1)/i.test(half) ? 1 : 2}`;
  return isPeriod(period) ? period : null;
}
