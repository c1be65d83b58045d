/** Drawing and reshaping on the map, with snapping to the vertices and edges of what is shown. */
import Feature from 'ol/Feature.js';
import type { Geometry } from 'ol/geom.js';
import LineString from 'ol/geom/LineString.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import Draw from 'ol/interaction/Draw.js';
import type Interaction from 'ol/interaction/Interaction.js';
import Modify from 'ol/interaction/Modify.js';
import Snap from 'ol/interaction/Snap.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { HALO, symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import type { Drafting, DraftSketch } from './contract.ts';

type Parts = DraftFeature['parts'];

/** As near as this, CSS pixels, the pointer takes the place of a vertex or an edge. */
const SNAP_PIXELS = 10;

export interface DraftListeners {
  onDrawn(parts: Parts): void;
  onReshaped(featureId: string, parts: Parts): void;
  onSketch(sketch: DraftSketch | null): void;
}

export class DraftEditor {
  private readonly map: OlMap;
  private readonly listeners: DraftListeners;
  private readonly source = new VectorSource<Feature<Geometry>>({ wrapX: false });
  private readonly layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  private readonly outlines = new VectorSource<Feature<Geometry>>({ wrapX: false });
  private interactions: Interaction[] = [];
  private draw: Draw | null = null;
  private key = '';
  private shapesKey = '';

  constructor(map: OlMap, zIndex: number, listeners: DraftListeners) {
    this.map = map;
    this.listeners = listeners;
    this.layer = new VectorLayer({ source: this.source, zIndex, updateWhileAnimating: true, updateWhileInteracting: true });
    map.addLayer(this.layer);
  }

  /** Takes over what is drawn and with which tool; null ends it. A sketch goes on while only shapes beside it change. */
  set(drafting: Drafting | null, theme: Theme): void {
    const shapesKey = JSON.stringify(drafting?.shapes ?? null);
    if (shapesKey !== this.shapesKey) {
      this.shapesKey = shapesKey;
      // Not the fast way: without a word for every feature, reshaping and snapping go on with what was there before.
      this.source.clear();
      for (const { id, parts } of drafting?.shapes ?? []) {
        const geometry = geometryOf(drafting!.kind, parts);
        if (!geometry) continue;
        const feature = new Feature(geometry);
        feature.setId(id);
        this.source.addFeature(feature);
      }
    }
    const key = drafting ? [drafting.layerId, drafting.kind, drafting.tool, drafting.snapping, theme].join(' ') : '';
    if (key === this.key) return;
    this.key = key;
    for (const interaction of this.interactions) this.map.removeInteraction(interaction);
    this.interactions = [];
    this.draw = null;
    this.listeners.onSketch(null);
    if (!drafting) return;
    const style = draftStyle(theme);
    this.layer.setStyle(style);
    if (drafting.tool === 'draw') this.interactions.push(this.drawing(drafting, style));
    if (drafting.tool === 'modify') this.interactions.push(this.reshaping(drafting, style));
    // Snapping hears the pointer first, so it comes last.
    if (drafting.snapping && drafting.tool !== null) {
      this.interactions.push(new Snap({ source: this.source, pixelTolerance: SNAP_PIXELS, intersection: true }));
      this.interactions.push(new Snap({ source: this.outlines, pixelTolerance: SNAP_PIXELS, intersection: true }));
    }
    for (const interaction of this.interactions) this.map.addInteraction(interaction);
  }

  /** What can be snapped to beside the drawing itself, flat paths. */
  setOutlines(paths: readonly Float64Array[]): void {
    this.outlines.clear();
    this.outlines.addFeatures(paths.map((path) => new Feature<Geometry>(path.length === 2 ? new Point([path[0]!, path[1]!]) : new LineString([...path], 'XY'))));
  }

  /** Sets a vertex by its coordinates; begins the shape when there is none. */
  addVertex(east: number, north: number): void {
    this.draw?.appendCoordinates([[east, north]]);
    this.tellSketch();
  }

  removeLastVertex(): void {
    this.draw?.removeLastPoint();
    this.tellSketch();
  }

