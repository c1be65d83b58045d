/** The window's rasteriser: SVG through the browser's own image decoder, which workers do not have. */
import { assert } from '../../shared/base/news.ts';
import type { Picture, Rasteriser } from '../../shared/figure/picture.ts';
import { toSvg } from '../../shared/figure/svg.ts';

const MILLIMETRES_PER_INCH = 25.4;

/** PNG of a picture at its true size for the resolution asked; fonts are those of the machine. */
export const canvasRasteriser: Rasteriser = {
  async png(picture: Picture, dotsPerInch: number): Promise<Uint8Array> {
    const url = URL.createObjectURL(new Blob([toSvg(picture, { hatchesAsLines: true })], { type: 'image/svg+xml' }));
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round((picture.widthMillimetres / MILLIMETRES_PER_INCH) * dotsPerInch);
      canvas.height = Math.round((picture.heightMillimetres / MILLIMETRES_PER_INCH) * dotsPerInch);
      const context = canvas.getContext('2d');
      assert(context, 'a 2D canvas is always there');
      context.fillStyle = '#FFFFFF';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      assert(blob, 'the canvas could not be written as PNG');
      return new Uint8Array(await blob.arrayBuffer());
    } finally {
      URL.revokeObjectURL(url);
    }
  },
};
