/** What is written on the map, in the order in which it may claim room (SYMBOLS.md §4). */
import { clearance, interiorPoint, interiorPointNear, isInside, isInsideAny, ringArea, ringsBox, type AreaRings, type InteriorPoint } from './interior.ts';
import { boxAround, boxPoints, grownBox, labelItems, labelSize, segmentMeetsBox, type LabelBox, type LabelLine, type LabelSpace, type Leader } from './labels.ts';
import type { PictureItem } from './picture.ts';
import { paperX, paperY, type MapWindow } from './sheet.ts';
import { HALO, INK, symbolByKey } from './symbols.ts';

const HALO_COLOUR = HALO.light;
const CONFLICT = symbolByKey('result.conflict.active');
/** So many conflicts are labelled with their areas, the rest by name alone: the areas of all stand under the map. */
const CONFLICTS_WITH_AREA = 6;
/** More leaders than this make a sheet unreadable; the rest is in the table. */
const MOST_CONFLICT_LABELS = 12;

/** Words on the map, and the boxes they stand in: a texture of lines is left out there. */
export interface WrittenLabels {
  readonly items: readonly PictureItem[];
  readonly boxes: readonly LabelBox[];
}

/** The name of the mine inside its area where there is most room, else beside it. */
export function mineLabel(lines: readonly LabelLine[], bodies: readonly AreaRings[], avoid: readonly AreaRings[], space: LabelSpace): WrittenLabels {
  const size = labelSize(lines);
  const area = largest(bodies);
  const candidates = [...placesInside(area, avoid, boundaryOf(bodies), size), ...placesBeside(area, size)];
  const place = space.take(candidates);
  return place ? { items: labelItems(lines, place.box, 'middle', HALO_COLOUR), boxes: [place.box] } : { items: [], boxes: [] };
}

/** The area with the most paper, by its outer ring. */
function largest(areas: readonly AreaRings[]): AreaRings {
  const size = (area: AreaRings): number => (area[0] ? ringArea(area[0]) : 0);
  return areas.reduce<AreaRings>((best, area) => (size(area) > size(best) ? area : best), []);
}

/** Less room than anywhere else inside an area: a line through a name is worse than a narrow place. */
const LINE_THROUGH_NAME = 40;

function placesInside(area: AreaRings, avoid: readonly AreaRings[], boundary: readonly Leader[], size: { width: number; height: number }): { box: LabelBox }[] {
  const [left, top, right, bottom] = ringsBox(area);
  const places: { box: LabelBox; score: number }[] = [];
  const steps = 18;
  for (let i = 1; i < steps; i++) {
    for (let j = 1; j < steps; j++) {
      const [x, y] = [left + ((right - left) * i) / steps, top + ((bottom - top) * j) / steps];
      const box = boxAround(x, y, size, 0.8);
      if (!boxPoints(box).every(([px, py]) => isInside(area, px, py))) continue;
      const covered = boxPoints(box).filter(([px, py]) => isInsideAny(avoid, px, py)).length;
      places.push({ box, score: Math.min(clearance(area, x, y), size.width) - covered * 4 - (boundary.some((edge) => segmentMeetsBox(edge, box)) ? LINE_THROUGH_NAME : 0) });
    }
  }
  return places.sort((a, b) => b.score - a.score);
}

function placesBeside(area: AreaRings, size: { width: number; height: number }): { box: LabelBox }[] {
  const [left, top, right, bottom] = ringsBox(area);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const places: { box: LabelBox }[] = [];
  for (const gap of [5, 8, 12]) {
    places.push(
      { box: boxAround(right + gap + size.width / 2, y, size) },
      { box: boxAround(left - gap - size.width / 2, y, size) },
      { box: boxAround(x, top - gap - size.height / 2, size) },
      { box: boxAround(x, bottom + gap + size.height / 2, size) },
    );
  }
  return places;
}

