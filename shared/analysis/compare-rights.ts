/** All rights of a layer against those of another, or against one another. */
import type { Job } from '../base/job.ts';
import type { MessageParameters, NewsCollector } from '../base/news.ts';
import { formatNumber, formatSquareMetres } from '../base/units.ts';
import { elevationNote, NATIONAL_DIFFERENCE } from '../crs/elevation.ts';
import { buildIndex } from '../geometry/spatial-index.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { EMPTY_EXTENT } from '../model/extent.ts';
import type { Conflict, OverlayParameters } from '../model/overlay.ts';
import type { AnalysisLayer } from './analysis-layer.ts';
import type { PreparedRight, RightsGeometry } from './rights-geometry.ts';
import { overlapOfRights } from './rights-overlap.ts';

/** Rights that overlap rights of `others` (or each other, when both are the same); only those whose boxes touch are looked at. */
export async function compareRights(geometry: RightsGeometry, others: RightsGeometry, otherLayer: AnalysisLayer, system: CoordinateSystem, parameters: OverlayParameters, conflicts: Map<string, Conflict[]>, news: NewsCollector, job: Job): Promise<void> {
  const own = geometry === others;
  const near = neighbourFinder(others.rights);
  for (const [i, a] of geometry.rights.entries()) {
    if (i % RIGHTS_BETWEEN_PAUSES === 0) await job.pause();
    for (const j of near(a)) {
      const b = others.rights[j]!;
      // Only a licence number says that two layers hold the same right; `row-3` is another right in every layer.
      if (own ? j <= i : a.right.licenceNumber !== null && b.right.licenceNumber === a.right.licenceNumber) continue;
      const { conflict, planOnlySquareMetres, datumDecides, onlySlivers } = overlapOfRights(a, b, others, system, parameters.ellipsoidalEdges, parameters, own);
      const pair = { first: a.right.mineName, second: own ? b.right.mineName : ({ code: 'office.rightOfLayer', params: { mine: b.right.mineName, layer: otherLayer.record.name } } as const) };
      if (conflict !== null || planOnlySquareMetres > 0) tellDatums(a, b, pair, datumDecides, parameters, news);
      if (planOnlySquareMetres > 0) {
        news.note('analysis.rights-plan-only', { ...pair, area: formatSquareMetres(planOnlySquareMetres) });
      }
      if (onlySlivers) {
        news.note('analysis.rights-slivers', { ...pair, count: onlySlivers.count, area: formatSquareMetres(onlySlivers.areaSquareMetres) });
      }
      if (!conflict) continue;
      if (!conflict.elevation) news.note('analysis.rights-elevation-unknown', pair);
      const told = (of: PreparedRight, other: PreparedRight): Conflict => ({
        role: 'rights', layerId: otherLayer.record.id, class: other.right.id, className: other.right.mineName, count: conflict.bodyCount,
        areaPlanarSquareMetres: conflict.areaPlanarSquareMetres, areaEllipsoidalSquareMetres: conflict.areaEllipsoidalSquareMetres,
        netAreaPlanarSquareMetres: null, netAreaEllipsoidalSquareMetres: null,
        share: conflict.areaEllipsoidalSquareMetres / of.footprint!.areaEllipsoidalSquareMetres,
        sliverCount: conflict.sliverCount, sliverAreaSquareMetres: conflict.sliverAreaSquareMetres, extent: conflict.extent, elevationOverlap: conflict.elevation,
      });
      conflicts.get(a.right.id)!.push(told(a, b));
      if (own) conflicts.get(b.right.id)!.push(told(b, a));
    }
  }
}

const RIGHTS_BETWEEN_PAUSES = 64;

/** Positions of the rights whose boxes touch the one asked for, in their order, so that what is told does not depend on the index. */
function neighbourFinder(rights: readonly PreparedRight[]): (right: PreparedRight) => readonly number[] {
  const bounds = new Float64Array(4 * rights.length);
  rights.forEach(({ footprint }, i) => bounds.set(footprint?.region.extent ?? EMPTY_EXTENT, 4 * i));
  const index = buildIndex(bounds);
  return ({ footprint }) => (footprint ? index.search(footprint.region.extent).sort((a, b) => a - b) : []);
}

/** Limits of two datums were converted, or a datum that is not stated decides. */
function tellDatums({ right: a }: PreparedRight, { right: b }: PreparedRight, pair: MessageParameters, datumDecides: boolean, { elevationDifference = NATIONAL_DIFFERENCE }: OverlayParameters, news: NewsCollector): void {
  const [to, from] = [a.elevationDatum?.datum, b.elevationDatum?.datum];
  if (to && from && to !== from) news.note('elevation.rights-converted', { ...pair, note: elevationNote(from, to, elevationDifference) });
  if (datumDecides) news.note('elevation.rights-decide', { ...pair, metres: formatNumber(Math.abs(elevationDifference.metres), 3) });
}
