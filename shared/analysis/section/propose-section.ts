/** Section lines of a check, always the same for the same check. The first: north to south through the working farthest beyond its limits, else farthest outside, else the largest. */
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { growExtent, joinExtents, isEmptyExtent, type Extent } from '../../model/extent.ts';
import type { Working } from '../../model/mine-drawing.ts';
import type { MineWorkings } from '../../model/workings.ts';
import { lengthOfStretches, sidesOfPath } from '../workings/distances.ts';
import { stretchesOutside } from '../workings/line-outside.ts';

/** The line reaches so far beyond the licence, as a share of its height. */
const BEYOND_SHARE = 0.005;

/** Flat east, north of A (north) and A′ (south); null when there is nothing to cut. */
export function proposeSection(licence: Extent, workings: readonly Working[], checked: MineWorkings | null): readonly number[] | null {
  const areas = workings.flatMap((working, position) => (working.shape.kind === 'area' && working.elevation !== null ? [{ position, extent: extentOfRings(working.shape.parts.flat()) }] : []));
  const beyond = new Map(checked?.workings.map((measure) => [measure.position, weightOf(measure)]) ?? []);
  const size = ([west, south, east, north]: Extent): number => (east - west) * (north - south);
  const [chosen] = areas.toSorted((a, b) => (beyond.get(b.position) ?? 0) - (beyond.get(a.position) ?? 0) || size(b.extent) - size(a.extent));
  if (!chosen || isEmptyExtent(licence)) return null;
  return lineThrough(licence, chosen.extent);
}

/** A section shows elevations: what lies beyond the limits comes before what lies outside in plan. */
function weightOf({ belowLimitMetres, aboveLimitMetres, elevationBand, planBand, outside }: MineWorkings['workings'][number]): number {
  if (elevationBand === 'outside') return BEFORE_PLAN + Math.max(belowLimitMetres, aboveLimitMetres);
  return planBand === 'outside' ? outside.longestDistanceMetres : 0;
}

/** A report shows no more sections than this. */
const MOST_SECTIONS = 3;
/** A line that has less of a working than this does not show it. */
const LEAST_INSIDE_METRES = 1;

/**
 * For a report: the section that was drawn, else the first one that is proposed, then one through each excess that none
 * before it shows, those beyond their limits first; a few at most.
 */
export function proposeSections(licence: Extent, workings: readonly Working[], checked: MineWorkings | null, drawn: readonly number[] | null): readonly (readonly number[])[] {
  const first = drawn ?? proposeSection(licence, workings, checked);
  if (first === null) return [];
  const lines = [first];
  const excesses = (checked?.workings ?? []).filter((measure) => weightOf(measure) > 0).toSorted((a, b) => weightOf(b) - weightOf(a) || a.position - b.position);
  for (const { position } of excesses) {
    const working = workings[position];
    if (lines.length === MOST_SECTIONS) break;
    if (working?.shape.kind !== 'area' || working.elevation === null || lines.some((line) => shows(line, working.shape))) continue;
    lines.push(lineThrough(licence, extentOfRings(working.shape.parts.flat())));
  }
  return lines;
}

function shows(line: readonly number[], shape: Working['shape']): boolean {
  if (shape.kind !== 'area') return false;
  return lengthOfStretches(sidesOfPath(line)) - lengthOfStretches(stretchesOutside(line, shape.parts.flat())) > LEAST_INSIDE_METRES;
}

/** North to south through the middle of what is shown, over the whole licence. */
function lineThrough(licence: Extent, shown: Extent): readonly number[] {
  const whole = joinExtents(licence, shown);
  const [, south, , north] = growExtent(whole, BEYOND_SHARE * (whole[3] - whole[1]));
  const east = (shown[0] + shown[2]) / 2;
  return [east, north, east, south];
}

/** More than any distance in a drawing. */
const BEFORE_PLAN = 1e6;