/** What each body is called, inside it and outside the others where there is room; bodies without a name are passed over. */
export function bodyLabels(names: readonly string[], bodies: readonly AreaRings[], space: LabelSpace): WrittenLabels {
  const colour = symbolByKey('right.body').line.colour.light;
  const boundary = boundaryOf(bodies);
  const written = bodies.flatMap((area, index) => {
    const name = names[index] ?? '';
    if (name === '') return [];
    const lines: LabelLine[] = [{ text: name, heightMillimetres: 2.5, colour }];
    const place = space.take(placesInside(area, bodies.filter((_, other) => other !== index), boundary, labelSize(lines)));
    return place ? [{ items: labelItems(lines, place.box, 'middle', HALO_COLOUR), box: place.box }] : [];
  });
  return { items: written.flatMap(({ items }) => items), boxes: written.map(({ box }) => box) };
}

/** A conflict that wants a label with a leader. */
export interface ConflictTarget {
  readonly name: string;
  readonly areaText: string;
  readonly pieces: readonly AreaRings[];
  /** Where the dot belongs rather than in the middle. */
  readonly towards?: readonly [east: number, north: number];
}

/** The dot stands no farther from where it belongs than this, millimetres. */
const TOWARDS_REACH = 6;

/** Name and area of the first conflicts, names of some more, each with a leader from a dot inside its largest visible piece. */
export function conflictLabels(targets: readonly ConflictTarget[], bodies: readonly AreaRings[], window: MapWindow, space: LabelSpace): WrittenLabels {
  const colour = CONFLICT.line.colour.light;
  const leaders: PictureItem[] = [];
  const labels: PictureItem[] = [];
  const boxes: LabelBox[] = [];
  const boundary = boundaryOf(bodies);
  for (const [order, target] of targets.slice(0, MOST_CONFLICT_LABELS).entries()) {
    const within: LabelBox = [window.x + 1, window.y + 1, window.x + window.width - 1, window.y + window.height - 1];
    const point = (target.towards && pointTowards(target.pieces, [paperX(window, target.towards[0]), paperY(window, target.towards[1])], within)) ?? roomiestPoint(target.pieces, within, space);
    if (!point) continue;
    const lines: LabelLine[] = [
      { text: target.name, heightMillimetres: 2.9, colour, bold: true },
      ...(order < CONFLICTS_WITH_AREA ? [{ text: target.areaText, heightMillimetres: 2.9, colour: INK.light }] : []),
    ];
    const place = bestLeader(point, labelSize(lines), bodies, boundary, space);
    if (!place) continue;
    space.occupy(place.box);
    boxes.push(place.box);
    const leader = [point.x, point.y, place.x, place.y] as const;
    space.addLeader(leader);
    leaders.push(
      { kind: 'path', paths: [leader], closed: false, strokes: [{ colour: HALO_COLOUR, widthMillimetres: 0.7 }, { colour, widthMillimetres: 0.25 }] },
      { kind: 'path', paths: [disc(point.x, point.y)], closed: true, fills: [{ colour }], strokes: [{ colour: HALO_COLOUR, widthMillimetres: 0.15 }] },
    );
    labels.push(...labelItems(lines, place.box, place.anchor, HALO_COLOUR));
  }
  return { items: [...leaders, ...labels], boxes };
}

/** The roomiest place near where the label belongs; null where no piece comes there. */
function pointTowards(pieces: readonly AreaRings[], place: readonly [x: number, y: number], within: LabelBox): InteriorPoint | null {
  const points = pieces.filter((piece) => piece.length > 0).map((piece) => interiorPointNear(piece, place, TOWARDS_REACH, within));
  return points.reduce((best, point) => (point && (!best || point.clearance > best.clearance) ? point : best), null);
}

