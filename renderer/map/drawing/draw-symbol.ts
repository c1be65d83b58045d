/** Draws one symbol of the sheet along a path in device pixels; the same on the mass layers and on what is selected. */
import { HALO, type MapSymbol, type SymbolBand } from '../../../shared/figure/symbols.ts';
import type { Frame } from './frame.ts';
import { hatchPattern } from './hatch-pattern.ts';

export type DrawingContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A stroke in device pixels. */
export interface Pen {
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  readonly dash: readonly number[];
}

/** Tint and texture of an area. `outsideWords`: an even-odd path, everything but the boxes of words, where the texture may be drawn. */
export function drawFill(context: DrawingContext, path: Path2D, symbol: MapSymbol, frame: Frame, outsideWords: Path2D | null = null): void {
  if (symbol.fill) fillPath(context, path, symbol.fill.colour[frame.theme], symbol.fill.opacity);
  const hatch = hatchPattern(context, symbol, frame);
  if (!hatch) return;
  if (!outsideWords) return fillPath(context, path, hatch, 1);
  context.save();
  context.clip(outsideWords, 'evenodd');
  fillPath(context, path, hatch, 1);
  context.restore();
}

/** Ribbon and teeth: inside the boundary, so clipped to it and stroked at twice their width. */
export function drawBands(context: DrawingContext, path: Path2D, symbol: MapSymbol, frame: Frame): void {
  context.save();
  context.clip(path, 'nonzero');
  if (symbol.ribbon) strokePath(context, path, bandPen(symbol.ribbon, frame, 2));
  if (symbol.teeth) strokePath(context, path, bandPen(symbol.teeth, frame, 2));
  context.restore();
}

/** Broad lines (roads, railways) get thinner below this, metres per CSS pixel (1:35 000), down to half. */
const BROAD_LINES_FULL_RESOLUTION = 9.3;

/** The passes of a line, to be drawn one after another over all paths: casing, line, core. */
export function linePens(symbol: MapSymbol, frame: Frame, opacity = 1): readonly Pen[] {
  const { line, casing, core } = symbol;
  const { theme, pixelRatio } = frame;
  const breadth = core ? Math.min(1, Math.max(0.5, BROAD_LINES_FULL_RESOLUTION / frame.resolution)) : 1;
  return [
    ...(casing ? [{ colour: HALO[theme], width: (line.widthPixels + casing.extraPixels) * pixelRatio, opacity: casing.opacity, dash: [] }] : []),
    { colour: line.colour[theme], width: line.widthPixels * pixelRatio * breadth, opacity: opacity * (line.opacity ?? 1), dash: scaled(line.dashPixels, pixelRatio) },
    ...(core ? [bandPen(core, frame, breadth)] : []),
  ];
}

export function fillPath(context: DrawingContext, path: Path2D, style: string | CanvasPattern, opacity: number): void {
  context.globalAlpha = opacity;
  context.fillStyle = style;
  context.fill(path, 'nonzero');
  context.globalAlpha = 1;
}

export function strokePath(context: DrawingContext, path: Path2D, pen: Pen): void {
  context.globalAlpha = pen.opacity;
  context.strokeStyle = pen.colour;
  context.lineWidth = pen.width;
  context.lineJoin = 'round';
  context.setLineDash([...pen.dash]);
  context.stroke(path);
  context.globalAlpha = 1;
}

function bandPen(band: SymbolBand, { theme, pixelRatio }: Frame, times: number): Pen {
  return { colour: band.colour[theme], width: times * band.widthPixels * pixelRatio, opacity: band.opacity ?? 1, dash: scaled(band.dashPixels, pixelRatio) };
}

function scaled(dash: readonly number[] | undefined, by: number): readonly number[] {
  return (dash ?? []).map((length) => length * by);
}
