/**
 * The two map figures of a plan: where the mine lies in its county, and what lies inside the mine. Light palette,
 * true round scale, geometry in the figure's own projected system.
 */
import { columnsExtent, type GeometryColumns } from '../geometry/columns.ts';
import { translator, type Language } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { EMPTY_EXTENT, growExtent, isEmptyExtent, joinExtents, type Extent } from '../model/extent.ts';
import { dissolve } from './dissolve.ts';
import { listCorners } from './corners.ts';
import { FRAME_BAND_MILLIMETRES, frameItems, gridCrosses, meridianConvergenceDegrees, northPlate, ringBox, scalePlate } from './furniture.ts';
import { ringsBox, type AreaRings } from './interior.ts';
import { boxesOverlap, LabelSpace, type LabelBox, type LabelLine } from './labels.ts';
import { amountsStrip, legendStrip, sourcesStrip, type Strip } from './legend.ts';
import { featuresInWindow, paintFeatures, type DrawnFeature, type FigureLayer } from './map-layers.ts';
import { featureNames } from './feature-names.ts';
import { bodyLabels, conflictLabels, cornerLabels, mineLabel } from './map-labels.ts';
import { lineStroke, paintArea, paintInnerLine, paintLine, PatternShelf } from './paint.ts';
import type { Picture, PictureItem } from './picture.ts';
import { paperX, paperY, roundScaleFor, windowOver, type MapWindow } from './sheet.ts';
import { PAPER, symbolByKey, type MapSymbol } from './symbols.ts';
import { pathsOnSheet } from './window-clip.ts';
import { formatNumber } from '../base/units.ts';

export type { FigureLayer } from './map-layers.ts';

/** The mine a figure is about. */
export interface FigureMine {
  /** Features of the right, all of them to be drawn. */
  readonly geometry: GeometryColumns;
  readonly symbol: MapSymbol;
  readonly name: string;
  /** Second line: mineral, method, elevations; '' for none. */
  readonly remark: string;
  /** What is written into each feature of `geometry`: the elevations of a body; '' or absent for nothing. */
  readonly bodyNames: readonly string[];
}

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

/** One conflict as the figure shows it, most important first. */
export interface FigureConflict {
  /** The pieces inside the mine. */
  readonly geometry: GeometryColumns;
  readonly name: string;
  /** Amount with its unit: `63.14 亩`. */
  readonly areaText: string;
  /** Severe ones are filled, others only outlined. */
  readonly severe: boolean;
}

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
  return composeSheet(input, extent, COUNTY_MARGIN, [], (window, shelf, space) => {
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
      labels: [...label, ...featureNames(features, window, space, { mine: bodies, wholeCounty: true })],
      symbols: [subject, ...features.map((feature) => feature.symbol)],
    };
  });
}

/** The mine at the largest round scale that shows it whole, over all layers, with its conflicts and corners. */
export function overlayFigure(input: OverlayFigureInput): MapFigure {
  const amounts = input.conflicts.map(({ name, areaText }) => [name, areaText] as const);
  return composeSheet(input, columnsExtent(input.mine.geometry), MINE_MARGIN, amounts, (window, shelf, space) => {
    const features = featuresInWindow(input.layers, window);
    const [below, above] = split(features, (feature) => feature.symbol.z < input.mine.symbol.z || feature.role === 'rights');
    const bodies = areasOnSheet(input.mine.geometry, window);
    const cornerPoints = listCorners(input.mine.geometry, Array.from(bodies.keys()));
    const conflicts = input.conflicts
      .map((conflict) => ({ ...conflict, symbol: symbolByKey(conflict.severe ? 'result.conflict.active' : 'result.conflict'), pieces: areasOnSheet(dissolve(conflict.geometry), window) }))
      .filter(({ pieces }) => pieces.some((piece) => piece.length > 0));
    // Outlines first: a filled severe piece must not hide under the line of a milder one.
    const drawnConflicts = [...conflicts].sort((a, b) => Number(a.severe) - Number(b.severe));
    for (const corner of cornerPoints) space.occupy(ringBox(paperX(window, corner.east), paperY(window, corner.north)));
    const severePieces = conflicts.filter(({ severe }) => severe).flatMap(({ pieces }) => pieces);
    const ink = input.mine.symbol.line.colour.light;
    const title: LabelLine[] = [
      { text: input.mine.name, heightMillimetres: 3.6, colour: ink, bold: true },
      ...(input.mine.remark ? [{ text: input.mine.remark, heightMillimetres: 2.7, colour: ink }] : []),
    ];
    const name = mineLabel(title, bodies, severePieces, space);
    const corners = cornerLabels(cornerPoints, bodies, window, space);
    const bodyNames = bodyLabels(input.mine.bodyNames, bodies, space);
    const targets = conflictLabels(conflicts, bodies, window, space);
    return {
      map: [
        ...paintFeatures(below, shelf),
        ...paintAreas(input.mine.symbol, bodies, shelf),
        ...paintFeatures(above, shelf),
        ...drawnConflicts.flatMap(({ symbol, pieces }) => pieces.flatMap((paths) => [...paintArea(symbol, paths, 'light', shelf), ...paintInnerLine(symbol, paths, 'light')])),
        ...bodies.flatMap((paths) => paintLine(input.mine.symbol, paths, true, 'light', true)),
      ],
      labels: [...corners, ...featureNames(features, window, space, { mine: bodies, wholeCounty: false }), ...bodyNames, ...name, ...targets],
      symbols: [...features.map((feature) => feature.symbol), input.mine.symbol, ...conflicts.map(({ symbol }) => symbol)],
    };
  });
}

