/** The legend rows under a layer: one per symbol that its features really carry, with counts. */
import { useEffect, useState } from 'react';
import { SYMBOLS, symbolFor, symbolNameKey, type MapSymbol } from '../../../shared/figure/symbols.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { rightStatus } from '../../../shared/analysis/mining-rights.ts';
import { classSymbol } from '../../../shared/report/drawn-features.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { callEngine } from '../../engine/client.ts';
import { reportFault } from '../../state/faults.ts';

export interface LegendEntry {
  readonly symbol: MapSymbol;
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

/** Counts by symbol in the drawing order of the sheet, a drawing's by the names of its layers; an empty list while unknown. */
function bySymbol(pairs: Iterable<readonly [MapSymbol, number]>, translate: Translate): readonly LegendEntry[] {
  const counts = new Map<MapSymbol, number>();
  for (const [symbol, count] of pairs) counts.set(symbol, (counts.get(symbol) ?? 0) + count);
  return [...counts]
    .toSorted(([a], [b]) => SYMBOLS.indexOf(a) - SYMBOLS.indexOf(b) || a.key.localeCompare(b.key))
    .map(([symbol, count]) => ({ symbol, name: symbol.name ?? translate(symbolNameKey(symbol)), count }));
}

/** Legend of a layer; rights are counted by right and status, everything else by class. */
export function useLegend(
  layer: LayerRecord,
  rights: readonly MiningRight[] | null,
  asOf: string,
  translate: Translate,
): readonly LegendEntry[] {
  const counts = useClassCounts(layer, rights === null);
  if (rights !== null)
    return bySymbol(
      rights.map((right) => [symbolFor('rights', right.licenceNumber ?? '', rightStatus(right, asOf)), 1] as const),
      translate,
    );
  return bySymbol(
    (counts ?? []).map((each) => [classSymbol(layer, each.class), each.count] as const),
    translate,
  );
}
