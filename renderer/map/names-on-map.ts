/** Fetches the names of the layers in view whenever the view comes to rest, and keeps them for labelling. */
import { ProblemError } from '../../shared/base/news.ts';
import type { Theme } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import { isClassifiable, type LayerRecord, type LayerView } from '../../shared/model/layer.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { MapName } from '../engine/contract.ts';
import type { HidingView } from '../engine/hidden-features.ts';
import type { MapLabel } from './layers/labels.ts';
import { isNamed, nameLabels } from './name-labels.ts';

type NamedLayer = { readonly record: LayerRecord; readonly view: LayerView };

/** What the engine needs of a view to leave out the names of hidden features; colours and the like ask for nothing anew. */
function hidingOf({ record, view: { classes, hiddenSymbols } }: NamedLayer): HidingView {
  if (!classes || !isClassifiable(record)) return { ...(hiddenSymbols && { hiddenSymbols }) };
  return [...classes.classes, classes.others].some(({ hidden }) => hidden) ? { classes } : {};
}

export class NamesOnMap {
  private key = '';
  private names: readonly (NamedLayer & { readonly names: readonly MapName[] })[] = [];
  private readonly onChange: () => void;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Says what is in view now that it rests; nothing is fetched twice for the same view. */
  want(layers: readonly NamedLayer[], extent: Extent, resolution: number, display: CoordinateSystem): void {
    const named = layers.filter(({ record, view }) => isNamed(record.role, view.labels, resolution));
    const key = JSON.stringify([named.map(({ record, view }) => [record.id, record.system?.id, record.revision, view.labels, hidingOf({ record, view })]), extent, display.id]);
    if (key === this.key) return;
    this.key = key;
    void this.fetch(named, extent, display, key);
  }

  private async fetch(layers: readonly NamedLayer[], extent: Extent, display: CoordinateSystem, key: string): Promise<void> {
    const names = [];
    for (const { record, view } of layers) {
      try {
        names.push({ record, view, names: await callEngine('mapNames', [record.id, extent, display, view.labels?.field ?? null, hidingOf({ record, view })]) });
      } catch (fault) {
        // A layer that cannot be read is told by the layer that draws it.
        if (!(fault instanceof ProblemError)) void logFault('mapNames', fault);
      }
      if (this.key !== key) return;
    }
    this.names = names;
    this.onChange();
  }

  labels(resolution: number, theme: Theme): readonly MapLabel[] {
    return this.names.flatMap(({ record, view, names }) => nameLabels(record, view.labels, names, resolution, theme));
  }
}
