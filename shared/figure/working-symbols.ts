/** How workings are drawn: goaf darker the younger it is (SYMBOLS.md), what lies beyond the licence in the result's colour. */
import type { WorkingKind } from '../model/mine-drawing.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';

/** Symbol of a working; `years` since it was mined, null when the drawing writes no year. */
export function workingSymbol(kind: WorkingKind, years: number | null): MapSymbol {
  switch (kind) {
    case 'roadway':
      return symbolByKey('works.roadway.gate');
    case 'bench':
      return symbolByKey('pit.bench');
    case 'goaf':
    case 'face':
    case 'pit':
      return symbolByKey(`works.goaf.age${years === null ? 1 : Math.min(3, Math.max(0, years))}`);
  }
}
