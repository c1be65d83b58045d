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
import { edgeCrossings, type EdgeCrossing } from '../../shared/geometry/edge-crossings.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import type { DraftCorner, Drafting, DraftSketch } from './contract.ts';
import { DraftMarks } from './draft-marks.ts';
import { SNAP_PIXELS, SnapOutlines } from './interactions/snap-outlines.ts';

type Parts = DraftFeature['parts'];

export interface DraftListeners {
  onDrawn(parts: Parts): void;
  onReshaped(featureId: string, parts: Parts): void;
  onCorner(corner: DraftCorner | null): void;
  /** Sides would cross: the shape is not finished, or (`reshaped`) its corner goes back. */
  onRefused(crossings: readonly [EdgeCrossing, ...EdgeCrossing[]], reshaped: boolean): void;
  onSketch(sketch: DraftSketch | null): void;
}

export class DraftEditor {
  private readonly map: OlMap;
  private readonly listeners: DraftListeners;
  private readonly source = new VectorSource<Feature<Geometry>>({ wrapX: false });
  private readonly layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  private readonly outlines = new SnapOutlines();
  private interactions: Interaction[] = [];
  private draw: Draw | null = null;
  private key = '';
  private shapesKey = '';
  private readonly marks: DraftMarks;
  private drafting: Drafting | null = null;
  private told: DraftSketch | null = null;
  private chosen: DraftCorner | null = null;
  private theme: Theme = 'light';

  constructor(map: OlMap, zIndex: number, listeners: DraftListeners) {
    this.map = map;
    this.listeners = listeners;
    this.layer = new VectorLayer({ source: this.source, zIndex, updateWhileAnimating: true, updateWhileInteracting: true });
    map.addLayer(this.layer);
    this.marks = new DraftMarks(map, zIndex + 1);
  }

  /** Takes over what is drawn and with which tool; null ends it. A sketch goes on while only shapes beside it change. */
  set(drafting: Drafting | null, theme: Theme): void {
    const marked = drafting === this.drafting && theme === this.theme;
    [this.drafting, this.theme] = [drafting, theme];
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
    if (this.chosen && drafting) this.choose(cornerAgain(drafting, this.chosen));
    if (!marked) this.mark();
    const key = drafting ? [drafting.layerId, drafting.kind, drafting.tool, drafting.snapping, theme].join(' ') : '';
    if (key === this.key) return;
    this.key = key;
    for (const interaction of this.interactions) this.map.removeInteraction(interaction);
    this.interactions = [];
    this.draw = null;
    this.choose(null);
    this.tell(null);
    if (!drafting) return;
    const style = draftStyle(theme);
    this.layer.setStyle(style);
    if (drafting.tool === 'draw') this.interactions.push(this.drawing(drafting, style));
    if (drafting.tool === 'modify') this.interactions.push(this.reshaping(style));
    // Snapping hears the pointer first, so it comes last.
    if (drafting.snapping && drafting.tool !== null) {
      this.interactions.push(new Snap({ source: this.source, pixelTolerance: SNAP_PIXELS, intersection: true }));
      this.interactions.push(this.outlines.interaction());
    }
    for (const interaction of this.interactions) this.map.addInteraction(interaction);
  }

