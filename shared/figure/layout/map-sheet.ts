/**
 * A printed map sheet: title, map at a true scale, and beside or below it the inset, the legend of what is on the map,
 * the table of boundary points, notes and title block. One description for the preview, the PDF and the PNG.
 */
import { columnsExtent } from '../../geometry/columns.ts';
import { translator, type Translate } from '../../i18n/text.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import { FRAME_BAND_MILLIMETRES, FURNITURE_INK, frameItems, gridCrosses, gridNorthNote, northPlate, pen, rectangle, scalePlate } from '../furniture.ts';
import { boxesOverlap, LabelSpace, textWidth } from '../labels.ts';
import { drawGround, drawMine, hiddenUnder, type MapContent } from '../map-content.ts';
import { PatternShelf } from '../paint.ts';
import type { Picture, PictureItem } from '../picture.ts';
import { groundExtent, roundScaleFor, windowOver, type MapWindow } from '../sheet.ts';
import { PAPER } from '../symbols.ts';
import { cornerCapacity, cornerTable, type CornerRow } from './corner-table.ts';
import { enlarged, reducedWindow } from './enlarged.ts';
import { drawPanel } from './panel.ts';
import { arrange, type Arrangement, type Rectangle } from './paper.ts';
import { placed } from './placed.ts';
import type { MapSheetInput, SheetPaper, SheetSubject } from './sheet-input.ts';

/** A finished sheet; what the table of boundary points leaves over continues on further pages of the same paper. */
export interface MapSheet {
  readonly pages: readonly Picture[];
  readonly denominator: number;
  /** False when the chosen scale is too large for the subject: it runs out of the frame. */
  readonly showsAll: boolean;
  /** Of the map on the first page. */
  readonly place: SheetPlace;
}

/** Where the map of a page lies on the paper and on the ground. */
export interface SheetPlace {
  /** Millimetres from the upper left corner of the page. */
  readonly frame: Rectangle;
  /** What the frame shows, in the system. */
  readonly extent: Extent;
  readonly system: CoordinateSystem;
}

/** Ground around a mine, millimetres of paper. */
const MINE_MARGIN = 13;
const STAMP_COLOUR = '#8A5000';

/** Where on the ground a sheet's map lies; the same for reading features and for drawing them. */
export function sheetWindow({ paper, orientation, denominator }: SheetPaper, extent: Extent, isMine: boolean): MapWindow {
  const { map: [x, y, width, height], furniture } = arrange(paper, orientation);
  const band = FRAME_BAND_MILLIMETRES * furniture;
  const [innerWidth, innerHeight] = [width - 2 * band, height - 2 * band];
  return windowOver(extent, denominator ?? roundScaleFor(extent, innerWidth, innerHeight, isMine ? MINE_MARGIN : 0), x + band, y + band, innerWidth, innerHeight);
}

/** The extent of the ground that a subject is about. */
export const subjectExtent = (subject: SheetSubject): Extent => (subject.kind === 'mine' ? columnsExtent(subject.mine.geometry) : subject.extent);

/** Draws the sheet; pure: the same input gives the same pages. */
export function composeMapSheet(input: MapSheetInput): MapSheet {
  const { subject, language } = input;
  const translate = translator(language);
  const arrangement = arrange(input.paper, input.orientation);
  const extent = subjectExtent(subject);
  const window = sheetWindow(input, extent, subject.kind === 'mine');
  const shelf = new PatternShelf();
  const mapShelf = new PatternShelf();
  const { content, plates } = drawMap(input, extent, window, arrangement, mapShelf, translate);
  const map = enlarged(content.map, mapShelf.list(), arrangement.symbols);
  const labels = enlarged(content.labels, [], arrangement.symbols);
  const panel = drawPanel(input, content, window, arrangement, shelf, translate);
  const frame: Rectangle = [window.x, window.y, window.width, window.height];
  const ground = rectangle(...frame, { fills: [{ colour: PAPER.light }] });
  const { width, height } = arrangement;
  const first: Picture = {
    widthMillimetres: width,
    heightMillimetres: height,
    patterns: [...new Map([...shelf.list(), ...map.patterns].map((pattern) => [pattern.id, pattern])).values()],
    items: [
      { kind: 'group', clip: frame, items: [ground, ...(input.ground ?? []), ...map.items, ...gridCrosses(window), ...labels.items] },
      ...plates,
      ...frameItems(window, arrangement.furniture),
      ...titleItems(input.title, input, arrangement),
      ...panel.items,
    ],
  };
  const shown = groundExtent(window);
  return {
    pages: [first, ...continuationPages(panel.rest, input, arrangement, translate)],
    denominator: window.denominator,
    place: { frame, extent: shown, system: input.system },
    showsAll: shown[0] <= extent[0] && shown[1] <= extent[1] && shown[2] >= extent[2] && shown[3] >= extent[3],
  };
}

