/** Cells of tables (CSV, Excel) as numbers, where they are numbers. */

/** Texts, numbers and truth values; dates come as `YYYY-MM-DD`; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** Rows of cells; rows may differ in length. */
export type Grid = readonly (readonly Cell[])[];

export const cellText = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/** Thousands may be grouped by commas, the unit may stand behind. */
const NUMBER = /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*(m|米)?$/i;
/** 111°05′30.25″, with the marks that people type, a hemisphere before or behind. */
const ANGLE = /^[NEne北东]?\s*(\d{1,3})\s*[°度]\s*(\d{1,2})\s*[′'’分]\s*(\d{1,2}(?:\.\d+)?)\s*(?:[″"”秒]|''|′′)?\s*[NEne]?$/;

/** A coordinate: a number, or degrees, minutes and seconds as degrees; NaN for anything else. */
export function coordinateOf(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).normalize('NFKC');
  if (NUMBER.test(text)) return Number(text.replace(/[^\d.+-]/g, ''));
  const angle = ANGLE.exec(cellText(cell));
  if (!angle) return Number.NaN;
  const [degrees, minutes, seconds] = [Number(angle[1]), Number(angle[2]), Number(angle[3])];
  return minutes < 60 && seconds < 60 ? degrees + minutes / 60 + seconds / 3600 : Number.NaN;
}
