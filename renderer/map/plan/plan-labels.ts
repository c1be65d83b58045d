/** Names on the plan: goaf with year, roadways, pillars, boreholes, the licence's corners, and what lies outside. */
import { interiorPoint } from '../../../shared/figure/interior.ts';
import { INK, symbolByKey, type Theme } from '../../../shared/figure/symbols.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import { extentOfRings } from '../../../shared/geometry/extent-of-rings.ts';
import { EMPTY_EXTENT, extentsTouch, joinExtents, type Extent } from '../../../shared/model/extent.ts';
import type { AreaParts, Ring } from '../../../shared/model/mine-drawing.ts';
import type { MineWorkings, PeriodComparison } from '../../../shared/model/workings.ts';
import type { PlanScene } from '../../engine/plan-scene.ts';
import { labelPixels, placeLabels, placesBeside, smallBoxes } from '../label-placement.ts';
import type { MapLabel } from '../layers/labels.ts';
import { isShown, type SceneLook } from './draw-scene.ts';

const PRIORITY = { excess: 0, goaf: 3, pillar: 4, roadway: 5, point: 6, text: 7 } as const;
/** SYMBOLS §4: goaf names from 1:10 000; a little farther while they fit. */
const NAMES_UP_TO_RESOLUTION = 6;
const ROADWAYS_UP_TO_RESOLUTION = 4.5;
/** A goaf smaller than this has no room for its name. */
const LEAST_ROOM_PIXELS = 6;
/** Annotations are shown while their letters are this high on the screen. */
const [LEAST_TEXT_PIXELS, MOST_TEXT_PIXELS] = [8, 15];

export interface LabelLook extends SceneLook {
  readonly theme: Theme;
  readonly resolution: number;
  readonly extent: Extent;
  readonly translate: Translate;
  readonly elevationToleranceMetres: number;
}

/**
 * All names that found room, what lies outside first: its figure stands beside it, on another side where that is taken,
 * and no name lies on a small piece outside. `others` are names that take part without being of the drawing.
 */
export function planLabels(scene: PlanScene | null, checked: MineWorkings | null, comparison: PeriodComparison | null, look: LabelLook, others: readonly MapLabel[]): MapLabel[] {
  const outside = look.storey === 'surface' ? [] : (checked?.workings ?? []).flatMap(({ outside: { parts } }) => parts.map((part) => extentOfRings(part)));
  const labels = [...others, ...(scene ? namesOf(scene, look) : []), ...(look.storey === 'surface' ? [] : excessLabels(checked, comparison, look))];
  return placeLabels(labels, { extent: look.extent, resolution: look.resolution, covered: smallBoxes(outside, look) });
}

function namesOf(scene: PlanScene, look: LabelLook): MapLabel[] {
  const ink = INK[look.theme];
  const labels: MapLabel[] = [];
  const taken = new Set<string>();
  for (const { name, year, kind, shape } of scene.workings) {
    if (!isShown(kind, look) || (name === '' && year === null)) continue;
    taken.add(name);
    if (shape.kind === 'area') {
      const place = middleOf(shape.parts, look.extent, LEAST_ROOM_PIXELS * look.resolution);
      const lines = [...(name === '' ? [] : [{ text: name, sizePixels: 11.5, bold: true }]), ...(year === null || name.includes(String(year)) ? [] : [{ text: String(year), sizePixels: 11, bold: false }])];
      if (place) labels.push({ ...place, otherPlaces: placesBeside(extentOfRings(shape.parts.flat()), labelPixels({ lines }).height), lines, colour: ink, priority: PRIORITY.goaf, upToResolution: NAMES_UP_TO_RESOLUTION });
    } else if (name !== '') {
      const place = alongMiddle(shape.paths, look.extent);
      if (place) labels.push({ ...place, lines: [{ text: name, sizePixels: 11, bold: false }], colour: ink, priority: PRIORITY.roadway, offset: [0, -9], upToResolution: ROADWAYS_UP_TO_RESOLUTION });
    }
  }
  if (isShown('pillar', look)) {
    const colour = symbolByKey('works.pillar').line.colour[look.theme];
    for (const { name, parts } of scene.pillars) {
      const place = name === '' ? null : middleOf(parts, look.extent);
      taken.add(name);
      if (place) labels.push({ ...place, lines: [{ text: name, sizePixels: 11, bold: false }], colour, priority: PRIORITY.pillar, upToResolution: NAMES_UP_TO_RESOLUTION });
    }
  }
  for (const { role, name, east, north } of scene.points) {
    if (!isShown(role, look) || name === '' || !contains(look.extent, east, north)) continue;
    taken.add(name);
    labels.push({ east, north, lines: [{ text: name, sizePixels: 11, bold: false }], colour: ink, priority: PRIORITY.point, anchor: 'start', offset: [7, 0], upToResolution: ROADWAYS_UP_TO_RESOLUTION });
  }
  for (const { role, text, east, north, heightMetres } of scene.texts) {
    if (!isShown(role, look) || taken.has(text) || !contains(look.extent, east, north)) continue;
    const pixels = heightMetres / look.resolution;
    if (pixels < LEAST_TEXT_PIXELS) continue;
    labels.push({ east, north, lines: [{ text, sizePixels: Math.min(MOST_TEXT_PIXELS, Math.max(11, pixels)), bold: false }], colour: ink, priority: PRIORITY.text, anchor: 'start' });
  }
  return labels;
}

