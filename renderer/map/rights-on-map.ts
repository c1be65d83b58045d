/** The rights layer on the map: its geometry fetched once per display system, cut into one area per right. */
import { rightStatus } from '../../shared/analysis/mining-rights.ts';
import { ProblemError } from '../../shared/base/news.ts';
import { listCorners, type Corner } from '../../shared/figure/corners.ts';
import { styledSymbol } from '../../shared/figure/symbol-style.ts';
import { symbolFor } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { contentKey } from '../../shared/project/edited-layer.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import { areaOf, partOfArea, type MapArea } from './layers/areas.ts';
import type { DrawnRight } from './layers/sheet-layer.ts';

export class RightsOnMap {
  private key = '';
  private failed = false;
  private all: MapArea | null = null;
  private made: { readonly all: MapArea; readonly rights: readonly MiningRight[]; readonly asOf: string; readonly look: string; readonly drawn: readonly DrawnRight[] } | null = null;
  private readonly onChange: () => void;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Says which layer is shown, null for none; fetches when that, what is in it, its system or the display changed. */
  want(record: LayerRecord | null, display: CoordinateSystem): void {
    const key = record ? `${record.id} ${contentKey(record)} ${record.system?.id ?? ''} ${display.id}` : '';
    if (key === this.key) return;
    this.key = key;
    this.failed = false;
    this.all = null;
    if (!record) return;
    callEngine('mapGeometry', [record.id, null, display]).then(
      (geometry) => {
        if (this.key !== key) return;
        this.all = areaOf(geometry);
        this.onChange();
      },
      (fault: unknown) => {
        if (this.key === key) this.failed = true;
        // The list of rights tells the user what is wrong with the layer; it reads the same files.
        if (!(fault instanceof ProblemError)) void logFault('mapGeometry', fault);
      },
    );
  }

  /** Asks again for what could not be had: a layer that was gone may be back. */
  tryAgain(): void {
    if (this.failed) this.key = '';
  }

  /** One area per right, with the symbol of its status on that day. */
  drawn(rights: readonly MiningRight[], asOf: string, view?: LayerView): readonly DrawnRight[] {
    const { all } = this;
    if (!all) return [];
    const look = JSON.stringify([view?.style, view?.hiddenSymbols]);
    if (this.made?.look !== look || this.made.all !== all || this.made.rights !== rights || this.made.asOf !== asOf) {
      const drawn = rights.map((right) => this.draw(all, right, asOf)).filter((each) => !view?.hiddenSymbols?.includes(each.symbol.key));
      this.made = { all, rights, asOf, look, drawn: drawn.map((each) => ({ ...each, symbol: styledSymbol(each.symbol, view?.style) })) };
    }
    return this.made.drawn;
  }

  private draw(all: MapArea, right: MiningRight, asOf: string): DrawnRight {
    // All features of the layer were asked for, so a feature's place in the answer is its number in the layer.
    const features = right.bodies.map((body) => body.feature).filter((feature) => feature < all.geometry.featureCount);
    return { rightId: right.id, area: partOfArea(all, features), symbol: symbolFor('rights', right.licenceNumber ?? '', rightStatus(right, asOf)) };
  }

  /** Corner points of a right in map coordinates, numbered as the coordinate table prints them. */
  corners(right: MiningRight | null): readonly Corner[] {
    if (!right || !this.all) return [];
    return listCorners(this.all.geometry, right.bodies.map((body) => body.feature).filter((feature) => feature < this.all!.geometry.featureCount));
  }
}
