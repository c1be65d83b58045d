/**
 * A polygon made ready for many questions: a grid of square cells over it knows which cells its boundary
 * passes and, for all others, whether they are inside. A parcel whose box meets no boundary cell is decided
 * at once; any other asks only the edges near it. Coordinates are kept relative to the polygon's lower left
 * corner, on the grid of exact-orientation.ts.
 */
import type { Extent } from '../model/extent.ts';
import { signedRingArea } from './area.ts';
import { extentOfRings } from './extent-of-rings.ts';
import { orientation, ORIENTATION_REACH_METRES, snapToGrid } from './exact-orientation.ts';

/** Parts, each a list of rings (flat east, north); the first ring of a part is its outer one. */
export type PolygonParts = readonly (readonly ArrayLike<number>[])[];

/** Cells nearer than this to an edge count as boundary cells, so that contacts reach the exact test. */
export const CONTACT_TOLERANCE_METRES = 0.001;

export interface PreparedPolygon {
  /** Of the coordinates given, metres. */
  readonly extent: Extent;
  readonly originEast: number;
  readonly originNorth: number;
  /** Vertices, local metres; rings closed, outer rings counter-clockwise, holes clockwise. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** ringCount + 1: first vertex of each ring. Edge e runs from vertex e to e + 1 of the same ring. */
  readonly ringStart: Uint32Array;
  /** Ring of each vertex. */
  readonly ringOf: Uint32Array;
  /** Greatest local coordinates. */
  readonly width: number;
  readonly height: number;
  readonly cellSize: number;
  readonly columns: number;
  readonly rows: number;
  /** rows × columns + 1: first entry of each cell in `cellEdges`. */
  readonly cellStart: Uint32Array;
  readonly cellEdges: Uint32Array;
  /** rows + 1: first entry of each row in `rowEdges`, for point tests. */
  readonly rowStart: Uint32Array;
  readonly rowEdges: Uint32Array;
  /** (rows + 1) × (columns + 1): boundary cells below and left of a grid corner. */
  readonly boundaryBefore: Uint32Array;
  /** rows × columns: 1 = inside; meaningful where the boundary does not pass. */
  readonly inside: Uint8Array;
}

/**
 * Prepares a valid polygon (parts do not overlap, holes lie inside). Returns null when nothing with an area
 * is left, or when the polygon reaches over 2 097 km, which only a stray coordinate does. Rings may run either way and be closed or not; repeated vertices are passed over.
 */
export function preparePolygon(parts: PolygonParts): PreparedPolygon | null {
  const extent = extentOfRings(parts.flat());
  if (!(extent[0] < extent[2] && extent[1] < extent[3])) return null;
  const [originEast, originNorth] = extent;
  const width = snapToGrid(extent[2] - originEast);
  const height = snapToGrid(extent[3] - originNorth);
  if (!(Math.max(width, height) < ORIENTATION_REACH_METRES)) return null;
  const xs: number[] = [];
  const ys: number[] = [];
  const ringStart: number[] = [0];
  for (const part of parts) {
    part.forEach((ring, position) => {
      addRing(ring, position === 0, originEast, originNorth, xs, ys);
      if (xs.length > ringStart.at(-1)!) ringStart.push(xs.length);
    });
  }
  if (ringStart.length === 1) return null;
  const x = Float64Array.from(xs);
  const y = Float64Array.from(ys);
  const ringOf = new Uint32Array(x.length);
  for (let ring = 0; ring + 1 < ringStart.length; ring++) ringOf.fill(ring, ringStart[ring]!, ringStart[ring + 1]!);
  const perSide = Math.min(192, Math.max(32, Math.ceil(6 * Math.sqrt(x.length))));
  const cellSize = Math.max(width, height) / perSide;
  const shape = { x, y, ringStart: Uint32Array.from(ringStart), ringOf, width, height, cellSize, columns: Math.floor(width / cellSize) + 1, rows: Math.floor(height / cellSize) + 1 };
  const lists = listEdges(shape);
  const bare = { extent, originEast, originNorth, ...shape, ...lists, boundaryBefore: countBoundary(shape, lists.cellStart), inside: new Uint8Array(shape.rows * shape.columns) };
  markInside(bare);
  return bare;
}

type Shape = Pick<PreparedPolygon, 'x' | 'y' | 'ringStart' | 'ringOf' | 'width' | 'height' | 'cellSize' | 'columns' | 'rows'>;

