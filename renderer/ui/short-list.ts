/** Many names in a few words. */
import type { Translate } from '../../shared/i18n/text.ts';

const MOST_NAMED = 3;

/** Up to three names in full; of more the first two and how many there are: `甲、乙 等 12 个`. */
export function shortList(names: readonly string[], translate: Translate): string {
  if (names.length <= MOST_NAMED) return names.join(translate('report.listSeparator'));
  const named = names.slice(0, MOST_NAMED - 1);
  return translate('desk.names.several', { names: named, count: names.length });
}
