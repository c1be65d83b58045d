/** What is written at mining rights, corner points and the selected finding (SYMBOLS §4). */
import { rightStatus } from '../../shared/analysis/mining-rights.ts';
import { daysBetween } from '../../shared/base/calendar-date.ts';
import { formatMu, formatNumber } from '../../shared/base/units.ts';
import type { Corner } from '../../shared/figure/corners.ts';
import { interiorPoint, interiorPointNear, type InteriorPoint } from '../../shared/figure/interior.ts';
import { symbolByKey, type Theme } from '../../shared/figure/symbols.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { extentsTouch, type Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { ringsByFeature, type MapArea } from './layers/areas.ts';
import { isReadable, labelPixels, placesBeside, type LabelView } from './label-placement.ts';
import type { LabelPlace, MapLabel } from './layers/labels.ts';
import { CORNERS_UP_TO_RESOLUTION, type DrawnFinding, type DrawnRight, type Leader } from './layers/sheet-layer.ts';

const SELECTED_NAME_PIXELS = 15;
const NAME_PIXELS = 12.5;
const NOTE_PIXELS = 12;
/** From a corner to its number. */
const CORNER_OFFSET_PIXELS = 12;
/** SYMBOLS §4: selected mine, conflicts, corners, other rights; names of other layers follow. */
const PRIORITY = { selectedRight: 0, finding: 1, corner: 2, right: 3 } as const;

export interface LabelSituation {
  readonly extent: Extent;
  readonly resolution: number;
  readonly theme: Theme;
  readonly translate: Translate;
  readonly asOf: string;
}

/** The mine's name inside its area, or right of it when it does not fit. */
export function rightLabel(right: MiningRight, drawn: DrawnRight, selected: boolean, situation: LabelSituation): MapLabel | null {
  if (!extentsTouch(drawn.area.extent, situation.extent)) return null;
  const size = selected ? SELECTED_NAME_PIXELS : NAME_PIXELS;
  const note = selected ? factsOf(right, situation.translate) : statusNote(right, situation);
  const lines = [{ text: right.mineName, sizePixels: size, bold: true }, ...(note === '' ? [] : [{ text: note, sizePixels: NOTE_PIXELS, bold: false }])];
  const shared = { lines, ...(selected && { always: true }), colour: drawn.symbol.line.colour[situation.theme], priority: selected ? PRIORITY.selectedRight : PRIORITY.right };
  const [west, south, east, north] = drawn.area.extent;
  const neededMetres = ((right.mineName.length * size) / 4) * situation.resolution;
  // In a narrower box no place can have that much room.
  const place = Math.min(east - west, north - south) / 2 > neededMetres ? roomiest(drawn, situation.extent) : null;
  const [beside, ...others] = placesBeside(drawn.area.extent, labelPixels({ lines }).height);
  if (place && place.clearance > neededMetres) return { ...shared, east: place.x, north: place.y, otherPlaces: [beside!, ...others] };
  return { ...shared, ...beside!, otherPlaces: others };
}

/** The roomiest place of an area as a whole: asked for at every rest of the view, and always the same. */
const wholePlaces = new WeakMap<MapArea, InteriorPoint | null>();

/** The roomiest place inside the area and the view. */
function roomiest({ area }: DrawnRight | DrawnFinding, extent: Extent): InteriorPoint | null {
  let whole = wholePlaces.get(area);
  if (whole === undefined) wholePlaces.set(area, (whole = roomiestWithin(area, area.extent)));
  if (!whole || (whole.x >= extent[0] && whole.x <= extent[2] && whole.y >= extent[1] && whole.y <= extent[3])) return whole;
  return roomiestWithin(area, extent);
}

function roomiestWithin(area: MapArea, extent: Extent): InteriorPoint | null {
  let best: InteriorPoint | null = null;
  for (const rings of ringsByFeature(area)) {
    const point = interiorPoint(rings, extent);
    if (point && point.clearance > (best?.clearance ?? 0)) best = point;
  }
  return best;
}

/** The callout of ground within a distance begins no farther than this from where the mine comes nearest. */
const TOWARDS_PIXELS = 36;

function roomiestNear(area: MapArea, place: readonly [east: number, north: number], reachMetres: number, extent: Extent): InteriorPoint | null {
  const points = ringsByFeature(area).map((rings) => interiorPointNear(rings, place, reachMetres, extent));
  return points.reduce((best, point) => (point && point.clearance > (best?.clearance ?? 0) ? point : best), null);
}

/** 矿种·方式·标高, as far as the record says. */
function factsOf(right: MiningRight, translate: Translate): string {
  const tops = right.bodies.map((body) => body.elevationTopMetres).filter((value) => value !== null);
  const bottoms = right.bodies.map((body) => body.elevationBottomMetres).filter((value) => value !== null);
  const signed = (metres: number) => (metres > 0 ? '+' : '') + formatNumber(metres, 0, false);
  const elevation = tops.length > 0 && bottoms.length > 0 ? translate('project.map.elevation', { top: signed(Math.max(...tops)), bottom: signed(Math.min(...bottoms)) }) : null;
  return [right.mineral, right.method && translate(`window.method.${right.method}`), elevation].filter((fact) => fact !== null).join('·');
}

