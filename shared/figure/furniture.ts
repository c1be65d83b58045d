/** Frame, grid, scale bar and north needle of a map figure (SYMBOLS.md §5). */
import { formatNumber } from '../base/units.ts';
import type { Translate } from '../i18n/text.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { PathItem, PictureItem, Stroke, TextItem } from './picture.ts';
import { boxAround, labelSize, textWidth, type LabelBox } from './labels.ts';
import { gridStepMetres, groundExtent, multiplesBetween, paperX, paperY, type MapWindow } from './sheet.ts';

/** Between the outer and the inner line of the frame; the coordinates stand here. */
export const FRAME_BAND_MILLIMETRES = 7;
/** Frame, grid, scale bar, north arrow. */
export const FURNITURE_INK = '#222222';
const OUTER_LINE = 0.6;
const INNER_LINE = 0.2;
const COORDINATE_HEIGHT = 2.5;

/** A plain line of furniture. */
export const pen = (widthMillimetres: number, colour = FURNITURE_INK): Stroke => ({ colour, widthMillimetres });

/** An outlined or filled rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, paint: Pick<PathItem, 'fills' | 'strokes'>): PathItem {
  return { kind: 'path', paths: [[x, y, x + width, y, x + width, y + height, x, y + height]], closed: true, ...paint };
}

/** Straight lines, each x0, y0, x1, y1. */
export function segments(paths: readonly (readonly number[])[], stroke: Stroke): PathItem {
  return { kind: 'path', paths, closed: false, strokes: [stroke] };
}

/** Outer and inner frame with ticks and kilometre numbers between them; `times` as large on large paper, as the plates too. */
export function frameItems(window: MapWindow, times = 1): PictureItem[] {
  const { x, y, width, height, denominator } = window;
  const band = FRAME_BAND_MILLIMETRES * times;
  const outer = OUTER_LINE * times;
  const tick = 2 * times;
  const middle = 3.9 * times;
  const numberHeight = COORDINATE_HEIGHT * times;
  const items: PictureItem[] = [
    rectangle(x, y, width, height, { strokes: [pen(INNER_LINE)] }),
    rectangle(x - band + outer / 2, y - band + outer / 2, width + 2 * band - outer, height + 2 * band - outer, { strokes: [{ ...pen(outer), join: 'miter' }] }),
  ];
  const step = gridStepMetres(denominator);
  const [west, south, east, north] = groundExtent(window);
  const ticks: number[][] = [];
  const text = (value: number, labelX: number, labelY: number, rotateDegrees = 0): TextItem => ({
    kind: 'text',
    x: labelX,
    y: labelY,
    text: kilometres(value, step),
    heightMillimetres: numberHeight,
    colour: FURNITURE_INK,
    anchor: 'middle',
    ...(rotateDegrees && { rotateDegrees }),
  });
  const drop = numberHeight * 0.37;
  // Half of the number's width from the corner, so that it never runs into the other side's band.
  const room = (value: number): number => textWidth(kilometres(value, step), numberHeight) / 2;
  for (const easting of multiplesBetween(step, west, east)) {
    const at = paperX(window, easting);
    ticks.push([at, y - tick, at, y], [at, y + height, at, y + height + tick]);
    if (at - room(easting) < x - band + 1.5 || at + room(easting) > x + width + band - 1.5) continue;
    items.push(text(easting, at, y - middle + drop), text(easting, at, y + height + middle + drop));
  }
  for (const northing of multiplesBetween(step, south, north)) {
    const at = paperY(window, northing);
    ticks.push([x - tick, at, x, at], [x + width, at, x + width + tick, at]);
    if (at - room(northing) < y - band + 1.5 || at + room(northing) > y + height + band - 1.5) continue;
    items.push(text(northing, x - middle + drop, at, -90), text(northing, x + width + middle + drop, at, -90));
  }
  items.push(segments(ticks, pen(INNER_LINE)));
  return items;
}

/** Kilometres with as many decimals as the grid needs; eastings keep their zone number. */
function kilometres(metres: number, step: number): string {
  const decimals = [0, 1, 2, 3].find((digits) => Number.isInteger((step * 10 ** digits) / 1000)) ?? 3;
  return formatNumber(metres / 1000, decimals, false);
}

/** Grid crosses of 3 mm inside the window. */
export function gridCrosses(window: MapWindow): PictureItem[] {
  const step = gridStepMetres(window.denominator);
  const [west, south, east, north] = groundExtent(window);
  const arm = 1.5;
  const paths: number[][] = [];
  for (const easting of multiplesBetween(step, west, east)) {
    for (const northing of multiplesBetween(step, south, north)) {
      const [x, y] = [paperX(window, easting), paperY(window, northing)];
      paths.push([x - arm, y, x + arm, y], [x, y - arm, x, y + arm]);
    }
  }
  return paths.length > 0 ? [segments(paths, pen(0.2, '#000000'))] : [];
}

/** A piece of furniture with the place it covers. */
export interface Plate {
  readonly box: LabelBox;
  readonly items: readonly PictureItem[];
}

const PLATE_INSET = 2.5;
const plateGround = (box: LabelBox): PictureItem => rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1], { fills: [{ colour: '#ffffff', opacity: 0.9 }] });

