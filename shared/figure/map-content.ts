/** What is drawn and written inside a map window: the same on a figure of a report and on a printed sheet. */
import type { GeometryColumns } from '../geometry/columns.ts';
import { dissolve } from './dissolve.ts';
import { cornerLabels } from './corner-labels.ts';
import { listCorners } from './corners.ts';
import { ringBox } from './furniture.ts';
import { isInside, type AreaRings } from './interior.ts';
import { boxesOverlap, boxPoints, grownBox, type LabelBox, type LabelLine, type LabelSpace } from './labels.ts';
import { featuresInWindow, paintFeatures, type DrawnFeature, type FigureLayer } from './map-layers.ts';
import { featureNames } from './feature-names.ts';
import { bodyLabels, conflictLabels, mineLabel } from './map-labels.ts';
import { paintArea, paintInnerLine, paintLine, type PatternShelf } from './paint.ts';
import type { PictureItem } from './picture.ts';
import { paperX, paperY, statedScale, type MapWindow } from './sheet.ts';
import { fadedSymbol } from './symbol-style.ts';
import { symbolByKey, type MapSymbol } from './symbols.ts';
import { pathsOnSheet } from './window-clip.ts';

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

/** One conflict as the figure shows it, most important first. */
export interface FigureConflict {
  /** The pieces: of land inside the mine, of workings outside it. */
  readonly geometry: GeometryColumns;
  readonly name: string;
  /** Amount with its unit: `63.14 亩`. */
  readonly areaText: string;
  /** Severe ones are filled, others only outlined. */
  readonly severe: boolean;
  /** Its label points as near to this place as it can; absent: into the middle. For ground within a distance: where the mine comes nearest. */
  readonly towards?: readonly [east: number, north: number];
  /** Instead of the conflict's own. */
  readonly symbol?: MapSymbol;
}

/** What a window shows, bottom first, and the symbols that its legend must explain. */
export interface MapContent {
  readonly map: readonly PictureItem[];
  readonly labels: readonly PictureItem[];
  readonly symbols: readonly MapSymbol[];
}

/** The mine over all layers, with its conflicts, its corners and the names around it. */
export function drawMine(mine: FigureMine, layers: readonly FigureLayer[], wanted: readonly FigureConflict[], window: MapWindow, shelf: PatternShelf, space: LabelSpace): MapContent {
  const features = featuresInWindow(layers, window);
  const [below, above] = split(features, (feature) => feature.symbol.z < mine.symbol.z || feature.role === 'rights');
  const bodies = areasOnSheet(mine.geometry, window);
  const cornerPoints = listCorners(mine.geometry, Array.from(bodies.keys()));
  const conflicts = wanted
    .map((conflict) => ({ ...conflict, symbol: conflict.symbol ?? symbolByKey(conflict.severe ? 'result.conflict.active' : 'result.conflict'), pieces: areasOnSheet(dissolve(conflict.geometry), window) }))
    .filter(({ pieces }) => pieces.some((piece) => piece.length > 0));
  // Outlines first: a filled severe piece must not hide under the line of a milder one.
  const drawnConflicts = [...conflicts].sort((a, b) => Number(a.severe) - Number(b.severe));
  for (const corner of cornerPoints) space.occupy(ringBox(paperX(window, corner.east), paperY(window, corner.north)));
  const severePieces = conflicts.filter(({ severe }) => severe).flatMap(({ pieces }) => pieces);
  const ink = mine.symbol.line.colour.light;
  const title: LabelLine[] = [
    { text: mine.name, heightMillimetres: 3.6, colour: ink, bold: true },
    ...(mine.remark ? [{ text: mine.remark, heightMillimetres: 2.7, colour: ink }] : []),
  ];
  const name = mineLabel(title, bodies, severePieces, space);
  const corners = cornerLabels(cornerPoints, bodies, window, space);
  const bodyNames = bodyLabels(mine.bodyNames, bodies, space);
  const targets = conflictLabels(conflicts, bodies, window, space);
  return {
    map: [
      ...paintFeatures(below, shelf),
      ...paintAreas(mine.symbol, bodies, shelf, [...name.boxes, ...bodyNames.boxes, ...targets.boxes]),
      ...paintFeatures(above, shelf),
      ...drawnConflicts.flatMap(({ symbol, pieces }) => pieces.flatMap((paths) => [...paintArea(symbol, paths, 'light', shelf), ...paintInnerLine(symbol, paths, 'light')])),
      ...bodies.flatMap((paths) => paintLine(mine.symbol, paths, true, 'light', true)),
    ],
    labels: [...corners, ...featureNames(features, window, space, { mine: bodies, wholeCounty: false }), ...bodyNames.items, ...name.items, ...targets.items],
    symbols: [...features.map(({ symbol, layer }) => fadedSymbol(symbol, layer.opacity ?? 1)), mine.symbol, ...conflicts.map(({ symbol }) => symbol)],
  };
}

