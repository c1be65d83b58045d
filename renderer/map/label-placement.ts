/** Finds every name on the map a place where it is whole and covers no other: the important ones first, each at the first of its places that is free. */
import { textWidth } from '../../shared/figure/labels.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { LabelPlace, MapLabel } from './layers/labels.ts';
import { TakenBoxes, type PixelBox } from './taken-boxes.ts';

/** What a placement looks at; lengths in CSS pixels, x right, y down, from the upper left corner of the view. */
export interface LabelView {
  readonly extent: Extent;
  /** Metres per CSS pixel. */
  readonly resolution: number;
  /** Bars that float over the map: a name under one is not read. */
  readonly covered: readonly PixelBox[];
}

/** Of a label, CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** A name cut by the edge of the map is worse than none. */
const EDGE_PIXELS = 2;
const LEADING = 1.25;

/** True for a place where the label is neither cut by the edge of the view nor under a bar. */
export function isReadable(place: LabelPlace, label: Pick<MapLabel, 'lines'>, view: LabelView): boolean {
  const box = boxOf(place, labelPixels(label), view);
  return isWhole(box, view) && new TakenBoxes(view.covered).isFree(box);
}

/** The labels that found room, most important first, at the place they found; those of equal rank in the order given. */
export function placeLabels(labels: readonly MapLabel[], view: LabelView): MapLabel[] {
  const taken = new TakenBoxes(view.covered);
  const placed: MapLabel[] = [];
  const shown = labels.filter(({ upToResolution }) => upToResolution === undefined || view.resolution <= upToResolution);
  for (const label of shown.toSorted((a, b) => a.priority - b.priority)) {
    const size = labelPixels(label);
    const place = placeFor(label, size, view, taken);
    if (place === null) continue;
    taken.take(boxOf(place, size, view));
    const { otherPlaces: _others, offset: _offset, anchor: _anchor, onLeader: _onLeader, ...rest } = label;
    placed.push({ ...rest, east: place.east, north: place.north, ...(place.offset && { offset: place.offset }), ...(place.anchor && { anchor: place.anchor }), ...(place.onLeader && { onLeader: place.onLeader }) });
  }
  return placed;
}

/** The first of a label's places where it is whole and covers no other; null where it has none and need not be shown. */
function placeFor(label: MapLabel, size: Size, view: LabelView, taken: TakenBoxes): LabelPlace | null {
  let whole: LabelPlace | null = null;
  for (const place of placesOf(label)) {
    const box = boxOf(place, size, view);
    // A line out of nowhere says nothing.
    if (!isWhole(box, view) || (place.onLeader && !isInView(place, view))) continue;
    if (taken.isFree(box)) return place;
    whole ??= place;
  }
  return label.always ? (whole ?? (label.otherPlaces ? pushedIn(label, size, view) : label)) : null;
}

function* placesOf(label: MapLabel): Generator<LabelPlace> {
  yield label;
  if (label.otherPlaces) yield* label.otherPlaces;
}

/** The box that a placed label takes beside its place, CSS pixels, y down: left, top, right, bottom. */
export function boxBeside(label: MapLabel): PixelBox {
  const { east, north } = label;
  return boxOf(label, labelPixels(label), { extent: [east, north, east, north], resolution: 1 });
}

/** The place of what somebody selected and whose label is cut everywhere: just inside the edge; one wholly out of sight stays there. */
function pushedIn(place: LabelPlace, size: Size, view: LabelView): LabelPlace {
  const { extent: [west, south, east, north], resolution } = view;
  const [left, top, right, bottom] = boxOf(place, size, view);
  const [width, height] = [(east - west) / resolution, (north - south) / resolution];
  if (right < 0 || left > width || bottom < 0 || top > height) return place;
  const into = (from: number, to: number, room: number): number => (from < EDGE_PIXELS ? Math.ceil(EDGE_PIXELS - from) : to > room - EDGE_PIXELS ? Math.floor(Math.max(room - EDGE_PIXELS - to, EDGE_PIXELS - from)) : 0);
  const [x, y] = place.offset ?? [0, 0];
  return { ...place, offset: [x + into(left, right, width), y + into(top, bottom, height)] };
}

/** Width and height of a label; estimated on the wide side. */
export function labelPixels({ lines }: Pick<MapLabel, 'lines'>): Size {
  return {
    width: Math.max(...lines.map(({ text, sizePixels, bold }) => textWidth(text, sizePixels, bold))) + 4,
    height: lines.reduce((sum, { sizePixels }) => sum + sizePixels * LEADING, 2),
  };
}

/** True for a place on the ground that the map shows, wherever its label goes. */
export function isInView({ east, north }: Pick<LabelPlace, 'east' | 'north'>, { extent: [west, south, right, top] }: Pick<LabelView, 'extent'>): boolean {
  return east >= west && east <= right && north >= south && north <= top;
}

function isWhole([left, top, right, bottom]: PixelBox, { extent: [west, south, east, north], resolution }: LabelView): boolean {
  return left >= EDGE_PIXELS && top >= EDGE_PIXELS && right <= (east - west) / resolution - EDGE_PIXELS && bottom <= (north - south) / resolution - EDGE_PIXELS;
}

function boxOf({ east, north, offset = [0, 0], anchor = 'middle' }: LabelPlace, { width, height }: Size, { extent, resolution }: Pick<LabelView, 'extent' | 'resolution'>): PixelBox {
  const x = (east - extent[0]) / resolution + offset[0];
  const y = (extent[3] - north) / resolution + offset[1];
  const left = anchor === 'start' ? x - 2 : anchor === 'end' ? x - width + 2 : x - width / 2;
  return [left, y - height / 2, left + width, y + height / 2];
}

/** Larger areas than this, CSS pixels, can carry a name without vanishing under it. */
const SMALL_PIXELS = 48;

/** Where areas of ground lie on the map. */
export function boxesOf(areas: readonly Extent[], { extent: [west, , , north], resolution }: Pick<LabelView, 'extent' | 'resolution'>): PixelBox[] {
  return areas.map(([left, bottom, right, top]) => [(left - west) / resolution, (north - top) / resolution, (right - west) / resolution, (north - bottom) / resolution]);
}

/** Areas so small on the map that a name over them would hide them whole. */
export function smallBoxes(areas: readonly Extent[], view: Pick<LabelView, 'extent' | 'resolution'>): PixelBox[] {
  return boxesOf(areas, view).filter(([left, top, right, bottom]) => right - left < SMALL_PIXELS && bottom - top < SMALL_PIXELS);
}

/** Beside an area of ground: right of it, left, above, below. */
export function placesBeside([west, south, east, north]: Extent, heightPixels: number): LabelPlace[] {
  const gap = 6;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const lift = gap - 2 + heightPixels / 2;
  return [
    { east, north: y, anchor: 'start', offset: [gap, 0] },
    { east: west, north: y, anchor: 'end', offset: [-gap, 0] },
    { east: x, north, offset: [0, -lift] },
    { east: x, north: south, offset: [0, lift] },
  ];
}