function drawMap(input: MapSheetInput, extent: Extent, real: MapWindow, { furniture, symbols }: Arrangement, shelf: PatternShelf, translate: Translate): { readonly content: MapContent; readonly plates: readonly PictureItem[] } {
  const { subject, layers } = input;
  const window = reducedWindow(real, symbols);
  const space = new LabelSpace([window.x + 1.2, window.y + 1.2, window.x + window.width - 1.2, window.y + window.height - 1.2]);
  const shown = subject.kind === 'mine' ? [subject.mine.geometry, ...subject.conflicts.map(({ geometry }) => geometry)] : [];
  const scale = scalePlate(real, (box) => hiddenUnder(shown, real, box), furniture);
  const north = northPlate(real, translate('figure.north'), gridNorthNote(input.system, extent, translate), (box) => (boxesOverlap(box, scale.box) ? Infinity : hiddenUnder(shown, real, box)), furniture);
  for (const { box: [left, top, right, bottom] } of [scale, north]) space.occupy([left / symbols, top / symbols, right / symbols, bottom / symbols]);
  const content = subject.kind === 'mine' ? drawMine(subject.mine, layers, subject.conflicts, window, shelf, space) : drawGround(layers, window, shelf, space);
  return { content, plates: [...scale.items, ...north.items] };
}

/** The title in the middle, the stamp left of it, the number at the right. */
function titleItems(title: string, { number, stamp }: MapSheetInput, { title: [x, y, width, height], furniture }: Arrangement): PictureItem[] {
  const middle = y + height / 2 - furniture;
  const titleHeight = 5.8 * furniture;
  const small = 3.2 * furniture;
  // Long titles are set smaller, so that they never run into stamp and number.
  const fitting = Math.min(titleHeight, (titleHeight * width * 0.66) / Math.max(1, textWidth(title, titleHeight, true)));
  const items: PictureItem[] = [{ kind: 'text', x: x + width / 2, y: middle + fitting * 0.37, text: title, heightMillimetres: fitting, colour: FURNITURE_INK, bold: true, anchor: 'middle' }];
  if (number !== '') items.push({ kind: 'text', x: x + width, y: middle + small * 0.37, text: number, heightMillimetres: small, colour: FURNITURE_INK, anchor: 'end' });
  if (stamp !== null) {
    const stampWidth = textWidth(stamp, small, true) + 4 * furniture;
    items.push(
      rectangle(x, middle - small, stampWidth, 2 * small, { strokes: [pen(0.3 * furniture, STAMP_COLOUR)] }),
      { kind: 'text', x: x + stampWidth / 2, y: middle + small * 0.37, text: stamp, heightMillimetres: small, colour: STAMP_COLOUR, bold: true, anchor: 'middle' },
    );
  }
  return items;
}

/** Whole pages of the table, under the sheet's own title. */
function continuationPages(rows: readonly CornerRow[], input: MapSheetInput, arrangement: Arrangement, translate: Translate): Picture[] {
  const { width, height, furniture, title: [x, , innerWidth], map: [, top] } = arrangement;
  const tableWidth = innerWidth / furniture;
  const tableHeight = (height - arrangement.margin - top) / furniture;
  const perPage = cornerCapacity(tableWidth, tableHeight);
  const pages: Picture[] = [];
  for (let first = 0; first < rows.length; first += perPage) {
    const table = cornerTable(rows.slice(first, first + perPage), tableWidth, tableHeight, translate('sheet.cornersRest'), translate);
    pages.push({ widthMillimetres: width, heightMillimetres: height, patterns: [], items: [...titleItems(input.title, input, arrangement), ...placed(table.draw(0, 0), x, top, furniture)] });
  }
  return pages;
}
