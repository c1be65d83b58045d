/**
 * Textures as canvas patterns. Tiles are laid on whole device pixels, so lines stay crisp at every pixel ratio;
 * spacing gives way by less than half a pixel. Patterns are anchored to the ground: pictures that meet, fit.
 */
import { assert } from '../../../shared/base/news.ts';
import { hatchOf } from '../../../shared/figure/hatch.ts';
import type { HatchPattern } from '../../../shared/figure/picture.ts';
import { PIXEL_MILLIMETRES, type MapSymbol, type Theme } from '../../../shared/figure/symbols.ts';
import { pixelsPerMetre, type Frame } from './frame.ts';

type Tile = OffscreenCanvas;

const tiles = new Map<string, Tile | null>();

/** The symbol's texture for this picture, or null when it has none. */
export function hatchPattern(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, symbol: MapSymbol, frame: Frame): CanvasPattern | null {
  const tile = tileOf(symbol, frame.theme, frame.pixelRatio);
  if (!tile) return null;
  const pattern = context.createPattern(tile, 'repeat');
  assert(pattern, 'a pattern from a canvas that has a size');
  const scale = pixelsPerMetre(frame);
  const phase = (metres: number, size: number) => Math.round(metres * scale) % size;
  pattern.setTransform(new DOMMatrix().translate(-phase(frame.extent[0], tile.width), phase(frame.extent[3], tile.height)));
  return pattern;
}

function tileOf(symbol: MapSymbol, theme: Theme, pixelRatio: number): Tile | null {
  const key = `${symbol.key} ${theme} ${pixelRatio}`;
  let tile = tiles.get(key);
  if (tile === undefined) {
    const hatch = hatchOf(symbol, theme);
    tile = hatch ? drawTile(hatch, pixelRatio) : null;
    tiles.set(key, tile);
  }
  return tile;
}

/**
 * Draws one period of a texture. A tile turned by 90° swaps its sides; a square one turned by 45° repeats in a
 * square √2 times as wide. Other turns do not occur among the textures of polygons on the map.
 */
function drawTile(hatch: HatchPattern, pixelRatio: number): Tile {
  const unit = pixelRatio / PIXEL_MILLIMETRES;
  const turn = ((hatch.rotateDegrees % 180) + 180) % 180;
  const diagonal = turn % 90 !== 0;
  const [tileWidth, tileHeight] = [hatch.widthMillimetres * unit, hatch.heightMillimetres * unit];
  const [idealWidth, idealHeight] = diagonal ? [tileWidth * Math.SQRT2, tileWidth * Math.SQRT2] : turn === 90 ? [tileHeight, tileWidth] : [tileWidth, tileHeight];
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(idealWidth)), Math.max(1, Math.round(idealHeight)));
  const context = canvas.getContext('2d');
  assert(context, 'a 2D canvas is always there');
  context.scale(canvas.width / idealWidth, canvas.height / idealHeight);
  context.rotate((turn * Math.PI) / 180);
  context.scale(unit, unit);
  // Neighbours are drawn too: their lines reach over the edge.
  for (let column = -3; column <= 3; column++) {
    for (let row = -3; row <= 3; row++) drawLines(context, hatch, column * hatch.widthMillimetres, row * hatch.heightMillimetres);
  }
  return canvas;
}

function drawLines(context: OffscreenCanvasRenderingContext2D, hatch: HatchPattern, x: number, y: number): void {
  for (const { points, stroke } of hatch.lines) {
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(x + points[i]!, y + points[i + 1]!);
    context.strokeStyle = stroke.colour;
    context.globalAlpha = stroke.opacity ?? 1;
    context.lineWidth = stroke.widthMillimetres;
    context.lineCap = stroke.cap ?? 'butt';
    context.setLineDash([...(stroke.dashMillimetres ?? [])]);
    context.stroke();
  }
}
