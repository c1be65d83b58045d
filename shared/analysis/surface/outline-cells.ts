/** Outlines of marked cells of a grid: rings along the sides of cells. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { repairEvenOdd } from '../../geometry/clip.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';

/** More sides than this are the surveys' noise, not the edge of anything. */
const MOST_SIDES = 600_000;

/**
 * Parts (outer ring, then holes; closed) around the cells marked 1. Cells that only touch at a corner are parts of their
 * own. Stops when the marks are so scattered that they outline nothing.
 */
export async function outlineCells({ columns, rows, west, north, cellMetres }: Pick<ElevationGrid, 'columns' | 'rows' | 'west' | 'north' | 'cellMetres'>, marked: Uint8Array, job: Job): Promise<Float64Array[][]> {
  const is = (column: number, row: number): boolean => column >= 0 && row >= 0 && column < columns && row < rows && marked[row * columns + column] === 1;
  const wide = columns + 1;
  // From each lattice point, the points that a side leads to, with the marked cell at its right; two where cells touch at a corner.
  const sides = new Map<number, number[]>();
  let count = 0;
  const side = (from: number, to: number): void => {
    if (++count > MOST_SIDES) stop('surface.too-ragged', { most: MOST_SIDES });
    const known = sides.get(from);
    if (known) known.push(to);
    else sides.set(from, [to]);
  };
  for (let row = 0; row < rows; row++) {
    await job.pause();
    for (let column = 0; column < columns; column++) {
      if (!is(column, row)) continue;
      const at = row * wide + column;
      if (!is(column, row - 1)) side(at, at + 1);
      if (!is(column + 1, row)) side(at + 1, at + 1 + wide);
      if (!is(column, row + 1)) side(at + 1 + wide, at + wide);
      if (!is(column - 1, row)) side(at + wide, at);
    }
  }
  const rings: Float64Array[] = [];
  for (const start of sides.keys()) {
    await job.pause();
    while ((sides.get(start)?.length ?? 0) > 0) rings.push(ringFrom(start, sides, wide, west, north, cellMetres));
  }
  return rings.length === 0 ? [] : repairEvenOdd([rings]);
}

/** Follows sides back to the start, turning right where two ways are open so that touching corners stay apart; corners only. */
function ringFrom(start: number, sides: Map<number, number[]>, wide: number, west: number, north: number, cellMetres: number): Float64Array {
  const corners: number[] = [];
  let [at, step] = [start, 0];
  do {
    const ways = sides.get(at)!;
    const right = step === 1 ? wide : step === wide ? -1 : step === -1 ? -wide : 1;
    const turn = ways.length > 1 ? ways.findIndex((to) => to - at === right) : 0;
    const [to] = ways.splice(Math.max(0, turn), 1) as [number];
    if (to - at !== step) corners.push(west + (at % wide) * cellMetres, north - Math.floor(at / wide) * cellMetres);
    step = to - at;
    at = to;
  } while (at !== start);
  return Float64Array.from([...corners, corners[0]!, corners[1]!]);
}
