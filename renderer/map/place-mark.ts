/** A cross at a place that was asked for, for some seconds: an element above the map, never part of a picture of it. */
import type OlMap from 'ol/Map.js';
import Overlay from 'ol/Overlay.js';

const SHOWN_MILLISECONDS = 6000;

export class PlaceMark {
  private readonly map: OlMap;
  private readonly overlay: Overlay;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: OlMap) {
    this.map = map;
    const element = document.createElement('div');
    element.className = 'kc-place-mark';
    this.overlay = new Overlay({ element, positioning: 'center-center', stopEvent: false });
    map.addOverlay(this.overlay);
  }

  /** [east, north] in the display system; a new place takes the mark along. */
  show(place: readonly [east: number, north: number]): void {
    clearTimeout(this.timer);
    this.overlay.setPosition([...place]);
    this.timer = setTimeout(() => this.overlay.setPosition(undefined), SHOWN_MILLISECONDS);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.map.removeOverlay(this.overlay);
  }
}
