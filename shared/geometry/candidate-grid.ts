/**
 * Which subjects a feature's box may touch. The few subjects are put into a coarse grid and the many features
 * walk past it once, in the order they are stored: no index over the features is built or read.
 */
import { joinExtents, EMPTY_EXTENT, type Extent } from '../model/extent.ts';

export const CELLS_PER_SIDE = 128;
/** A box over more cells than this is compared with every subject instead. */
const MANY_CELLS = 512;
/** Keeps the grid over a single point finite. */
const SMALLEST_SIDE = 1e-9;

export interface CandidateGrid {
  readonly extent: Extent;
  /** Boxes of the subjects, four numbers each: a list of little lists is slower to look through. */
  readonly boxes: Float64Array;
  /** 1 / width and 1 / height of a cell; boxes are listed and asked for by the same multiplication, so that no cell is missed. */
  readonly columnsPerUnit: number;
  readonly rowsPerUnit: number;
  /** First entry of each cell in `members`. */
  readonly cellStart: Uint32Array;
  readonly members: Uint32Array;
  /** One mark per subject: the last question that listed it. */
  readonly marks: Uint32Array;
  question: number;
}

/** A grid over the extents of all subjects. */
export function buildCandidateGrid(extents: readonly Extent[]): CandidateGrid {
  const extent = extents.reduce(joinExtents, EMPTY_EXTENT);
  const grid = {
    extent,
    boxes: Float64Array.from(extents.flat()),
    columnsPerUnit: CELLS_PER_SIDE / Math.max(extent[2] - extent[0], SMALLEST_SIDE),
    rowsPerUnit: CELLS_PER_SIDE / Math.max(extent[3] - extent[1], SMALLEST_SIDE),
    cellStart: new Uint32Array(CELLS_PER_SIDE * CELLS_PER_SIDE + 1),
    members: new Uint32Array(0),
    marks: new Uint32Array(extents.length),
    question: 0,
  };
  const eachCell = (box: Extent, visit: (cell: number) => void): void => {
    const [left, bottom, right, top] = cellsOf(grid, box);
    for (let row = bottom; row <= top; row++) for (let column = left; column <= right; column++) visit(row * CELLS_PER_SIDE + column);
  };
  for (const box of extents) eachCell(box, (cell) => grid.cellStart[cell + 1]!++);
  for (let i = 1; i < grid.cellStart.length; i++) grid.cellStart[i]! += grid.cellStart[i - 1]!;
  grid.members = new Uint32Array(grid.cellStart.at(-1)!);
  const next = grid.cellStart.slice();
  extents.forEach((box, subject) => eachCell(box, (cell) => (grid.members[next[cell]!++] = subject)));
  return grid;
}

/**
 * How many cells with a subject lie below and left of each corner of the grid, row by row, (cells per side + 1)² numbers:
 * four of them say whether a box may touch any subject at all.
 */
export function occupiedBefore({ cellStart }: CandidateGrid): Uint32Array {
  const stride = CELLS_PER_SIDE + 1;
  const before = new Uint32Array(stride * stride);
  for (let row = 0; row < CELLS_PER_SIDE; row++) {
    let inRow = 0;
    for (let column = 0; column < CELLS_PER_SIDE; column++) {
      const cell = row * CELLS_PER_SIDE + column;
      if (cellStart[cell + 1]! > cellStart[cell]!) inRow++;
      before[(row + 1) * stride + column + 1] = before[row * stride + column + 1]! + inRow;
    }
  }
  return before;
}

function cellsOf({ extent, columnsPerUnit, rowsPerUnit }: Pick<CandidateGrid, 'extent' | 'columnsPerUnit' | 'rowsPerUnit'>, box: Extent): [number, number, number, number] {
  const cell = (value: number, origin: number, perUnit: number): number => Math.min(CELLS_PER_SIDE - 1, Math.max(0, Math.floor((value - origin) * perUnit)));
  return [
    cell(box[0], extent[0], columnsPerUnit), cell(box[1], extent[1], rowsPerUnit),
    cell(box[2], extent[0], columnsPerUnit), cell(box[3], extent[1], rowsPerUnit),
  ];
}

/**
 * Writes the subjects whose extent touches the box `bounds[at … at + 3]` into `found` and returns how many. The box is
 * handed over where it lies: four numbers as arguments would be four objects on the heap for every feature of a county.
 */
export function findCandidates(grid: CandidateGrid, bounds: Float64Array, at: number, found: number[]): number {
  const { boxes, cellStart, members, marks, extent, columnsPerUnit, rowsPerUnit } = grid;
  const west = bounds[at]!;
  const south = bounds[at + 1]!;
  const east = bounds[at + 2]!;
  const north = bounds[at + 3]!;
  const gridWest = extent[0];
  const gridSouth = extent[1];
  if (!(west <= extent[2] && east >= gridWest && south <= extent[3] && north >= gridSouth)) return 0;
  const left = west > gridWest ? Math.min(CELLS_PER_SIDE - 1, Math.floor((west - gridWest) * columnsPerUnit)) : 0;
  const bottom = south > gridSouth ? Math.min(CELLS_PER_SIDE - 1, Math.floor((south - gridSouth) * rowsPerUnit)) : 0;
  const right = Math.min(CELLS_PER_SIDE - 1, Math.floor((east - gridWest) * columnsPerUnit));
  const top = Math.min(CELLS_PER_SIDE - 1, Math.floor((north - gridSouth) * rowsPerUnit));
  let count = 0;
  if ((right - left + 1) * (top - bottom + 1) > MANY_CELLS) {
    for (let subject = 0; subject < marks.length; subject++) if (touches(boxes, 4 * subject, west, south, east, north)) found[count++] = subject;
    return count;
  }
  const question = ++grid.question;
  for (let row = bottom; row <= top; row++) {
    for (let cell = row * CELLS_PER_SIDE + left; cell <= row * CELLS_PER_SIDE + right; cell++) {
      for (let i = cellStart[cell]!; i < cellStart[cell + 1]!; i++) {
        const subject = members[i]!;
        if (marks[subject] === question) continue;
        marks[subject] = question;
        if (touches(boxes, 4 * subject, west, south, east, north)) found[count++] = subject;
      }
    }
  }
  return count;
}

function touches(boxes: Float64Array, at: number, west: number, south: number, east: number, north: number): boolean {
  return boxes[at]! <= east && west <= boxes[at + 2]! && boxes[at + 1]! <= north && south <= boxes[at + 3]!;
}
