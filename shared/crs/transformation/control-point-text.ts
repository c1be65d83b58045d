/**
 * Control points as offices hand them over: one point per line, `点名 X Y [H] X′ Y′ [H′]`, X = north, separated by
 * commas, tabs, semicolons or spaces. Eight digits with a zone in front are an easting wherever they stand.
 */
import { NewsCollector, type Outcome } from '../../base/news.ts';
import { readAngle } from '../angle.ts';
import type { ControlPoint } from '../../model/transformation.ts';

/** The points of a pasted or read text; a line without its numbers is left out with a Problem, a head line is passed over. */
export function readControlPoints(text: string): Outcome<readonly ControlPoint[]> {
  const news = new NewsCollector();
  const points: ControlPoint[] = [];
  for (const [position, line] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const cells = cellsOf(line);
    if (cells.length === 0 || line.trim().startsWith('#')) continue;
    const point = pointOf(cells);
    if (point) points.push(point);
    else if (points.length > 0 || cells.slice(1).some((cell) => Number.isFinite(Number(cell)))) news.problem('partial', 'transformation.line-left-out', { line: position + 1, text: line.trim().slice(0, 40) });
  }
  return news.outcome(points);
}

function cellsOf(line: string): readonly string[] {
  const trimmed = line.trim();
  if (trimmed === '') return [];
  const byMark = trimmed.split(/[,，;；\t]/).map((cell) => cell.trim());
  return byMark.length >= 5 ? byMark : trimmed.split(/[,，;；\s]+/);
}

function pointOf([name, ...rest]: readonly string[]): ControlPoint | null {
  const numbers = rest.filter((cell) => cell !== '').map(numberOrAngle);
  if (!name || !numbers.every(Number.isFinite)) return null;
  if (numbers.length === 4) return { name, from: eastNorth(numbers[0]!, numbers[1]!), to: eastNorth(numbers[2]!, numbers[3]!), used: true };
  if (numbers.length !== 6) return null;
  const [x, y, h, x2, y2, h2] = numbers as [number, number, number, number, number, number];
  return { name, from: eastNorth(x, y), to: eastNorth(x2, y2), fromHeightMetres: h, toHeightMetres: h2, used: true };
}

/** A number, or an angle in degrees, minutes and seconds (marks without spaces). */
const numberOrAngle = (cell: string): number => (/[°度]/.test(cell) ? (readAngle(cell) ?? Number.NaN) : Number(cell));

const LEAST_PREFIXED_EASTING = 10_000_000;
/** Chinese land lies east of 73° and south of 54°: a pair of degrees tells its longitude by size. */
const LARGEST_DEGREE = 180;

function eastNorth(first: number, second: number): readonly [east: number, north: number] {
  if (Math.abs(first) <= LARGEST_DEGREE && Math.abs(second) <= LARGEST_DEGREE && Math.max(first, second) > 73 && Math.min(first, second) < 54) return first > second ? [first, second] : [second, first];
  if (first >= LEAST_PREFIXED_EASTING && second < LEAST_PREFIXED_EASTING) return [first, second];
  return [second, first];
}
