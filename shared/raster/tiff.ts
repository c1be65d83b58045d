/** TIFF through the library `geotiff`, read in slices; the one place that knows it. */
import { GeoTIFF, type GeoTIFFImage } from 'geotiff';
import type { ByteSource } from '../base/byte-source.ts';
import type { PlacementTags } from './placement.ts';

export type TiffImage = GeoTIFFImage;

/** TIFF 6.0 and its registered additions; what our program can unpack without compiled code. */
export const TIFF_COMPRESSIONS: ReadonlyMap<number, string> = new Map([[1, ''], [5, 'LZW'], [7, 'JPEG'], [8, 'Deflate'], [32_946, 'Deflate'], [32_773, 'PackBits'], [50_001, 'WebP']]);
const OTHER_COMPRESSIONS: ReadonlyMap<number, string> = new Map([[2, 'CCITT RLE'], [3, 'CCITT G3'], [4, 'CCITT G4'], [6, 'JPEG (old)'], [34_712, 'JPEG 2000'], [34_887, 'LERC'], [50_000, 'ZSTD']]);
const READ_AHEAD_BYTES = 64 * 1024;

/** The number of an image's compression. */
export function compressionOf(image: TiffImage): number {
  return image.fileDirectory.getValue('Compression') ?? 1;
}

/** Its name, for messages. */
export function compressionName(code: number): string {
  return TIFF_COMPRESSIONS.get(code) ?? OTHER_COMPRESSIONS.get(code) ?? String(code);
}

/** All images of the file by their directories alone; null when it is no TIFF or a damaged one. */
export async function readTiffImages(source: ByteSource): Promise<readonly TiffImage[] | null> {
  try {
    const tiff = await GeoTIFF.fromSource(rangesOf(source) as never);
    const images: TiffImage[] = [];
    for (let index = 0; index < (await tiff.getImageCount()); index++) images.push(await tiff.getImage(index));
    return images;
  } catch {
    return null;
  }
}

/** A buffer of these bytes alone; `slice` would not copy where the platform's own byte arrays share one. */
function copyOf(bytes: Uint8Array, from: number, length: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(from, from + length)).buffer;
}

/** What the library calls a source: slices of the file, small ones served from one read that reaches further. */
function rangesOf(source: ByteSource): object {
  let ahead: { readonly offset: number; readonly bytes: Uint8Array } | null = null;
  const slice = async (offset: number, length: number): Promise<ArrayBuffer> => {
    if (ahead && offset >= ahead.offset && offset + length <= ahead.offset + ahead.bytes.length) return copyOf(ahead.bytes, offset - ahead.offset, length);
    const bytes = await source.read(offset, Math.max(length, READ_AHEAD_BYTES));
    if (length < READ_AHEAD_BYTES) ahead = { offset, bytes };
    return copyOf(bytes, 0, length);
  };
  return {
    fileSize: source.size,
    fetch: (slices: readonly { readonly offset: number; readonly length: number }[]) => Promise.all(slices.map(({ offset, length }) => slice(offset, length))),
    fetchSlice: async ({ offset, length }: { readonly offset: number; readonly length: number }) => ({ offset, length, data: await slice(offset, length) }),
    close: async () => {},
  };
}

/** The tags that place an image on the ground. */
export async function placementTags(image: TiffImage): Promise<PlacementTags> {
  const numbers = async (tag: 'ModelPixelScale' | 'ModelTiepoint' | 'ModelTransformation'): Promise<readonly number[] | null> => (image.fileDirectory.hasTag(tag) ? Array.from((await image.fileDirectory.loadValue(tag)) as ArrayLike<number>) : null);
  return {
    pixelScale: await numbers('ModelPixelScale'),
    tiePoints: await numbers('ModelTiepoint'),
    transformation: await numbers('ModelTransformation'),
    pixelIsPoint: image.getGeoKeys()?.GTRasterTypeGeoKey === 2,
  };
}
