/** A side of a comparison in a few words, with its date. */
import type { Translate } from '../../../shared/i18n/text.ts';
import { dateOfSide, hasSeveralDates, type Comparable } from '../../state/compare.ts';

export function sideWords(items: readonly Comparable[], own: readonly string[], translate: Translate): { readonly label: string; readonly date: string | null } {
  const [first, ...others] = items.filter((item) => own.includes(item.id));
  if (!first) return { label: translate('compare.side.all'), date: null };
  return { label: others.length === 0 ? first.name : translate('compare.side.several', { first: first.name, count: others.length + 1 }), date: hasSeveralDates(items, own) ? translate('office.compare.mixedDates') : dateOfSide(items, own) };
}
