/** GeoTIFF and plain TIFF through the library `geotiff`, block by block; the one place that knows it. */
import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import type { ByteSource } from '../../../shared/base/byte-source.ts';
import { stop } from '../../../shared/base/news.ts';
import type { TileLevel } from '../../../shared/model/base-map.ts';
import { systemOfGeoKeys } from '../../../shared/raster/geo-keys.ts';
import { placementOfTags } from '../../../shared/raster/placement.ts';
import type { TilePixels } from '../../../shared/raster/resample.ts';
import type { PictureFacts } from './contract.ts';
import { pixelLevel } from './raster-source.ts';

/** TIFF 6.0 and its registered additions; what our program can unpack without compiled code. */
const COMPRESSIONS: ReadonlyMap<number, string> = new Map([[1, ''], [5, 'LZW'], [7, 'JPEG'], [8, 'Deflate'], [32_946, 'Deflate'], [32_773, 'PackBits'], [50_001, 'WebP']]);
const OTHER_COMPRESSIONS: ReadonlyMap<number, string> = new Map([[2, 'CCITT RLE'], [3, 'CCITT G3'], [4, 'CCITT G4'], [6, 'JPEG (old)'], [34_712, 'JPEG 2000'], [34_887, 'LERC'], [50_000, 'ZSTD']]);
const REDUCED = 1;
const MASK = 4;
/** Blocks of strips are gathered to about so many pixels. */
const BLOCK_PIXELS = 1024 * 1024;
const READ_AHEAD_BYTES = 64 * 1024;

export interface OpenedTiff {
  readonly facts: PictureFacts;
  readonly levels: readonly TileLevel[];
  block(level: number, column: number, row: number): Promise<TilePixels>;
}

/** Opens the file by its directories alone; what cannot be shown stops with a Problem that says why. */
export async function openTiff(source: ByteSource): Promise<OpenedTiff> {
  const file = source.name;
  const images = await readDirectories(source);
  const [first] = images;
  if (!first) stop('basemap.picture-damaged', { file }, { file });
  const code = first.fileDirectory.getValue('Compression') ?? 1;
  if (!COMPRESSIONS.has(code)) stop('basemap.picture-compression', { file, compression: OTHER_COMPRESSIONS.get(code) ?? String(code) }, { file });
  const bits = first.getBitsPerSample();
  if (bits > 8) stop('basemap.picture-bits', { file, bits }, { file });
  const kindOf = (image: GeoTIFFImage): number => image.fileDirectory.getValue('NewSubfileType') ?? 0;
  const [width, height] = [first.getWidth(), first.getHeight()];
  const shown = [first, ...images.slice(1).filter((image) => (kindOf(image) & (REDUCED | MASK)) === REDUCED)].toSorted((a, b) => a.getWidth() - b.getWidth());
  const masks = images.filter((image) => (kindOf(image) & MASK) !== 0);
  const maskOf = (image: GeoTIFFImage): GeoTIFFImage | null => masks.find((mask) => mask.getWidth() === image.getWidth() && mask.getHeight() === image.getHeight()) ?? null;
  const levels = shown.map((image) => pixelLevel(width / image.getWidth(), image.getWidth(), image.getHeight(), ...blockOf(image)));
  return {
    facts: {
      widthPixels: width,
      heightPixels: height,
      placement: placementOfTags(await placementTags(first)),
      system: systemOfGeoKeys(first.getGeoKeys() ?? {}),
      compression: COMPRESSIONS.get(code)!,
      overviewCount: shown.length - 1,
      bands: first.getSamplesPerPixel(),
    },
    levels,
    async block(level, column, row) {
      const image = shown[level]!;
      const { tileWidth, tileHeight } = levels[level]!;
      const window = [column * tileWidth, row * tileHeight, Math.min(image.getWidth(), (column + 1) * tileWidth), Math.min(image.getHeight(), (row + 1) * tileHeight)];
      try {
        return await readBlock(image, maskOf(image), window);
      } catch {
        return stop('basemap.picture-damaged', { file }, { file });
      }
    },
  };
}

