/** The wheel zooms at the pointer, one round scale per notch. */
import Interaction from 'ol/interaction/Interaction.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import { denominatorOf, resolutionOf, roundDenominator } from '../scales.ts';

/** A touch pad sends many small steps; this much of them is one notch. */
const NOTCH_PIXELS = 60;
const ZOOM_MILLISECONDS = 120;

export class WheelZoom extends Interaction {
  private gathered = 0;

  override handleEvent(event: MapBrowserEvent<WheelEvent>): boolean {
    if (event.type !== 'wheel') return true;
    event.originalEvent.preventDefault();
    const { deltaY, deltaMode } = event.originalEvent;
    this.gathered += deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * NOTCH_PIXELS;
    const notches = Math.trunc(this.gathered / NOTCH_PIXELS);
    if (notches === 0) return false;
    this.gathered -= notches * NOTCH_PIXELS;
    const view = event.map.getView();
    const resolution = view.getResolution();
    if (resolution === undefined || view.getAnimating()) return false;
    view.animate({
      resolution: resolutionOf(roundDenominator(denominatorOf(resolution), -Math.sign(notches))),
      anchor: event.coordinate,
      duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ZOOM_MILLISECONDS,
    });
    return false;
  }
}
