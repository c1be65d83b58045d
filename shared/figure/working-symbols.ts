/** How workings are drawn: goaf darker the younger it is (SYMBOLS.md), what lies beyond the licence in the result's colour. */
import type { Translate } from '../i18n/text.ts';
import type { WorkingKind } from '../model/mine-drawing.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';

/** Symbol of a working; `years` since it was mined, null when the drawing writes no year. With `translate` its name for a legend claims no year that is not known. */
export function workingSymbol(kind: WorkingKind, years: number | null, translate?: Translate): MapSymbol {
  switch (kind) {
    case 'roadway':
      return symbolByKey('works.roadway.gate');
    case 'bench':
      return symbolByKey('pit.bench');
    case 'goaf':
    case 'face':
    case 'pit': {
      const symbol = symbolByKey(`works.goaf.age${years === null ? 1 : Math.min(3, Math.max(0, years))}`);
      return !translate || (kind === 'goaf' && years !== null) ? symbol : { ...symbol, key: `${symbol.key}.${kind}`, name: translate(`workings.kind.${kind}`) };
    }
  }
}
