/** GeoTIFF and plain TIFF as pictures, block by block. */
import type { ByteSource } from '../../../shared/base/byte-source.ts';
import { ProblemError, stop } from '../../../shared/base/news.ts';
import type { TileLevel } from '../../../shared/model/base-map.ts';
import { systemOfGeoKeys } from '../../../shared/raster/geo-keys.ts';
import { placementOfTags } from '../../../shared/raster/placement.ts';
import type { TilePixels } from '../../../shared/raster/resample.ts';
import { compressionName, compressionOf, placementTags, readTiffImages, TIFF_COMPRESSIONS, type TiffImage } from '../../../shared/raster/tiff.ts';
import type { PictureFacts } from './contract.ts';
import { pixelLevel } from './raster-source.ts';

const REDUCED = 1;
const MASK = 4;
/** Blocks of strips are gathered to about so many pixels. */
const BLOCK_PIXELS = 1024 * 1024;

export interface OpenedTiff {
  readonly facts: PictureFacts;
  readonly levels: readonly TileLevel[];
  block(level: number, column: number, row: number): Promise<TilePixels>;
}

/** Opens the file by its directories alone; what cannot be shown stops with a Problem that says why. */
export async function openTiff(source: ByteSource): Promise<OpenedTiff> {
  const file = source.name;
  const images = (await readTiffImages(source)) ?? [];
  const [first] = images;
  if (!first) stop('basemap.picture-damaged', { file }, { file });
  const code = compressionOf(first);
  if (!TIFF_COMPRESSIONS.has(code)) stop('basemap.picture-compression', { file, compression: compressionName(code) }, { file });
  const bits = first.getBitsPerSample();
  if (bits > 8) stop('basemap.picture-bits', { file, bits }, { file });
  const kindOf = (image: TiffImage): number => image.fileDirectory.getValue('NewSubfileType') ?? 0;
  const [width, height] = [first.getWidth(), first.getHeight()];
  const shown = [first, ...images.slice(1).filter((image) => (kindOf(image) & (REDUCED | MASK)) === REDUCED)].toSorted((a, b) => a.getWidth() - b.getWidth());
  const masks = images.filter((image) => (kindOf(image) & MASK) !== 0);
  const maskOf = (image: TiffImage): TiffImage | null => masks.find((mask) => mask.getWidth() === image.getWidth() && mask.getHeight() === image.getHeight()) ?? null;
  const levels = shown.map((image) => pixelLevel(width / image.getWidth(), image.getWidth(), image.getHeight(), ...blockOf(image)));
  return {
    facts: {
      widthPixels: width,
      heightPixels: height,
      placement: placementOfTags(await placementTags(first)),
      system: systemOfGeoKeys(first.getGeoKeys() ?? {}),
      compression: TIFF_COMPRESSIONS.get(code)!,
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
      } catch (fault) {
        // That the file is gone says itself; everything else is in the file.
        if (fault instanceof ProblemError) throw fault;
        return stop('basemap.picture-damaged', { file }, { file });
      }
    },
  };
}

/** Tiles as they are cut; strips, which run over the whole width, in gatherings of whole strips. */
function blockOf(image: TiffImage): readonly [number, number] {
  if (image.isTiled) return [image.getTileWidth(), image.getTileHeight()];
  const strip = Math.max(1, image.getTileHeight());
  const strips = Math.max(1, Math.floor(BLOCK_PIXELS / (image.getWidth() * strip)));
  return [image.getWidth(), Math.min(image.getHeight(), strip * strips)];
}

async function readBlock(image: TiffImage, mask: TiffImage | null, window: number[]): Promise<TilePixels> {
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
