/** Half-years in words, for the window, reports and findings alike. */
import type { Translate } from '../i18n/text.ts';
import type { MessageValue } from '../i18n/keys.ts';
import { partsOf, type Period } from './period.ts';

/** `2026 上半年` inside another message. */
export function periodNote(period: Period): MessageValue {
  const { year, half } = partsOf(period);
  return { code: half === 1 ? 'drawing.period.first' : 'drawing.period.second', params: { year } };
}

/** `2026 上半年` */
export function periodWords(period: Period, translate: Translate): string {
  const { year, half } = partsOf(period);
  return translate(half === 1 ? 'drawing.period.first' : 'drawing.period.second', { year });
}

/** `2026 上` */
export function shortPeriodWords(period: Period, translate: Translate): string {
  const { year, half } = partsOf(period);
  return translate(half === 1 ? 'drawing.period.firstShort' : 'drawing.period.secondShort', { year });
}