async function readDirectories(source: ByteSource): Promise<readonly GeoTIFFImage[]> {
  const file = source.name;
  try {
    const tiff = await GeoTIFF.fromSource(rangesOf(source) as never);
    const images: GeoTIFFImage[] = [];
    for (let index = 0; index < (await tiff.getImageCount()); index++) images.push(await tiff.getImage(index));
    return images;
  } catch {
    return stop('basemap.picture-damaged', { file }, { file });
  }
}

/** What the library calls a source: slices of the file, small ones served from one read that reaches further. */
function rangesOf(source: ByteSource): object {
  let ahead: { readonly offset: number; readonly bytes: Uint8Array } | null = null;
  const slice = async (offset: number, length: number): Promise<ArrayBuffer> => {
    if (ahead && offset >= ahead.offset && offset + length <= ahead.offset + ahead.bytes.length) return ahead.bytes.slice(offset - ahead.offset, offset - ahead.offset + length).buffer as ArrayBuffer;
    const bytes = await source.read(offset, Math.max(length, READ_AHEAD_BYTES));
    if (length < READ_AHEAD_BYTES) ahead = { offset, bytes };
    return bytes.slice(0, length).buffer as ArrayBuffer;
  };
  return {
    fileSize: source.size,
    fetch: (slices: readonly { readonly offset: number; readonly length: number }[]) => Promise.all(slices.map(({ offset, length }) => slice(offset, length))),
    fetchSlice: async ({ offset, length }: { readonly offset: number; readonly length: number }) => ({ offset, length, data: await slice(offset, length) }),
    close: async () => {},
  };
}

/** Tiles as they are cut; strips, which run over the whole width, in gatherings of whole strips. */
function blockOf(image: GeoTIFFImage): readonly [number, number] {
  if (image.isTiled) return [image.getTileWidth(), image.getTileHeight()];
  const strip = Math.max(1, image.getTileHeight());
  const strips = Math.max(1, Math.floor(BLOCK_PIXELS / (image.getWidth() * strip)));
  return [image.getWidth(), Math.min(image.getHeight(), strip * strips)];
}

async function placementTags(image: GeoTIFFImage) {
  const numbers = async (tag: 'ModelPixelScale' | 'ModelTiepoint' | 'ModelTransformation'): Promise<readonly number[] | null> => (image.fileDirectory.hasTag(tag) ? Array.from((await image.fileDirectory.loadValue(tag)) as ArrayLike<number>) : null);
  return {
    pixelScale: await numbers('ModelPixelScale'),
    tiePoints: await numbers('ModelTiepoint'),
    transformation: await numbers('ModelTransformation'),
    pixelIsPoint: image.getGeoKeys()?.GTRasterTypeGeoKey === 2,
  };
}

async function readBlock(image: GeoTIFFImage, mask: GeoTIFFImage | null, window: number[]): Promise<TilePixels> {
  const [width, height] = [window[2]! - window[0]!, window[3]! - window[1]!];
  const colours = (await image.readRGB({ window, interleave: true, enableAlpha: true })) as unknown as Uint8Array;
  const channels = colours.length / (width * height);
  const data = new Uint8ClampedArray(width * height * 4);
  const noData = image.getGDALNoData();
  for (let i = 0; i < width * height; i++) {
    const [red, green, blue] = [colours[i * channels]!, colours[i * channels + 1]!, colours[i * channels + 2]!];
    data[4 * i] = red;
    data[4 * i + 1] = green;
    data[4 * i + 2] = blue;
    data[4 * i + 3] = channels > 3 ? colours[i * channels + 3]! : noData !== null && red === noData && green === noData && blue === noData ? 0 : 255;
  }
  if (mask) {
    const [inside] = (await mask.readRasters({ window })) as unknown as [ArrayLike<number>];
    for (let i = 0; i < width * height; i++) if (inside[i] === 0) data[4 * i + 3] = 0;
  }
  return { width, height, data };
}
