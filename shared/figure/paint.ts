/** Draws one symbol on paths that are already in millimetres of paper. */
import { hatchOf } from './hatch.ts';
import type { HatchPattern, PathItem, Picture, PictureItem, Stroke } from './picture.ts';
import { HALO, PAPER, PIXEL_MILLIMETRES, type MapSymbol, type SymbolBand, type Theme } from './symbols.ts';

/** Collects the textures that a picture uses, each once. */
export class PatternShelf {
  private readonly byId = new Map<string, HatchPattern>();

  /** The texture's id, or null when the symbol has none. */
  place(symbol: MapSymbol, theme: Theme): string | null {
    const pattern = hatchOf(symbol, theme);
    if (!pattern) return null;
    this.byId.set(pattern.id, pattern);
    return pattern.id;
  }

  list(): readonly HatchPattern[] {
    return [...this.byId.values()];
  }
}

/** Flat x, y sub-paths in millimetres. */
export type Paths = readonly (readonly number[])[];

/** Fill, texture, ribbon and teeth of an area; what lies under its boundary line. `clear`: paths inside the area that the texture leaves out. */
export function paintArea(symbol: MapSymbol, paths: Paths, theme: Theme, shelf: PatternShelf, clear: Paths = []): PictureItem[] {
  const items: PictureItem[] = [];
  const pattern = shelf.place(symbol, theme);
  const tint = symbol.fill && { colour: symbol.fill.colour[theme], opacity: symbol.fill.opacity };
  if (clear.length === 0) {
    const fills = [...(tint ? [tint] : []), ...(pattern ? [{ pattern }] : [])];
    if (fills.length > 0) items.push({ kind: 'path', paths, closed: true, fills });
  } else {
    if (tint) items.push({ kind: 'path', paths, closed: true, fills: [tint] });
    // Filled even-odd: a path inside the area is a hole.
    if (pattern) items.push({ kind: 'path', paths: [...paths, ...clear], closed: true, fills: [{ pattern }] });
  }
  for (const band of [symbol.ribbon, symbol.teeth]) {
    if (band) items.push({ kind: 'path', paths, closed: true, clipToSelf: true, strokes: [bandStroke(band, theme, 2)] });
  }
  return items;
}

/** Casing (unless `bare`), line and core along paths; `closed` for boundaries. */
export function paintLine(symbol: MapSymbol, paths: Paths, closed: boolean, theme: Theme, bare = false): PictureItem[] {
  const { line, casing, core } = symbol;
  const strokes: Stroke[] = [];
  if (casing && !bare) strokes.push({ colour: HALO[theme], widthMillimetres: line.widthMillimetres + casing.extraPixels * PIXEL_MILLIMETRES, opacity: casing.opacity, join: 'round' });
  strokes.push(lineStroke(symbol, theme));
  if (core) strokes.push({ ...bandStroke(core, theme, 1), join: 'round' });
  return [{ kind: 'path', paths, closed, strokes }];
}

/** The line inside an area's own edge, so that a boundary it shares with another stays visible beside it. */
export function paintInnerLine(symbol: MapSymbol, paths: Paths, theme: Theme): PictureItem[] {
  const line = lineStroke(symbol, theme);
  return [{ kind: 'path', paths, closed: true, clipToSelf: true, strokes: [{ ...line, widthMillimetres: 2 * line.widthMillimetres }] }];
}

/** The line itself, without casing and core. */
export function lineStroke(symbol: MapSymbol, theme: Theme): Stroke {
  const { line } = symbol;
  return {
    colour: line.colour[theme],
    widthMillimetres: line.widthMillimetres,
    join: 'round',
    ...(line.opacity !== undefined && { opacity: line.opacity }),
    ...(line.dashPixels && { dashMillimetres: line.dashPixels.map((pixels) => pixels * PIXEL_MILLIMETRES) }),
  };
}

function bandStroke(band: SymbolBand, theme: Theme, times: number): Stroke {
  return {
    colour: band.colour[theme],
    widthMillimetres: times * band.widthPixels * PIXEL_MILLIMETRES,
    ...(band.opacity !== undefined && { opacity: band.opacity }),
    ...(band.dashPixels && { dashMillimetres: band.dashPixels.map((pixels) => pixels * PIXEL_MILLIMETRES) }),
  };
}

/** The symbol on a small plate for legends and the layer tree: areas as a box, lines across, points as a ring. */
export function swatchPicture(symbol: MapSymbol, widthMillimetres: number, heightMillimetres: number, theme: Theme): Picture {
  const shelf = new PatternShelf();
  const items = swatchItems(symbol, 0, 0, widthMillimetres, heightMillimetres, theme, shelf);
  return { widthMillimetres, heightMillimetres, patterns: shelf.list(), items };
}

/** The items of {@link swatchPicture}, with the upper left corner at x, y. */
export function swatchItems(symbol: MapSymbol, x: number, y: number, width: number, height: number, theme: Theme, shelf: PatternShelf): PictureItem[] {
  const inset = Math.min(symbol.line.widthMillimetres, height / 4) / 2;
  const small = narrowBands(symbol, height);
  const box = [x + inset, y + inset, x + width - inset, y + inset, x + width - inset, y + height - inset, x + inset, y + height - inset];
  const middle = y + height / 2;
  switch (symbol.shape) {
    case 'area': {
      const paper: PathItem = { kind: 'path', paths: [box], closed: true, fills: [{ colour: PAPER[theme] }] };
      const clip: readonly [number, number, number, number] = [x, y, width, height];
      return [{ kind: 'group', clip, items: [paper, ...paintArea(small, [box], theme, shelf), ...paintLine(small, [box], true, theme, true)] }];
    }
    case 'line':
      return paintLine(symbol, [[x, middle, x + width, middle]], false, theme);
    case 'point':
      return cornerRing(symbol, x + width / 2, middle, theme);
  }
}

/** Ribbon and teeth at most a fifth of a small plate, so that the texture between them still shows. */
function narrowBands(symbol: MapSymbol, heightMillimetres: number): MapSymbol {
  const most = heightMillimetres / 5 / PIXEL_MILLIMETRES;
  const narrow = (band: SymbolBand): SymbolBand => ({ ...band, widthPixels: Math.min(band.widthPixels, most) });
  const line = { ...symbol.line, widthMillimetres: Math.min(symbol.line.widthMillimetres, heightMillimetres / 4) };
  return { ...symbol, line, ...(symbol.ribbon && { ribbon: narrow(symbol.ribbon) }), ...(symbol.teeth && { teeth: narrow(symbol.teeth) }) };
}

/** A corner or boundary post: a ring of 6 px filled with paper. */
export function cornerRing(symbol: MapSymbol, x: number, y: number, theme: Theme): PictureItem[] {
  const radius = 3 * PIXEL_MILLIMETRES;
  return [{ kind: 'path', paths: [circle(x, y, radius)], closed: true, fills: [{ colour: HALO[theme] }], strokes: [lineStroke(symbol, theme)] }];
}

/** A circle as a ring of 24 corners, fine for anything below some millimetres. */
export function circle(x: number, y: number, radius: number): number[] {
  const corners = 24;
  return Array.from({ length: corners }, (_, i) => (2 * Math.PI * i) / corners).flatMap((angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
}
