/** PNG from a picture with the WASM renderer; for the command line, where there is no canvas. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Picture, Rasteriser } from '../figure/picture.ts';
import { toSvg } from '../figure/svg.ts';

let started: Promise<void> | null = null;

/**
 * A rasteriser over the given WASM module and font files (TTF, OTF or TTC). It knows no other fonts: without a
 * Chinese face among them Chinese text comes out empty, so the caller checks first.
 */
export async function createResvgRasteriser(wasm: BufferSource, fonts: readonly Uint8Array[]): Promise<Rasteriser> {
  // The module can be initialised only once per process; after a failure the next call may try again.
  started ??= initWasm(wasm).catch((fault: unknown) => {
    started = null;
    throw fault;
  });
  await started;
  return {
    async png(picture: Picture, dotsPerInch: number): Promise<Uint8Array> {
      const widthPixels = Math.round((picture.widthMillimetres / 25.4) * dotsPerInch);
      const renderer = new Resvg(toSvg(picture, { background: '#ffffff', unsized: true, hatchesAsLines: true }), {
        fitTo: { mode: 'width', value: widthPixels },
        font: { fontBuffers: [...fonts], loadSystemFonts: false, sansSerifFamily: 'Noto Sans CJK SC', serifFamily: 'Noto Serif CJK SC', defaultFontFamily: 'Noto Sans CJK SC' },
        shapeRendering: 2,
        textRendering: 1,
      });
      const image = renderer.render();
      try {
        return image.asPng();
      } finally {
        image.free();
        renderer.free();
      }
    },
  };
}
