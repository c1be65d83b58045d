/**
 * Where the drawing really is: entities far from all others (a stray point at the origin, a legend in paper
 * coordinates) must not stretch its extent. Judged by gaps: as long as an axis has a gap wider than half of all it
 * covers, the smaller side is set aside — if it holds at most a tenth of the entities; larger groups stay. What then
 * stands within twice the drawing's own size of it (a title below, a table beside) belongs to it after all.
 */
import type { Extent } from '../../model/extent.ts';

const LARGEST_SHARE_ASIDE = 1 / 10;
/** Air around the drawing on each side, in its larger dimension. */
const NEAR = 2;
/** An entity that spans more than ten times the drawing did not end where it was meant to. */
const WIDEST_ENTITY = 10;
const WINDOW_SIZE = 1 + 2 * NEAR;

/** The window that holds the drawing proper; null when nothing lies outside. `boxes` holds west, south, east, north per entity. */
export function windowOf(boxes: Float64Array): Extent | null {
  const count = boxes.length / 4;
  if (count < 3) return null;
  const east = mainStretch(centres(boxes, 0));
  const north = mainStretch(centres(boxes, 1));
  const drawing = boxAround(boxes, [east.from, north.from, east.to, north.to]);
  const air = NEAR * Math.max(drawing[2] - drawing[0], drawing[3] - drawing[1]);
  const window: Extent = [drawing[0] - air, drawing[1] - air, drawing[2] + air, drawing[3] + air];
  for (let i = 0; i < count; i++) if (isStray(window, boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!)) return window;
  return null;
}

/**
 * All that has its middle in the window and does not span more than the widest an entity may. Centres may lie far closer
 * together than areas reach (a mine's boundary around all), so what may be wide grows with what was taken in.
 */
function boxAround(boxes: Float64Array, [west, south, east, north]: Extent): Extent {
  const box: [number, number, number, number] = [west, south, east, north];
  let [reach, before] = [-1, -2];
  while (reach > before) {
    before = reach;
    const size = Math.max(box[2] - box[0], box[3] - box[1]);
    reach = size > 0 ? WIDEST_ENTITY * size : Infinity;
    for (let i = 0; i < boxes.length; i += 4) {
      const [x, y] = [(boxes[i]! + boxes[i + 2]!) / 2, (boxes[i + 1]! + boxes[i + 3]!) / 2];
      if (!(x >= west && x <= east && y >= south && y <= north)) continue;
      if (boxes[i + 2]! - boxes[i]! > reach || boxes[i + 3]! - boxes[i + 1]! > reach) continue;
      box[0] = Math.min(box[0], boxes[i]!);
      box[1] = Math.min(box[1], boxes[i + 1]!);
      box[2] = Math.max(box[2], boxes[i + 2]!);
      box[3] = Math.max(box[3], boxes[i + 3]!);
    }
  }
  return box;
}

/** True when the box has its middle outside the window, or is absurdly wider than the drawing in its middle. */
export function isStray([west, south, east, north]: Extent, boxWest: number, boxSouth: number, boxEast: number, boxNorth: number): boolean {
  const x = (boxWest + boxEast) / 2;
  const y = (boxSouth + boxNorth) / 2;
  if (!(x >= west && x <= east && y >= south && y <= north)) return true;
  const reach = (WIDEST_ENTITY / WINDOW_SIZE) * Math.max(east - west, north - south);
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
