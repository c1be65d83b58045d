/** What is wrong with a drawn shape, in words. */
import type { Note } from '../../../shared/base/news.ts';
import type { CornerEdge, EdgeCrossing } from '../../../shared/geometry/edge-crossings.ts';
import type { MessageValue } from '../../../shared/i18n/keys.ts';

/** Which sides cross; the corners are numbered as on the map. */
export function crossingNote(crossings: readonly [EdgeCrossing, ...EdgeCrossing[]]): Note {
  const params = sides(crossings[0]);
  return crossings.length === 1 ? { code: 'redraw.crossing', params } : { code: 'redraw.crossings', params: { ...params, count: crossings.length - 1 } };
}

/** Why a corner went back to where it was. */
export function notKeptNote(crossings: readonly [EdgeCrossing, ...EdgeCrossing[]]): Note {
  return { code: 'redraw.notKept', params: sides(crossings[0]) };
}

function sides({ edges }: EdgeCrossing): { readonly first: MessageValue; readonly second: MessageValue } {
  const several = edges.some(({ ring }) => ring > 1);
  const words = ({ ring, from, to }: CornerEdge): MessageValue => (several ? { code: 'redraw.edgeOfRing', params: { ring, from, to } } : { code: 'redraw.edge', params: { from, to } });
  return { first: words(edges[0]), second: words(edges[1]) };
}
