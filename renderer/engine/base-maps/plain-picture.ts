/** PNG and JPEG: decoded whole by the browser, so their size has a limit; their tiles are cut from that. */
import { readAll, type ByteSource } from '../../../shared/base/byte-source.ts';
import { stop } from '../../../shared/base/news.ts';
import type { TileLevel } from '../../../shared/model/base-map.ts';
import type { TilePixels } from '../../../shared/raster/resample.ts';
import type { PictureFacts } from './contract.ts';
import { pixelLevel } from './raster-source.ts';

/** A page of A0 at 300 points per inch has 140 million; decoded they take four bytes each. */
const MOST_PIXELS = 200_000_000;
const TILE_PIXELS = 512;

export interface OpenedPicture {
  readonly facts: PictureFacts;
  readonly levels: readonly TileLevel[];
  block(level: number, column: number, row: number): TilePixels;
}

/** Opens a scan; one that is damaged or too large stops with a Problem. */
export async function openPlainPicture(source: ByteSource): Promise<OpenedPicture> {
  const file = source.name;
  let bitmap: ImageBitmap;
  const bytes = await readAll(source);
  const size = sizeOf(bytes);
  if (size && size.width * size.height > MOST_PIXELS) stop('basemap.picture-large', { file, width: size.width, height: size.height }, { file });
  try {
    bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  } catch {
    stop('basemap.picture-damaged', { file }, { file });
  }
  const { width, height } = bitmap;
  const levels: TileLevel[] = [];
  for (let factor = 1; factor === 1 || Math.max(width, height) / factor > TILE_PIXELS / 2; factor *= 2) levels.unshift(pixelLevel(factor, Math.ceil(width / factor), Math.ceil(height / factor), TILE_PIXELS, TILE_PIXELS));
  return {
    facts: { widthPixels: width, heightPixels: height, placement: null, system: { state: 'none' }, compression: /\.png$/i.test(file) ? 'PNG' : 'JPEG', overviewCount: 0, bands: 3 },
    levels,
    block(index, column, row) {
      const factor = levels[index]!.unitsPerPixel;
      const [left, top] = [column * TILE_PIXELS * factor, row * TILE_PIXELS * factor];
      const [sourceWidth, sourceHeight] = [Math.min(TILE_PIXELS * factor, width - left), Math.min(TILE_PIXELS * factor, height - top)];
      const [tileWidth, tileHeight] = [Math.max(1, Math.ceil(sourceWidth / factor)), Math.max(1, Math.ceil(sourceHeight / factor))];
      const context = new OffscreenCanvas(tileWidth, tileHeight).getContext('2d', { willReadFrequently: true })!;
      context.imageSmoothingQuality = 'medium';
      context.drawImage(bitmap, left, top, sourceWidth, sourceHeight, 0, 0, sourceWidth / factor, sourceHeight / factor);
      return { width: tileWidth, height: tileHeight, data: context.getImageData(0, 0, tileWidth, tileHeight).data };
    },
  };
}

/** From the head of a PNG (IHDR) or of a JPEG (its frame); null when it is neither. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1]!;
    // Start of frame: C0 to CF without the tables DHT, JPG and DAC.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}
