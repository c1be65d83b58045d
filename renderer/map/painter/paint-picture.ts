/** Puts the layers of one picture together: opacity per layer, and the dimming around a mine in focus. */
import { assert } from '../../../shared/base/news.ts';
import type { Job } from '../../../shared/base/job.ts';
import { frameSize, pixelsPerMetre, type Frame } from '../drawing/frame.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';
import { paintLayer } from './paint-layer.ts';
import type { PaintableLayer } from './paintable.ts';
import { paintSelection } from './paint-selection.ts';

export interface PictureLayer {
  readonly layer: PaintableLayer;
  readonly opacity: number;
  /** A control line or area, whose hatch steps back when one mine is in focus. */
  readonly isControl: boolean;
  /** When given, only these features, as selected ones are painted. */
  readonly selected?: FeatureSet;
}

/** SYMBOLS §1.5: hatches outside the selected mine, plus this, drop to half. */
const FOCUS_MARGIN_METRES = 30;
const DIMMED_OPACITY = 0.5;

/** A transparent picture of the layers, bottom first. */
export async function paintPicture(layers: readonly PictureLayer[], frame: Frame, focus: readonly (readonly number[])[] | null, job: Job): Promise<ImageBitmap> {
  const { width, height } = frameSize(frame);
  const [canvas, context] = newCanvas(width, height);
  for (const { layer, opacity, isControl, selected } of layers) {
    if (selected) {
      await paintSelection(context, layer, selected, frame, job);
      continue;
    }
    const dimmed = focus !== null && isControl;
    if (opacity >= 1 && !dimmed) {
      await paintLayer(context, layer, frame, job);
      continue;
    }
    // On a sheet of its own: lines over fills must not shine through.
    const [sheet, sheetContext] = newCanvas(width, height);
    await paintLayer(sheetContext, layer, frame, job);
    if (dimmed) dimOutside(sheetContext, sheet, focus, frame);
    context.globalAlpha = opacity;
    context.drawImage(sheet, 0, 0);
    context.globalAlpha = 1;
  }
  return canvas.transferToImageBitmap();
}

/** Makes everything on the sheet fainter except inside the rings and a margin around them. */
function dimOutside(context: OffscreenCanvasRenderingContext2D, sheet: OffscreenCanvas, rings: readonly (readonly number[])[], frame: Frame): void {
  const [mine, mineContext] = newCanvas(sheet.width, sheet.height);
  fillWithMargin(mineContext, rings, frame);
  const [inside, insideContext] = newCanvas(sheet.width, sheet.height);
  insideContext.drawImage(sheet, 0, 0);
  insideContext.globalCompositeOperation = 'destination-in';
  insideContext.drawImage(mine, 0, 0);
  const [outside, outsideContext] = newCanvas(sheet.width, sheet.height);
  outsideContext.drawImage(sheet, 0, 0);
  outsideContext.globalCompositeOperation = 'destination-out';
  outsideContext.drawImage(mine, 0, 0);
  context.clearRect(0, 0, sheet.width, sheet.height);
  context.globalAlpha = DIMMED_OPACITY;
  context.drawImage(outside, 0, 0);
  context.globalAlpha = 1;
  context.drawImage(inside, 0, 0);
}

function fillWithMargin(context: OffscreenCanvasRenderingContext2D, rings: readonly (readonly number[])[], frame: Frame): void {
  const scale = pixelsPerMetre(frame);
  const path = new Path2D();
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [(ring[i]! - frame.extent[0]) * scale, (frame.extent[3] - ring[i + 1]!) * scale];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  context.fill(path, 'evenodd');
  context.lineWidth = 2 * FOCUS_MARGIN_METRES * scale;
  context.lineJoin = 'round';
  context.stroke(path);
}

function newCanvas(width: number, height: number): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  // Painted by this worker itself: handed to the graphics process, a county of paths would keep the window's own frames waiting.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  assert(context, 'a 2D canvas is always there');
  return [canvas, context];
}
