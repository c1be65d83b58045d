/** Measuring by clicking; the numbers are said with every move, the drawing stays until the next one. */
import type { Coordinate } from 'ol/coordinate.js';
import type Feature from 'ol/Feature.js';
import type LineString from 'ol/geom/LineString.js';
import type Polygon from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import type Snap from 'ol/interaction/Snap.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import { unByKey } from 'ol/Observable.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { HALO, symbolByKey, type Theme } from '../../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Measurement } from '../contract.ts';
import { SnapOutlines } from './snap-outlines.ts';
import { measureArea, measureLine } from '../measure-values.ts';

type Drawing = LineString | Polygon;

/** Switches measuring on and off on one map. */
export class MeasureTool {
  private readonly map: OlMap;
  private readonly source = new VectorSource<Feature<Drawing>>({ wrapX: false });
  private readonly layer: VectorLayer<VectorSource<Feature<Drawing>>>;
  private draw: Draw | null = null;
  private readonly outlines = new SnapOutlines();
  private snap: Snap | null = null;
  /** Where the measurement that is asked for begins, until its tool is there. */
  private first: { readonly kind: Measurement['kind']; readonly at: Coordinate } | null = null;
  private kind: Measurement['kind'] | null = null;
  /** What is being measured now. */
  private shape: Drawing | null = null;

  constructor(map: OlMap, zIndex: number) {
    this.map = map;
    this.layer = new VectorLayer({ source: this.source, zIndex, updateWhileAnimating: true, updateWhileInteracting: true });
    map.addLayer(this.layer);
  }

  /** Sets the first point, now or as soon as measuring is switched on. */
  startFrom(kind: Measurement['kind'], at: Coordinate): void {
    this.first = { kind, at };
    this.setFirst();
  }

  /** Sets one more point of the measurement that is switched on; begins it when there is none. */
  addPoint(at: Coordinate): void {
    this.draw?.appendCoordinates([at]);
  }

  /** Ends the measurement as the double click does; too few points stay as they are. */
  finish(): void {
    // The last point follows the pointer, and a ring is closed.
    const points = (this.shape?.getFlatCoordinates().length ?? 0) / 2;
    if (points >= (this.kind === 'area' ? 5 : 3)) this.draw?.finishDrawing();
  }

  private setFirst(): void {
    if (!this.draw || this.first?.kind !== this.kind) return;
    this.draw.abortDrawing();
    this.draw.appendCoordinates([this.first!.at]);
    this.first = null;
  }

  /** What can be snapped to, flat paths. */
  setOutlines(paths: readonly Float64Array[]): void {
    this.outlines.set(paths);
  }

  /** Lets points take the place of corners and edges near by, or not; a measurement that is begun goes on. */
  setSnapping(on: boolean): void {
    if (this.snap) this.map.removeInteraction(this.snap);
    this.snap = on && this.draw ? this.outlines.interaction() : null;
    if (this.snap) this.map.addInteraction(this.snap);
  }

  /** Starts measuring lines or areas, or ends it (null) and takes the drawing away. */
  set(kind: Measurement['kind'] | null, system: CoordinateSystem, theme: Theme, report: (measurement: Measurement | null) => void): void {
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = null;
    this.setSnapping(false);
    this.kind = kind;
    this.source.clear();
    if (kind === null) {
      this.first = null;
      return;
    }
    const style = measureStyle(theme);
    this.layer.setStyle(style);
    const draw = new Draw({ source: this.source, type: kind === 'line' ? 'LineString' : 'Polygon', style, stopClick: true, condition: (event) => (event.originalEvent as PointerEvent).button === 0 });
    const measured = (geometry: Drawing, finished: boolean): Measurement => {
      const flat = Float64Array.from(geometry.getFlatCoordinates());
      return kind === 'line' ? measureLine(flat, system, finished) : measureArea(flat, system, finished);
    };
    draw.on('drawstart', ({ feature }) => {
      this.source.clear();
      const geometry = feature.getGeometry() as Drawing;
      this.shape = geometry;
      // Listening to the drawing goes on until this shape has ended in either way.
      const end = (last: Measurement | null): void => {
        unByKey(keys);
        this.shape = null;
        report(last);
      };
      const keys = [
        geometry.on('change', () => report(measured(geometry, false))),
        draw.on('drawend', () => end(measured(geometry, true))),
        draw.on('drawabort', () => end(null)),
      ];
    });
    this.map.addInteraction(draw);
    this.draw = draw;
    this.setFirst();
  }
}

function measureStyle(theme: Theme): Style[] {
  const colour = symbolByKey('state.selected').line.colour[theme];
  return [
    new Style({ stroke: new Stroke({ color: HALO[theme], width: 4 }) }),
    new Style({
      stroke: new Stroke({ color: colour, width: 2, lineDash: [6, 3] }),
      fill: new Fill({ color: `${colour}1F` }),
      image: new CircleStyle({ radius: 4, fill: new Fill({ color: HALO[theme] }), stroke: new Stroke({ color: colour, width: 1.5 }) }),
    }),
  ];
}
