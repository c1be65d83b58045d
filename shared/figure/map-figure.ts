/**
 * The two map figures of a plan: where the mine lies in its county, and what lies inside the mine. Light palette,
 * true round scale, geometry in the figure's own projected system.
 */
import { columnsExtent, type GeometryColumns } from '../geometry/columns.ts';
import { translator, type Language } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { EMPTY_EXTENT, growExtent, isEmptyExtent, joinExtents, type Extent } from '../model/extent.ts';
import { FRAME_BAND_MILLIMETRES, frameItems, gridCrosses, gridNorthNote, northPlate, scalePlate } from './furniture.ts';
import { ringsBox } from './interior.ts';
import { boxesOverlap, LabelSpace, type LabelLine } from './labels.ts';
import { amountsStrip, legendStrip, sourcesStrip, type Strip } from './legend.ts';
import { areasOnSheet, drawMine, hiddenUnder, paintAreas, type FigureConflict, type FigureMine, type MapContent } from './map-content.ts';
import { featuresInWindow, paintFeatures, type FigureLayer } from './map-layers.ts';
import { featureNames } from './feature-names.ts';
import { mineLabel } from './map-labels.ts';
import { lineStroke, PatternShelf } from './paint.ts';
import type { Picture, PictureItem } from './picture.ts';
import { roundScaleFor, windowOver, type MapWindow } from './sheet.ts';
import { PAPER, symbolByKey } from './symbols.ts';

export type { FigureConflict, FigureMine } from './map-content.ts';
export type { FigureLayer } from './map-layers.ts';

interface SheetInput {
  readonly language: Language;
  /** System of all geometry, projected. */
  readonly system: CoordinateSystem;
  readonly mine: FigureMine;
  /** Everything else, the other rights too; not the mine itself. */
  readonly layers: readonly FigureLayer[];
  readonly widthMillimetres: number;
  /** The most it may take. */
  readonly heightMillimetres: number;
  /** The map ends where its subject does, instead of filling the height with surroundings. */
  readonly compact?: boolean;
  /** Sources, coordinate system, run number; printed under the legend. */
  readonly statement: string;
  /** 制图 / 检查 / 审核; empty boxes to sign in. */
  readonly signatures: readonly string[];
}

export type LocationFigureInput = SheetInput;

export interface OverlayFigureInput extends SheetInput {
  readonly conflicts: readonly FigureConflict[];
}

/** A finished sheet and the scale it was drawn at. */
export interface MapFigure {
  readonly picture: Picture;
  readonly denominator: number;
}

/** So much paper outside the outermost line, that its pen is not cut. */
const EDGE = 0.1;
/** Ground around the mine on an overlay figure, millimetres of paper. */
const MINE_MARGIN = 13;
/** Above and below the mine where the map ends with it: the scale bar, and a corner's mark, stand clear of it. */
const COMPACT_MARGIN = 18;
/** Room for needle and scale bar. */
const LEAST_MAP_HEIGHT = 60;
/** Ground around the county on a location figure. */
const COUNTY_MARGIN = 5;

/** The mine among all rights of the county: outline and townships, this one under a bright halo. */
export function locationFigure(input: LocationFigureInput): MapFigure {
  const outline = input.layers.filter((layer) => layer.role === 'county');
  const frameLayers = outline.length > 0 ? outline : input.layers.filter((layer) => layer.role === 'rights');
  const mineExtent = columnsExtent(input.mine.geometry);
  const surroundings = frameLayers.reduce((extent, layer) => joinExtents(extent, columnsExtent(layer.geometry)), EMPTY_EXTENT);
  const extent = isEmptyExtent(surroundings) ? growExtent(mineExtent, 3000) : joinExtents(surroundings, mineExtent);
  return composeSheet(input, extent, COUNTY_MARGIN, [], [input.mine.geometry], (window, shelf, space) => {
    const features = featuresInWindow(input.layers, window);
    const bodies = areasOnSheet(input.mine.geometry, window);
    const subject = symbolByKey('right.subject');
    const halo = symbolByKey('state.selected');
    const [left, top, right, bottom] = ringsBox(bodies.flat());
    space.occupy([left - 1, top - 1, right + 1, bottom + 1]);
    const name: LabelLine[] = [{ text: input.mine.name, heightMillimetres: 3, colour: input.mine.symbol.line.colour.light, bold: true }];
    const label = mineLabel(name, bodies, [], space);
    return {
      map: [
        ...paintFeatures(features, shelf),
        ...bodies.map((paths): PictureItem => ({ kind: 'path', paths, closed: true, strokes: [{ ...lineStroke(halo, 'light'), opacity: 0.8 }] })),
        ...paintAreas(subject, bodies, shelf),
      ],
      labels: [...label.items, ...featureNames(features, window, space, { mine: bodies, wholeCounty: true })],
      symbols: [subject, ...features.map((feature) => feature.symbol)],
    };
  });
}

