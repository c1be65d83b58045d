/** Heights of empty cells from the triangles between the points around them. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { triangulate } from '../../geometry/triangulation.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import { MOST_TRIANGULATED_POINTS } from './limits.ts';

const TRIANGLES_BETWEEN_PAUSES = 50_000;

/** Fills cells without a height whose middle lies in a triangle with no side longer than `longestMetres`; gives how many. `points`: east, north, elevation. */
export async function fillBetween({ columns, rows, west, north, cellMetres, elevations }: ElevationGrid, points: Float64Array, longestMetres: number, job: Job): Promise<number> {
  if (points.length / 3 > MOST_TRIANGULATED_POINTS) stop('surface.too-many-to-join', { count: formatNumber(points.length / 3, 0), most: formatNumber(MOST_TRIANGULATED_POINTS, 0) });
  const { triangles } = triangulate(points);
  let filled = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    if (t % (3 * TRIANGLES_BETWEEN_PAUSES) === 0) await job.pause();
    // Places in cells from the upper left corner.
    const corner = (i: number): readonly [x: number, y: number, z: number] => {
      const p = 3 * triangles[t + i]!;
      return [(points[p]! - west) / cellMetres, (north - points[p + 1]!) / cellMetres, points[p + 2]!];
    };
    const [a, b, c] = [corner(0), corner(1), corner(2)];
    const longest = Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), Math.hypot(b[0] - c[0], b[1] - c[1]), Math.hypot(c[0] - a[0], c[1] - a[1])) * cellMetres;
    const twiceArea = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (longest > longestMetres || twiceArea === 0) continue;
    const [fromColumn, toColumn] = [Math.max(0, Math.ceil(Math.min(a[0], b[0], c[0]) - 0.5)), Math.min(columns - 1, Math.floor(Math.max(a[0], b[0], c[0]) - 0.5))];
    const [fromRow, toRow] = [Math.max(0, Math.ceil(Math.min(a[1], b[1], c[1]) - 0.5)), Math.min(rows - 1, Math.floor(Math.max(a[1], b[1], c[1]) - 0.5))];
    for (let row = fromRow; row <= toRow; row++) {
      for (let column = fromColumn; column <= toColumn; column++) {
        const cell = row * columns + column;
        if (!Number.isNaN(elevations[cell]!)) continue;
        const [x, y] = [column + 0.5, row + 0.5];
        const shareB = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / twiceArea;
        const shareC = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / twiceArea;
        if (shareB < 0 || shareC < 0 || shareB + shareC > 1) continue;
        elevations[cell] = a[2] + shareB * (b[2] - a[2]) + shareC * (c[2] - a[2]);
        filled++;
      }
    }
  }
  return filled;
}
