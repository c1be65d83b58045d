/** Names of features on the sheet, in the order in which they may claim room (SYMBOLS.md §4). */
import type { LayerRole } from '../model/layer.ts';
import { clearance, interiorPoint, isInsideAny, ringsBox, type AreaRings } from './interior.ts';
import { boxAround, boxPoints, labelItems, labelSize, type LabelBox, type LabelLine, type LabelSpace } from './labels.ts';
import type { DrawnFeature, FigureNaming } from './map-layers.ts';
import type { PictureItem } from './picture.ts';
import { statedScale, type MapWindow } from './sheet.ts';
import { HALO, INK } from './symbols.ts';

const HALO_COLOUR = HALO.light;

interface NameStyle {
  readonly role: LayerRole;
  readonly heightMillimetres: number;
  readonly bold: boolean;
  readonly italic?: boolean;
  readonly ink: 'symbol' | 'plain';
  /** A name in several pieces (bodies of a right, stretches of a river) is written once. */
  readonly once: boolean;
  /** The smallest scale that shows them. */
  readonly coarsest: number;
}

/** Names of other things, in the order in which they may claim room. */
const NAMES_AROUND_MINE: readonly NameStyle[] = [
  { role: 'rights', heightMillimetres: 2.8, bold: true, once: true, ink: 'symbol', coarsest: Infinity },
  { role: 'redline', heightMillimetres: 3, bold: true, once: false, ink: 'symbol', coarsest: Infinity },
  { role: 'reserve', heightMillimetres: 3, bold: true, once: false, ink: 'symbol', coarsest: Infinity },
  { role: 'village', heightMillimetres: 2.8, bold: false, once: true, ink: 'plain', coarsest: 25_000 },
  { role: 'river', heightMillimetres: 2.8, bold: false, italic: true, once: true, ink: 'symbol', coarsest: Infinity },
  { role: 'road', heightMillimetres: 2.2, bold: false, once: true, ink: 'plain', coarsest: Infinity },
  { role: 'dltb', heightMillimetres: 2, bold: false, once: false, ink: 'plain', coarsest: 5_000 },
];
/** On a sheet of the whole county; red lines and reserves are told by the legend. */
const NAMES_IN_COUNTY: readonly NameStyle[] = [
  { role: 'county', heightMillimetres: 3.2, bold: false, once: true, ink: 'plain', coarsest: Infinity },
  { role: 'rights', heightMillimetres: 2.1, bold: false, once: true, ink: 'symbol', coarsest: Infinity },
  { role: 'river', heightMillimetres: 2.2, bold: false, italic: true, once: true, ink: 'symbol', coarsest: Infinity },
];

/** Names of what covers the mine as well as its surroundings; inside, they would read like the mine's own. */
const AREA_NAMES: readonly LayerRole[] = ['rights', 'redline', 'reserve', 'county'];

export interface NameOptions {
  /** Names of other areas stay out of it. */
  readonly mine: readonly AreaRings[];
  /** A whole county on one sheet. */
  readonly wholeCounty: boolean;
}

/** Names of the other features on the sheet; a name that finds no room is left out. */
export function featureNames(features: readonly DrawnFeature[], window: MapWindow, space: LabelSpace, { mine, wholeCounty }: NameOptions): PictureItem[] {
  const items: PictureItem[] = [];
  if (wholeCounty) occupySmallRights(features, space);
  const limits: LabelBox = [window.x + 1.2, window.y + 1.2, window.x + window.width - 1.2, window.y + window.height - 1.2];
  for (const usual of withOwnNaming(wholeCounty ? NAMES_IN_COUNTY : NAMES_AROUND_MINE, features)) {
    const style = usual.naming ? { ...usual, ...usual.naming, once: false } : usual;
    if (statedScale(window) > style.coarsest) continue;
    const { heightMillimetres } = style;
    const written = new Set<string>();
    for (const feature of features) {
      if (feature.role !== style.role || feature.naming !== style.naming || feature.name === '' || written.has(feature.name) || (style.role === 'county' && fillsSheet(feature, window))) continue;
      const colour = style.role === 'dltb' ? '#6B7078' : style.ink === 'symbol' ? feature.symbol.line.colour.light : INK.light;
      const lines: LabelLine[] = [{ text: feature.name, heightMillimetres, colour, bold: style.bold, ...(style.italic && { italic: true }) }];
      if (feature.remark && !wholeCounty) lines.push({ text: feature.remark, heightMillimetres: heightMillimetres * 0.88, colour });
      const size = labelSize(lines);
      const places = feature.symbol.shape === 'point' ? pointPlaces(feature, size) : feature.closed ? namePlaces(feature, size, limits, style.role === 'dltb' && !style.naming) : linePlaces(feature, size);
      const outside = !AREA_NAMES.includes(style.role) ? places : places.filter(({ box }) => !boxPoints(box).some(([x, y]) => isInsideAny(mine, x, y)));
      const found = space.take(outside);
      if (!found) continue;
      if (style.once) written.add(feature.name);
      items.push(...labelItems(lines, found.box, 'middle', style.naming?.halo === false ? null : HALO_COLOUR));
    }
  }
  return items;
}

