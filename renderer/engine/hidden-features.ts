/** Which features of a layer the map does not draw because somebody hid their class. */
import type { AttributeTable } from '../../shared/geometry/columns.ts';
import { classFinder, lookOfClass } from '../../shared/model/layer-classes.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../shared/model/layer.ts';
import { classSymbol } from '../../shared/report/drawn-features.ts';
import type { SymbolClasses } from '../../shared/project/layer-files.ts';

/** What of a layer's view hides classes. */
export type HidingView = Pick<LayerView, 'classes' | 'hiddenSymbols'>;

/** A feature where it was read. */
export interface ReadFeature {
  /** In the layer. */
  readonly feature: number;
  /** In `attributes`. */
  readonly row: number;
  readonly attributes: AttributeTable | null;
}

/** Tells features that are hidden; null where the view hides none. `symbolsOf` is asked only where classes of the symbol sheet are hidden. */
export async function hiddenFeatures(record: LayerRecord, { classes, hiddenSymbols = [] }: HidingView, symbolsOf: () => Promise<SymbolClasses>): Promise<((feature: ReadFeature) => boolean) | null> {
  if (classes && isClassifiable(record)) {
    if (![...classes.classes, classes.others].some(({ hidden }) => hidden)) return null;
    const field = record.fields.findIndex(({ name }) => name === classes.field);
    const find = classFinder(classes);
    return ({ row, attributes }) => lookOfClass(classes, field < 0 ? classes.classes.length : find(attributes?.text(row, field) ?? '')).hidden === true;
  }
  if (hiddenSymbols.length === 0) return null;
  const symbols = await symbolsOf();
  const hidden = symbols.classes.map((each) => hiddenSymbols.includes(classSymbol(record, each).key));
  return ({ feature }) => hidden[symbols.index[feature] ?? -1] === true;
}
