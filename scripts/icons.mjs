/** `node scripts/icons.mjs`: the program's icon in all sizes, drawn from resources/icons/kuangce.svg; the same bytes every time. */
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from './build.mjs';

const folder = join(projectFolder, 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
/** Windows shows up to 256; a size of 256 is written as 0 in the directory. */
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];

await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const drawing = await readFile(join(folder, 'kuangce.svg'), 'utf8');
const pictures = new Map(SIZES.map((size) => [size, new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()]));
for (const [size, png] of pictures) await writeFile(join(folder, `${size}x${size}.png`), png);
await writeFile(join(folder, 'kuangce.ico'), windowsIcon(WINDOWS_SIZES.map((size) => ({ size, png: pictures.get(size) }))));
console.log(`icons: ${SIZES.length} PNG and kuangce.ico in resources/icons`);

/** An ICO file: a 6-byte head, 16 bytes per picture, then the pictures themselves as PNG. */
function windowsIcon(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}