interface MapContent {
  readonly map: readonly PictureItem[];
  readonly labels: readonly PictureItem[];
  readonly symbols: readonly MapSymbol[];
}

type DrawMap = (window: MapWindow, shelf: PatternShelf, space: LabelSpace) => MapContent;

/**
 * Puts map, frame and the strips below onto the sheet. The legend's height depends on what the map shows, and the
 * map's on the legend: drawn once with a guess, then with the height that came out.
 */
function composeSheet(input: SheetInput, extent: Extent, margin: number, amounts: readonly (readonly [string, string])[], draw: DrawMap): MapFigure {
  const translate = translator(input.language);
  const width = input.widthMillimetres - 2 * EDGE;
  const height = input.heightMillimetres - 2 * EDGE;
  const amountsPart = amountsStrip(amounts, width);
  const sourcesPart = sourcesStrip(input.statement, input.signatures, width);
  const band = FRAME_BAND_MILLIMETRES;
  const windowFor = (legendHeight: number): MapWindow => {
    const room = height - legendHeight - amountsPart.height - sourcesPart.height - 2 * band;
    const denominator = roundScaleFor(extent, width - 2 * band, room, margin);
    const mapHeight = input.compact ? Math.min(room, Math.max(LEAST_MAP_HEIGHT, ((extent[3] - extent[1]) * 1000) / denominator + 2 * margin)) : room;
    return windowOver(extent, denominator, EDGE + band, EDGE + band, width - 2 * band, mapHeight);
  };
  const attempt = (window: MapWindow): { content: MapContent; shelf: PatternShelf; legend: Strip; window: MapWindow; plates: readonly PictureItem[] } => {
    const shelf = new PatternShelf();
    const space = new LabelSpace([window.x + 1.2, window.y + 1.2, window.x + window.width - 1.2, window.y + window.height - 1.2]);
    const scale = scalePlate(window);
    const north = northPlate(window, translate('figure.north'), convergenceNote(input, extent), (box) => cornersUnder(input.mine.geometry, window, box));
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

function convergenceNote(input: SheetInput, extent: Extent): string | null {
  const degrees = meridianConvergenceDegrees(input.system, (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2);
  return Math.abs(degrees) > 1 ? translator(input.language)('figure.gridNorth', { degrees: formatNumber(degrees, 1) }) : null;
}

function cornersUnder(geometry: GeometryColumns, window: MapWindow, box: LabelBox): number {
  let count = 0;
  for (let i = 0; i + 1 < geometry.coordinates.length; i += 2) {
    const [x, y] = [paperX(window, geometry.coordinates[i]!), paperY(window, geometry.coordinates[i + 1]!)];
    if (boxesOverlap(box, [x - 3, y - 3, x + 3, y + 3])) count++;
  }
  return count;
}

/** Paths of each feature apart: bodies may lie over each other, and even-odd filling would empty what they share. */
function areasOnSheet(geometry: GeometryColumns, window: MapWindow): number[][][] {
  return Array.from({ length: geometry.featureCount }, (_, feature) => pathsOnSheet(geometry, feature, window));
}

function paintAreas(symbol: MapSymbol, areas: readonly AreaRings[], shelf: PatternShelf): PictureItem[] {
  return [...areas.flatMap((paths) => paintArea(symbol, paths, 'light', shelf)), ...areas.flatMap((paths) => paintLine(symbol, paths, true, 'light'))];
}

function split(features: readonly DrawnFeature[], first: (feature: DrawnFeature) => boolean): [DrawnFeature[], DrawnFeature[]] {
  return [features.filter(first), features.filter((feature) => !first(feature))];
}
