/** Numbers of the boundary points of a mine on the map (SYMBOLS §4). */
import type { Corner } from '../../shared/figure/corners.ts';
import { symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import { isInView, labelPixels, type LabelView } from './label-placement.ts';
import type { LabelPlace, MapLabel } from './layers/labels.ts';
import { CORNERS_UP_TO_RESOLUTION, type Leader } from './layers/sheet-layer.ts';
import { PRIORITY } from './right-labels.ts';

/** From a corner to its number. */
const CORNER_OFFSET_PIXELS = 12;

/**
 * Numbers of the corner points in view, outside, along the bisector of their two edges; turned or moved off where that is
 * taken, on a leader at last, so that every point of the boundary keeps its number, but for what is crowded beyond
 * all reading. None where points are not shown.
 */
export function cornerLabels(corners: readonly Corner[], theme: Theme, view: Pick<LabelView, 'extent' | 'resolution'>): MapLabel[] {
  if (view.resolution > CORNERS_UP_TO_RESOLUTION) return [];
  const colour = symbolByKey('right.corner').line.colour[theme];
  const seen = new Set<string>();
  let crowded = 0;
  return ringsOfCorners(corners).flatMap((ring) => {
    const clockwise = isClockwise(ring);
    return ring.flatMap((corner, position): MapLabel[] => {
      if (!isInView(corner, view)) return [];
      // Bodies over each other share corners: one number is enough.
      const at = `${corner.east.toFixed(2)} ${corner.north.toFixed(2)}`;
      if (seen.has(at)) return [];
      seen.add(at);
      const [x, y] = outward(ring[(position - 1 + ring.length) % ring.length]!, corner, ring[(position + 1) % ring.length]!, clockwise !== corner.hole);
      const lines = [{ text: corner.label, sizePixels: 11, bold: true }];
      const [angle, width] = [Math.atan2(-y, x), labelPixels({ lines }).width];
      // Most find room at once: what else could be tried is computed when it is.
      return [{ ...placeBy(corner, angle, BESIDE_CORNER.pixels[0], width), otherPlaces: { [Symbol.iterator]: () => cornerPlaces(corner, angle, width, () => ++crowded <= MOST_LEADERS) }, lines, colour, priority: PRIORITY.corner, upToResolution: CORNERS_UP_TO_RESOLUTION }];
    });
  });
}

/** Best first: how far from the corner, and turned how far from the bisector. */
const BESIDE_CORNER = { pixels: [CORNER_OFFSET_PIXELS, 16, 21], turns: [0, 0.5, -0.5, 1, -1] } as const;
const ON_LEADER = { pixels: [30, 40, 52, 66, 82], turns: [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6, 2.2, -2.2, 2.8] } as const;

/** More numbers than this on leaders hide the boundary that they number, as on paper; the coordinate table has them all. */
const MOST_LEADERS = 80;

/** `angle`: away from the area, y down. `mayLead` is asked once nothing beside the corner is free. */
function* cornerPlaces(corner: Place, angle: number, widthPixels: number, mayLead: () => boolean): Generator<LabelPlace> {
  for (const distance of BESIDE_CORNER.pixels) for (const turn of BESIDE_CORNER.turns) yield placeBy(corner, angle + turn, distance, widthPixels);
  if (!mayLead()) return;
  for (const distance of ON_LEADER.pixels) for (const turn of ON_LEADER.turns) yield { ...placeBy(corner, angle + turn, distance, widthPixels), onLeader: true };
}

function placeBy({ east, north }: Place, angle: number, distance: number, widthPixels: number): LabelPlace {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  // A wide number needs more distance sideways than a narrow one upwards.
  const reach = distance + Math.max(0, widthPixels / 2 - NARROW_HALF_PIXELS) * Math.abs(x);
  return { east, north, offset: [x * reach, y * reach] };
}

/** Half of a one-digit number with its margin. */
const NARROW_HALF_PIXELS = 6;

/** The lines from corners to the numbers that were moved off. */
export function cornerLeaders(labels: readonly MapLabel[]): Leader[] {
  return labels.flatMap(({ east, north, offset, onLeader, colour }) => (onLeader && offset ? [{ east, north, offset: shortened(offset), colour, plain: true as const }] : []));
}

/** To the near side of the number. */
function shortened([x, y]: readonly [x: number, y: number]): readonly [x: number, y: number] {
  const length = Math.hypot(x, y);
  const rest = (length - 9) / length;
  return [x * rest, y * rest];
}

function ringsOfCorners(corners: readonly Corner[]): Corner[][] {
  const rings = new Map<number, Corner[]>();
  for (const corner of corners) {
    const ring = rings.get(corner.ring);
    if (ring) ring.push(corner);
    else rings.set(corner.ring, [corner]);
  }
  return [...rings.values()];
}

type Place = Pick<Corner, 'east' | 'north'>;

function isClockwise(ring: readonly Place[]): boolean {
  return ring.reduce((sum, at, index) => {
    const next = ring[(index + 1) % ring.length]!;
    return sum + (next.east - at.east) * (next.north + at.north - 2 * ring[0]!.north);
  }, 0) > 0;
}

/** Unit vector away from the area; of a clockwise ring the area lies right of every edge. */
function outward(before: Place, at: Place, after: Place, areaOnTheRight: boolean): [x: number, y: number] {
  const normal = (from: Place, to: Place): [number, number] => {
    const [dx, dy] = [to.east - from.east, to.north - from.north];
    const length = Math.hypot(dx, dy) || 1;
    return areaOnTheRight ? [-dy / length, dx / length] : [dy / length, -dx / length];
  };
  const [x1, y1] = normal(before, at);
  const [x2, y2] = normal(at, after);
  const length = Math.hypot(x1 + x2, y1 + y2);
  return length < 0.05 ? [x1, y1] : [(x1 + x2) / length, (y1 + y2) / length];
}
