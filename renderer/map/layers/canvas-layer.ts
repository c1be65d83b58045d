/** A layer of the map that draws on a canvas of its own, with our drawing instead of OpenLayers' styles. */
import type { FrameState } from 'ol/Map.js';
import Layer from 'ol/layer/Layer.js';
import { assert } from '../../../shared/base/news.ts';
import type { Theme } from '../../../shared/figure/symbols.ts';
import type { Frame } from '../drawing/frame.ts';

/** Extended by layers that know how to draw one frame. */
export abstract class CanvasLayer extends Layer {
  theme: Theme = 'light';
  private readonly canvas = document.createElement('canvas');

  constructor(zIndex: number) {
    super({ zIndex });
    this.canvas.style.position = 'absolute';
    this.canvas.style.width = '100%';
    this.canvas.style.height = '100%';
  }

  /** Draws the frame on a cleared canvas, in device pixels; `moving` while the view is dragged or animated. */
  protected abstract draw(context: CanvasRenderingContext2D, frame: Frame, moving: boolean): void;

  override render(frameState: FrameState): HTMLElement {
    const { pixelRatio, size, viewState, viewHints } = frameState;
    const [width, height] = [Math.round(size[0]! * pixelRatio), Math.round(size[1]! * pixelRatio)];
    const context = this.canvas.getContext('2d');
    assert(context, 'a 2D canvas is always there');
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    } else {
      context.clearRect(0, 0, width, height);
    }
    const [east, north] = viewState.center as [number, number];
    const { resolution } = viewState;
    const [halfWidth, halfHeight] = [(size[0]! / 2) * resolution, (size[1]! / 2) * resolution];
    const frame: Frame = { extent: [east - halfWidth, north - halfHeight, east + halfWidth, north + halfHeight], resolution, pixelRatio, theme: this.theme };
    this.draw(context, frame, viewHints.some((hint) => hint > 0));
    return this.canvas;
  }
}