  /** What can be snapped to beside the drawing itself, flat paths. */
  setOutlines(paths: readonly Float64Array[]): void {
    this.outlines.set(paths);
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

  /** Chooses the corner within reach of a place, or none. */
  chooseCornerAt(place: readonly [east: number, north: number]): void {
    const reach = SNAP_PIXELS * this.map.getView().getResolution()!;
    this.choose(this.drafting && nearestCorner(this.drafting.shapes, place, reach));
  }

  private choose(corner: DraftCorner | null): void {
    if (JSON.stringify(corner) === JSON.stringify(this.chosen)) return;
    this.chosen = corner;
    this.listeners.onCorner(corner);
    this.mark();
  }

  finishShape(): void {
    if (this.mayFinish()) this.draw?.finishDrawing();
  }

  /** Tells what is being drawn, and marks what is wrong with it. */
  private tell(sketch: DraftSketch | null): void {
    this.told = sketch;
    this.listeners.onSketch(sketch);
    this.mark();
  }

  private mark(): void {
    const sketch = this.told;
    const others = this.drafting?.shapes.filter(({ id }) => id !== sketch?.featureId).map(({ parts }) => parts) ?? [];
    this.marks.show(this.drafting, sketch ? [...others, sketch.parts] : others, this.theme, sketch ? null : this.chosen);
  }

  /** A ring that would cross itself is not finished; the last vertex set closes it. */
  private mayFinish(): boolean {
    const geometry = this.sketch?.getGeometry();
    if (!(geometry instanceof Polygon)) return true;
    const settled = this.settledPath(partsOf(geometry));
    const [first, ...more] = edgeCrossings([[[...settled, ...settled.slice(0, 2)]]]);
    if (first) this.listeners.onRefused([first, ...more], false);
    return !first;
  }

  /** The last vertex follows the pointer, and a ring is closed. */
  private settledPath(parts: Parts): readonly number[] {
    const path = parts[0]?.[0] ?? [];
    return path.slice(0, Math.max(0, path.length - (this.kind === 'polygon' ? 4 : 2)));
  }

  private sketch: Feature<Geometry> | null = null;
  private kind: Drafting['kind'] = 'polygon';

  private drawing({ kind }: Drafting, style: Style[]): Interaction {
    this.kind = kind;
    const draw = new Draw({
      type: kind === 'point' ? 'Point' : kind === 'line' ? 'LineString' : 'Polygon',
      style,
      stopClick: true,
      finishCondition: () => this.mayFinish(),
      freehandCondition: () => false,
      condition: (event) => (event.originalEvent as PointerEvent).button === 0,
    });
    draw.on('drawstart', ({ feature }) => {
      this.sketch = feature;
      feature.getGeometry()!.on('change', () => this.tellSketch());
    });
    draw.on('drawend', ({ feature }) => {
      this.sketch = null;
      this.tell(null);
      this.listeners.onDrawn(partsOf(feature.getGeometry()!));
    });
    draw.on('drawabort', () => {
      this.sketch = null;
      this.tell(null);
    });
    this.draw = draw;
    return draw;
  }

  private tellSketch(): void {
    const geometry = this.sketch?.getGeometry();
    if (!geometry) return;
    const parts = partsOf(geometry);
    const settled = this.settledPath(parts);
    const last = settled.length >= 2 ? ([settled.at(-2)!, settled.at(-1)!] as const) : null;
    this.tell({ featureId: null, parts, last });
  }

  private reshaping(style: Style[]): Interaction {
    const modify = new Modify({ source: this.source, style, pixelTolerance: SNAP_PIXELS });
    modify.on('modifystart', ({ features }) => {
      for (const feature of features.getArray()) {
        const geometry = feature.getGeometry()!;
        let before = partsOf(geometry).flat(2);
        const listen = (): void => {
          const parts = partsOf(geometry);
          const now = parts.flat(2);
          const last = movedVertex(before, now);
          before = now;
          this.tell({ featureId: String(feature.getId()), parts, last });
        };
        geometry.on('change', listen);
        modify.once('modifyend', () => geometry.un('change', listen));
      }
    });
    modify.on('modifyend', ({ features }) => {
      for (const feature of features.getArray()) {
        const parts = partsOf(feature.getGeometry()!);
        const id = String(feature.getId());
        this.tell(null);
        const [first, ...more] = edgeCrossings(parts);
        // A shape that came with crossings may be mended one by one.
        if (first && more.length + 1 > edgeCrossings(this.drafting?.shapes.find((shape) => shape.id === id)?.parts ?? []).length) this.takeBack([first, ...more]);
        else this.listeners.onReshaped(id, parts);
      }
    });
    return modify;
  }

  /** Puts the shapes back as they are kept; the interaction that asks has to end first. */
  private takeBack(crossings: readonly [EdgeCrossing, ...EdgeCrossing[]]): void {
    this.listeners.onRefused(crossings, true);
    queueMicrotask(() => {
      this.shapesKey = '';
      this.set(this.drafting, this.theme);
    });
  }
}

/** The corner nearest to a place of those within reach, metres; null where there is none. */
export function nearestCorner(shapes: Drafting['shapes'], [east, north]: readonly [number, number], reachMetres: number): DraftCorner | null {
  let [nearest, least]: [DraftCorner | null, number] = [null, reachMetres];
  for (const { id, parts } of shapes)
    parts.forEach((paths, part) =>
      paths.forEach((flat, path) => {
        for (let vertex = 0; 2 * vertex < flat.length; vertex++) {
          const at = [flat[2 * vertex]!, flat[2 * vertex + 1]!] as const;
          const metres = Math.hypot(at[0] - east, at[1] - north);
          // The vertex that closes a ring is as near as its first, which comes before.
          if (metres < least || (metres === least && nearest === null)) [nearest, least] = [{ featureId: id, part, path, vertex, at }, metres];
        }
      }),
    );
  return nearest;
}

/** The same corner of the shapes as they are now; null where it is gone. */
function cornerAgain({ shapes }: Drafting, { featureId, part, path, vertex }: DraftCorner): DraftCorner | null {
  const flat = shapes.find(({ id }) => id === featureId)?.parts[part]?.[path];
  return flat && 2 * vertex + 1 < flat.length ? { featureId, part, path, vertex, at: [flat[2 * vertex]!, flat[2 * vertex + 1]!] } : null;
}

/** The first vertex of two flat lists that is not where it was; null where their numbers of vertices differ or none moved. */
function movedVertex(before: readonly number[], now: readonly number[]): readonly [number, number] | null {
  const at = before.length === now.length ? now.findIndex((value, index) => value !== before[index]) : -1;
  return at < 0 ? null : [now[at - (at % 2)]!, now[at - (at % 2) + 1]!];
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