/** The mine at the largest round scale that shows it whole, over all layers, with its conflicts and corners. */
export function overlayFigure(input: OverlayFigureInput): MapFigure {
  const amounts = input.conflicts.map(({ name, areaText }) => [name, areaText] as const);
  // Workings beyond the licence are what their figure is about: they are in it, however far.
  const extent = input.conflicts.reduce((joined, { geometry }) => joinExtents(joined, columnsExtent(geometry)), columnsExtent(input.mine.geometry));
  return composeSheet(input, extent, MINE_MARGIN, amounts, [input.mine.geometry, ...input.conflicts.map(({ geometry }) => geometry)], (window, shelf, space) => drawMine(input.mine, input.layers, input.conflicts, window, shelf, space));
}

type DrawMap = (window: MapWindow, shelf: PatternShelf, space: LabelSpace) => MapContent;

/**
 * Puts map, frame and the strips below onto the sheet. The legend's height depends on what the map shows, and the
 * map's on the legend: drawn once with a guess, then with the height that came out.
 */
function composeSheet(input: SheetInput, extent: Extent, margin: number, amounts: readonly (readonly [string, string])[], shown: readonly GeometryColumns[], draw: DrawMap): MapFigure {
  const translate = translator(input.language);
  const width = input.widthMillimetres - 2 * EDGE;
  const height = input.heightMillimetres - 2 * EDGE;
  const amountsPart = amountsStrip(amounts, width);
  const sourcesPart = sourcesStrip(input.statement, input.signatures, width);
  const band = FRAME_BAND_MILLIMETRES;
  const windowFor = (legendHeight: number): MapWindow => {
    const room = height - legendHeight - amountsPart.height - sourcesPart.height - 2 * band;
    const denominator = roundScaleFor(extent, width - 2 * band, room, margin);
    const mapHeight = input.compact ? Math.min(room, Math.max(LEAST_MAP_HEIGHT, ((extent[3] - extent[1]) * 1000) / denominator + 2 * COMPACT_MARGIN)) : room;
    return windowOver(extent, denominator, EDGE + band, EDGE + band, width - 2 * band, mapHeight);
  };
  const attempt = (window: MapWindow): { content: MapContent; shelf: PatternShelf; legend: Strip; window: MapWindow; plates: readonly PictureItem[] } => {
    const shelf = new PatternShelf();
    const space = new LabelSpace([window.x + 1.2, window.y + 1.2, window.x + window.width - 1.2, window.y + window.height - 1.2]);
    const scale = scalePlate(window, (box) => hiddenUnder(shown, window, box));
    const north = northPlate(window, translate('figure.north'), gridNorthNote(input.system, extent, translate), (box) => (boxesOverlap(box, scale.box) ? Infinity : hiddenUnder(shown, window, box)));
    space.occupy(scale.box);
    space.occupy(north.box);
    const content = draw(window, shelf, space);
    return { content, shelf, legend: legendStrip(content.symbols, width, translate, shelf), window, plates: [...scale.items, ...north.items] };
  };
  const first = attempt(windowFor(30));
  const { content, shelf, legend, window, plates } = attempt(windowFor(first.legend.height));
  const belowMap = window.y + window.height + band;
  const frame: readonly [number, number, number, number] = [window.x, window.y, window.width, window.height];
  const ground: PictureItem = { kind: 'path', paths: [[window.x, window.y, window.x + window.width, window.y, window.x + window.width, window.y + window.height, window.x, window.y + window.height]], closed: true, fills: [{ colour: PAPER.light }] };
  const under = [legend, amountsPart, sourcesPart];
  let y = belowMap;
  const strips = under.flatMap((strip) => {
    const items = strip.draw(EDGE, y);
    y += strip.height;
    return items;
  });
  const picture: Picture = {
    widthMillimetres: width + 2 * EDGE,
    heightMillimetres: y + EDGE,
    patterns: shelf.list(),
    items: [{ kind: 'group', clip: frame, items: [ground, ...content.map, ...gridCrosses(window), ...content.labels] }, ...plates, ...frameItems(window), ...strips],
  };
  return { picture, denominator: window.denominator };
}
