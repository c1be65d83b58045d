/**
 * The table of boundary points (拐点坐标表): number, X = north, Y = east with the zone's number in front, as offices
 * write them; to 0.01 m (DOMAIN §0.2). Sizes are those of an A3 sheet.
 */
import { formatNumber } from '../../base/units.ts';
import type { Translate } from '../../i18n/text.ts';
import type { Corner } from '../corners.ts';
import { FURNITURE_INK, pen, rectangle, segments } from '../furniture.ts';
import { textWidth } from '../labels.ts';
import type { Strip } from '../legend.ts';
import type { PictureItem } from '../picture.ts';

/** A line of the table: a corner, or the head of the ring that begins. */
export type CornerRow = { readonly kind: 'corner'; readonly cells: readonly [label: string, north: string, east: string] } | { readonly kind: 'ring'; readonly words: string };

const TEXT = 2.4;
const ROW = 4.1;
const HEAD = 5;
const CAPTION = 5.4;
const LINE = 0.15;
const OUTER_LINE = 0.3;
/** Number, X, Y: as much as the longest coordinates need. */
const COLUMNS = [10, 18, 20] as const;
const SET_WIDTH = COLUMNS[0] + COLUMNS[1] + COLUMNS[2];
const SET_GAP = 1.5;
/** A table of less than this says nothing that the next page would not say better. */
const LEAST_ROWS = 3;
const COORDINATE_DECIMALS = 2;

/** Rows of all rings; several rings each get a line that names them. */
export function cornerRows(corners: readonly Corner[], translate: Translate): CornerRow[] {
  const several = corners.some(({ ring }) => ring > 1);
  return corners.flatMap((corner): CornerRow[] => {
    const row: CornerRow = { kind: 'corner', cells: [corner.label, formatNumber(corner.north, COORDINATE_DECIMALS, false), formatNumber(corner.east, COORDINATE_DECIMALS, false)] };
    if (!several || corner.number > 1) return [row];
    return [{ kind: 'ring', words: translate(corner.hole ? 'sheet.ringCutOut' : 'sheet.ring', { ring: corner.ring }) }, row];
  });
}

/** How many rows a table of this width and height holds; 0 when it would be too short to be worth drawing. */
export function cornerCapacity(width: number, height: number): number {
  const perSet = Math.floor((height - CAPTION - HEAD) / ROW);
  return perSet < LEAST_ROWS ? 0 : perSet * setsIn(width);
}

const setsIn = (width: number): number => Math.max(1, Math.floor((width + SET_GAP) / (SET_WIDTH + SET_GAP)));

/** The table under its caption, in as many sets of columns side by side as the rows need and the width allows. */
export function cornerTable(rows: readonly CornerRow[], width: number, mostHeight: number, caption: string, translate: Translate): Strip {
  const perSet = Math.max(1, Math.floor((mostHeight - CAPTION - HEAD) / ROW));
  const sets = Math.min(setsIn(width), Math.ceil(rows.length / perSet));
  const depth = Math.ceil(rows.length / sets);
  const setWidth = (width - (sets - 1) * SET_GAP) / sets;
  const stretch = setWidth / SET_WIDTH;
  return {
    height: CAPTION + HEAD + depth * ROW,
    draw: (x, y) => [
      centred(caption, x + width / 2, y + CAPTION / 2 - 0.3, true, 2.8),
      ...Array.from({ length: sets }, (_, set) => tableSet(rows.slice(set * depth, (set + 1) * depth), x + set * (setWidth + SET_GAP), y + CAPTION, stretch, translate)).flat(),
    ],
  };
}

function tableSet(rows: readonly CornerRow[], x: number, y: number, stretch: number, translate: Translate): PictureItem[] {
  const widths = COLUMNS.map((width) => width * stretch);
  const edges = [x, x + widths[0]!, x + widths[0]! + widths[1]!, x + SET_WIDTH * stretch];
  const [left, right] = [x, x + SET_WIDTH * stretch];
  const height = HEAD + rows.length * ROW;
  const items: PictureItem[] = [];
  const lines: number[][] = [];
  [translate('sheet.cornerNumber'), translate('sheet.north'), translate('sheet.east')].forEach((head, i) => items.push(centred(head, (edges[i]! + edges[i + 1]!) / 2, y + HEAD / 2, true)));
  let stretchStart = y;
  rows.forEach((row, index) => {
    const top = y + HEAD + index * ROW;
    lines.push([left, top, right, top]);
    if (row.kind === 'ring') {
      // No upright lines through the name of a ring.
      for (const edge of edges.slice(1, -1)) lines.push([edge, stretchStart, edge, top]);
      stretchStart = top + ROW;
      items.push(centred(row.words, (left + right) / 2, top + ROW / 2));
      return;
    }
    const [label, north, east] = row.cells;
    items.push(centred(label, (edges[0]! + edges[1]!) / 2, top + ROW / 2));
    for (const [value, edge] of [[north, edges[2]!], [east, edges[3]!]] as const) {
      items.push({ kind: 'text', x: edge - Math.max(1, (widths[1]! - textWidth(value, TEXT)) / 2), y: top + ROW / 2 + TEXT * 0.37, text: value, heightMillimetres: TEXT, colour: FURNITURE_INK, anchor: 'end' });
    }
  });
  for (const edge of edges.slice(1, -1)) if (stretchStart < y + height) lines.push([edge, stretchStart, edge, y + height]);
  return [segments(lines, pen(LINE)), rectangle(left, y, right - left, height, { strokes: [pen(OUTER_LINE)] }), ...items];
}

function centred(text: string, x: number, middle: number, bold = false, heightMillimetres = TEXT): PictureItem {
  return { kind: 'text', x, y: middle + heightMillimetres * 0.37, text, heightMillimetres, colour: FURNITURE_INK, anchor: 'middle', ...(bold && { bold }) };
}
