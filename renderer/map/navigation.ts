/** Where the map looks: going to places and scales, going back, and the view of the last session. */
import type { Coordinate } from 'ol/coordinate.js';
import type OlMap from 'ol/Map.js';
import { unByKey } from 'ol/Observable.js';
import type View from 'ol/View.js';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import { logFault } from '../bridge/log-fault.ts';
import { extentIn } from '../engine/display-geometry.ts';
import { readSetting, saveSetting } from '../storage/workspace.ts';
import { createView } from './create-map.ts';
import { denominatorOf, resolutionOf, roundDenominator, roundDenominatorShowing } from './scales.ts';

interface Place {
  readonly center: Coordinate;
  readonly resolution: number;
}

/** As kept in the settings. */
interface KeptView extends Place {
  readonly systemId: string;
}

const KEPT_PLACES = 50;
/** Nothing is shown closer than this when it is zoomed to, 1 : n. */
const CLOSEST_DENOMINATOR = 200;

export class Navigation {
  private readonly map: OlMap;
  private readonly places: Place[] = [];
  /** Until somebody, or the last session, has said where to look, the view means nothing. */
  private placed = false;
  /** Whose view this map looks with; null: its own. */
  private leader: Navigation | null = null;

  constructor(map: OlMap, display: CoordinateSystem) {
    this.map = map;
    map.setView(createView(display));
  }

  get resolution(): number | undefined {
    return this.map.getView().getResolution();
  }

  get isPlaced(): boolean {
    return this.leader ? this.leader.isPlaced : this.placed;
  }

  /** Looks with the view of `leader`, also when that gets another one; returns how to part. */
  lookWith(leader: Navigation): () => void {
    const take = (): void => this.map.setView(leader.map.getView());
    this.leader = leader;
    take();
    const listening = leader.map.on('change:view', take);
    return () => {
      this.leader = null;
      unByKey(listening);
    };
  }

  /** What is seen, in map coordinates; null before the map has a size. */
  get extent(): Extent | null {
    const size = this.map.getSize();
    return size && size[0]! > 0 ? (this.map.getView().calculateExtent(size) as unknown as Extent) : null;
  }

  /** At the closest round scale that shows all of it. */
  show(extent: Extent): void {
    const size = this.map.getSize();
    if (!size) return;
    const resolution = Math.max((extent[2] - extent[0]) / size[0]!, (extent[3] - extent[1]) / size[1]!, resolutionOf(CLOSEST_DENOMINATOR));
    this.goTo({ center: middleOf(extent), resolution: resolutionOf(roundDenominatorShowing(resolution)) });
  }

  centreOn(center: Coordinate): void {
    if (this.resolution !== undefined) this.goTo({ center, resolution: this.resolution });
  }

  zoomBy(steps: number): void {
    if (this.resolution !== undefined) this.setScaleDenominator(roundDenominator(denominatorOf(this.resolution), steps));
  }

  setScaleDenominator(denominator: number): void {
    this.map.getView().setResolution(resolutionOf(denominator));
  }

  /** One place back; stays when there is none. */
  back(): void {
    if (this.places.length < 2) return;
    this.places.pop();
    this.goTo(this.places.at(-1)!);
  }

  /** Goes on looking at the same ground in another system; `otherwise` when it cannot be brought there. */
  changeSystem(from: CoordinateSystem, to: CoordinateSystem, otherwise: () => void): void {
    // A map that looks with another one is given the new view by it.
    if (this.leader) return;
    const [extent, resolution] = [this.extent, this.resolution];
    const same = extent && extentIn(extent, from, to);
    this.map.setView(createView(to));
    this.places.length = 0;
    if (same && resolution !== undefined) this.goTo({ center: middleOf(same), resolution });
    else otherwise();
  }

  /** Looks where the last session looked; `otherwise` when there was none in this system. */
  async restore(setting: string | null, display: CoordinateSystem, otherwise: () => void): Promise<void> {
    const kept = setting === null ? undefined : await readSetting<KeptView>(setting);
    if (this.placed) return;
    if (kept?.systemId === display.id) this.goTo(kept);
    else otherwise();
  }

  /** Remembers the view now that it rests, for {@link back} and under the setting for the next session. */
  remember(setting: string | null, display: CoordinateSystem): void {
    const view: View = this.map.getView();
    const [center, resolution] = [view.getCenter(), view.getResolution()];
    if (!center || resolution === undefined || !this.placed) return;
    const last = this.places.at(-1);
    if (last?.resolution === resolution && last.center[0] === center[0] && last.center[1] === center[1]) return;
    this.places.push({ center: [...center], resolution });
    if (this.places.length > KEPT_PLACES) this.places.shift();
    if (setting === null) return;
    const kept: KeptView = { systemId: display.id, center: [...center], resolution };
    saveSetting(setting, kept).catch((fault: unknown) => logFault('saving the map view', fault));
  }

  private goTo({ center, resolution }: Place): void {
    this.placed = true;
    const view = this.map.getView();
    view.setCenter([...center]);
    view.setResolution(resolution);
  }
}

function middleOf([west, south, east, north]: Extent): Coordinate {
  return [(west + east) / 2, (south + north) / 2];
}
