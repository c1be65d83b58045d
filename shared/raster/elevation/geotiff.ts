/** Elevation rasters in GeoTIFF: one band of numbers, tiled or in strips, read block by block. Source: OGC 19-008r4; GDAL's private tags. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { Extent } from '../../model/extent.ts';
import { systemOfGeoKeys, type StatedSystem } from '../geo-keys.ts';
import { placementOfTags } from '../placement.ts';
import { compressionName, compressionOf, placementTags, readTiffImages, type TiffImage } from '../tiff.ts';
import type { DatumEvidence, ElevationRaster, RasterFrame } from './contract.ts';
import { MOST_CELLS } from './limits.ts';
import { isGroundHeight } from './plausible.ts';
import { cellsWithin, frameOfWindow } from './raster-window.ts';

/** None, LZW, Deflate, PackBits: what loses nothing and needs no compiled code. */
const COMPRESSIONS = new Set([1, 5, 8, 32_946, 32_773]);
const INTEGERS = 1;
const SIGNED = 2;
const FLOATS = 3;
/** Vertical datums of the EPSG register: Yellow Sea 1956 and 1985, as systems and as datums. */
const YELLOW_SEA_1956 = new Set([5736, 5104]);
const YELLOW_SEA_1985 = new Set([5737, 5137]);
const METRE = 9001;
/** Cells read at once. */
const BLOCK_CELLS = 2 * 1024 * 1024;

/** A file that says what it is by its first bytes: little or big endian, 42 or 43 (BigTIFF). */
export function isTiff(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  return (a === 0x49 && b === 0x49 && (c === 42 || c === 43) && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && (d === 42 || d === 43));
}

export interface OpenedElevationTiff {
  readonly frame: RasterFrame;
  readonly system: StatedSystem;
  readonly datum: DatumEvidence;
  /** The part within an extent of the file's numbers; values that can be no height are told and are no data. */
  read(within: Extent | null, job: Job): Promise<Outcome<ElevationRaster>>;
}

/** True for a TIFF of numbers that can be heights: one band of 16 bits and more, or of floats. Pictures are none. */
export async function holdsElevations(source: ByteSource): Promise<boolean> {
  const [image] = (await readTiffImages(source)) ?? [];
  return image !== undefined && image.getSamplesPerPixel() === 1 && (image.getBitsPerSample() > 8 || image.getSampleFormat() === FLOATS);
}

/** Opens by the directory alone; what is no elevation raster stops with a Problem that says why. */
export async function openElevationTiff(source: ByteSource): Promise<OpenedElevationTiff> {
  const file = source.name;
  const [image] = (await readTiffImages(source)) ?? [];
  if (!image) stop('surface.tiff-damaged', { file }, { file });
  const code = compressionOf(image);
  if (!COMPRESSIONS.has(code)) stop('surface.tiff-compression', { file, compression: compressionName(code) }, { file });
  const [bits, sampleFormat, bands] = [image.getBitsPerSample(), image.getSampleFormat(), image.getSamplesPerPixel()];
  if ((bits <= 8 && sampleFormat !== FLOATS) || bands > 1 || ![INTEGERS, SIGNED, FLOATS].includes(sampleFormat)) stop('surface.tiff-picture', { file, bands, bits }, { file });
  const keys = (image.getGeoKeys() ?? {}) as Readonly<Record<string, unknown>>;
  const unit = keys['VerticalUnitsGeoKey'];
  if (typeof unit === 'number' && unit !== METRE && unit !== 32_767) stop('surface.tiff-unit', { file, unit: `EPSG:${unit}` }, { file });
  const placement = placementOfTags(await placementTags(image));
  if (!placement) stop('surface.tiff-not-placed', { file }, { file });
  const { a, b, c, d, e, f } = placement;
  if (b !== 0 || d !== 0 || a <= 0 || e >= 0) stop('surface.tiff-turned', { file }, { file });
  const frame: RasterFrame = { columns: image.getWidth(), rows: image.getHeight(), west: c, north: f, cellEast: a, cellNorth: -e };
  return { frame, system: systemOfGeoKeys(keys), datum: datumOf(keys), read: (within, job) => readBand(image, file, frame, within, job) };
}

