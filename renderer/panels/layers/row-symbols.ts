/** What stands for a whole layer in its row of the tree. */
import type { MapSymbol } from '../../../shared/figure/symbols.ts';
import type { LegendEntry } from './legend.ts';

/** As many colours as can be told apart in 22 pixels. */
const MOST_STRIPES = 3;

/**
 * The only symbol that the layer carries, else its general one. Areas whose general symbol is empty paper (land use) show the
 * colours of their most frequent classes side by side.
 */
export function rowSymbols(general: MapSymbol, legend: readonly LegendEntry[]): readonly MapSymbol[] {
  if (legend.length === 1) return [legend[0]!.symbol];
  if (general.shape !== 'area' || general.fill || general.hatch || general.ribbon || general.teeth) return [general];
  const coloured = legend.filter(({ symbol }) => symbol.fill).toSorted((a, b) => b.count - a.count);
  return coloured.length === 0 ? [general] : coloured.slice(0, MOST_STRIPES).map(({ symbol }) => symbol);
}
