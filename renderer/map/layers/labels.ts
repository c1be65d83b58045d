/** Names on the map: an OpenLayers layer of points with text, decluttered by the priorities of SYMBOLS §4. */
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { HALO, type Theme } from '../../../shared/figure/symbols.ts';
import { MAP_FONT } from '../drawing/map-font.ts';

/** Where a name stands: at a place on the ground, or beside it. */
export interface LabelPlace {
  readonly east: number;
  readonly north: number;
  /** From the place, CSS pixels. */
  readonly offset?: readonly [x: number, y: number];
  readonly anchor?: 'middle' | 'start' | 'end';
  /** Too far from what it names to be read as its name without a line between them. */
  readonly onLeader?: true;
}

/** One name at one place. */
export interface MapLabel extends LabelPlace {
  /** Where else it may stand when its place is taken, best first; gone through until one is free. */
  readonly otherPlaces?: Iterable<LabelPlace>;
  /** Shown in any case: where none of its places is whole, just inside the edge; cut or covered where it has one place only. */
  readonly always?: boolean;
  /** Lines of text, each with its own size; the first is the name. */
  readonly lines: readonly { readonly text: string; readonly sizePixels: number; readonly bold: boolean; readonly italic?: boolean }[];
  readonly colour: string;
  /** Lower is more important; SYMBOLS §4. */
  readonly priority: number;
  /** Without the light edge around the letters. */
  readonly plain?: boolean;
  /** The label is shown up to this many metres per CSS pixel. */
  readonly upToResolution?: number;
}

/** SYMBOLS §4: 2.4–3.6 px, so 1.5 px on either side of a stroke. */
const HALO_WIDTH_PIXELS = 3;

export class LabelLayer extends VectorLayer<VectorSource<Feature<Point>>> {
  private theme: Theme = 'light';
  private key = '';

  constructor(zIndex: number) {
    super({
      zIndex,
      declutter: true,
      source: new VectorSource({ wrapX: false }),
      renderOrder: (a, b) => (a.get('label') as MapLabel).priority - (b.get('label') as MapLabel).priority,
      updateWhileInteracting: true,
    });
    this.setStyle((feature, resolution) => this.styleOf(feature.get('label') as MapLabel, resolution));
  }

  setLabels(labels: readonly MapLabel[], theme: Theme): void {
    // Asked for at every rest and every answer; mostly nothing has changed, and every label made anew is laid out anew.
    const key = theme + JSON.stringify(labels);
    if (key === this.key) return;
    this.key = key;
    this.theme = theme;
    const source = this.getSource()!;
    source.clear(true);
    source.addFeatures(labels.map((label) => new Feature({ geometry: new Point([label.east, label.north]), label })));
  }

  private styleOf(label: MapLabel, resolution: number): Style | undefined {
    if (label.upToResolution !== undefined && resolution > label.upToResolution) return undefined;
    const text = label.lines.flatMap((line, index) => [...(index > 0 ? ['\n', ''] : []), line.text, `${line.italic ? 'italic ' : ''}${line.bold ? '600' : '400'} ${line.sizePixels}px ${MAP_FONT}`]);
    return new Style({
      text: new Text({
        text,
        fill: new Fill({ color: label.colour }),
        ...(!label.plain && { stroke: new Stroke({ color: HALO[this.theme], width: HALO_WIDTH_PIXELS, lineJoin: 'round' }) }),
        offsetX: label.offset?.[0] ?? 0,
        offsetY: label.offset?.[1] ?? 0,
        textAlign: label.anchor === 'start' ? 'left' : label.anchor === 'end' ? 'right' : 'center',
        overflow: true,
        padding: [1, 2, 1, 2],
      }),
    });
  }
}
