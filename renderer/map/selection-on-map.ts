/** The selection on the map: what is selected is painted over the layers, and areas are drawn to select by. */
import { altKeyOnly, platformModifierKey, shiftKeyOnly } from 'ol/events/condition.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import type OlMap from 'ol/Map.js';
import DragBox from 'ol/interaction/DragBox.js';
import Draw from 'ol/interaction/Draw.js';
import type Polygon from 'ol/geom/Polygon.js';
import VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { FeatureSet, SelectionMode } from '../../shared/model/feature-set.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import { displayFit } from '../engine/display-geometry.ts';
import type { MapTool } from './contract.ts';
import { paintedRequest } from './painter/request.ts';
import { PaintedLayer } from './layers/painted-layer.ts';

/** What the keys held during a click or a drawing ask for: Ctrl takes in and out, Shift adds, Alt takes away. */
export function modeOf(event: MapBrowserEvent): SelectionMode {
  if (platformModifierKey(event) || (event.originalEvent as MouseEvent).ctrlKey) return 'toggle';
  if (shiftKeyOnly(event)) return 'add';
  return altKeyOnly(event) ? 'remove' : 'replace';
}

type AreaListener = (ring: Float64Array, mode: SelectionMode) => void;

export class SelectionOnMap {
  private readonly map: OlMap;
  private readonly painted: PaintedLayer;
  private readonly onArea: AreaListener;
  private readonly box: DragBox;
  private draw: Draw | null = null;
  private tool: MapTool = 'select';
  private key = '';

  constructor(map: OlMap, zIndex: number, onArea: AreaListener) {
    this.map = map;
    this.onArea = onArea;
    this.painted = new PaintedLayer(zIndex, () => {}, () => {});
    map.addLayer(this.painted);
    this.box = new DragBox({
      className: 'kc-selection-box',
      condition: (event) => {
        if ((event.originalEvent as PointerEvent).button !== 0) return false;
        return this.tool === 'select-box' || (this.tool === 'select' && shiftKeyOnly(event));
      },
    });
    this.box.on('boxend', ({ mapBrowserEvent }) => {
      const ring = Float64Array.from(this.box.getGeometry().getFlatCoordinates());
      this.onArea(ring, modeOf(mapBrowserEvent));
    });
    map.addInteraction(this.box);
  }

  /** Takes over the tool; a drawing that was begun with another is given up. */
  setTool(tool: MapTool, theme: Theme): void {
    this.painted.theme = theme;
    if (tool === this.tool) return;
    this.tool = tool;
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = null;
    if (tool !== 'select-polygon') return;
    const colour = symbolByKey('state.selected').line.colour[theme];
    const style = new Style({ stroke: new Stroke({ color: colour, width: 1.5, lineDash: [5, 3] }), fill: new Fill({ color: `${colour}22` }) });
    let mode: SelectionMode = 'replace';
    const draw = new Draw({
      source: new VectorSource({ wrapX: false }),
      type: 'Polygon',
      style,
      stopClick: true,
      freehandCondition: () => false,
      condition: (event) => {
        mode = modeOf(event);
        return (event.originalEvent as PointerEvent).button === 0;
      },
    });
    draw.on('drawend', ({ feature }) => {
      const ring = (feature.getGeometry() as Polygon).getLinearRing(0)!.getFlatCoordinates();
      this.onArea(Float64Array.from(ring), mode);
    });
    this.map.addInteraction(draw);
    this.draw = draw;
  }

  /** Paints the selected features of the layers given, bottom first. */
  show(layers: readonly LayerRecord[], selection: ReadonlyMap<string, FeatureSet>, display: CoordinateSystem): void {
    const shown = layers
      .filter((record) => selection.has(record.id) && displayFit(record, display) !== 'not-shown')
      .map((record) => ({ ...paintedRequest(record), opacity: 1, selected: selection.get(record.id)! }));
    const key = `${display.id} ${JSON.stringify(shown.map(({ record, content }) => [record.id, record.system?.id, content]))} ${numbersOf(shown.map(({ selected }) => selected)).join()}`;
    if (key === this.key) return;
    this.key = key;
    this.painted.setContent({ display, layers: shown, focus: null });
  }
}

/** One number per set ever seen: sets are never changed in place, so the same set has the same number. */
const numbers = new WeakMap<FeatureSet, number>();
let lastNumber = 0;

function numbersOf(sets: readonly FeatureSet[]): readonly number[] {
  return sets.map((set) => {
    const known = numbers.get(set);
    if (known !== undefined) return known;
    lastNumber += 1;
    numbers.set(set, lastNumber);
    return lastNumber;
  });
}
