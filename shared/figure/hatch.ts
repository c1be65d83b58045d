/** Textures of the symbol set as repeating tiles in millimetres; the map's canvas patterns come from the same tiles. */
import type { HatchPattern, Stroke } from './picture.ts';
import type { MapSymbol, SymbolHatch, Theme } from './symbols.ts';
import { PIXEL_MILLIMETRES } from './symbols.ts';

type TileLine = HatchPattern['lines'][number];

/** The tile of a symbol's texture, or null when it has none. The id is the same for the same symbol and theme. */
export function hatchOf(symbol: MapSymbol, theme: Theme, pixelMillimetres = PIXEL_MILLIMETRES): HatchPattern | null {
  return symbol.hatch ? hatchPattern(`hatch-${symbol.key.replaceAll('.', '-')}-${theme}`, symbol.hatch, theme, pixelMillimetres) : null;
}

/** The repeating tile of one texture; `rotateDegrees` is clockwise, as SVG and canvas turn with y down. */
export function hatchPattern(id: string, hatch: SymbolHatch, theme: Theme, pixelMillimetres: number): HatchPattern {
  const unit = (pixels: number): number => round(pixels * pixelMillimetres);
  const stroke: Stroke = {
    colour: hatch.colour[theme],
    widthMillimetres: unit(hatch.widthPixels),
    ...(hatch.opacity !== undefined && { opacity: hatch.opacity }),
  };
  const tile = (widthPixels: number, heightPixels: number, rotateDegrees: number, lines: readonly (readonly number[])[], own = stroke): HatchPattern => ({
    id,
    widthMillimetres: unit(widthPixels),
    heightMillimetres: unit(heightPixels),
    rotateDegrees,
    lines: lines.map((points): TileLine => ({ points: points.map(unit), stroke: own })),
  });
  const { spacingPixels: spacing } = hatch;
  switch (hatch.kind) {
    case 'cross': {
      const [near, far] = [spacing * 0.31, spacing * 0.69];
      return tile(spacing, spacing, 0, [[near, near, far, far], [far, near, near, far]]);
    }
    case 'dots': {
      const [first, second] = [spacing * 0.28, spacing * 0.78];
      // A dot is a line of (almost) no length with round ends.
      return tile(spacing, spacing, 0, [[first, first, first + 0.05, first], [second, second, second + 0.05, second]], { ...stroke, cap: 'round' });
    }
    case 'pairs': {
      const height = spacing * 0.75;
      const [top, half] = [spacing / 8, spacing / 2];
      const tick = (x: number, y: number): number[] => [x, y, x, y + spacing / 6];
      const gap = spacing / 8;
      return tile(spacing, height, 0, [tick(spacing / 6, top), tick(spacing / 6 + gap, top), tick(half + spacing / 6, top + height / 2), tick(half + spacing / 6 + gap, top + height / 2)]);
    }
    case 'lines': {
      const [angle = 0, second] = hatch.angles ?? [0];
      if (hatch.dashPixels) return staggered(hatch.dashPixels, spacing, angle, tile);
      const middle = spacing / 2;
      const offsets = hatch.twinGapPixels === undefined ? [middle] : [middle - hatch.twinGapPixels / 2, middle + hatch.twinGapPixels / 2];
      const lines: number[][] = offsets.map((y) => [0, y, spacing, y]);
      // All double textures of the set are nets of two directions at right angles: one tile holds both.
      if (second !== undefined) lines.push([middle, 0, middle, spacing]);
      return tile(spacing, spacing, turn(angle), lines);
    }
  }
}

function staggered(dash: readonly number[], spacing: number, angle: number, tile: (width: number, height: number, rotate: number, lines: readonly (readonly number[])[]) => HatchPattern): HatchPattern {
  const [on = 0, off = 0] = dash;
  const period = on + off;
  const lines: number[][] = [];
  const row = (start: number, y: number): void => {
    const end = start + on;
    if (end <= period) lines.push([start, y, end, y]);
    else lines.push([start, y, period, y], [0, y, end - period, y]);
  };
  row(Math.min(1, off / 2), spacing / 2);
  row((Math.min(1, off / 2) + period / 2) % period, spacing * 1.5);
  return tile(period, spacing * 2, turn(angle), lines);
}

/** Counter-clockwise angle of the symbol set → clockwise turn of a horizontal line, 0 … 180. */
const turn = (angle: number): number => (360 - angle) % 180;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;
