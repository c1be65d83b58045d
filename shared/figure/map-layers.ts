/** Draws layers into a map window in the order of the symbol set, and remembers what became visible. */
import { featureExtent, type GeometryColumns } from '../geometry/columns.ts';
import type { LayerRole } from '../model/layer.ts';
import { extentsTouch } from '../model/extent.ts';
import { cornerRing, paintArea, paintLine, type PatternShelf } from './paint.ts';
import type { PictureItem } from './picture.ts';
import { ringArea, ringsBox, type AreaRings } from './interior.ts';
import { groundExtent, paperX, paperY, type MapWindow } from './sheet.ts';
import type { MapSymbol } from './symbols.ts';
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
}

/** A feature that is on the sheet. */
export interface DrawnFeature {
  readonly role: LayerRole;
  readonly symbol: MapSymbol;
  readonly name: string;
  readonly remark: string;
  readonly closed: boolean;
  /** Clipped paths in paper millimetres. */
  readonly paths: AreaRings;
}

/** Features of the layers that show inside the window, lowest first; in one layer the larger ones first. */
export function featuresInWindow(layers: readonly FigureLayer[], window: MapWindow): DrawnFeature[] {
  const ground = groundExtent(window, CUT_MARGIN_MILLIMETRES);
  const drawn: { feature: DrawnFeature; order: number; size: number }[] = [];
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
      const [left, top, right, bottom] = ringsBox(paths);
      drawn.push({
        feature: { role: layer.role, symbol, name: layer.nameOf(feature), remark: layer.remarkOf?.(feature) ?? '', closed, paths },
        order: symbol.z,
        size: (right - left) * (bottom - top),
      });
    }
  }
  drawn.sort((a, b) => a.order - b.order || b.size - a.size);
  return drawn.map(({ feature }) => feature);
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

/** Paint of the features, area by area: texture under line, so that a neighbour never covers a boundary's pen. */
export function paintFeatures(features: readonly DrawnFeature[], shelf: PatternShelf): PictureItem[] {
  const items: PictureItem[] = [];
  for (const { symbol, paths, closed } of features) {
    if (symbol.shape === 'point') {
      items.push(...paths.flatMap(([x = 0, y = 0]) => cornerRing(symbol, x, y, 'light')));
      continue;
    }
    if (closed && symbol.shape === 'area') items.push(...paintArea(symbol, paths, 'light', shelf));
    items.push(...paintLine(symbol, paths, closed, 'light'));
  }
  return items;
}
