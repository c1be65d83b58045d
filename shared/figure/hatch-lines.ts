/**
 * A texture as plain lines. Chromium prints an SVG pattern as a bitmap; lines cut to the area stay vectors, sharp
 * on any printer and a tenth of the size.
 */
import type { HatchPattern, Stroke } from './picture.ts';

/** Lines of one pen, flat x, y each, in millimetres. */
export interface HatchLines {
  readonly stroke: Stroke;
  readonly paths: readonly (readonly number[])[];
}

/**
 * All lines of the texture over a box (left, top, right, bottom). The tiles start at the picture's own origin, so that
 * the lines of neighbouring areas meet.
 */
export function hatchLines(pattern: HatchPattern, box: readonly [number, number, number, number]): HatchLines[] {
  const angle = (pattern.rotateDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // The box seen from the turned tiles.
  const [left, top, right, bottom] = box;
  const corners = [[left, top], [right, top], [right, bottom], [left, bottom]] as const;
  const along = corners.map(([x, y]) => x * cos + y * sin);
  const across = corners.map(([x, y]) => y * cos - x * sin);
  const { widthMillimetres: width, heightMillimetres: height } = pattern;
  const [firstColumn, lastColumn] = [Math.floor(Math.min(...along) / width), Math.ceil(Math.max(...along) / width)];
  const [firstRow, lastRow] = [Math.floor(Math.min(...across) / height), Math.ceil(Math.max(...across) / height)];
  const turned = (u: number, v: number): [number, number] => [u * cos - v * sin, u * sin + v * cos];
  return pattern.lines.map(({ points: [x0 = 0, y0 = 0, x1 = 0, y1 = 0], stroke }) => {
    const paths: number[][] = [];
    // A line through the whole tile is one long line, not a chain of short ones.
    const throughColumns = y0 === y1 && x0 === 0 && x1 === width;
    const throughRows = x0 === x1 && y0 === 0 && y1 === height;
    for (let row = firstRow; row < (throughRows ? firstRow + 1 : lastRow); row++) {
      for (let column = firstColumn; column < (throughColumns ? firstColumn + 1 : lastColumn); column++) {
        const [endColumn, endRow] = [throughColumns ? lastColumn - 1 : column, throughRows ? lastRow - 1 : row];
        const path = [...turned(column * width + x0, row * height + y0), ...turned(endColumn * width + x1, endRow * height + y1)];
        if (mayTouch(path, box)) paths.push(path);
      }
    }
    return { stroke, paths };
  });
}

function mayTouch([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], [left, top, right, bottom]: readonly [number, number, number, number]): boolean {
  return Math.max(x0, x1) >= left && Math.min(x0, x1) <= right && Math.max(y0, y1) >= top && Math.min(y0, y1) <= bottom;
}