/** The roomiest place in the few largest pieces; a place under a label only where there is no other. */
function roomiestPoint(pieces: readonly AreaRings[], within: LabelBox, space: LabelSpace): InteriorPoint | null {
  const size = (piece: AreaRings): number => {
    const [left, top, right, bottom] = ringsBox(piece);
    return (right - left) * (bottom - top);
  };
  const largest = [...pieces].filter((piece) => piece.length > 0).sort((a, b) => size(b) - size(a)).slice(0, 5);
  const roomiest = (points: readonly (InteriorPoint | null)[]): InteriorPoint | null => points.reduce((best, point) => (point && (!best || point.clearance > best.clearance) ? point : best), null);
  const point = roomiest(largest.map((piece) => interiorPoint(piece, within)));
  const isClear = ({ x, y }: { x: number; y: number }): boolean => space.isFree([x - DOT_RADIUS - 0.4, y - DOT_RADIUS - 0.4, x + DOT_RADIUS + 0.4, y + DOT_RADIUS + 0.4]);
  return point === null || isClear(point) ? point : (roomiest(largest.flatMap((piece) => pointsOnNet(piece, within).filter(isClear))) ?? point);
}

/** Points inside a piece on a coarse net. */
function pointsOnNet(piece: AreaRings, within: LabelBox): InteriorPoint[] {
  const box = ringsBox(piece);
  const [left, top, right, bottom] = [Math.max(box[0], within[0]), Math.max(box[1], within[1]), Math.min(box[2], within[2]), Math.min(box[3], within[3])];
  const steps = 16;
  return Array.from({ length: (steps - 1) ** 2 }, (_, i) => {
    const [x, y] = [left + ((right - left) * ((i % (steps - 1)) + 1)) / steps, top + ((bottom - top) * (Math.floor(i / (steps - 1)) + 1)) / steps];
    return { x, y, clearance: clearance(piece, x, y) };
  }).filter(({ clearance: room }) => room > 0);
}

/** Of the dot that a leader begins with, millimetres. */
const DOT_RADIUS = 0.6;

const disc = (x: number, y: number): number[] => Array.from({ length: 16 }, (_, i) => (Math.PI * i) / 8).flatMap((angle) => [x + DOT_RADIUS * Math.cos(angle), y + DOT_RADIUS * Math.sin(angle)]);

interface LeaderPlace {
  readonly x: number;
  readonly y: number;
  readonly box: LabelBox;
  readonly anchor: 'start' | 'end';
}

/** The sides of all rings. */
const boundaryOf = (bodies: readonly AreaRings[]): Leader[] => bodies.flatMap((rings) => rings.flatMap(edgesOf));

/** The sides of a closed ring. */
function edgesOf(ring: ArrayLike<number>): Leader[] {
  return Array.from({ length: ring.length / 2 }, (_, i): Leader => {
    const next = (i + 1) % (ring.length / 2);
    return [ring[i * 2]!, ring[i * 2 + 1]!, ring[next * 2]!, ring[next * 2 + 1]!];
  });
}

/** Costs more than any other place within reach of a leader: words on the boundary hide what the figure is about. */
const ON_BOUNDARY_COST = 60;

/** Short leaders that cross nothing and end outside the mine win. */
function bestLeader(from: { x: number; y: number }, size: { width: number; height: number }, bodies: readonly AreaRings[], boundary: readonly Leader[], space: LabelSpace): LeaderPlace | null {
  let best: (LeaderPlace & { cost: number }) | null = null;
  for (const distance of [9, 13, 18, 24, 31, 39, 48]) {
    for (let i = 0; i < 24; i++) {
      const angle = (Math.PI * 2 * i) / 24;
      const [x, y] = [from.x + distance * Math.cos(angle), from.y + distance * Math.sin(angle)];
      const right = Math.cos(angle) >= 0;
      const left = right ? x + 0.9 : x - 0.9 - size.width;
      const box: LabelBox = [left, y - size.height * 0.32, left + size.width, y + size.height * 0.68];
      const around = grownBox(box, 0.8);
      if (!space.isFree(around)) continue;
      const inside = boxPoints(box).filter(([px, py]) => isInsideAny(bodies, px, py)).length;
      const astride = boundary.some((edge) => segmentMeetsBox(edge, around)) ? ON_BOUNDARY_COST : 0;
      const cost = distance + inside * 0.8 + astride + space.crossings([from.x, from.y, x, y], box) * 14 + (Math.abs(Math.cos(angle)) < 0.2 ? 3 : 0);
      if (!best || cost < best.cost) best = { x, y, box, anchor: right ? 'start' : 'end', cost };
    }
  }
  return best;
}
