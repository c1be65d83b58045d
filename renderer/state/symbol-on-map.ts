/** The symbol in which the map draws one feature of a layer. */
import { classSymbols } from '../../shared/figure/class-symbols.ts';
import { shapedSymbol, styledSymbol } from '../../shared/figure/symbol-style.ts';
import type { MapSymbol } from '../../shared/figure/symbols.ts';
import { classFinder, showOnly } from '../../shared/model/layer-classes.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../shared/model/layer.ts';
import { classSymbol, generalSymbol } from '../../shared/report/drawn-features.ts';

/** `featureClass`: its class in the symbol sheet; `valueOf` gives its values, '' for none. Also of a class that is hidden. */
export function symbolOnMap(layer: LayerRecord, { style, classes }: Pick<LayerView, 'style' | 'classes'>, featureClass: string, valueOf: (field: string) => string): MapSymbol {
  if (!classes || !isClassifiable(layer)) return styledSymbol(shapedSymbol(classSymbol(layer, featureClass), layer.geometryKind), style);
  return classSymbols(layer, generalSymbol(layer), showOnly(classes, null), style)[classFinder(classes)(valueOf(classes.field))]!;
}