/** What lies outside, with its figure beside it; the figure is a measurement and says no more. */
function excessLabels(checked: MineWorkings | null, comparison: PeriodComparison | null, look: LabelLook): MapLabel[] {
  const { translate, theme, extent } = look;
  const colour = symbolByKey('result.outside').line.colour[theme];
  // Figures stand on the side away from the mine, where nothing of it is drawn.
  const whole = (checked?.workings ?? []).reduce((joined, measure) => joinExtents(joined, measure.extent), EMPTY_EXTENT);
  const middle = (whole[0] + whole[2]) / 2;
  return (checked?.workings ?? []).flatMap((measure): MapLabel[] => {
    const depth = Math.max(measure.belowLimitMetres, measure.aboveLimitMetres);
    const lines: { text: string; sizePixels: number; bold: boolean }[] = [];
    if (measure.planBand === 'outside') {
      const { areaEllipsoidalSquareMetres: area, lengthMetres, longestDistanceMetres } = measure.outside;
      lines.push({ text: area > 0 ? translate('drawing.callout.area', { area: formatNumber(area, 0) }) : translate('drawing.callout.length', { length: formatNumber(lengthMetres, 1) }), sizePixels: 12, bold: true });
      lines.push({ text: translate('drawing.callout.distance', { distance: formatNumber(longestDistanceMetres, 1) }), sizePixels: 11, bold: false });
    }
    if (depth > look.elevationToleranceMetres) lines.push({ text: translate(measure.belowLimitMetres >= measure.aboveLimitMetres ? 'drawing.callout.below' : 'drawing.callout.above', { depth: formatNumber(depth, 1) }), sizePixels: 12, bold: true });
    if (lines.length === 0) return [];
    const change = comparison?.excesses.find(({ key }) => key === measure.key)?.change;
    if (change) lines.push({ text: translate(`workings.change.${change}`), sizePixels: 11, bold: false });
    const box = measure.outside.parts.length > 0 ? extentOfRings(measure.outside.parts.flat()) : measure.extent;
    if (!extentsTouch(box, extent)) return [];
    const side = (box[0] + box[2]) / 2 > middle ? ({ east: box[2], anchor: 'start', offset: [10, 0] } as const) : ({ east: box[0], anchor: 'end', offset: [-10, 0] } as const);
    return [{ ...side, north: (box[1] + box[3]) / 2, otherPlaces: placesBeside(box, labelPixels({ lines }).height), lines, colour, priority: PRIORITY.excess }];
  });
}

function contains([west, south, east, north]: Extent, x: number, y: number): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

/** The roomiest place of the largest part in view. */
function middleOf(parts: AreaParts, within: Extent, leastClearance = 0): { readonly east: number; readonly north: number } | null {
  let best: { east: number; north: number; clearance: number } | null = null;
  for (const part of parts) {
    if (!extentsTouch(extentOfRings(part), within)) continue;
    const place = interiorPoint(part.map((ring) => Array.from(ring)), within);
    if (place && place.clearance > (best?.clearance ?? leastClearance)) best = { east: place.x, north: place.y, clearance: place.clearance };
  }
  return best && { east: best.east, north: best.north };
}

/** Halfway along the longest path. */
function alongMiddle(paths: readonly Ring[], within: Extent): { readonly east: number; readonly north: number } | null {
  const path = paths.toSorted((a, b) => b.length - a.length)[0];
  if (!path || path.length < 4) return null;
  const lengths = Array.from({ length: path.length / 2 - 1 }, (_unused, i) => Math.hypot(path[2 * i + 2]! - path[2 * i]!, path[2 * i + 3]! - path[2 * i + 1]!));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left > length) {
      left -= length;
      continue;
    }
    const share = length > 0 ? left / length : 0;
    const [east, north] = [path[2 * i]! + share * (path[2 * i + 2]! - path[2 * i]!), path[2 * i + 1]! + share * (path[2 * i + 3]! - path[2 * i + 1]!)];
    return contains(within, east, north) ? { east, north } : null;
  }
  return null;
}
