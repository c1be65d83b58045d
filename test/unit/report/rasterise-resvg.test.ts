import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { swatchPicture } from '../../../shared/figure/paint.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { createResvgRasteriser } from '../../../shared/report/rasterise-resvg.ts';

test('a picture becomes a PNG of its paper size at the resolution asked, again and again', async () => {
  const rasteriser = await createResvgRasteriser(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')), []);
  for (const symbol of ['control.redline', 'control.farmland']) {
    const png = await rasteriser.png(swatchPicture(symbolByKey(symbol), 25.4, 12.7, 'light'), 100);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const header = new DataView(png.buffer, png.byteOffset + 16);
    expect([header.getUint32(0), header.getUint32(4)]).toEqual([100, 50]);
  }
});