/** The numeric scale above a bar of a round length in parts that are round too, lower left or in the first corner where it `hides` less. */
export function scalePlate(window: MapWindow, hides: (box: LabelBox) => number, times = 1): Plate {
  const metres = barMetres(window.denominator, times);
  const length = (metres * 1000) / window.denominator;
  const inKilometres = metres >= 2000;
  const unit = inKilometres ? 'km' : 'm';
  const number = (value: number): string => formatNumber(inKilometres ? value / 1000 : value, 0);
  const last = `${number(metres)}\u00a0${unit}`;
  const textHeight = 2.6 * times;
  const titleHeight = 2.9 * times;
  const rightRoom = textWidth(last, textHeight) / 2 + 1.5 * times;
  const box = freestCorner(window, 2.5 * times + length + rightRoom, 11.6 * times, ['lower left', 'lower right', 'upper left', 'upper right'], hides);
  const [x, top] = [box[0] + 2.5 * times, box[1]];
  // Fifths of 100 or 500 are round, of 200 the quarters are.
  const parts = /^2/.test(String(metres)) ? 4 : 5;
  const part = length / parts;
  const items: PictureItem[] = [
    plateGround(box),
    { kind: 'text', x, y: top + 3.7 * times, text: scaleText(window.denominator), heightMillimetres: titleHeight, colour: FURNITURE_INK, bold: true },
    ...Array.from({ length: parts }, (_, i) => rectangle(x + i * part, top + 5.2 * times, part, 1.3 * times, { fills: [{ colour: i % 2 === 0 ? '#111111' : '#ffffff' }], strokes: [pen(0.18, '#111111')] })),
  ];
  const label = (value: string, at: number): TextItem => ({ kind: 'text', x: at, y: top + 10.1 * times, text: value, heightMillimetres: textHeight, colour: FURNITURE_INK, anchor: 'middle' });
  items.push(label('0', x), label(number((metres * 2) / parts), x + 2 * part), label(last, x + length));
  return { box, items };
}

type WindowCorner = `${'upper' | 'lower'} ${'left' | 'right'}`;

/** A place of this size in the corner that hides least; of equals the first. */
function freestCorner(window: MapWindow, width: number, height: number, corners: readonly WindowCorner[], hides: (box: LabelBox) => number): LabelBox {
  const boxes = corners.map((corner): LabelBox => {
    const left = corner.endsWith('left') ? window.x + PLATE_INSET : window.x + window.width - PLATE_INSET - width;
    const top = corner.startsWith('upper') ? window.y + PLATE_INSET : window.y + window.height - PLATE_INSET - height;
    return [left, top, left + width, top + height];
  });
  const hidden = boxes.map(hides);
  return boxes[hidden.indexOf(Math.min(...hidden))]!;
}

/** `1:10 000`, thousands apart. */
export const scaleText = (denominator: number): string => `1:${formatNumber(denominator, 0)}`;

/** The longest of 1, 2, 5 × 10ⁿ metres whose bar is at most 51 mm, on large paper more. */
function barMetres(denominator: number, times: number): number {
  const longest = (51 * times * denominator) / 1000;
  const power = 10 ** Math.floor(Math.log10(longest));
  return [5, 2, 1].map((factor) => factor * power).find((metres) => metres <= longest) ?? power;
}

/** Half-filled needle of 18 mm with its letter, in the upper corner where it `hides` less. */
export function northPlate(window: MapWindow, letter: string, note: string | null, hides: (box: LabelBox) => number, times = 1): Plate {
  const noteHeight = 2.2 * times;
  const width = Math.max(9.5 * times, note ? textWidth(note, noteHeight) + 2 : 0);
  const height = (18 + (note ? 3.4 : 0)) * times;
  const box = freestCorner(window, width, height, ['upper left', 'upper right'], hides);
  const top = box[1];
  const x = (box[0] + box[2]) / 2;
  const [tip, base, notch, half] = [top + 5 * times, top + 16.4 * times, top + 14.2 * times, 2.1 * times];
  const items: PictureItem[] = [
    plateGround(box),
    { kind: 'text', x, y: top + 4 * times, text: letter, heightMillimetres: 3.3 * times, colour: FURNITURE_INK, bold: true, anchor: 'middle' },
    { kind: 'path', paths: [[x, tip, x + half, base, x, notch]], closed: true, fills: [{ colour: '#111111' }], strokes: [{ ...pen(0.2, '#111111'), join: 'round' }] },
    { kind: 'path', paths: [[x, tip, x - half, base, x, notch]], closed: true, fills: [{ colour: '#ffffff' }], strokes: [{ ...pen(0.2, '#111111'), join: 'round' }] },
  ];
  if (note) items.push({ kind: 'text', x, y: box[3] - 1.1 * times, text: note, heightMillimetres: noteHeight, colour: FURNITURE_INK, anchor: 'middle' });
  return { box, items };
}

/**
 * Angle between grid north and true north at a point, degrees, east positive: Δλ·sin φ of the Gauss-Krüger projection
 * with φ and Δλ taken on a sphere, good to some hundredths of a degree. 0 for systems without a central meridian.
 */
export function meridianConvergenceDegrees(system: CoordinateSystem, east: number, north: number): number {
  if (system.kind !== 'gauss-kruger' || system.falseEastingMetres === undefined) return 0;
  const earthRadiusMetres = 6_371_000;
  const latitude = north / earthRadiusMetres;
  return ((east - system.falseEastingMetres) / earthRadiusMetres) * Math.tan(latitude) * (180 / Math.PI);
}

/** What stands under the needle when grid north and true north differ by more than 1°; null when they do not. */
export function gridNorthNote(system: CoordinateSystem, extent: Extent, translate: Translate): string | null {
  const degrees = meridianConvergenceDegrees(system, (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2);
  return Math.abs(degrees) > 1 ? translate('figure.gridNorth', { degrees: formatNumber(degrees, 1) }) : null;
}

/** Room a corner ring takes, so that no label covers it. */
export const ringBox = (x: number, y: number): LabelBox => boxAround(x, y, labelSize([{ text: '1', heightMillimetres: 1.3, colour: FURNITURE_INK }]));