  finishShape(): void {
    this.draw?.finishDrawing();
  }

  private sketch: Feature<Geometry> | null = null;
  private kind: Drafting['kind'] = 'polygon';

  private drawing({ kind }: Drafting, style: Style[]): Interaction {
    this.kind = kind;
    const draw = new Draw({
      type: kind === 'point' ? 'Point' : kind === 'line' ? 'LineString' : 'Polygon',
      style,
      stopClick: true,
      freehandCondition: () => false,
      condition: (event) => (event.originalEvent as PointerEvent).button === 0,
    });
    draw.on('drawstart', ({ feature }) => {
      this.sketch = feature;
      feature.getGeometry()!.on('change', () => this.tellSketch());
    });
    draw.on('drawend', ({ feature }) => {
      this.sketch = null;
      this.listeners.onSketch(null);
      this.listeners.onDrawn(partsOf(feature.getGeometry()!));
    });
    draw.on('drawabort', () => {
      this.sketch = null;
      this.listeners.onSketch(null);
    });
    this.draw = draw;
    return draw;
  }

  private tellSketch(): void {
    const geometry = this.sketch?.getGeometry();
    if (!geometry) return;
    const parts = partsOf(geometry);
    const path = parts[0]?.[0] ?? [];
    // The last vertex follows the pointer, and a ring is closed.
    const settled = path.slice(0, Math.max(0, path.length - (this.kind === 'polygon' ? 4 : 2)));
    const last = settled.length >= 2 ? ([settled.at(-2)!, settled.at(-1)!] as const) : null;
    this.listeners.onSketch({ featureId: null, parts, last });
  }

  private reshaping(_drafting: Drafting, style: Style[]): Interaction {
    const modify = new Modify({ source: this.source, style, pixelTolerance: SNAP_PIXELS });
    modify.on('modifystart', ({ features }) => {
      for (const feature of features.getArray()) {
        const geometry = feature.getGeometry()!;
        const listen = () => this.listeners.onSketch({ featureId: String(feature.getId()), parts: partsOf(geometry), last: null });
        geometry.on('change', listen);
        modify.once('modifyend', () => geometry.un('change', listen));
      }
    });
    modify.on('modifyend', ({ features }) => {
      for (const feature of features.getArray()) {
        const parts = partsOf(feature.getGeometry()!);
        const id = String(feature.getId());
        this.listeners.onSketch(null);
        this.listeners.onReshaped(id, parts);
      }
    });
    return modify;
  }
}

function geometryOf(kind: Drafting['kind'], parts: Parts): Geometry | null {
  const path = parts[0]?.[0];
  if (!path) return null;
  const pairs = (flat: readonly number[]): number[][] => Array.from({ length: flat.length / 2 }, (_unused, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
  if (kind === 'point') return new Point([path[0]!, path[1]!]);
  if (kind === 'line') return new LineString(pairs(path));
  return parts.length === 1 ? new Polygon(parts[0]!.map(pairs)) : new MultiPolygon(parts.map((rings) => rings.map(pairs)));
}

function partsOf(geometry: Geometry): Parts {
  if (geometry instanceof Point) return [[[...geometry.getFlatCoordinates()]]];
  if (geometry instanceof LineString) return [[[...geometry.getFlatCoordinates()]]];
  const rings = (polygon: Polygon): number[][] => polygon.getLinearRings().map((ring) => [...ring.getFlatCoordinates()]);
  if (geometry instanceof Polygon) return [rings(geometry)];
  return geometry instanceof MultiPolygon ? geometry.getPolygons().map(rings) : [];
}

function draftStyle(theme: Theme): Style[] {
  const colour = symbolByKey('state.selected').line.colour[theme];
  return [
    new Style({ stroke: new Stroke({ color: HALO[theme], width: 4.5 }) }),
    new Style({
      stroke: new Stroke({ color: colour, width: 2 }),
      fill: new Fill({ color: `${colour}26` }),
      image: new CircleStyle({ radius: 5, fill: new Fill({ color: HALO[theme] }), stroke: new Stroke({ color: colour, width: 2 }) }),
    }),
  ];
}
