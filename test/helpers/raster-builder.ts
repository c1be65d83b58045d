/** Pictures for tests, written by the fewest bytes that are right: PNG and GeoTIFF of plain colours. */
import { deflateSync } from 'node:zlib';

export type Paint = (column: number, row: number) => readonly [red: number, green: number, blue: number, alpha?: number];

function pixelsOf(width: number, height: number, paint: Paint): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) { const [red, green, blue, alpha = 255] = paint(column, row); pixels.set([red, green, blue, alpha], 4 * (row * width + column)); }
  return pixels;
}

/** An RGBA PNG without filters. */
export function buildPng(width: number, height: number, paint: Paint): Uint8Array {
  const pixels = pixelsOf(width, height, paint);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let row = 0; row < height; row++) rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  result.set(body, 4);
  result.writeUInt32BE(crc(body), body.length + 4);
  return result;
}

/** PNG specification, annex D. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

export interface TiffPlace {
  /** Upper left corner and the size of a pixel. */
  readonly east: number;
  readonly north: number;
  readonly pixel: number;
  /** Where pixels are not square. */
  readonly pixelNorth?: number;
  /** EPSG; null: no keys at all. */
  readonly code: number | null;
  readonly geographic?: boolean;
}

/** An uncompressed RGB GeoTIFF of one strip per 64 rows. */
export function buildGeoTiff(width: number, height: number, place: TiffPlace | null, paint: Paint): Uint8Array {
  const rgba = pixelsOf(width, height, paint);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i);
  const stripRows = 64;
  const strips = Array.from({ length: Math.ceil(height / stripRows) }, (_, strip) => rgb.subarray(strip * stripRows * width * 3, Math.min(height, (strip + 1) * stripRows) * width * 3));
  return tiffOf(strips, (offsets) => [
    [256, 4, [width]], [257, 4, [height]], [258, 3, [8, 8, 8]], [259, 3, [1]], [262, 3, [2]], [273, 4, offsets], [277, 3, [3]], [278, 4, [stripRows]], [279, 4, strips.map((strip) => strip.length)], [284, 3, [1]], ...placeTags(place),
  ]);
}

type TiffEntry = [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[]];

function placeTags(place: TiffPlace | null, vertical: number | null = null): TiffEntry[] {
  if (!place) return [];
  const tags: TiffEntry[] = [[33550, 12, [place.pixel, place.pixelNorth ?? place.pixel, 0]], [33922, 12, [0, 0, 0, place.east, place.north, 0]]];
  const keys = [...(place.code ? [1024, 0, 1, place.geographic ? 2 : 1] : []), 1025, 0, 1, 1, ...(place.code ? [place.geographic ? 2048 : 3072, 0, 1, place.code] : []), ...(vertical ? [4096, 0, 1, vertical] : [])];
  return place.code || vertical ? [...tags, [34735, 3, [1, 1, 0, keys.length / 4, ...keys]]] : tags;
}

export interface ElevationTiffLook {
  readonly numbers: 'float32' | 'int16';
  /** Side of a tile; absent: strips of 32 rows. */
  readonly tile?: number;
  readonly deflate?: boolean;
  readonly noData?: string;
  /** EPSG of the vertical system. */
  readonly vertical?: number;
  /** GDAL's metadata. */
  readonly metadata?: string;
}

/** A GeoTIFF of one band of heights; what `at` gives as null is written as the no-data value. */
export function buildElevationTiff(width: number, height: number, place: TiffPlace | null, at: (column: number, row: number) => number | null, { numbers, tile, deflate = false, noData, vertical, metadata }: ElevationTiffLook): Uint8Array {
  const bytesEach = numbers === 'float32' ? 4 : 2;
  const [blockWidth, blockHeight] = tile ? [tile, tile] : [width, 32];
  const blocks: Uint8Array[] = [];
  for (let top = 0; top < height; top += blockHeight) {
    for (let left = 0; left < width; left += blockWidth) {
      const rows = tile ? blockHeight : Math.min(blockHeight, height - top);
      const block = Buffer.alloc(blockWidth * rows * bytesEach);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < blockWidth; column++) {
          const inside = left + column < width && top + row < height;
          const value = inside ? (at(left + column, top + row) ?? Number(noData)) : 0;
          const to = (row * blockWidth + column) * bytesEach;
          if (numbers === 'float32') block.writeFloatLE(value, to);
          else block.writeInt16LE(value, to);
        }
      }
      blocks.push(deflate ? deflateSync(block) : block);
    }
  }
  const text = (words: string): number[] => [...Buffer.from(`${words}\0`)];
  const counts = blocks.map((block) => block.length);
  return tiffOf(blocks, (offsets) => [
    [256, 4, [width]], [257, 4, [height]], [258, 3, [bytesEach * 8]], [259, 3, [deflate ? 8 : 1]], [262, 3, [1]],
    ...(tile ? [] : [[273, 4, offsets] as TiffEntry]), [277, 3, [1]],
    ...(tile ? ([[322, 4, [tile]], [323, 4, [tile]], [324, 4, offsets], [325, 4, counts]] as TiffEntry[]) : ([[278, 4, [blockHeight]], [279, 4, counts]] as TiffEntry[])),
    [339, 3, [numbers === 'float32' ? 3 : 2]], ...placeTags(place, vertical ?? null),
    ...(metadata ? [[42112, 2, text(metadata)] as TiffEntry] : []), ...(noData === undefined ? [] : [[42113, 2, text(noData)] as TiffEntry]),
  ]);
}

/** Blocks one after another, then the directory with its values. */
function tiffOf(blocks: readonly Uint8Array[], entriesOf: (offsets: readonly number[]) => readonly TiffEntry[]): Uint8Array {
  const offsets: number[] = [];
  let end = 8;
  for (const block of blocks) {
    offsets.push(end);
    end += block.length + (block.length % 2);
  }
  const entries = entriesOf(offsets).toSorted((a, b) => a[0] - b[0]);
  const sizes = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;
  const directoryAt = end;
  let valuesAt = directoryAt + 2 + entries.length * 12 + 4;
  const total = valuesAt + entries.reduce((sum, [, type, values]) => sum + (values.length * sizes[type] > 4 ? values.length * sizes[type] + 1 : 0), 0) + 8;
  const bytes = Buffer.alloc(total);
  bytes.write('II');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(directoryAt, 4);
  for (const [i, block] of blocks.entries()) bytes.set(block, offsets[i]!);
  bytes.writeUInt16LE(entries.length, directoryAt);
  for (const [index, [tag, type, values]] of entries.entries()) {
    const at = directoryAt + 2 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(values.length, at + 4);
    const inPlace = values.length * sizes[type] <= 4;
    let to = inPlace ? at + 8 : valuesAt;
    if (!inPlace) {
      bytes.writeUInt32LE(valuesAt, at + 8);
      valuesAt += values.length * sizes[type] + ((values.length * sizes[type]) % 2);
    }
    for (const value of values) {
      if (type === 2) bytes.writeUInt8(value, to);
      else if (type === 3) bytes.writeUInt16LE(value, to);
      else if (type === 4) bytes.writeUInt32LE(value, to);
      else bytes.writeDoubleLE(value, to);
      to += sizes[type];
    }
  }
  return bytes;
}

/** Width and height of a PNG. */
export function pngSize(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