function statusNote(right: MiningRight, { asOf, translate }: LabelSituation): string {
  const status = rightStatus(right, asOf);
  if (status === 'expired') return translate('window.rightStatus.expired');
  return status === 'expiring' && right.validTo !== null ? translate('window.rightStatus.expiringIn', { days: daysBetween(asOf, right.validTo) }) : '';
}

/**
 * Numbers of corner points, outside, along the bisector of their two edges; turned or moved off where that is taken, on a
 * leader at last, so that every point of the boundary keeps its number.
 */
export function cornerLabels(corners: readonly Corner[], theme: Theme): MapLabel[] {
  const colour = symbolByKey('right.corner').line.colour[theme];
  const seen = new Set<string>();
  return ringsOfCorners(corners).flatMap((ring) => {
    const clockwise = isClockwise(ring);
    return ring.flatMap((corner, position): MapLabel[] => {
      // Bodies over each other share corners: one number is enough.
      const at = `${corner.east.toFixed(2)} ${corner.north.toFixed(2)}`;
      if (seen.has(at)) return [];
      seen.add(at);
      const [x, y] = outward(ring[(position - 1 + ring.length) % ring.length]!, corner, ring[(position + 1) % ring.length]!, clockwise !== corner.hole);
      const lines = [{ text: corner.label, sizePixels: 11, bold: true }];
      const [first, ...others] = cornerPlaces(corner, Math.atan2(-y, x), labelPixels({ lines }).width);
      return [{ ...first!, otherPlaces: others, lines, colour, priority: PRIORITY.corner, upToResolution: CORNERS_UP_TO_RESOLUTION }];
    });
  });
}

/** Best first: how far from the corner, and turned how far from the bisector. */
const BESIDE_CORNER = { pixels: [CORNER_OFFSET_PIXELS, 16, 21], turns: [0, 0.5, -0.5, 1, -1] } as const;
const ON_LEADER = { pixels: [30, 40, 52, 66, 82], turns: [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6, 2.2, -2.2, 2.8] } as const;

/** `angle`: away from the area, y down. */
function cornerPlaces({ east, north }: Place, angle: number, widthPixels: number): LabelPlace[] {
  const places = ({ pixels, turns }: { readonly pixels: readonly number[]; readonly turns: readonly number[] }): LabelPlace[] =>
    pixels.flatMap((distance) =>
      turns.map((turn) => {
        const [x, y] = [Math.cos(angle + turn), Math.sin(angle + turn)];
        // A wide number needs more distance sideways than a narrow one upwards.
        const reach = distance + Math.max(0, widthPixels / 2 - NARROW_HALF_PIXELS) * Math.abs(x);
        return { east, north, offset: [x * reach, y * reach] as const };
      }),
    );
  return [...places(BESIDE_CORNER), ...places(ON_LEADER).map((place) => ({ ...place, onLeader: true as const }))];
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

/** From the place inside the finding to its label, CSS pixels. */
const LEADER_PIXELS = 64;

/** Where a finding is named: a place inside it, and the end of the leader from there, away from the middle of its mine. */
export interface FindingCallout extends Leader {
  readonly label: MapLabel;
}

/**
 * Name and area of the selected finding beside it, on a leader (SYMBOLS §4), turned inward where it would be cut by the
 * edge of the view or lie under one of the `covered` bars; null for findings without a place in view. `towards`: where on
 * the mine it belongs rather than in the middle of its ground, in map coordinates.
 */
export function findingCallout(name: string, finding: Finding, drawn: DrawnFinding, mine: DrawnRight | null, { extent, resolution, theme, translate }: LabelSituation, covered: LabelView['covered'], towards: readonly [east: number, north: number] | null = null): FindingCallout | null {
  const { evidence } = finding;
  const place = (towards && roomiestNear(drawn.area, towards, TOWARDS_PIXELS * resolution, extent)) ?? roomiest(drawn, extent);
  if (evidence.kind === 'expired' || !place) return null;
  const [west, south, east, north] = mine?.area.extent ?? drawn.area.extent;
  const [dx, dy] = [place.x - (west + east) / 2, (south + north) / 2 - place.y];
  const length = Math.hypot(dx, dy);
  const [outX, outY] = length === 0 ? [LEADER_PIXELS, 0] : [(dx / length) * LEADER_PIXELS, (dy / length) * LEADER_PIXELS];
  const colour = drawn.symbol.line.colour[theme];
  const lines = [
    { text: name, sizePixels: 12, bold: true },
    { text: translate('project.map.conflict-area', { mu: formatMu(evidence.areaEllipsoidalSquareMetres) }), sizePixels: 12, bold: false },
  ];
  const labelAt = (x: number, y: number): LabelPlace => ({ east: place.x, north: place.y, offset: [x + (x >= 0 ? 4 : -4), y], anchor: x >= 0 ? 'start' : 'end' });
  const directions: readonly (readonly [x: number, y: number])[] = [[outX, outY], [-outX, outY], [outX, -outY], [-outX, -outY]];
  const [x, y] = directions.find(([left, down]) => isReadable(labelAt(left, down), { lines }, { extent, resolution, covered })) ?? directions[0]!;
  const label: MapLabel = { ...labelAt(x, y), lines, colour, priority: PRIORITY.finding, always: true };
  return { east: place.x, north: place.y, offset: [x, y], colour, label };
}
