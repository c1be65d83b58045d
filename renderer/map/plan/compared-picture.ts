/** The plan as it is compared on the screen, as one picture: both periods, each named, with the line or the ring between them. */
import { assert } from '../../../shared/base/news.ts';
import { INK, PAPER, type Theme } from '../../../shared/figure/symbols.ts';
import type { LensPlace } from '../compare/Lens.tsx';
import { pngOf } from '../canvas-picture.ts';

/** A side's canvas with what names it. */
export interface ComparedSide {
  readonly canvas: HTMLCanvasElement;
  readonly words: string;
}

/** How the two are laid against each other; fractions of the whole picture. */
export type ComparedBy = { readonly mode: 'swipe' | 'side-by-side'; readonly divider: number } | { readonly mode: 'spyglass'; readonly lens: LensPlace };

/** `size`: of the whole place, CSS pixels. Side by side each canvas is as wide as its side; else both are as large as the place. */
export function comparedPicture(a: ComparedSide, b: ComparedSide, by: ComparedBy, size: { readonly width: number; readonly height: number }, theme: Theme): Promise<Blob> {
  const ratio = devicePixelRatio;
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  const context = picture.getContext('2d');
  assert(context, 'a 2D canvas is always there');
  context.fillStyle = PAPER[theme];
  context.fillRect(0, 0, picture.width, picture.height);
  context.strokeStyle = INK[theme];
  context.lineWidth = 1.5 * ratio;
  if (by.mode === 'spyglass') {
    const [x, y, radius] = [by.lens.x * picture.width, by.lens.y * picture.height, by.lens.radiusPixels * ratio];
    context.drawImage(a.canvas, 0, 0);
    context.save();
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.clip();
    context.drawImage(b.canvas, 0, 0);
    context.restore();
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
    plate(context, a.words, 10 * ratio, 'start', 10 * ratio, theme);
    plate(context, b.words, x, 'center', Math.min(y + radius + 6 * ratio, picture.height - 30 * ratio), theme);
    return pngOf(picture);
  }
  const at = by.divider * picture.width;
  // B stands left, as the earlier one.
  if (by.mode === 'side-by-side') {
    context.drawImage(b.canvas, 0, 0);
    context.drawImage(a.canvas, picture.width - a.canvas.width, 0);
  } else {
    context.drawImage(a.canvas, 0, 0);
    context.save();
    context.beginPath();
    context.rect(0, 0, at, picture.height);
    context.clip();
    context.drawImage(b.canvas, 0, 0);
    context.restore();
  }
  context.beginPath();
  context.moveTo(at, 0);
  context.lineTo(at, picture.height);
  context.stroke();
  plate(context, b.words, at - 10 * ratio, 'end', 10 * ratio, theme);
  plate(context, a.words, at + 10 * ratio, 'start', 10 * ratio, theme);
  return pngOf(picture);
}

/** Words on a plate of paper, so that they read over any ground. */
function plate(context: CanvasRenderingContext2D, words: string, x: number, align: 'start' | 'center' | 'end', top: number, theme: Theme): void {
  const ratio = devicePixelRatio;
  context.font = `600 ${12 * ratio}px sans-serif`;
  const [width, height] = [context.measureText(words).width + 16 * ratio, 24 * ratio];
  const left = align === 'start' ? x : align === 'end' ? x - width : x - width / 2;
  context.fillStyle = PAPER[theme];
  context.fillRect(left, top, width, height);
  context.strokeRect(left, top, width, height);
  context.fillStyle = INK[theme];
  context.textBaseline = 'middle';
  context.fillText(words, left + 8 * ratio, top + height / 2);
}
