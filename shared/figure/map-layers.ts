/** Draws layers into a map window in the order of the symbol set, and remembers what became visible. */
import { featureExtent, type GeometryColumns } from '../geometry/columns.ts';
import type { LayerRole } from '../model/layer.ts';
import { extentsTouch } from '../model/extent.ts';
import { cornerRing, paintArea, paintLine, type PatternShelf } from './paint.ts';
import type { PictureItem } from './picture.ts';
import { ringArea, ringsBox, type AreaRings } from './interior.ts';
import { groundExtent, paperX, paperY, type MapWindow } from './sheet.ts';
import { HALO, type MapSymbol } from './symbols.ts';
import { clipLine, clipRing, CUT_MARGIN_MILLIMETRES, pathsOnSheet } from './window-clip.ts';

/** One layer of a figure: geometry in the figure's own system, and how each feature is drawn and named. */
export interface FigureLayer {
  readonly role: LayerRole;
  readonly geometry: GeometryColumns;
  symbolOf(feature: number): MapSymbol;
  /** What may be written on the map for a feature; '' for nothing. */
  nameOf(feature: number): string;
  /** A second, smaller line under the name; '' for none. */
  remarkOf?(feature: number): string;
  /** Words that stand on the ground themselves (texts of a drawing), instead of a mark; null for none. */
  inscriptionOf?(feature: number): Inscription | null;
  /** Place in the order of layers, low first; layers without one are ordered by their symbols alone. */
  readonly rank?: number;
  /** 0…1, of the layer as a whole; absent: 1. */
  readonly opacity?: number;
  /** How a person wants its names written; absent: as its role has them. */
  readonly naming?: FigureNaming;
}

/** Names as a person set them. */
export interface FigureNaming {
  /** Smallest scale that shows them, 1 : n. */
  readonly coarsest: number;
  readonly heightMillimetres: number;
  readonly halo: boolean;
}

/** A text of a drawing: from its place to the right, turned counter-clockwise. */
export interface Inscription {
  readonly text: string;
  readonly heightMetres: number;
  readonly rotationDegrees: number;
}

/** A feature that is on the sheet. */
export interface DrawnFeature {
  readonly role: LayerRole;
  readonly symbol: MapSymbol;
  readonly name: string;
  readonly remark: string;
  readonly closed: boolean;
  readonly inscription?: Inscription & { readonly heightMillimetres: number };
  readonly naming?: FigureNaming;
  /** The layer as one thing; features of one layer follow each other where layers are ranked. */
  readonly layer: FigureLayer;
  /** Clipped paths in paper millimetres. */
  readonly paths: AreaRings;
}

/** Features of the layers that show inside the window, lowest first; in one layer the larger ones first. */
export function featuresInWindow(layers: readonly FigureLayer[], window: MapWindow): DrawnFeature[] {
  const ground = groundExtent(window, CUT_MARGIN_MILLIMETRES);
  const drawn: { feature: DrawnFeature; rank: number; order: number; size: number }[] = [];
  for (const layer of layers) {
    const { geometry } = layer;
    if (geometry.kind === 'none') continue;
    for (let feature = 0; feature < geometry.featureCount; feature++) {
      if (!extentsTouch(featureExtent(geometry, feature), ground)) continue;
      const paths = geometry.kind === 'point' ? pointsOnSheet(geometry, feature, window) : pathsOnSheet(geometry, feature, window);
      const closed = geometry.kind === 'polygon';
      const symbol = asDrawn(layer.symbolOf(feature), closed);
      // An area that is only outlined is seen where its boundary is.
      if (geometry.kind === 'point' ? paths.length === 0 : !showsInWindow(paths, closed && (symbol.fill !== undefined || symbol.hatch !== undefined), window)) continue;
      const inscription = inscribed(layer.inscriptionOf?.(feature), window);
      if (inscription === 'too-small') continue;
      const [left, top, right, bottom] = ringsBox(paths);
      drawn.push({
        feature: { role: layer.role, symbol, name: layer.nameOf(feature), remark: layer.remarkOf?.(feature) ?? '', closed, layer, ...(layer.naming && { naming: layer.naming }), ...(inscription && { inscription }), paths },
        rank: layer.rank ?? 0,
        order: symbol.z,
        size: (right - left) * (bottom - top),
      });
    }
  }
  drawn.sort((a, b) => a.rank - b.rank || a.order - b.order || b.size - a.size);
  return drawn.map(({ feature }) => feature);
}

