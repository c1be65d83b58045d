/** A goaf, stope or pit against the licence: ground outside, ground beyond the limits, distances. */
import { planarArea } from '../../geometry/area.ts';
import { difference, union, type ClippedParts } from '../../geometry/clip.ts';
import { ellipsoidalAreaOfParts, type EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { AreaParts, AreaShape, Working } from '../../model/mine-drawing.ts';
import type { AreaPair } from '../../model/overlay.ts';
import { distancesOfStretches, leastDistance, sidesOfRing } from './distances.ts';
import { beyond, type ChosenBodies, type Ground } from './ground.ts';
import type { PlanMeasure } from './plan-measure.ts';
import { floorPlane, partBeyond } from './tilted-floor.ts';

/** Planar and ellipsoidal area of parts. */
export function areasOf(parts: AreaParts, system: CoordinateSystem, edges: EllipsoidalEdges): AreaPair {
  const rings = parts.map((part) => part.map((ring) => Float64Array.from(ring)));
  return { areaPlanarSquareMetres: rings.reduce((sum, part) => sum + planarArea(part), 0), areaEllipsoidalSquareMetres: ellipsoidalAreaOfParts(rings, system, edges) };
}

export function measureArea(shape: AreaShape, elevation: Working['elevation'], extent: Extent, bodies: ChosenBodies, ground: Ground, system: CoordinateSystem, edges: EllipsoidalEdges): PlanMeasure {
  const outside = beyond(shape.parts, extent, ground).filter((part) => planarArea(part) > 0);
  const whole = areasOf(shape.parts, system, edges);
  const figures = areasOf(outside, system, edges);
  const far = outside.length === 0 ? [] : difference(outside, ground.withTolerance());
  const beyondTolerance = far.reduce((sum, part) => sum + planarArea(part), 0);
  const beyondLimit = groundBeyondLimits(shape, elevation, extent, bodies);
  const outline = shape.parts.flatMap((part) => part.flatMap(sidesOfRing));
  const excess = beyondLimit.length === 0 ? outside : outside.length === 0 ? beyondLimit : union([outside, beyondLimit]);
  return {
    whole: { ...whole, lengthMetres: 0 },
    outside: { parts: outside, paths: [], ...figures, lengthMetres: 0, ...distancesOfStretches(outside.flatMap((part) => part.flatMap(sidesOfRing)), ground.boundary) },
    withinTolerance: Math.max(0, figures.areaPlanarSquareMetres - beyondTolerance),
    beyondTolerance,
    belowLimitMetres: bodies.belowMetres,
    aboveLimitMetres: bodies.aboveMetres,
    beyondLimit: { parts: beyondLimit, paths: [], ...areasOf(beyondLimit, system, edges), lengthMetres: 0 },
    boundaryDistanceMetres: outside.length > 0 ? (figures.areaPlanarSquareMetres < whole.areaPlanarSquareMetres ? 0 : null) : leastDistance(outline, ground.boundary),
    excessAreaSquareMetres: excess.reduce((sum, part) => sum + planarArea(part), 0),
  };
}

/** By the plane of the outline's elevations; without them all of it when all of its range lies beyond, else none. */
function groundBeyondLimits(shape: AreaShape, elevation: Working['elevation'], extent: Extent, { bottomMetres, topMetres, belowMetres, aboveMetres }: ChosenBodies): ClippedParts {
  if (elevation === null || (belowMetres === 0 && aboveMetres === 0)) return [];
  const plane = floorPlane(shape);
  if (!plane) {
    const whole = elevation.highestMetres < bottomMetres || elevation.lowestMetres > topMetres;
    return whole ? shape.parts.map((part) => part.map((ring) => Float64Array.from(ring))) : [];
  }
  return [
    ...(belowMetres > 0 ? partBeyond(shape, extent, plane, bottomMetres, 'below') : []),
    ...(aboveMetres > 0 ? partBeyond(shape, extent, plane, topMetres, 'above') : []),
  ];
}