/** Rights as small as their names: written over, they could not be found on the sheet. */
function occupySmallRights(features: readonly DrawnFeature[], space: LabelSpace): void {
  for (const { role, paths } of features) {
    if (role !== 'rights' || paths.length === 0) continue;
    const box = ringsBox(paths);
    if (box[2] - box[0] < SMALL_RIGHT_MILLIMETRES && box[3] - box[1] < SMALL_RIGHT_MILLIMETRES) space.occupy(box);
  }
}

const SMALL_RIGHT_MILLIMETRES = 6;

/** How names are written where a person says it and the role does not. */
const NAMES_OF_OTHERS: Omit<NameStyle, 'role'> = { heightMillimetres: 3, bold: false, once: false, ink: 'symbol', coarsest: Infinity };

type OwnStyle = NameStyle & { readonly naming?: FigureNaming };

/** The usual styles with those of layers that a person names, each at the place of its role, those of other roles behind. */
function withOwnNaming(styles: readonly NameStyle[], features: readonly DrawnFeature[]): OwnStyle[] {
  const own = new Map<FigureNaming, LayerRole>();
  for (const { naming, role } of features) if (naming) own.set(naming, role);
  const ofRole = (role: LayerRole): [FigureNaming, LayerRole][] => [...own].filter(([, each]) => each === role);
  const known = styles.flatMap((style): OwnStyle[] => [style, ...ofRole(style.role).map(([naming]) => ({ ...style, naming }))]);
  const others = [...own].filter(([, role]) => styles.every((style) => style.role !== role)).map(([naming, role]): OwnStyle => ({ ...NAMES_OF_OTHERS, role, naming }));
  return [...known, ...others];
}

/** The county itself: its name would read like that of one more township. */
function fillsSheet({ paths }: DrawnFeature, { width }: MapWindow): boolean {
  const [left, , right] = ringsBox(paths);
  return right - left > width * 0.7;
}

type Place = { readonly box: LabelBox };
type Size = { readonly width: number; readonly height: number };

function namePlaces(feature: DrawnFeature, size: Size, limits: LabelBox, mustFit: boolean): Place[] {
  const point = interiorPoint(feature.paths, limits);
  if (!point) return [];
  if (mustFit) return point.clearance > Math.hypot(size.width, size.height) / 2 ? [{ box: boxAround(point.x, point.y, size) }] : [];
  const visible = ringsBox(feature.paths);
  const [left, top, right, bottom] = [Math.max(visible[0], limits[0]), Math.max(visible[1], limits[1]), Math.min(visible[2], limits[2]), Math.min(visible[3], limits[3])];
  const middle = { box: boxAround(point.x, point.y, size) };
  if (right - left > size.width * 1.6) return [middle, ...roomyPlaces(feature, size, [left, top, right, bottom])];
  // Beside what is narrower than its name, for on top it would hide it; moved in from the frame where it would be cut.
  const hides = size.width > right - left && size.height * 2 > bottom - top;
  const places: Place[] = hides ? [] : [middle];
  for (const y of [(top + bottom) / 2, top + (bottom - top) / 4, bottom - (bottom - top) / 4]) {
    places.push({ box: boxAround(right + 1 + size.width / 2, y, size) }, { box: boxAround(left - 1 - size.width / 2, y, size) });
  }
  places.push({ box: boxAround((left + right) / 2, top - 0.8 - size.height / 2, size) }, { box: boxAround((left + right) / 2, bottom + 0.8 + size.height / 2, size) });
  return [...places.map(({ box }) => ({ box: movedInto(box, limits) })), ...(hides ? [middle] : [])];
}

/** Places inside a large area on a coarse net, those with most room first. */
function roomyPlaces(feature: DrawnFeature, size: Size, [left, top, right, bottom]: LabelBox): Place[] {
  const places: { box: LabelBox; room: number }[] = [];
  const steps = 12;
  for (let i = 1; i < steps; i++) {
    for (let j = 1; j < steps; j++) {
      const [x, y] = [left + ((right - left) * i) / steps, top + ((bottom - top) * j) / steps];
      const room = Math.min(clearance(feature.paths, x, y), size.width);
      if (room > size.height) places.push({ box: boxAround(x, y, size), room });
    }
  }
  return places.sort((a, b) => b.room - a.room);
}

function movedInto(box: LabelBox, limits: LabelBox): LabelBox {
  const x = Math.max(0, limits[0] - box[0]) - Math.max(0, box[2] - limits[2]);
  const y = Math.max(0, limits[1] - box[1]) - Math.max(0, box[3] - limits[3]);
  return [box[0] + x, box[1] + y, box[2] + x, box[3] + y];
}

/** Right of a point, else left, above or below. */
function pointPlaces({ paths }: DrawnFeature, { width, height }: Size): Place[] {
  const [x = 0, y = 0] = paths[0] ?? [];
  const gap = 1.2;
  return [[gap + width / 2, 0], [-gap - width / 2, 0], [0, -gap - height / 2], [0, gap + height / 2]].map(([dx = 0, dy = 0]) => ({ box: boxAround(x + dx, y + dy, { width, height }) }));
}

function linePlaces(feature: DrawnFeature, size: Size): Place[] {
  const path = [...feature.paths].sort((a, b) => b.length - a.length)[0] ?? [];
  return [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share) => {
    const vertex = Math.floor((path.length / 2 - 1) * share) * 2;
    const [x, y] = [path[vertex], path[vertex + 1]];
    return x === undefined || y === undefined ? [] : [{ box: boxAround(x, y, size) }];
  });
}
