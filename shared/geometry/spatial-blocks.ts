/**
 * An index that is kept with a layer: features and their boxes in the order of a Hilbert curve through the middles
 * of the boxes, and one box per block of 64. Half a million features need 250 kB of block boxes; a question reads
 * these and the few blocks that it meets, which lie together. Curve: D. Hilbert 1891, by the usual quadrant rotation.
 */
import { EMPTY_EXTENT, isEmptyExtent, type Extent } from '../model/extent.ts';

export const FEATURES_PER_BLOCK = 64;

export interface SpatialBlocks {
  /** Features with geometry, along the curve. */
  readonly order: Uint32Array;
  /** 4 × order.length: west, south, east, north of each. */
  readonly bounds: Float64Array;
  /** 4 × block count. */
  readonly boxes: Float64Array;
}

/** 2¹¹ cells a side: cell number (22 bits) and feature (31 bits) fit into one double, which sorts by itself. */
const CURVE_LEVELS = 11;
const CELLS_PER_SIDE = 2 ** CURVE_LEVELS;
const FEATURE_SPAN = 2 ** 31;

/** Builds the index over a layer's `bounds` (4 numbers a feature); features without geometry are left out. */
export function buildSpatialBlocks(bounds: Float64Array): SpatialBlocks {
  const [west, south, east, north] = boxAround(bounds, 0, bounds.length / 4);
  const columnsPerUnit = CELLS_PER_SIDE / Math.max(east - west, Number.MIN_VALUE);
  const rowsPerUnit = CELLS_PER_SIDE / Math.max(north - south, Number.MIN_VALUE);
  const keys = new Float64Array(bounds.length / 4);
  let count = 0;
  for (let at = 0; at < bounds.length; at += 4) {
    if (!(bounds[at]! <= bounds[at + 2]!)) continue;
    const column = Math.min(CELLS_PER_SIDE - 1, Math.floor(((bounds[at]! + bounds[at + 2]!) / 2 - west) * columnsPerUnit));
    const row = Math.min(CELLS_PER_SIDE - 1, Math.floor(((bounds[at + 1]! + bounds[at + 3]!) / 2 - south) * rowsPerUnit));
    keys[count++] = placeOnCurve(column, row) * FEATURE_SPAN + at / 4;
  }
  keys.subarray(0, count).sort();
  const order = new Uint32Array(count);
  const sorted = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const feature = keys[i]! % FEATURE_SPAN;
    order[i] = feature;
    for (let side = 0; side < 4; side++) sorted[4 * i + side] = bounds[4 * feature + side]!;
  }
  const boxes = new Float64Array(4 * Math.ceil(count / FEATURES_PER_BLOCK));
  for (let block = 0; 4 * block < boxes.length; block++) {
    boxes.set(boxAround(sorted, block * FEATURES_PER_BLOCK, Math.min(count, (block + 1) * FEATURES_PER_BLOCK)), 4 * block);
  }
  return { order, bounds: sorted, boxes };
}

function boxAround(bounds: Float64Array, from: number, to: number): Extent {
  let [west, south, east, north] = EMPTY_EXTENT as readonly number[] as [number, number, number, number];
  for (let at = 4 * from; at < 4 * to; at += 4) {
    if (bounds[at]! < west) west = bounds[at]!;
    if (bounds[at + 1]! < south) south = bounds[at + 1]!;
    if (bounds[at + 2]! > east) east = bounds[at + 2]!;
    if (bounds[at + 3]! > north) north = bounds[at + 3]!;
  }
  return [west, south, east, north];
}

/** Number of a cell along the curve. */
function placeOnCurve(column: number, row: number): number {
  let place = 0;
  let x = column;
  let y = row;
  for (let side = CELLS_PER_SIDE / 2; side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    place += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = CELLS_PER_SIDE - 1 - x;
        y = CELLS_PER_SIDE - 1 - y;
      }
      [x, y] = [y, x];
    }
  }
  return place;
}

/** Access to a stretch of a column, wherever it lies. */
export interface SpatialColumns {
  /** Entries `from`…`to` of `order`, valid until the next question. */
  order(from: number, to: number): Uint32Array;
  /** Entries `from`…`to` of `bounds`, four numbers each, valid until the next question. */
  bounds(from: number, to: number): Float64Array;
}

/** Features whose bounds touch one of the boxes, ascending. `count` is the length of the order. */
export function featuresTouching(boxes: Float64Array, columns: SpatialColumns, count: number, wanted: readonly Extent[]): Uint32Array {
  const flat = Float64Array.from(wanted.flatMap((extent) => (isEmptyExtent(extent) ? EMPTY_EXTENT : extent)));
  const near = new Int32Array(wanted.length);
  let found = new Uint32Array(1024);
  let used = 0;
  for (let block = 0; 4 * block < boxes.length; block++) {
    let nearCount = 0;
    for (let i = 0; i < flat.length; i += 4) if (touch(boxes, 4 * block, flat, i)) near[nearCount++] = i;
    if (nearCount === 0) continue;
    const from = block * FEATURES_PER_BLOCK;
    const to = Math.min(count, from + FEATURES_PER_BLOCK);
    const bounds = columns.bounds(from, to);
    const order = columns.order(from, to);
    if (used + order.length > found.length) {
      const larger = new Uint32Array(2 * found.length);
      larger.set(found);
      found = larger;
    }
    for (let i = 0; i < order.length; i++) {
      for (let k = 0; k < nearCount; k++) {
        if (!touch(bounds, 4 * i, flat, near[k]!)) continue;
        found[used++] = order[i]!;
        break;
      }
    }
  }
  return found.subarray(0, used).sort();
}

function touch(a: Float64Array, i: number, b: Float64Array, k: number): boolean {
  return a[i]! <= b[k + 2]! && b[k]! <= a[i + 2]! && a[i + 1]! <= b[k + 3]! && b[k + 1]! <= a[i + 3]!;
}
