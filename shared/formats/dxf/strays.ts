/**
 * Where the drawing really is: entities far from all others (a stray point at the origin, a legend in paper
 * coordinates) must not stretch its extent. Judged by gaps: as long as an axis has a gap wider than half of all it
 * covers, the smaller side is set aside — if it holds at most a tenth of the entities; larger groups stay.
 */
import type { Extent } from '../../model/extent.ts';

const LARGEST_SHARE_ASIDE = 1 / 10;
/** An entity that spans more than this many times the window did not end where it was meant to. */
const WIDEST_ENTITY = 10;

/** The window that holds the drawing proper; null when nothing lies outside. `boxes` holds west, south, east, north per entity. */
export function windowOf(boxes: Float64Array): Extent | null {
  const count = boxes.length / 4;
  if (count < 3) return null;
  const east = mainStretch(centres(boxes, 0));
  const north = mainStretch(centres(boxes, 1));
  const reach = WIDEST_ENTITY * Math.max(east.to - east.from, north.to - north.from);
  let wide = false;
  if (reach > 0) for (let i = 0; i < count && !wide; i++) wide = boxes[4 * i + 2]! - boxes[4 * i]! > reach || boxes[4 * i + 3]! - boxes[4 * i + 1]! > reach;
  return east.cut || north.cut || wide ? [east.from, north.from, east.to, north.to] : null;
}

/** True when the box has its middle outside the window, or is absurdly wider than it. */
export function isStray([west, south, east, north]: Extent, boxWest: number, boxSouth: number, boxEast: number, boxNorth: number): boolean {
  const x = (boxWest + boxEast) / 2;
  const y = (boxSouth + boxNorth) / 2;
  if (!(x >= west && x <= east && y >= south && y <= north)) return true;
  const reach = WIDEST_ENTITY * Math.max(east - west, north - south);
  return reach > 0 && (boxEast - boxWest > reach || boxNorth - boxSouth > reach);
}

function centres(boxes: Float64Array, axis: 0 | 1): Float64Array {
  const values = new Float64Array(boxes.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = (boxes[4 * i + axis]! + boxes[4 * i + axis + 2]!) / 2;
  return values;
}

/**
 * The stretch of values that is left, and whether anything was cut off. A gap wider than half of all holds the middle,
 * so that one pass finds it: between the last value up to the middle and the first one beyond.
 */
function mainStretch(values: Float64Array): { readonly from: number; readonly to: number; readonly cut: boolean } {
  let [from, to] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  const most = values.length * LARGEST_SHARE_ASIDE;
  let kept = values.length;
  while (to > from) {
    const middle = (from + to) / 2;
    let [last, first, below] = [from, to, 0];
    for (const value of values) {
      if (value < from || value > to) continue;
      if (value <= middle) {
        below++;
        if (value > last) last = value;
      } else if (value < first) first = value;
    }
    const larger = Math.max(below, kept - below);
    if (first - last <= (to - from) / 2 || values.length - larger > most) break;
    if (below < kept - below) from = first;
    else to = last;
    kept = larger;
  }
  return { from, to, cut: kept < values.length };
}
