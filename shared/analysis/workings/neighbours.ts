/** What of a working lies in another mine's body, and in the pillars the drawing shows. */
import { planarArea } from '../../geometry/area.ts';
import { intersect } from '../../geometry/clip.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../../model/extent.ts';
import type { DrawnArea, Working } from '../../model/mine-drawing.ts';
import type { NeighbourIntrusion, PillarCut, WorkingMeasure } from '../../model/workings.ts';
import { lengthOfStretches, sidesOfPath } from './distances.ts';
import { Grounds, bottomOf, topOf } from './ground.ts';
import type { LicensedBody } from './contract.ts';
import { stretchesOutside } from './line-outside.ts';
import { areasOf } from './measure-area.ts';

/** Another mine, its bodies ready to be asked. */
export interface Neighbour {
  readonly rightId: string;
  readonly mineName: string;
  readonly bodies: readonly LicensedBody[];
  readonly grounds: Grounds;
  readonly extent: Extent;
}

/** Less than this is the rounding of the cut. */
const NOTHING_SQUARE_METRES = 0.001;
const NOTHING_METRES = 0.001;

/** Only what lies outside its own licence is asked: where two licences overlap, that is a finding of the licences. */
export function intrusions(outside: WorkingMeasure['outside'], elevation: Working['elevation'], neighbours: readonly Neighbour[], system: CoordinateSystem, edges: EllipsoidalEdges): NeighbourIntrusion[] {
  const extent = extentOfRings([...outside.parts.flat(), ...outside.paths]);
  return neighbours.flatMap((neighbour): NeighbourIntrusion[] => {
    if (!extentsTouch(extent, neighbour.extent)) return [];
    const shared = neighbour.bodies.flatMap((body, position) => (elevation === null || (elevation.highestMetres >= bottomOf(body) && elevation.lowestMetres <= topOf(body)) ? [position] : []));
    if (shared.length === 0) return [];
    const ground = neighbour.grounds.of(shared);
    const areas = areasOf(outside.parts.length === 0 ? [] : intersect(outside.parts, ground.parts).filter((part) => planarArea(part) > 0), system, edges);
    const stretches = outside.paths.flatMap(sidesOfPath);
    const lengthMetres = lengthOfStretches(stretches) - lengthOfStretches(outside.paths.flatMap((path) => stretchesOutside(path, ground.rings)));
    if (areas.areaPlanarSquareMetres < NOTHING_SQUARE_METRES && lengthMetres < NOTHING_METRES) return [];
    const limited = shared.some((position) => neighbour.bodies[position]!.elevationTopMetres !== null || neighbour.bodies[position]!.elevationBottomMetres !== null);
    return [{ rightId: neighbour.rightId, mineName: neighbour.mineName, ...areas, lengthMetres: Math.max(0, lengthMetres), elevationKnown: elevation !== null && limited }];
  });
}

/** A pillar as the drawing shows it, with its box. */
export interface PreparedPillar {
  readonly area: DrawnArea;
  readonly extent: Extent;
}

export function preparePillars(pillars: readonly DrawnArea[]): PreparedPillar[] {
  return pillars.map((area) => ({ area, extent: extentOfRings(area.parts.flat()) }));
}

/** Mined ground in pillars; roadways may lead through a pillar and are not asked. */
export function pillarCuts(shape: Working['shape'], extent: Extent, pillars: readonly PreparedPillar[], system: CoordinateSystem, edges: EllipsoidalEdges): PillarCut[] {
  if (shape.kind !== 'area') return [];
  return pillars.flatMap(({ area, extent: box }): PillarCut[] => {
    if (!extentsTouch(extent, box)) return [];
    const common = areasOf(intersect(shape.parts, area.parts).filter((part) => planarArea(part) > 0), system, edges);
    return common.areaPlanarSquareMetres < NOTHING_SQUARE_METRES ? [] : [{ pillar: area.name, ...common, lengthMetres: 0 }];
  });
}

/** Sums by mine. */
export function joinIntrusions(all: readonly NeighbourIntrusion[]): NeighbourIntrusion[] {
  const byRight = new Map<string, NeighbourIntrusion>();
  for (const one of all) {
    const known = byRight.get(one.rightId);
    byRight.set(one.rightId, known ? {
      ...one,
      areaPlanarSquareMetres: known.areaPlanarSquareMetres + one.areaPlanarSquareMetres,
      areaEllipsoidalSquareMetres: known.areaEllipsoidalSquareMetres + one.areaEllipsoidalSquareMetres,
      lengthMetres: known.lengthMetres + one.lengthMetres,
      elevationKnown: known.elevationKnown && one.elevationKnown,
    } : one);
  }
  return [...byRight.values()];
}

/** Sums by pillar. */
export function joinPillarCuts(all: readonly PillarCut[]): PillarCut[] {
  const byName = new Map<string, PillarCut>();
  for (const one of all) {
    const known = byName.get(one.pillar);
    byName.set(one.pillar, known ? { ...one, areaPlanarSquareMetres: known.areaPlanarSquareMetres + one.areaPlanarSquareMetres, areaEllipsoidalSquareMetres: known.areaEllipsoidalSquareMetres + one.areaEllipsoidalSquareMetres } : one);
  }
  return [...byName.values()];
}
