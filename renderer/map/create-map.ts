/** Sets up OpenLayers the way this program uses it: no network, no rotation, our own wheel and our own systems. */
import { primaryAction, shiftKeyOnly, targetNotEditable } from 'ol/events/condition.js';
import DragPan from 'ol/interaction/DragPan.js';
import KeyboardPan from 'ol/interaction/KeyboardPan.js';
import PinchZoom from 'ol/interaction/PinchZoom.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import OlMap from 'ol/Map.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import View from 'ol/View.js';
// One module of ol-ext only: several others change OpenLayers' prototypes when they are loaded.
import CanvasScaleLine from 'ol-ext/control/CanvasScaleLine.js';
import { HALO, INK, type Theme } from '../../shared/figure/symbols.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { WheelZoom } from './interactions/wheel-zoom.ts';
import { projectionOf } from './projection.ts';
import { resolutionOf, ROUND_DENOMINATORS } from './scales.ts';

/** A map without layers; `target` is filled. */
export function createMap(target: HTMLElement): { readonly map: OlMap; readonly scaleLine: CanvasScaleLine } {
  const scaleLine = new CanvasScaleLine({ units: 'metric', minWidth: 80 });
  const map = new OlMap({
    target,
    controls: [scaleLine],
    interactions: [
      // The middle button pans with every tool.
      new DragPan({ condition: (event) => primaryAction(event) || isMiddleButton(event) }),
      new PinchZoom(),
      new WheelZoom(),
      new KeyboardPan({ pixelDelta: 96 }),
      new KeyboardPan({ pixelDelta: 8, condition: (event) => shiftKeyOnly(event) && targetNotEditable(event) }),
    ],
    moveTolerance: 3,
  });
  return { map, scaleLine };
}

/** Lets go of a map and of its layers: one that is only taken off the page would go on painting and asking for tiles. */
export function disposeMap(map: OlMap): void {
  map.setTarget(undefined);
  // A view that another map looks with, too, would keep this one.
  map.setView(new View());
  for (const layer of map.getAllLayers()) layer.dispose();
  map.dispose();
}

function isMiddleButton(event: MapBrowserEvent): boolean {
  return event.originalEvent instanceof PointerEvent && event.originalEvent.button === 1;
}

/** A view of a system, at its farthest round scale until something is zoomed to. */
export function createView(system: CoordinateSystem): View {
  return new View({
    projection: projectionOf(system),
    center: [system.falseEastingMetres ?? 500_000, 3_800_000],
    resolution: resolutionOf(ROUND_DENOMINATORS.at(-1)!),
    minResolution: resolutionOf(50),
    maxResolution: resolutionOf(ROUND_DENOMINATORS.at(-1)!),
    constrainResolution: false,
    smoothResolutionConstraint: false,
    enableRotation: false,
    // Far more than a zone, so that nothing snaps back while panning.
    multiWorld: true,
  });
}

/** Look of the scale bar. */
export function scaleLineStyle(theme: Theme): Style {
  return new Style({
    stroke: new Stroke({ color: INK[theme], width: 1 }),
    fill: new Fill({ color: HALO[theme] }),
    text: new Text({ font: '11px "Segoe UI","Microsoft YaHei","Noto Sans CJK SC",sans-serif', fill: new Fill({ color: INK[theme] }), stroke: new Stroke({ color: HALO[theme], width: 3 }) }),
  });
}
