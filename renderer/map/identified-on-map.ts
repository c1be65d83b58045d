/** What identify found, on the map: a cross where was asked, and the outline of the feature whose row is looked at. */
import Feature from 'ol/Feature.js';
import type { Geometry } from 'ol/geom.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import MultiPoint from 'ol/geom/MultiPoint.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import Overlay from 'ol/Overlay.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { ProblemError } from '../../shared/base/news.ts';
import { HALO, symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from '../engine/client.ts';
import type { Identified } from './contract.ts';

export class IdentifiedOnMap {
  private readonly overlay: Overlay;
  private readonly source = new VectorSource<Feature<Geometry>>({ wrapX: false });
  private readonly layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  private key = '';
  /** The place asked at, and the system of its numbers. */
  private asked: { readonly at: Identified['at']; readonly systemId: string } | null = null;

  constructor(map: OlMap, zIndex: number) {
    const element = document.createElement('div');
    element.className = 'kc-place-mark kc-identified';
    this.overlay = new Overlay({ element, positioning: 'center-center', stopEvent: false });
    map.addOverlay(this.overlay);
    this.layer = new VectorLayer({ source: this.source, zIndex });
    map.addLayer(this.layer);
  }

  /** Shows what is looked at now; nothing is asked twice for the same feature. */
  show(identified: Identified | null, display: CoordinateSystem, theme: Theme): void {
    if (this.asked?.at !== identified?.at) this.asked = identified && { at: identified.at, systemId: display.id };
    // Another system counts other numbers: the place is known in the one in which it was asked.
    const shown = this.asked?.systemId === display.id ? identified : null;
    this.overlay.setPosition(shown ? [...shown.at] : undefined);
    const key = JSON.stringify([shown?.feature ?? null, display.id, theme]);
    if (key === this.key) return;
    this.key = key;
    this.source.clear(true);
    this.layer.setStyle(outlineStyle(theme));
    if (!shown?.feature) return;
    callEngine('shapeOf', [shown.feature.layerId, [shown.feature.feature], display]).then(
      (parts) => {
        if (this.key === key) this.source.addFeature(new Feature(outlineOf(parts)));
      },
      (fault: unknown) => {
        if (!(fault instanceof ProblemError)) void logFault('shapeOf', fault);
      },
    );
  }
}

/** Points stay points; lines and rings are lines. */
function outlineOf(parts: DraftFeature['parts']): Geometry {
  const paths = parts.flat().map((path) => Array.from({ length: path.length / 2 }, (_unused, i) => [path[2 * i]!, path[2 * i + 1]!]));
  return paths.every((path) => path.length === 1) ? new MultiPoint(paths.flat()) : new MultiLineString(paths);
}

function outlineStyle(theme: Theme): Style[] {
  const colour = symbolByKey('state.selected').line.colour[theme];
  return [
    new Style({ stroke: new Stroke({ color: HALO[theme], width: 6 }), image: new CircleStyle({ radius: 9, stroke: new Stroke({ color: HALO[theme], width: 5 }) }) }),
    new Style({ stroke: new Stroke({ color: colour, width: 3 }), image: new CircleStyle({ radius: 9, stroke: new Stroke({ color: colour, width: 3 }) }) }),
  ];
}
