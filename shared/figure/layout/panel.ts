/** The panel of a sheet: inset, legend, table of boundary points, notes and title block in the room there is. */
import type { Translate } from '../../i18n/text.ts';
import { scaleText } from '../furniture.ts';
import { legendStrip, type Strip } from '../legend.ts';
import type { MapContent } from '../map-content.ts';
import type { PatternShelf } from '../paint.ts';
import type { PictureItem } from '../picture.ts';
import { groundExtent, type MapWindow } from '../sheet.ts';
import { cornerCapacity, cornerRows, cornerTable, type CornerRow } from './corner-table.ts';
import { INSET_ROLES, insetItems } from './inset.ts';
import type { Arrangement } from './paper.ts';
import { placed } from './placed.ts';
import type { MapSheetInput } from './sheet-input.ts';
import { notesBlock, titleBlock, type TitleRow } from './title-block.ts';

/** A drawn panel, and what it had no room for. */
export interface Panel {
  readonly items: readonly PictureItem[];
  /** Rows of the table that found no room. */
  readonly rest: readonly CornerRow[];
}

/** The panel's parts in their places. Lengths inside are those of an A3 sheet; it is set to the paper's size at the end. */
export function drawPanel(input: MapSheetInput, { symbols }: MapContent, window: MapWindow, arrangement: Arrangement, shelf: PatternShelf, translate: Translate): Panel {
  const { panel: [x, y, panelWidth, panelHeight] } = arrangement;
  const rows: readonly TitleRow[] = [...input.titleRows.above, [{ label: translate('sheet.scale'), value: scaleText(window.denominator) }, { label: translate('sheet.number'), value: input.number }], ...input.titleRows.below];
  const corners = cornerRows(input.corners, translate);
  const furniture = arrangement.furniture * (input.orientation === 'landscape' && arrangement.furniture > 1 ? growthOf() : 1);
  const [width, height] = [panelWidth / furniture, panelHeight / furniture];
  const items: PictureItem[] = [];
  const put = (strip: Strip, left: number, top: number): void => void items.push(...strip.draw(left, top));
  /** A legend that is too tall for its place is set smaller, never cut. */
  const putLegend = (left: number, top: number, legendWidth: number, most: number): number => {
    // Smaller names leave room for more columns: the first size that fits is the largest.
    const heightAt = (times: number): number => legendStrip(symbols, legendWidth / times, translate, shelf).height * times;
    const times = LEGEND_SIZES.find((size) => heightAt(size) <= most) ?? Math.min(LEGEND_SIZES.at(-1)!, (LEGEND_SIZES.at(-1)! * most) / heightAt(LEGEND_SIZES.at(-1)!));
    items.push(...placed(legendStrip(symbols, legendWidth / times, translate, shelf).draw(0, 0), left, top, times));
    return Math.min(heightAt(times), most);
  };
  const putTable = (left: number, top: number, tableWidth: number, most: number): readonly CornerRow[] => {
    const capacity = cornerCapacity(tableWidth, most);
    const here = corners.slice(0, capacity);
    const rest = corners.slice(capacity);
    if (here.length > 0) put(cornerTable(here, tableWidth, most, translate(rest.length > 0 ? 'sheet.cornersContinued' : 'sheet.corners'), translate), left, top);
    return rest;
  };
  const inset = (left: number, top: number, insetWidth: number, insetHeight: number): boolean => {
    const own = insetItems(input.insetLayers.filter(({ role }) => INSET_ROLES.some((each) => each === role)), groundExtent(window), [x + left * furniture, y + top * furniture, insetWidth * furniture, insetHeight * furniture], shelf);
    insets.push(...own);
    return own.length > 0;
  };
  const insets: PictureItem[] = [];
  const rest = input.orientation === 'landscape' ? upright() : lying();
  return { items: [...insets, ...placed(items, x, y, furniture)], rest };

  /** How many times larger than usual the parts of a large sheet's column are set, so that they fill it. */
  function growthOf(): number {
    return (
      GROWTHS.find((growth) => {
        const [wide, tall] = [panelWidth / arrangement.furniture / growth, panelHeight / arrangement.furniture / growth];
        if (wide < LEAST_COLUMN) return false;
        const above = (input.insetLayers.length > 0 ? wide * INSET_SHARES[0]! + GAP : 0) + legendStrip(symbols, wide, translate, shelf).height + GAP;
        const foot = titleBlock(rows, wide).height + notesBlock(translate('sheet.notes'), input.notes, wide).height + GAP;
        return corners.length === 0 ? above + foot <= tall : cornerCapacity(wide, tall - above - foot) >= corners.length;
      }) ?? 1
    );
  }

  /** One column: inset, legend, table; notes and title block at the foot. */
  function upright(): readonly CornerRow[] {
    const block = titleBlock(rows, width);
    const notes = notesBlock(translate('sheet.notes'), input.notes, width);
    put(block, 0, height - block.height);
    put(notes, 0, height - block.height - notes.height - 1);
    const foot = height - block.height - notes.height - GAP;
    const legendHeight = legendStrip(symbols, width, translate, shelf).height;
    // The table belongs to the map: an inset steps back where both find no room.
    const insetHeight = (arrangement.furniture > 1 ? [...LARGE_INSET_SHARES, ...INSET_SHARES] : INSET_SHARES).map((share) => width * share).find((tall) => cornerCapacity(width, foot - legendHeight - tall - 2 * GAP) >= corners.length) ?? 0;
    let top = 0;
    if (input.insetLayers.length > 0 && insetHeight > 0 && inset(0, 0, width, insetHeight)) top = insetHeight + GAP;
    top += putLegend(0, top, width, Math.max(LEAST_LEGEND, foot - top - (corners.length > 0 ? LEAST_TABLE : 0))) + GAP;
    return putTable(0, top, width, foot - top);
  }

  /** Three columns: table, legend with the notes, inset over the title block; without a table the legend is wide. */
  function lying(): readonly CornerRow[] {
    const right = Math.min(92, width * 0.34);
    const block = titleBlock(rows, right);
    put(block, width - right, height - block.height);
    const insetHeight = height - block.height - GAP;
    if (input.insetLayers.length > 0 && insetHeight > LEAST_INSET) inset(width - right, 0, right, insetHeight);
    const left = width - right - GAP;
    const tableWidth = corners.length > 0 ? left * (left > 190 ? 0.62 : 0.5) : 0;
    const middle = corners.length > 0 ? tableWidth + GAP : 0;
    const notes = notesBlock(translate('sheet.notes'), input.notes, left - middle);
    const legendHeight = putLegend(middle, 0, left - middle, height - notes.height - GAP);
    put(notes, middle, Math.max(legendHeight + 1, height - notes.height));
    return corners.length > 0 ? putTable(0, 0, tableWidth, height) : [];
  }
}

/** Between the parts of a panel on A3. */
const GAP = 3;
const LEAST_LEGEND = 20;
/** Sizes that a legend is tried in before it is squeezed into its place. */
const LEGEND_SIZES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;
const LEAST_TABLE = 24;
const LEAST_INSET = 26;
/** Height of an inset in an upright panel, by its width; tried in this order. */
const INSET_SHARES = [0.56, 0.42, 0.3];
/** Tried before those on paper larger than A3, where the column is high. */
const LARGE_INSET_SHARES = [1, 0.8];
/** Of a column on paper larger than A3, tried in this order. */
const GROWTHS = [1.5, 1.4, 1.3, 1.2, 1.1] as const;
/** As wide as the column of an A4 sheet, whose parts are made for it. */
const LEAST_COLUMN = 76;
