/**
 * Control points as offices hand them over: one point per line, `点名 X Y [H] X′ Y′ [H′]`, X = north, separated by
 * commas, tabs, semicolons or spaces; the name may be missing. Eight digits with a zone in front are an easting wherever
 * they stand. The same rows, whole or some of their columns, are pasted into tables of points.
 */
import { NewsCollector, type Outcome } from '../../base/news.ts';
import { readAngle } from '../angle.ts';
import type { ControlPoint } from '../../model/transformation.ts';

/** The points of a pasted or read text; a line without its numbers is left out with a Problem, a head line is passed over. */
export function readControlPoints(text: string): Outcome<readonly ControlPoint[]> {
  const news = new NewsCollector();
  const points: ControlPoint[] = [];
  for (const { line, cells, words } of linesOf(text)) {
    const row = rowOf(cells);
    const point = row && pointOf(row, points.length + 1);
    if (point) points.push(point);
    else if (points.length > 0 || hasNumbers(cells)) news.problem('partial', 'transformation.line-left-out', { line, text: words });
  }
  return news.outcome(points);
}

/** A pasted row: what names its point, and the numbers behind. */
export interface TypedRow {
  /** 1-based line of the text. */
  readonly line: number;
  readonly name: string | null;
  readonly numbers: readonly number[];
}

/**
 * Rows of a block copied from a spreadsheet or a list. Lines that are no numbers are told, head lines before the first row
 * passed over. A single value is no block: null, it goes where the caret is.
 */
export function readTypedRows(text: string): Outcome<readonly TypedRow[]> | null {
  const news = new NewsCollector();
  const rows: TypedRow[] = [];
  const lines = linesOf(text);
  if (lines.every(({ cells }) => cells.length <= 1) && lines.length <= 1) return null;
  for (const { line, cells, words } of lines) {
    const row = rowOf(cells);
    if (row) rows.push({ line, ...row });
    else if (rows.length > 0 || hasNumbers(cells)) news.problem('partial', 'transformation.line-left-out', { line, text: words });
  }
  return news.outcome(rows);
}

interface TextLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** As it is told. */
  readonly words: string;
}

/** Lines with something in them that are no remarks. */
function linesOf(text: string): readonly TextLine[] {
  return text
    .replace(/^\uFEFF/, '')
    // Thousands as the status bar sets them apart.
    .replace(/(?<=\d)\u2009(?=\d{3})/g, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line), words: line.trim().slice(0, 40) }))
    .filter(({ cells, words }) => cells.length > 0 && !words.startsWith('#'));
}

const hasNumbers = (cells: readonly string[]): boolean => cells.slice(1).some((cell) => Number.isFinite(Number(cell)));

function cellsOf(line: string): readonly string[] {
  const trimmed = line.trim();
  if (trimmed === '') return [];
  const byMark = trimmed.split(/[,，;；\t]/).map((cell) => cell.trim());
  return (byMark.length >= 5 ? byMark : trimmed.split(/[,，;；\s]+/)).filter((cell, index) => cell !== '' || index === 0);
}

/** No coordinate is a whole number below this; the number of a point is. */
const LEAST_COORDINATE = 10_000;

/** Coordinates come in pairs, with or without heights: a number too many in front is the point's own. */
function rowOf([first, ...rest]: readonly string[]): Omit<TypedRow, 'line'> | null {
  if (first === undefined) return null;
  const others = rest.map(numberOrAngle);
  if (!others.every(Number.isFinite)) return null;
  if (first === '') return others.length > 0 ? { name: null, numbers: others } : null;
  const value = numberOrAngle(first);
  if (!Number.isFinite(value)) return others.length > 0 ? { name: first, numbers: others } : null;
  const isNumberOfPoint = others.length === 4 || others.length === 6 || (others.length === 2 && Number.isInteger(value) && Math.abs(value) < LEAST_COORDINATE);
  return isNumberOfPoint ? { name: first, numbers: others } : { name: null, numbers: [value, ...others] };
}

function pointOf({ name, numbers }: Omit<TypedRow, 'line'>, ordinal: number): ControlPoint | null {
  const named = name ?? String(ordinal);
  if (numbers.length === 4) return { name: named, from: eastNorth(numbers[0]!, numbers[1]!), to: eastNorth(numbers[2]!, numbers[3]!), used: true };
  if (numbers.length !== 6) return null;
  const [x, y, h, x2, y2, h2] = numbers as [number, number, number, number, number, number];
  return { name: named, from: eastNorth(x, y), to: eastNorth(x2, y2), fromHeightMetres: h, toHeightMetres: h2, used: true };
}

/** A number, or an angle in degrees, minutes and seconds (marks without spaces). */
const numberOrAngle = (cell: string): number => (/[°度]/.test(cell) ? (readAngle(cell) ?? Number.NaN) : Number(cell));

const LEAST_PREFIXED_EASTING = 10_000_000;
/** Chinese land lies east of 73° and south of 54°: a pair of degrees tells its longitude by size. */
const LARGEST_DEGREE = 180;

function eastNorth(first: number, second: number): readonly [east: number, north: number] {
  if (Math.abs(first) <= LARGEST_DEGREE && Math.abs(second) <= LARGEST_DEGREE && Math.max(first, second) > 73 && Math.min(first, second) < 54) return first > second ? [first, second] : [second, first];
  return eastNorthOfMetres(first, second);
}

/** X and Y in metres as typed, north first unless the first one carries a zone. */
export function eastNorthOfMetres(first: number, second: number): readonly [east: number, north: number] {
  return first >= LEAST_PREFIXED_EASTING && second < LEAST_PREFIXED_EASTING ? [first, second] : [second, first];
}
