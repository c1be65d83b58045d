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
  const strips = Math.ceil(height / stripRows);
  const stripBytes = Array.from({ length: strips }, (_, strip) => Math.min(stripRows, height - strip * stripRows) * width * 3);
  const entries: [tag: number, type: 3 | 4 | 12, values: readonly number[]][] = [
    [256, 4, [width]], [257, 4, [height]], [258, 3, [8, 8, 8]], [259, 3, [1]], [262, 3, [2]], [273, 4, stripBytes.map((_, strip) => 8 + stripBytes.slice(0, strip).reduce((sum, bytes) => sum + bytes, 0))], [277, 3, [3]], [278, 4, [stripRows]], [279, 4, stripBytes], [284, 3, [1]],
  ];
  if (place) entries.push([33550, 12, [place.pixel, place.pixel, 0]], [33922, 12, [0, 0, 0, place.east, place.north, 0]]);
  if (place?.code) entries.push([34735, 3, [1, 1, 0, 3, 1024, 0, 1, place.geographic ? 2 : 1, 1025, 0, 1, 1, place.geographic ? 2048 : 3072, 0, 1, place.code]]);
  const sizes = { 3: 2, 4: 4, 12: 8 } as const;
  const directoryAt = 8 + rgb.length + (rgb.length % 2);
  let valuesAt = directoryAt + 2 + entries.length * 12 + 4;
  const total = valuesAt + entries.reduce((sum, [, type, values]) => sum + (values.length * sizes[type] > 4 ? values.length * sizes[type] + 1 : 0), 0) + 8;
  const bytes = Buffer.alloc(total);
  bytes.write('II');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(directoryAt, 4);
  bytes.set(rgb, 8);
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
      if (type === 3) bytes.writeUInt16LE(value, to);
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
