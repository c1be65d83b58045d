/** Fetches the names of the layers in view whenever the view comes to rest, and keeps them for labelling. */
import { ProblemError } from '../../shared/base/news.ts';
import type { Theme } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { MapName } from '../engine/contract.ts';
import type { MapLabel } from './layers/labels.ts';
import { isNamed, nameLabels } from './name-labels.ts';

export class NamesOnMap {
  private key = '';
  private names: readonly { readonly record: LayerRecord; readonly names: readonly MapName[] }[] = [];
  private readonly onChange: () => void;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Says what is in view now that it rests; nothing is fetched twice for the same view. */
  want(records: readonly LayerRecord[], extent: Extent, resolution: number, display: CoordinateSystem): void {
    const named = records.filter((record) => isNamed(record.role, resolution));
    const key = JSON.stringify([named.map((record) => [record.id, record.system?.id, record.revision]), extent, display.id]);
    if (key === this.key) return;
    this.key = key;
    void this.fetch(named, extent, display, key);
  }

  private async fetch(records: readonly LayerRecord[], extent: Extent, display: CoordinateSystem, key: string): Promise<void> {
    const names = [];
    for (const record of records) {
      try {
        names.push({ record, names: await callEngine('mapNames', [record.id, extent, display]) });
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
    return this.names.flatMap(({ record, names }) => nameLabels(record, names, resolution, theme));
  }
}
