/** What the map shows, as one picture: its canvases laid over each other on the paper colour. */
import type OlMap from 'ol/Map.js';
import { assert } from '../../shared/base/news.ts';
import { PAPER, type Theme } from '../../shared/figure/symbols.ts';

export async function canvasPicture(map: OlMap, theme: Theme): Promise<Blob> {
  return pngOf(canvasOf(map, theme));
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the map could not be written as PNG'))), 'image/png'));
}

/** A new canvas with all that the map shows, in device pixels. */
export function canvasOf(map: OlMap, theme: Theme): HTMLCanvasElement {
  map.renderSync();
  const size = map.getSize();
  assert(size, 'the map is on the screen');
  const ratio = devicePixelRatio;
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [Math.round(size[0]! * ratio), Math.round(size[1]! * ratio)];
  const context = picture.getContext('2d');
  assert(context, 'a 2D canvas is always there');
  context.fillStyle = PAPER[theme];
  context.fillRect(0, 0, picture.width, picture.height);
  for (const canvas of map.getViewport().querySelectorAll('canvas')) {
    if (canvas.width > 0 && canvas.height > 0) context.drawImage(canvas, 0, 0, picture.width, picture.height);
  }
  return picture;
}
