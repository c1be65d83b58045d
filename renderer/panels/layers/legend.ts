/** The legend rows under a layer: one per symbol that its features really carry, with counts. */
import { useEffect, useState } from 'react';
import { SYMBOLS, symbolFor, symbolNameKey, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import { classSymbols, className } from '../../../shared/figure/class-symbols.ts';
import { shapedSymbol, styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { classesKey, showOnly, type LayerClasses } from '../../../shared/model/layer-classes.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../../shared/model/layer.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { rightStatus } from '../../../shared/analysis/mining-rights.ts';
import { classSymbol, generalSymbol } from '../../../shared/report/drawn-features.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';

export interface LegendEntry {
  /** As the map draws it. */
  readonly symbol: MapSymbol;
  /** By which it is hidden, where the classes are the symbol sheet's. */
  readonly key: string;
  /** Of a classification by field: the class. */
  readonly place?: number;
  readonly name: string;
  readonly count: number;
}

type ClassCounts = readonly { readonly class: string; readonly count: number }[];

const known = new Map<string, ClassCounts>();

/** Classes of a layer; one answer serves as long as its content is the same. */
function useClassCounts(layer: LayerRecord, wanted: boolean): ClassCounts | null {
  const layerId = layer.id;
  const key = `${layerId} ${contentKey(layer)}`;
  const [answered, setAnswered] = useState<{ readonly key: string; readonly counts: ClassCounts } | null>(null);
  const counts = known.get(key) ?? (answered?.key === key ? answered.counts : null);
  useEffect(() => {
    if (!wanted || counts !== null) return;
    let gone = false;
    callEngine('symbolClasses', [layerId]).then((answer) => {
      known.set(key, answer);
      if (!gone) setAnswered({ key, counts: answer });
    }, reportFault);
    return () => {
      gone = true;
    };
  }, [layerId, key, wanted, counts]);
  return counts;
}

/** How many features the classes of a classification have; null while unknown, and where there is none. */
function useFieldCounts(layer: LayerRecord, classes: LayerClasses | null): readonly number[] | null {
  const layerId = layer.id;
  const key = classes && `${layerId} ${contentKey(layer)} ${classesKey(classes)}`;
  const [answered, setAnswered] = useState<{ readonly key: string; readonly counts: readonly number[] } | null>(null);
  useEffect(() => {
    if (classes === null || key === null) return;
    let gone = false;
    callEngine('classCounts', [layerId, classes]).then((counts) => !gone && setAnswered({ key, counts }), reportFault);
    return () => {
      gone = true;
    };
    // `key` stands for the classes.
  }, [layerId, key]);
  return answered && answered.key === key ? answered.counts : null;
}

/** Counts by symbol in the drawing order of the sheet, a drawing's by the names of its layers; an empty list while unknown. */
function bySymbol(pairs: Iterable<readonly [MapSymbol, number]>, { geometryKind }: LayerRecord, { style }: Look, translate: Translate): readonly LegendEntry[] {
  const counts = new Map<MapSymbol, number>();
  for (const [symbol, count] of pairs) counts.set(symbol, (counts.get(symbol) ?? 0) + count);
  return [...counts]
    .toSorted(([a], [b]) => SYMBOLS.indexOf(a) - SYMBOLS.indexOf(b) || a.key.localeCompare(b.key))
    .map(([symbol, count]) => ({ symbol: styledSymbol(shapedSymbol(symbol, geometryKind), style), key: symbol.key, name: symbol.name ?? translate(symbolNameKey(symbol)), count }));
}

/** The classes of a classification in their order; the others only where there are any. Hidden ones keep their symbol here. */
export function byField(layer: LayerRecord, classes: LayerClasses, style: LayerView['style'], counts: readonly number[], translate: Translate): readonly LegendEntry[] {
  return classSymbols(layer, generalSymbol(layer), showOnly(classes, null), style).flatMap((symbol, place) => {
    const count = counts[place] ?? 0;
    return symbol === null || (place === classes.classes.length && count === 0) ? [] : [{ symbol, key: symbol.key, place, name: className(classes, place, translate), count }];
  });
}

type Look = Pick<LayerView, 'style' | 'classes'>;

/** Legend of a layer; rights are counted by right and status, a classified layer by its classes, everything else by class of the symbol sheet. */
export function useLegend(layer: LayerRecord, rights: readonly MiningRight[] | null, asOf: string, look: Look, translate: Translate): readonly LegendEntry[] {
  const classes = rights === null && isClassifiable(layer) ? (look.classes ?? null) : null;
  const counts = useClassCounts(layer, rights === null && classes === null);
  const fieldCounts = useFieldCounts(layer, classes);
  if (rights !== null)
    return bySymbol(
      rights.map((right) => [symbolFor('rights', right.licenceNumber ?? '', rightStatus(right, asOf)), 1] as const),
      layer,
      look,
      translate,
    );
  if (classes !== null) return fieldCounts === null ? [] : byField(layer, classes, look.style, fieldCounts, translate);
  return bySymbol(
    (counts ?? []).map((each) => [classSymbol(layer, each.class), each.count] as const),
    layer,
    look,
    translate,
  );
}
