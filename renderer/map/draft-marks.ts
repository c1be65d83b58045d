/** Marks on the map what is wrong with the drawing: sides that cross with the numbers of their corners, and what lies beyond the boundary to stay within. */
import Feature from 'ol/Feature.js';
import type { Geometry } from 'ol/geom.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Polygon from 'ol/geom/Polygon.js';
import VectorLayer from 'ol/layer/Vector.js';
import type OlMap from 'ol/Map.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { HALO, symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import { beyondLimit } from '../../shared/geometry/beyond.ts';
import { edgeCrossings, type EdgeCrossing } from '../../shared/geometry/edge-crossings.ts';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';
import type { DraftCorner, Drafting } from './contract.ts';

/** The red of warnings, light and dark. */
const WRONG: Record<Theme, string> = { light: '#C81E1E', dark: '#FF7B72' };
const LABEL_FONT = '600 12px "Segoe UI","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

export class DraftMarks {
  private readonly source = new VectorSource<Feature<Geometry>>({ wrapX: false });
  private theme: Theme = 'light';
  /** Of shapes that stay as they are while one is drawn: the pointer moves more often than they change. */
  private readonly crossings = new WeakMap<DraftFeature['parts'], readonly EdgeCrossing[]>();

  constructor(map: OlMap, zIndex: number) {
    map.addLayer(new VectorLayer({ source: this.source, zIndex, style: (feature) => this.style(feature as Feature<Geometry>), updateWhileAnimating: true, updateWhileInteracting: true }));
  }

  /** Judges the shapes as they are now, of which only areas can be wrong; and marks the corner chosen. */
  show(drafting: Drafting | null, shapes: readonly DraftFeature['parts'][], theme: Theme, chosen: DraftCorner | null): void {
    this.theme = theme;
    this.source.clear(true);
    if (chosen) this.source.addFeature(new Feature<Geometry>({ geometry: new Point([...chosen.at]), number: `J${chosen.vertex + 1}`, chosen: true }));
    if (drafting?.kind !== 'polygon') return;
    const corners = new Map<string, Feature<Geometry>>();
    const marks: Feature<Geometry>[] = [];
    for (const { edges, position } of shapes.flatMap((parts) => this.crossingsOf(parts))) {
      for (const { from, to, line } of edges) {
        marks.push(new Feature<Geometry>(new LineString([...line], 'XY')));
        corners.set(`${line[0]} ${line[1]}`, new Feature<Geometry>({ geometry: new Point([line[0], line[1]]), number: `J${from}` }));
        corners.set(`${line[2]} ${line[3]}`, new Feature<Geometry>({ geometry: new Point([line[2], line[3]]), number: `J${to}` }));
      }
      marks.push(new Feature<Geometry>(new Point([...position])));
    }
    if (drafting.limit) for (const rings of beyondLimit(shapes.flat(), drafting.limit, drafting.system).parts) marks.push(new Feature<Geometry>(new Polygon(rings.map(pairs))));
    this.source.addFeatures([...marks, ...corners.values()]);
  }

  private crossingsOf(parts: DraftFeature['parts']): readonly EdgeCrossing[] {
    const known = this.crossings.get(parts) ?? edgeCrossings(parts);
    this.crossings.set(parts, known);
    return known;
  }

  private cornerStyle(number: string): Style {
    const colour = symbolByKey('state.selected').line.colour[this.theme];
    return new Style({
      image: new CircleStyle({ radius: 8, stroke: new Stroke({ color: colour, width: 3 }), fill: new Fill({ color: HALO[this.theme] }) }),
      text: new Text({ text: number, font: LABEL_FONT, offsetX: 14, offsetY: -12, fill: new Fill({ color: colour }), stroke: new Stroke({ color: HALO[this.theme], width: 3 }) }),
    });
  }

  private style(feature: Feature<Geometry>): Style[] {
    const colour = WRONG[this.theme];
    const halo = new Stroke({ color: HALO[this.theme], width: 5 });
    const number = feature.get('number') as string | undefined;
    if (feature.get('chosen') === true) return [this.cornerStyle(number!)];
    if (number !== undefined) return [new Style({ text: new Text({ text: number, font: LABEL_FONT, offsetX: 14, offsetY: -12, fill: new Fill({ color: colour }), stroke: new Stroke({ color: HALO[this.theme], width: 3 }) }) })];
    if (feature.getGeometry() instanceof Point) return [new Style({ image: new CircleStyle({ radius: 8, stroke: new Stroke({ color: colour, width: 2.5 }), fill: new Fill({ color: `${colour}33` }) }) })];
    return [new Style({ stroke: halo }), new Style({ stroke: new Stroke({ color: colour, width: 2.5 }), fill: new Fill({ color: `${colour}4D` }) })];
  }
}

function pairs(flat: ArrayLike<number>): number[][] {
  return Array.from({ length: flat.length / 2 }, (_unused, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}
