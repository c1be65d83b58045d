/** Colours on the screen, as a person sees them: taken from a screenshot of the window. */
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of 8-bit RGB or RGBA pixels, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Colour;
}

/** What the window shows now, one pixel per CSS pixel (tests run at 100 %). */
export async function pixelsOf(page: Page): Promise<Pixels> {
  return readPng(await page.screenshot());
}

/** Reads the PNGs that Chromium writes: 8 bits per channel, with or without alpha, not interlaced. */
export function readPng(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height, colourType] = [view.getUint32(16), view.getUint32(20), png[25]];
  const channels = colourType === 6 ? 4 : 3;
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    if (new TextDecoder().decode(png.subarray(at + 4, at + 8)) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const packed = inflateSync(Buffer.concat(parts));
  const rowBytes = width * channels;
  const pixels = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = packed[row * (rowBytes + 1)]!;
    for (let i = 0; i < rowBytes; i++) {
      const left = i >= channels ? pixels[row * rowBytes + i - channels]! : 0;
      const up = row > 0 ? pixels[(row - 1) * rowBytes + i]! : 0;
      const corner = row > 0 && i >= channels ? pixels[(row - 1) * rowBytes + i - channels]! : 0;
      pixels[row * rowBytes + i] = packed[row * (rowBytes + 1) + 1 + i]! + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  return {
    width,
    height,
    at(x, y) {
      const from = (Math.floor(y) * width + Math.floor(x)) * channels;
      return [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!];
    },
  };
}

/** PNG specification §9.4. */
function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

/** The largest difference of a channel. */
export function colourDistance(a: Colour, b: Colour): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - b[index]!)));
}
