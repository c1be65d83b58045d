/** English texts of the area "difference"; the same keys as zh-CN/difference.ts. */
import type { difference as master } from '../zh-CN/difference.ts';

export const difference: Record<keyof typeof master, string> = {
  'difference.column': '{column} {by}',
  'difference.layer': '{layer}: {told}',
  'difference.separator': '; ',
  'difference.lines': ' Rounded parts less the subtotal: {told} (subtotals add unrounded numbers); choose “Balance areas” in the overlay where they must agree.',
  'difference.mine-more': '{layer}: ellipsoidal total {total} m², {by} m² more than the checked area of the mine, {mine} m² ({share} % of it)',
  'difference.mine-less': '{layer}: ellipsoidal total {total} m², {by} m² less than the checked area of the mine, {mine} m² ({share} % of it)',
  'difference.mine.vertices': ' {told}: annex D takes the vertices of each shape, and the sides of parcels do not wholly coincide with the long sides of the mine on the ellipsoid; planar areas agree. Densified edges in the overlay nearly remove it.',
  'difference.mine.densified': ' {told}: parcels and mine are densified each on their own, and their sides do not wholly coincide on the ellipsoid; planar areas agree.',
  'difference.ledger-mine': '{mine} ({layer}) {by} m², {share} % of the mine',
  'difference.ledger-more': ' and more',
  'difference.ledger.vertices': ' {count?Once|{count} times} a layer covers the whole mine and its ellipsoidal areas do not sum to the mine: {told}; annex D takes the vertices of each shape, and the sides of parcels do not wholly coincide with the long sides of the mine on the ellipsoid. Densified edges in the overlay nearly remove it.',
  'difference.ledger.densified': ' {count?Once|{count} times} a layer covers the whole mine and its ellipsoidal areas do not sum to the mine: {told}; parcels and mine are densified each on their own.',
};
