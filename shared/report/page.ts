/** The look of a page on paper, the same for Word and for print (DESIGN.md §9); lengths in millimetres, type in points. */

/** A4; head and foot stand so far from the edge of the sheet. */
export const PAGE = { width: 210, height: 297, margin: 20, headFoot: 10 } as const;
/** Between the margins. */
export const TEXT_WIDTH_MILLIMETRES = PAGE.width - 2 * PAGE.margin;

/** Sizes of type. */
export const TYPE = {
  coverTitle: 30,
  coverSubtitle: 26,
  coverFact: 14,
  heading1: 14,
  heading2: 12,
  body: 12,
  small: 9.5,
  caption: 11.5,
  table: 10,
  /** Tables of eight columns and more. */
  denseTable: 9,
  runningHead: 9.5,
} as const;

/** Lines of tables. */
export const LINE_POINTS = { outer: 0.9, inner: 0.5 } as const;
/** Behind the heads of tables; RGB in hex, as the next two. */
export const HEAD_SHADE = 'F1F2F4';
/** Behind the labels of fact tables. */
export const LABEL_SHADE = 'F7F7F8';
/** Of the stamp on a fictional sample. */
export const SAMPLE_COLOUR = '8A5000';

/** From so many columns on a table is set in the smaller type. */
export const DENSE_COLUMNS = 8;
/** Size of type in a table of so many columns. */
export const tableType = (columns: number): number => (columns >= DENSE_COLUMNS ? TYPE.denseTable : TYPE.table);
