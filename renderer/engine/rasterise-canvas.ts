/** The window's rasteriser: SVG through the browser's own image decoder, which workers do not have. */
import { throwIfCancelled } from '../../shared/base/job.ts';
import { assert } from '../../shared/base/news.ts';
import type { Picture, Rasteriser } from '../../shared/figure/picture.ts';
import { withResolution } from '../../shared/figure/png-resolution.ts';
import { toSvg } from '../../shared/figure/svg.ts';

const MILLIMETRES_PER_INCH = 25.4;
/** Painted at a time, so that the window stays alive beside a large sheet. */
const BAND_PIXELS = 8_000_000;

/** An SVG and the size of paper it fills. */
export interface SizedSvg {
  readonly svg: string;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
}

/** Pixels of a PNG of so much paper. */
export function pixelSize({ widthMillimetres, heightMillimetres }: Omit<SizedSvg, 'svg'>, dotsPerInch: number): readonly [width: number, height: number] {
  return [Math.round((widthMillimetres / MILLIMETRES_PER_INCH) * dotsPerInch), Math.round((heightMillimetres / MILLIMETRES_PER_INCH) * dotsPerInch)];
}

/** PNG on white paper at its true size for the resolution asked, which it states; fonts are those of the machine. */
export async function rasteriseSvg(sized: SizedSvg, dotsPerInch: number, signal?: AbortSignal): Promise<Uint8Array> {
  const url = URL.createObjectURL(new Blob([sized.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = pixelSize(sized, dotsPerInch);
    const context = canvas.getContext('2d');
    assert(context, 'a 2D canvas is always there');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const band = Math.max(64, Math.floor(BAND_PIXELS / canvas.width));
    for (let top = 0; top < canvas.height; top += band) {
      if (signal) throwIfCancelled(signal);
      context.save();
      context.beginPath();
      context.rect(0, top, canvas.width, band);
      context.clip();
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      context.restore();
      if (canvas.height > band) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    assert(blob, 'the canvas fits into memory');
    return withResolution(new Uint8Array(await blob.arrayBuffer()), dotsPerInch);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The rasteriser that the engine asks for the figures of a report. */
export const canvasRasteriser: Rasteriser = {
  png: (picture: Picture, dotsPerInch: number) =>
    rasteriseSvg({ svg: toSvg(picture, { hatchesAsLines: true }), widthMillimetres: picture.widthMillimetres, heightMillimetres: picture.heightMillimetres }, dotsPerInch),
};
