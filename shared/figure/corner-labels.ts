/** Rings on the corner points of a mine and their numbers, on paper (SYMBOLS.md §4). */
import type { Corner } from './corners.ts';
import { isInside, isInsideAny, type AreaRings } from './interior.ts';
import { boxAround, labelItems, labelSize, type LabelBox, type LabelLine, type LabelSpace, type Leader } from './labels.ts';
import { cornerRing } from './paint.ts';
import type { PictureItem } from './picture.ts';
import { paperX, paperY, type MapWindow } from './sheet.ts';
import { HALO, symbolByKey } from './symbols.ts';

const HALO_COLOUR = HALO.light;

/** More numbers than this on leaders hide the boundary that they number; the rest of so many corners is in the coordinate table. */
const MOST_CORNER_LEADERS = 80;

/**
 * Rings on the corners and their numbers outside, along the bisector of the two edges; a number that finds no room beside
 * its corner stands farther off on a short leader. `bodies` by corner's feature.
 */
export function cornerLabels(corners: readonly Corner[], bodies: readonly AreaRings[], window: MapWindow, space: LabelSpace): PictureItem[] {
  const symbol = symbolByKey('right.corner');
  const height = 2.5;
  const rings: PictureItem[] = [];
  const labels: PictureItem[] = [];
  const crowded: CrowdedCorner[] = [];
  const seen = new Set<string>();
  for (const number of new Set(corners.map((corner) => corner.ring))) {
    const ring = corners.filter((corner) => corner.ring === number);
    ring.forEach((corner, index) => {
      const [x, y] = [paperX(window, corner.east), paperY(window, corner.north)];
      const place = `${x.toFixed(1)} ${y.toFixed(1)}`;
      // Bodies over each other share corners: one ring and one number is enough.
      if (seen.has(place)) return;
      seen.add(place);
      rings.push(...cornerRing(symbol, x, y, 'light'));
      const before = ring[(index - 1 + ring.length) % ring.length]!;
      const after = ring[(index + 1) % ring.length]!;
      const outward = outwardAngle(bodies[corner.feature] ?? [], x, y, [paperX(window, before.east), paperY(window, before.north)], [paperX(window, after.east), paperY(window, after.north)]);
      const line: LabelLine = { text: corner.label, heightMillimetres: height, colour: symbol.line.colour.light, bold: true };
      const found = space.take(cornerPlaces(x, y, outward, labelSize([line])));
      if (found) labels.push(...labelItems([line], found.box, 'middle', HALO_COLOUR));
      else crowded.push({ x, y, outward, line });
    });
  }
  // After all the others: a number beside its corner reads better than one on a leader.
  const pushed = crowded.slice(0, MOST_CORNER_LEADERS).map((corner) => pushedNumber(corner, bodies, space));
  return [...rings, ...pushed.flatMap((each) => each?.leader ?? []), ...labels, ...pushed.flatMap((each) => each?.number ?? [])];
}

/** A corner whose number has no room beside it. */
interface CrowdedCorner {
  readonly x: number;
  readonly y: number;
  readonly outward: number;
  readonly line: LabelLine;
}

/** The number on a leader, where that is short and crosses least; null where the sheet has no room within reach. */
function pushedNumber({ x, y, outward, line }: CrowdedCorner, bodies: readonly AreaRings[], space: LabelSpace): { readonly leader: PictureItem; readonly number: readonly PictureItem[] } | null {
  const size = labelSize([line]);
  let best: { readonly box: LabelBox; readonly leader: Leader; readonly cost: number } | null = null;
  for (const distance of [7, 9, 11.5, 14.5, 18, 22]) {
    for (const turn of [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6, 2.2, -2.2, 2.8]) {
      const [dx, dy] = [Math.cos(outward + turn), Math.sin(outward + turn)];
      const reach = distance + (size.width / 2 - 0.8) * Math.abs(dx);
      const box = boxAround(x + reach * dx, y + reach * dy, size);
      if (!space.isFree(box)) continue;
      // From the ring to the near side of the number.
      const end = distance - size.height / 2;
      const leader: Leader = [x + CORNER_RING_ROOM * dx, y + CORNER_RING_ROOM * dy, x + end * dx, y + end * dy];
      const cost = distance + Math.abs(turn) * 2 + space.crossings(leader, box) * 14 + (isInsideAny(bodies, x + reach * dx, y + reach * dy) ? 8 : 0);
      if (!best || cost < best.cost) best = { box, leader, cost };
    }
  }
  if (!best) return null;
  space.occupy(best.box);
  space.addLeader(best.leader);
  return {
    leader: { kind: 'path', paths: [best.leader], closed: false, strokes: [{ colour: HALO_COLOUR, widthMillimetres: 0.5 }, { colour: line.colour, widthMillimetres: 0.15 }] },
    number: labelItems([line], best.box, 'middle', HALO_COLOUR),
  };
}

/** Between a corner and the leader to its number, millimetres: the ring stays whole. */
const CORNER_RING_ROOM = 1;

function* cornerPlaces(x: number, y: number, outward: number, size: { width: number; height: number }): Generator<{ box: LabelBox }> {
  for (const distance of [3, 4, 5.2]) {
    for (const turn of [0, 0.5, -0.5, 1, -1]) {
      const angle = outward + turn;
      // A wide number needs more distance sideways than a narrow one upwards.
      const reach = distance + (size.width / 2 - 0.8) * Math.abs(Math.cos(angle));
      yield { box: boxAround(x + reach * Math.cos(angle), y + reach * Math.sin(angle), size) };
    }
  }
}

function outwardAngle(area: AreaRings, x: number, y: number, before: readonly [number, number], after: readonly [number, number]): number {
  const [ax, ay] = unit(before[0] - x, before[1] - y);
  const [bx, by] = unit(after[0] - x, after[1] - y);
  let [dx, dy] = [-(ax + bx), -(ay + by)];
  // A straight corner has no bisector of its own: stand at right angles to the edge.
  if (Math.hypot(dx, dy) < 0.05) [dx, dy] = [-by, bx];
  const angle = Math.atan2(dy, dx);
  return isInside(area, x + 0.6 * Math.cos(angle), y + 0.6 * Math.sin(angle)) ? angle + Math.PI : angle;
}

function unit(dx: number, dy: number): [number, number] {
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}