function datumOf(keys: Readonly<Record<string, unknown>>): DatumEvidence {
  // The same number is stored under the older and the newer name of the key.
  const code = [keys['VerticalCSTypeGeoKey'], keys['VerticalGeoKey'], keys['VerticalDatumGeoKey']].find((value): value is number => typeof value === 'number' && value !== 32_767) ?? null;
  const citation = keys['VerticalCitationGeoKey'];
  const named = typeof citation === 'string' ? citation.replaceAll('\0', '').replace(/\|+$/u, '').trim() : '';
  const stated = code === null ? null : YELLOW_SEA_1985.has(code) ? 'national-1985' : YELLOW_SEA_1956.has(code) ? 'huanghai-1956' : null;
  const words = [code === null ? '' : `EPSG:${code}`, named].filter((word) => word !== '').join(' ');
  return { stated, words: words === '' ? null : words };
}

async function readBand(image: TiffImage, file: string, whole: RasterFrame, within: Extent | null, job: Job): Promise<Outcome<ElevationRaster>> {
  const news = new NewsCollector();
  const window = cellsWithin(whole, within);
  const frame = frameOfWindow(whole, window);
  const { columns, rows } = frame;
  if (columns * rows > MOST_CELLS) stop('surface.raster-too-large', { file, cells: formatNumber(columns * rows, 0), most: formatNumber(MOST_CELLS, 0) }, { file });
  const elevations = new Float32Array(columns * rows).fill(Number.NaN);
  const noData = image.getGDALNoData();
  const { scale, offset } = await scalingOf(image);
  if (scale !== 1 || offset !== 0) news.note('surface.scaled', { file, scale, offset }, { file });
  const perBlock = Math.max(image.getTileHeight(), Math.floor(BLOCK_CELLS / Math.max(1, columns)));
  let implausible = 0;
  for (let row = 0; row < rows && columns > 0; row += perBlock) {
    const toRow = Math.min(rows, row + perBlock);
    const values = await readValues(image, file, [window.fromColumn, window.fromRow + row, window.toColumn, window.fromRow + toRow]);
    for (let i = 0; i < values.length; i++) {
      const raw = values[i]!;
      if (Number.isNaN(raw) || (noData !== null && raw === Math.fround(noData)) || raw === noData) continue;
      const metres = raw * scale + offset;
      if (isGroundHeight(metres)) elevations[row * columns + i] = metres;
      else implausible++;
    }
    job.report({ stage: 'surface.stage.points', params: { file }, fraction: toRow / rows });
    await job.pause();
  }
  if (implausible > 0) news.note('surface.implausible', { file, count: implausible }, { file });
  return news.outcome({ ...frame, elevations });
}

async function readValues(image: TiffImage, file: string, window: number[]): Promise<ArrayLike<number>> {
  try {
    const [band] = (await image.readRasters({ window, samples: [0] })) as unknown as [ArrayLike<number>];
    return band;
  } catch {
    return stop('surface.tiff-damaged', { file }, { file });
  }
}

/** GDAL's scale and offset of the band, where the file has them. */
async function scalingOf(image: TiffImage): Promise<{ readonly scale: number; readonly offset: number }> {
  const metadata = ((await image.getGDALMetadata(0)) ?? {}) as Readonly<Record<string, unknown>>;
  const number = (name: string, usual: number): number => {
    const value = Number(metadata[name] ?? metadata[name.toLowerCase()] ?? usual);
    return Number.isFinite(value) ? value : usual;
  };
  return { scale: number('SCALE', 1) || 1, offset: number('OFFSET', 0) };
}
