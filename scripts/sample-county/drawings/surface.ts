/** The made-up surface over a mine: contours as loose lines, as drawings have them, and spot heights. */
import type { Terrain } from '../terrain.ts';
import { onGrid, type Box, type Point } from '../plane.ts';

const CELL_METRES = 40;
const INTERVAL_METRES = 10;

/** Lines of equal height through the cells of a lattice. */
export function contoursOver(terrain: Terrain, { west, south, east, north }: Box): { readonly a: Point; readonly b: Point; readonly height: number }[] {
  const lines: { a: Point; b: Point; height: number }[] = [];
  for (let x = west; x < east; x += CELL_METRES) {
    for (let y = south; y < north; y += CELL_METRES) {
      // Two triangles a cell, so that a line enters and leaves each of them once.
      const corners: Point[] = [[x, y], [x + CELL_METRES, y], [x + CELL_METRES, y + CELL_METRES], [x, y + CELL_METRES]];
      for (const triangle of [[0, 1, 2], [0, 2, 3]]) {
        const points = triangle.map((corner) => corners[corner]!);
        const heights = points.map((point) => terrain.height(point));
        const least = Math.ceil(Math.min(...heights) / INTERVAL_METRES) * INTERVAL_METRES;
        for (let height = least; height <= Math.max(...heights); height += INTERVAL_METRES) {
          const met = [0, 1, 2].flatMap((i): Point[] => {
            const j = (i + 1) % 3;
            const share = (height - heights[i]!) / (heights[j]! - heights[i]!);
            return share >= 0 && share < 1 ? [[onGrid(points[i]![0] + share * (points[j]![0] - points[i]![0])), onGrid(points[i]![1] + share * (points[j]![1] - points[i]![1]))]] : [];
          });
          if (met.length === 2) lines.push({ a: met[0]!, b: met[1]!, height });
        }
      }
    }
  }
  return lines;
}

/** Heights on a wide net. */
export function spotsOver(terrain: Terrain, { west, south, east, north }: Box): { readonly at: Point; readonly height: number }[] {
  const spots: { at: Point; height: number }[] = [];
  for (let x = west; x <= east; x += 4 * CELL_METRES) for (let y = south; y <= north; y += 4 * CELL_METRES) spots.push({ at: [x, y], height: Math.round(terrain.height([x, y]) * 100) / 100 });
  return spots;
}
