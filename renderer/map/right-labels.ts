/** What is written at mining rights and the selected finding (SYMBOLS §4). */
import { rightStatus } from '../../shared/analysis/mining-rights.ts';
import { daysBetween } from '../../shared/base/calendar-date.ts';
import { formatMu, formatNumber, formatSquareMetres, roundsToNoMu } from '../../shared/base/units.ts';
import { interiorPoint, interiorPointNear, type InteriorPoint } from '../../shared/figure/interior.ts';
import type { Theme } from '../../shared/figure/symbols.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { extentsTouch, type Extent } from '../../shared/model/extent.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { ringsByFeature, type MapArea } from './layers/areas.ts';
import { isReadable, labelPixels, placesBeside, type LabelView } from './label-placement.ts';
import type { LabelPlace, MapLabel } from './layers/labels.ts';
import type { DrawnFinding, DrawnRight, Leader } from './layers/sheet-layer.ts';

const SELECTED_NAME_PIXELS = 15;
const NAME_PIXELS = 12.5;
const NOTE_PIXELS = 12;
/** SYMBOLS §4: selected mine, conflicts, corners, other rights; names of other layers follow. */
export const PRIORITY = { selectedRight: 0, finding: 1, corner: 2, right: 3 } as const;

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
  const elevation = elevationsOf(right, translate);
  return [right.mineral, right.method && translate(`window.method.${right.method}`), elevation].filter((fact) => fact !== null).join('·');
}

const MOST_RANGES = 3;
const RANGES_OF_MANY = 2;

/** The bodies' own ranges, never one over them all: what lies between two bodies is not licensed. Null where none has both limits. */
function elevationsOf({ bodies }: MiningRight, translate: Translate): string | null {
  const signed = (metres: number): string => (metres > 0 ? '+' : '') + formatNumber(metres, 0, false);
  const limited = bodies.flatMap(({ elevationTopMetres: top, elevationBottomMetres: bottom }) => (top === null || bottom === null ? [] : [{ top, bottom }]));
  const ranges = [...new Set(limited.toSorted((a, b) => b.top - a.top || b.bottom - a.bottom).map(({ top, bottom }) => translate('callout.range', { top: signed(top), bottom: signed(bottom) })))];
  if (ranges.length === 0) return null;
  if (ranges.length <= MOST_RANGES) return translate('callout.ranges', { ranges });
  return translate('callout.ranges-of-many', { ranges: ranges.slice(0, RANGES_OF_MANY), count: limited.length });
}

function statusNote(right: MiningRight, { asOf, translate }: LabelSituation): string {
  const status = rightStatus(right, asOf);
  if (status === 'expired') return translate('window.rightStatus.expired');
  return status === 'expiring' && right.validTo !== null ? translate('window.rightStatus.expiringIn', { days: daysBetween(asOf, right.validTo) }) : '';
}

/** From the place inside the finding to its label, CSS pixels. */
const LEADER_PIXELS = 64;

/** Above and below the place, the words in the middle of the leader's end. */
const STEEP = [[0, -LEADER_PIXELS], [0, LEADER_PIXELS], [40, -LEADER_PIXELS], [40, LEADER_PIXELS], [-40, -LEADER_PIXELS], [-40, LEADER_PIXELS]] as const;

/** Where a finding is named: a place inside it, and the end of the leader from there, away from the middle of its mine. */
export interface FindingCallout extends Leader {
  readonly label: MapLabel;
}

/** What is there already, CSS pixels of the view. */
export interface CalloutRoom {
  /** Bars over the map. */
  readonly covered: LabelView['covered'];
  /** Other mines. */
  readonly neighbours: LabelView['covered'];
}

/**
 * Name and area of the selected finding beside it, on a leader (SYMBOLS §4), turned inward where it would be cut by the
 * edge of the view or lie under one of the `covered` bars, and away from the `neighbours` where there is another place: on
 * the next mine it would be read as that one's. Null for findings without a place in view. `towards`: where on
 * the mine it belongs rather than in the middle of its ground, in map coordinates.
 */
export function findingCallout(name: string, finding: Finding, drawn: DrawnFinding, mine: DrawnRight | null, { extent, resolution, theme, translate }: LabelSituation, { covered, neighbours }: CalloutRoom, towards: readonly [east: number, north: number] | null = null): FindingCallout | null {
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
    { text: roundsToNoMu(evidence.areaEllipsoidalSquareMetres) ? `${formatSquareMetres(evidence.areaEllipsoidalSquareMetres)} m²` : translate('project.map.conflict-area', { mu: formatMu(evidence.areaEllipsoidalSquareMetres) }), sizePixels: 12, bold: false },
  ];
  const beside = (x: number, y: number): LabelPlace => ({ east: place.x, north: place.y, offset: [x + (x >= 0 ? 4 : -4), y], anchor: x >= 0 ? 'start' : 'end' });
  // Words above and below come last: on a narrow map those beside the place would be cut at either edge.
  const places: readonly { readonly end: readonly [x: number, y: number]; readonly words: LabelPlace }[] = [
    ...([[outX, outY], [-outX, outY], [outX, -outY], [-outX, -outY]] as const).map((end) => ({ end, words: beside(...end) })),
    ...STEEP.map((end) => ({ end, words: { east: place.x, north: place.y, offset: [end[0], end[1] + Math.sign(end[1]) * 8] as const, anchor: 'middle' as const } })),
  ];
  const readable = (taken: LabelView['covered']) => places.find(({ words }) => isReadable(words, { lines }, { extent, resolution, covered: taken }));
  const { end, words } = readable([...covered, ...neighbours]) ?? readable(covered) ?? places[0]!;
  const label: MapLabel = { ...words, lines, colour, priority: PRIORITY.finding, always: true };
  return { east: place.x, north: place.y, offset: end, colour, label };
}