/** Appends a ring, closed, counter-clockwise when outer; a ring without area is left out. */
function addRing(ring: ArrayLike<number>, outer: boolean, originEast: number, originNorth: number, xs: number[], ys: number[]): void {
  const first = xs.length;
  const area = signedRingArea(ring);
  if (area === 0) return;
  const forward = area > 0 === outer;
  const count = ring.length / 2;
  for (let i = 0; i < count; i++) {
    const at = 2 * (forward ? i : count - 1 - i);
    const x = snapToGrid(ring[at]! - originEast);
    const y = snapToGrid(ring[at + 1]! - originNorth);
    if (xs.length === first || x !== xs[xs.length - 1] || y !== ys[ys.length - 1]) {
      xs.push(x);
      ys.push(y);
    }
  }
  if (xs[first] !== xs[xs.length - 1] || ys[first] !== ys[ys.length - 1]) {
    xs.push(xs[first]!);
    ys.push(ys[first]!);
  }
  if (xs.length - first < 4) {
    xs.length = first;
    ys.length = first;
  }
}

/** Row, first and last column of every run of cells that an edge comes near, edge by edge; used again for every polygon. */
let spans = new Int32Array(1024);

/** Fills `spans` for all edges and gives how many numbers there are: four a run, the edge first. */
function findSpans({ x, y, ringStart, cellSize, columns, rows }: Shape): number {
  const inCells = 1 / cellSize;
  let used = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    for (let edge = ringStart[ring]!; edge < ringStart[ring + 1]! - 1; edge++) {
      const x1 = x[edge]!;
      const y1 = y[edge]!;
      const x2 = x[edge + 1]!;
      const y2 = y[edge + 1]!;
      const low = y1 < y2 ? y1 : y2;
      const high = y1 < y2 ? y2 : y1;
      const left = x1 < x2 ? x1 : x2;
      const right = x1 < x2 ? x2 : x1;
      const slope = y1 === y2 ? 0 : (x2 - x1) / (y2 - y1);
      const lastRow = cellOf(high + CONTACT_TOLERANCE_METRES, inCells, rows);
      for (let row = cellOf(low - CONTACT_TOLERANCE_METRES, inCells, rows); row <= lastRow; row++) {
        let from = left;
        let to = right;
        if (y1 !== y2) {
          const a = x1 + (Math.max(low, row * cellSize - CONTACT_TOLERANCE_METRES) - y1) * slope;
          const b = x1 + (Math.min(high, (row + 1) * cellSize + CONTACT_TOLERANCE_METRES) - y1) * slope;
          from = Math.max(left, Math.min(a, b));
          to = Math.min(right, Math.max(a, b));
        }
        if (used + 4 > spans.length) {
          const larger = new Int32Array(2 * spans.length);
          larger.set(spans);
          spans = larger;
        }
        spans[used++] = edge;
        spans[used++] = row;
        spans[used++] = cellOf(from - CONTACT_TOLERANCE_METRES, inCells, columns);
        spans[used++] = cellOf(to + CONTACT_TOLERANCE_METRES, inCells, columns);
      }
    }
  }
  return used;
}

/** Rounding of the product is far below the tolerance that has been added to the value. */
function cellOf(value: number, inCells: number, count: number): number {
  const cell = Math.floor(value * inCells);
  return cell < 0 ? 0 : cell < count ? cell : count - 1;
}

function listEdges(shape: Shape): Pick<PreparedPolygon, 'cellStart' | 'cellEdges' | 'rowStart' | 'rowEdges'> {
  const { columns, rows } = shape;
  const cellStart = new Uint32Array(rows * columns + 1);
  const rowStart = new Uint32Array(rows + 1);
  const used = findSpans(shape);
  for (let at = 0; at < used; at += 4) {
    const row = spans[at + 1]!;
    rowStart[row + 1]!++;
    for (let cell = row * columns + spans[at + 2]!; cell <= row * columns + spans[at + 3]!; cell++) cellStart[cell + 1]!++;
  }
  for (let i = 1; i < cellStart.length; i++) cellStart[i]! += cellStart[i - 1]!;
  for (let i = 1; i < rowStart.length; i++) rowStart[i]! += rowStart[i - 1]!;
  const cellEdges = new Uint32Array(cellStart[rows * columns]!);
  const rowEdges = new Uint32Array(rowStart[rows]!);
  const cellNext = cellStart.slice();
  const rowNext = rowStart.slice();
  for (let at = 0; at < used; at += 4) {
    const edge = spans[at]!;
    const row = spans[at + 1]!;
    rowEdges[rowNext[row]!++] = edge;
    for (let cell = row * columns + spans[at + 2]!; cell <= row * columns + spans[at + 3]!; cell++) cellEdges[cellNext[cell]!++] = edge;
  }
  return { cellStart, cellEdges, rowStart, rowEdges };
}

function countBoundary(shape: Shape, cellStart: Uint32Array): Uint32Array {
  const { columns, rows } = shape;
  const before = new Uint32Array((rows + 1) * (columns + 1));
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (cellStart[cell + 1]! > cellStart[cell]!) inRow++;
      before[(row + 1) * (columns + 1) + column + 1] = before[row * (columns + 1) + column + 1]! + inRow;
    }
  }
  return before;
}