/** Letters smaller than this on paper are dust. */
const LEAST_INSCRIPTION_MILLIMETRES = 0.9;
/** A text of a drawing that would be larger than this is a heading of its own sheet, not of ours. */
const MOST_INSCRIPTION_MILLIMETRES = 12;

function inscribed(words: Inscription | null | undefined, { denominator }: MapWindow): DrawnFeature['inscription'] | 'too-small' {
  if (!words) return undefined;
  const heightMillimetres = (words.heightMetres * 1000) / denominator;
  return heightMillimetres < LEAST_INSCRIPTION_MILLIMETRES ? 'too-small' : { ...words, heightMillimetres: Math.min(MOST_INSCRIPTION_MILLIMETRES, heightMillimetres) };
}

/** A river that comes as a line is a line in the legend too. */
const asDrawn = (symbol: MapSymbol, closed: boolean): MapSymbol => (symbol.shape === 'area' && !closed ? { ...symbol, shape: 'line' } : symbol);

/** Each point inside the window as a path of its own. */
function pointsOnSheet(geometry: GeometryColumns, feature: number, window: MapWindow): number[][] {
  const first = geometry.pathStart[geometry.partStart[geometry.featureStart[feature]!]!]!;
  const last = geometry.pathStart[geometry.partStart[geometry.featureStart[feature + 1]!]!]!;
  return Array.from({ length: last - first }, (_, i) => [paperX(window, geometry.coordinates[2 * (first + i)]!), paperY(window, geometry.coordinates[2 * (first + i) + 1]!)])
    .filter(([x = 0, y = 0]) => x >= window.x && x <= window.x + window.width && y >= window.y && y <= window.y + window.height);
}

/** Below this much paper a sliver at the window's edge does not count as seen, and gets no legend entry. */
const SEEN_SQUARE_MILLIMETRES = 0.3;

function showsInWindow(paths: AreaRings, filled: boolean, { x, y, width, height }: MapWindow): boolean {
  const box = [x, y, x + width, y + height] as const;
  if (!filled) return paths.some((path) => clipLine([...path, ...path.slice(0, 2)], box).length > 0);
  return paths.reduce((sum, path) => sum + ringArea(clipRing(path, box)), 0) > SEEN_SQUARE_MILLIMETRES;
}

/** Paint of the features; layers that are not opaque as groups, so that their own lines do not shine through each other. */
export function paintFeatures(features: readonly DrawnFeature[], shelf: PatternShelf): PictureItem[] {
  const items: PictureItem[] = [];
  for (let from = 0; from < features.length; ) {
    const { layer } = features[from]!;
    let to = from + 1;
    while (to < features.length && features[to]!.layer === layer) to++;
    const painted = paintAll(features.slice(from, to), shelf);
    if (layer.opacity === undefined || layer.opacity >= 1) items.push(...painted);
    else items.push({ kind: 'group', opacity: layer.opacity, items: painted });
    from = to;
  }
  return items;
}

/** Area by area: texture under line, so that a neighbour never covers a boundary's pen. */
function paintAll(features: readonly DrawnFeature[], shelf: PatternShelf): PictureItem[] {
  const items: PictureItem[] = [];
  for (const { symbol, paths, closed, inscription } of features) {
    if (inscription) {
      const { text, heightMillimetres, rotationDegrees } = inscription;
      items.push(...paths.map(([x = 0, y = 0]): PictureItem => ({ kind: 'text', x, y, text, heightMillimetres, colour: symbol.line.colour.light, halo: { colour: HALO.light, widthMillimetres: 0.3 }, ...(rotationDegrees % 360 !== 0 && { rotateDegrees: -rotationDegrees }) })));
      continue;
    }
    if (symbol.shape === 'point') {
      items.push(...paths.flatMap(([x = 0, y = 0]) => cornerRing(symbol, x, y, 'light')));
      continue;
    }
    if (closed && symbol.shape === 'area') items.push(...paintArea(symbol, paths, 'light', shelf));
    items.push(...paintLine(symbol, paths, closed, 'light'));
  }
  return items;
}
