/** Rows copied from a spreadsheet or a list, put into the table of control points: by the button behind the points there are, by Ctrl+V from the cell on. Pure. */
import { NewsCollector, type Outcome } from '../../../shared/base/news.ts';
import { eastNorthOfMetres, readTypedRows, type TypedRow } from '../../../shared/crs/transformation/control-point-text.ts';
import type { ControlPoint } from '../../../shared/model/transformation.ts';

/** The columns of the table: X and Y of the drawing, X and Y of the ground. */
export type PointColumn = 'name' | 0 | 1 | 2 | 3;

const COLUMNS = 4;
const NOT_YET: readonly [number, number] = [Number.NaN, Number.NaN];

/** A point that waits for its numbers. */
export const emptyPoint = (ordinal: number): ControlPoint => ({ name: String(ordinal), from: NOT_YET, to: NOT_YET, used: true });

const isBegun = ({ from, to }: ControlPoint): boolean => [...from, ...to].some(Number.isFinite);

/** Whole points only, behind those that have a number; null when the text has none. */
export function appendPoints(points: readonly ControlPoint[], text: string): Outcome<readonly ControlPoint[]> | null {
  const begun = points.filter(isBegun);
  const pasted = readTypedRows(text);
  const whole = pasted?.value.filter((row) => numbersFrom(row, 0).length === COLUMNS) ?? [];
  if (!pasted || whole.length === 0) return null;
  const news = new NewsCollector();
  for (const row of pasted.value) if (!whole.includes(row)) tellLeftOut(row, news);
  return { value: place(begun, { row: begun.length, column: 'name' }, whole), notes: [], problems: [...pasted.problems, ...news.problems] };
}

/** The block over the rows from this cell on, new rows where there are too few; null when the text is one value for the cell alone, or nothing. */
export function pasteRows(points: readonly ControlPoint[], at: { readonly row: number; readonly column: PointColumn }, text: string): Outcome<readonly ControlPoint[]> | null {
  const pasted = readTypedRows(text);
  if (!pasted || pasted.value.length === 0) return null;
  const first = at.column === 'name' ? 0 : at.column;
  const news = new NewsCollector();
  const fitting = pasted.value.filter((row) => first + numbersFrom(row, first).length <= COLUMNS);
  for (const row of pasted.value) if (!fitting.includes(row)) tellLeftOut(row, news);
  return { value: place(points, at, fitting), notes: [], problems: [...pasted.problems, ...news.problems] };
}

function tellLeftOut({ line, name, numbers }: TypedRow, news: NewsCollector): void {
  news.problem('partial', 'transformation.line-left-out', { line, text: [...(name === null ? [] : [name]), ...numbers].join(' ') });
}

/** Heights of whole points have no column here. */
const numbersFrom = ({ numbers }: TypedRow, first: number): readonly number[] => (first === 0 && numbers.length === 6 ? [numbers[0]!, numbers[1]!, numbers[3]!, numbers[4]!] : numbers);

function place(points: readonly ControlPoint[], { row: top, column }: { readonly row: number; readonly column: PointColumn }, rows: readonly TypedRow[]): readonly ControlPoint[] {
  const next = [...points];
  const first = column === 'name' ? 0 : column;
  for (const [index, row] of rows.entries()) {
    const before = next[top + index] ?? emptyPoint(top + index + 1);
    const cells = [before.from[1], before.from[0], before.to[1], before.to[0]];
    cells.splice(first, numbersFrom(row, first).length, ...numbersFrom(row, first));
    next[top + index] = { ...before, name: row.name ?? before.name, from: eastNorthOfMetres(cells[0]!, cells[1]!), to: eastNorthOfMetres(cells[2]!, cells[3]!) };
  }
  return next;
}