/** Fills `inside`: one exact point test where a run of cells without boundary begins, carried along the run. */
function markInside(polygon: PreparedPolygon): void {
  const { columns, rows, cellSize, cellStart, inside } = polygon;
  for (let row = 0; row < rows; row++) {
    let state = -1;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (cellStart[cell + 1]! > cellStart[cell]!) {
        state = -1;
        continue;
      }
      if (state < 0) state = windingAt(polygon, snapToGrid((column + 0.5) * cellSize), snapToGrid((row + 0.5) * cellSize)) === 0 ? 0 : 1;
      inside[cell] = state;
    }
  }
}

/**
 * Winding number of the polygon about a point (local metres, on the grid): 1 inside, 0 outside. A point on
 * the boundary is decided as if the polygon were moved by (ε, ε²) with ε → 0, the same way everywhere in
 * cut.ts, so that point tests and crossings never contradict each other (Edelsbrunner & Mücke 1990).
 */
export function windingAt(polygon: PreparedPolygon, px: number, py: number): number {
  const { x, y, rowStart, rowEdges, rows, cellSize } = polygon;
  if (!(py >= 0 && py <= polygon.height)) return 0;
  const row = Math.min(rows - 1, Math.floor(py / cellSize));
  let winding = 0;
  for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
    const edge = rowEdges[i]!;
    const y1 = y[edge]!;
    const y2 = y[edge + 1]!;
    if (y1 >= py === y2 >= py) continue;
    const upward = y2 > y1;
    const side = orientation(x[edge]!, y1, x[edge + 1]!, y2, px, py);
    const left = side !== 0 ? side > 0 : upward;
    if (left === upward) winding += upward ? 1 : -1;
  }
  return winding;
}

/** A box (west, south, east, north in the coordinates given) against the polygon. */
export type BoxPlace = 'inside' | 'outside' | 'near-boundary';

/** Of the box `bounds[at … at + 3]`, handed over where it lies; `inside` and `outside` are certain, `near-boundary` wants the exact test. */
export function placeOfBox(polygon: PreparedPolygon, bounds: Float64Array, at: number): BoxPlace {
  const { extent } = polygon;
  const pWest = extent[0];
  const pSouth = extent[1];
  const west = bounds[at]!;
  const south = bounds[at + 1]!;
  const east = bounds[at + 2]!;
  const north = bounds[at + 3]!;
  if (west > extent[2] || east < pWest || south > extent[3] || north < pSouth) return 'outside';
  const { cellSize, columns, rows, boundaryBefore } = polygon;
  const first = Math.min(columns - 1, Math.max(0, Math.floor((west - pWest) / cellSize)));
  const last = Math.min(columns - 1, Math.floor((east - pWest) / cellSize));
  const bottom = Math.min(rows - 1, Math.max(0, Math.floor((south - pSouth) / cellSize)));
  const top = Math.min(rows - 1, Math.floor((north - pSouth) / cellSize));
  const stride = columns + 1;
  const met = boundaryBefore[(top + 1) * stride + last + 1]! - boundaryBefore[bottom * stride + last + 1]!
    - boundaryBefore[(top + 1) * stride + first]! + boundaryBefore[bottom * stride + first]!;
  if (met === 0) return polygon.inside[bottom * columns + first] === 1 ? 'inside' : 'outside';
  const boxWest = west - pWest;
  const boxSouth = south - pSouth;
  const halfWidth = (east - west) / 2;
  const halfHeight = (north - south) / 2;
  for (let row = bottom; row <= top; row++) {
    const end = polygon.cellStart[row * columns + last + 1]!;
    for (let i = polygon.cellStart[row * columns + first]!; i < end; i++) {
      if (passesBox(polygon, polygon.cellEdges[i]!, boxWest + halfWidth, boxSouth + halfHeight, halfWidth, halfHeight)) return 'near-boundary';
    }
  }
  // No line comes into the box: all of it is where one of its points is.
  return windingAt(polygon, snapToGrid(boxWest + halfWidth), snapToGrid(boxSouth + halfHeight)) === 0 ? 'outside' : 'inside';
}

/** Whether an edge comes within the tolerance of a box (its middle in local metres, and half its size), by separating axes. */
function passesBox({ x, y }: PreparedPolygon, edge: number, middleX: number, middleY: number, halfWidth: number, halfHeight: number): boolean {
  const halfX = (x[edge + 1]! - x[edge]!) / 2;
  const halfY = (y[edge + 1]! - y[edge]!) / 2;
  const awayX = x[edge]! + halfX - middleX;
  const awayY = y[edge]! + halfY - middleY;
  const width = halfWidth + CONTACT_TOLERANCE_METRES;
  const height = halfHeight + CONTACT_TOLERANCE_METRES;
  return Math.abs(awayX) <= Math.abs(halfX) + width && Math.abs(awayY) <= Math.abs(halfY) + height && Math.abs(halfX * awayY - halfY * awayX) <= width * Math.abs(halfY) + height * Math.abs(halfX);
}
