/** The location inset (位置示意图): the county with its rights, and where the sheet lies in it. Not to a stated scale. */
import type { Extent } from '../../model/extent.ts';
import { columnsExtent } from '../../geometry/columns.ts';
import { EMPTY_EXTENT, isEmptyExtent, joinExtents } from '../../model/extent.ts';
import { pen, rectangle } from '../furniture.ts';
import { featuresInWindow, paintFeatures, type FigureLayer } from '../map-layers.ts';
import { PatternShelf } from '../paint.ts';
import type { PictureItem } from '../picture.ts';
import { paperX, paperY, windowOver } from '../sheet.ts';
import { PAPER, symbolByKey } from '../symbols.ts';
import type { Rectangle } from './paper.ts';

/** Roles that tell a reader of the county where he is. */
export const INSET_ROLES = ['county', 'river', 'road', 'rights'] as const;
const PADDING = 2;
/** A sheet smaller than this on the inset is shown as a mark of this size. */
const LEAST_MARK = 1.6;

/** The inset in its rectangle, or nothing where there is no county outline and no rights to place the sheet in. */
export function insetItems(layers: readonly FigureLayer[], sheet: Extent, [x, y, width, height]: Rectangle, shelf: PatternShelf): PictureItem[] {
  const outline = layers.filter(({ role }) => role === 'county');
  const frame = outline.length > 0 ? outline : layers.filter(({ role }) => role === 'rights');
  const extent = frame.reduce((joined, layer) => joinExtents(joined, columnsExtent(layer.geometry)), EMPTY_EXTENT);
  if (isEmptyExtent(extent)) return [];
  const shown = joinExtents(extent, sheet);
  const denominator = Math.max((shown[2] - shown[0]) / (width - 2 * PADDING), (shown[3] - shown[1]) / (height - 2 * PADDING)) * 1000;
  const window = windowOver(shown, denominator, x, y, width, height);
  const features = featuresInWindow(layers, window).map((feature) => ({ ...feature, symbol: thin(feature.symbol) }));
  const middle = [paperX(window, (sheet[0] + sheet[2]) / 2), paperY(window, (sheet[1] + sheet[3]) / 2)] as const;
  const markWidth = Math.max(LEAST_MARK, ((sheet[2] - sheet[0]) * 1000) / denominator);
  const markHeight = Math.max(LEAST_MARK, ((sheet[3] - sheet[1]) * 1000) / denominator);
  const colour = symbolByKey('result.conflict.active').line.colour.light;
  const mark = rectangle(middle[0] - markWidth / 2, middle[1] - markHeight / 2, markWidth, markHeight, { fills: [{ colour, opacity: 0.25 }], strokes: [{ ...pen(0.4, colour), join: 'miter' }] });
  const ground = rectangle(x, y, width, height, { fills: [{ colour: PAPER.light }] });
  return [{ kind: 'group', clip: [x, y, width, height], items: [ground, ...paintFeatures(features, shelf), mark] }, rectangle(x, y, width, height, { strokes: [pen(0.3)] })];
}

/** On so small a map every line is a hair, and no texture shows. */
function thin(symbol: ReturnType<typeof symbolByKey>): ReturnType<typeof symbolByKey> {
  const { hatch: _hatch, ribbon: _ribbon, teeth: _teeth, casing: _casing, core: _core, ...plain } = symbol;
  return { ...plain, line: { ...symbol.line, widthMillimetres: Math.min(0.2, symbol.line.widthMillimetres) } };
}
