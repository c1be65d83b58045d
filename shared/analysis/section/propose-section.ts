/** A first section line: north to south through the working farthest beyond its limits, else farthest outside, else the largest. */
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { growExtent, joinExtents, isEmptyExtent, type Extent } from '../../model/extent.ts';
import type { Working } from '../../model/mine-drawing.ts';
import type { MineWorkings } from '../../model/workings.ts';

/** The line reaches so far beyond the licence, as a share of its height. */
const BEYOND_SHARE = 0.005;

/** Flat east, north of A (north) and A′ (south); null when there is nothing to cut. */
export function proposeSection(licence: Extent, workings: readonly Working[], checked: MineWorkings | null): readonly number[] | null {
  const areas = workings.flatMap((working, position) => (working.shape.kind === 'area' && working.elevation !== null ? [{ position, extent: extentOfRings(working.shape.parts.flat()) }] : []));
  const beyond = new Map(checked?.workings.map((measure) => [measure.position, weightOf(measure)]) ?? []);
  const size = ([west, south, east, north]: Extent): number => (east - west) * (north - south);
  const [chosen] = areas.toSorted((a, b) => (beyond.get(b.position) ?? 0) - (beyond.get(a.position) ?? 0) || size(b.extent) - size(a.extent));
  if (!chosen || isEmptyExtent(licence)) return null;
  const whole = joinExtents(licence, chosen.extent);
  const [, south, , north] = growExtent(whole, BEYOND_SHARE * (whole[3] - whole[1]));
  const east = (chosen.extent[0] + chosen.extent[2]) / 2;
  return [east, north, east, south];
}

/** A section shows elevations: what lies beyond the limits comes before what lies outside in plan. */
function weightOf({ belowLimitMetres, aboveLimitMetres, elevationBand, planBand, outside }: MineWorkings['workings'][number]): number {
  if (elevationBand === 'outside') return BEFORE_PLAN + Math.max(belowLimitMetres, aboveLimitMetres);
  return planBand === 'outside' ? outside.longestDistanceMetres : 0;
}

/** More than any distance in a drawing. */
const BEFORE_PLAN = 1e6;