/** Whatever the layers hold in the window, with its names; rights by their outlines, none of them above the others. */
export function drawGround(layers: readonly FigureLayer[], window: MapWindow, shelf: PatternShelf, space: LabelSpace): MapContent {
  const features = featuresInWindow(layers, window);
  return {
    map: paintFeatures(features, shelf),
    labels: featureNames(features, window, space, { mine: [], wholeCounty: statedScale(window) > COUNTY_FROM_DENOMINATOR }),
    symbols: features.map(({ symbol, layer }) => fadedSymbol(symbol, layer.opacity ?? 1)),
  };
}

/** From here on a sheet shows a county rather than the surroundings of a mine. */
const COUNTY_FROM_DENOMINATOR = 50_000;

/** A corner point under a plate is worse than any length of line under it. */
const CORNER_COUNTS_MILLIMETRES = 1000;

/** How much of shapes a piece of furniture would hide: corners first, then millimetres of lines. */
export function hiddenUnder(shapes: readonly GeometryColumns[], window: MapWindow, box: LabelBox): number {
  const [left, top, right, bottom] = box;
  let hidden = 0;
  for (const { coordinates, pathStart } of shapes) {
    for (let path = 0; path + 1 < pathStart.length; path++) {
      for (let i = pathStart[path]!; i < pathStart[path + 1]!; i++) {
        const [x, y] = [paperX(window, coordinates[2 * i]!), paperY(window, coordinates[2 * i + 1]!)];
        if (boxesOverlap(box, [x - 3, y - 3, x + 3, y + 3])) hidden += CORNER_COUNTS_MILLIMETRES;
        if (i + 1 < pathStart[path + 1]!) hidden += lengthInBox(x, y, paperX(window, coordinates[2 * i + 2]!), paperY(window, coordinates[2 * i + 3]!), left, top, right, bottom);
      }
    }
  }
  return hidden;
}

/** Length of a line from (ax, ay) to (bx, by) inside a box. */
function lengthInBox(ax: number, ay: number, bx: number, by: number, left: number, top: number, right: number, bottom: number): number {
  let [from, to] = [0, 1];
  for (const [start, step, least, most] of [[ax, bx - ax, left, right], [ay, by - ay, top, bottom]] as const) {
    if (step === 0) {
      if (start < least || start > most) return 0;
      continue;
    }
    const [one, other] = [(least - start) / step, (most - start) / step];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return to > from ? (to - from) * Math.hypot(bx - ax, by - ay) : 0;
}

/** Paths of each feature apart: bodies may lie over each other, and even-odd filling would empty what they share. */
export function areasOnSheet(geometry: GeometryColumns, window: MapWindow): number[][][] {
  return Array.from({ length: geometry.featureCount }, (_, feature) => pathsOnSheet(geometry, feature, window));
}

/** Textures of all areas under the lines of all; the textures are left out in the boxes of words that stand inside. */
export function paintAreas(symbol: MapSymbol, areas: readonly AreaRings[], shelf: PatternShelf, words: readonly LabelBox[] = []): PictureItem[] {
  return [...areas.flatMap((paths) => paintArea(symbol, paths, 'light', shelf, words.filter((box) => boxPoints(grownBox(box, WORDS_MARGIN)).every(([x, y]) => isInside(paths, x, y))).map((box) => boxPath(grownBox(box, WORDS_MARGIN))))), ...areas.flatMap((paths) => paintLine(symbol, paths, true, 'light'))];
}

/** Around words without texture, millimetres. */
const WORDS_MARGIN = 0.5;

const boxPath = ([left, top, right, bottom]: LabelBox): number[] => [left, top, right, top, right, bottom, left, bottom];

function split(features: readonly DrawnFeature[], first: (feature: DrawnFeature) => boolean): [DrawnFeature[], DrawnFeature[]] {
  return [features.filter(first), features.filter((feature) => !first(feature))];
}
