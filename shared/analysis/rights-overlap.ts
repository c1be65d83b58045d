/**
 * Mining rights that overlap one another. A right is a body in space: a conflict needs an overlap in plan and
 * in elevation. Where a limit is not stated the elevation may overlap, and that is said.
 */
import { datumStep, NATIONAL_DIFFERENCE } from '../crs/elevation.ts';
import { union } from '../geometry/clip.ts';
import { planarArea, ringLength } from '../geometry/area.ts';
import { ellipsoidalArea, type EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import { perimeterOf } from '../geometry/pieces.ts';
import { FeatureCutter, ringsOfPiece } from '../overlay/feature-cutter.ts';
import { featureParts } from '../geometry/columns.ts';
import { extentOfRings } from '../geometry/extent-of-rings.ts';
import { isSliver } from '../overlay/class-tally.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { extentsTouch, type Extent } from '../model/extent.ts';
import type { MiningBody } from '../model/mining-right.ts';
import type { OverlayParameters } from '../model/overlay.ts';
import { movedBody } from './moved-body.ts';
import type { PreparedRight, RightsGeometry } from './rights-geometry.ts';

export interface ElevationRange {
  readonly topMetres: number;
  readonly bottomMetres: number;
}

export interface RightsOverlap {
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  /** Bodies of the other right that take part. */
  readonly bodyCount: number;
  readonly sliverCount: number;
  readonly sliverAreaSquareMetres: number;
  readonly extent: Extent;
  /** Common elevations; null when a limit of either side is not stated. */
  readonly elevation: ElevationRange | null;
  /** Pieces without slivers, parts with closed rings in the analysis system. */
  readonly parts: readonly (readonly Float64Array[])[];
}

/** How two bodies stand to each other in elevation. */
export function elevationsShared(a: MiningBody, b: MiningBody): ElevationRange | 'apart' | 'unknown' {
  const limits = [a.elevationTopMetres, a.elevationBottomMetres, b.elevationTopMetres, b.elevationBottomMetres];
  // A known limit can already tell them apart: a top at or below the other's bottom.
  const below = (top: number | null, bottom: number | null): boolean => top !== null && bottom !== null && top <= bottom;
  if (below(a.elevationTopMetres, b.elevationBottomMetres) || below(b.elevationTopMetres, a.elevationBottomMetres)) return 'apart';
  if (limits.includes(null)) return 'unknown';
  return { topMetres: Math.min(a.elevationTopMetres!, b.elevationTopMetres!), bottomMetres: Math.max(a.elevationBottomMetres!, b.elevationBottomMetres!) };
}

export interface PairOverlap {
  /** Overlap in plan and (possibly) in elevation; null when there is none. */
  readonly conflict: RightsOverlap | null;
  /** Planar area, m², of body pairs that overlap in plan but not in elevation; 0 when there are none. */
  readonly planOnlySquareMetres: number;
  /** An overlap in plan whose elevations meet or not according to a datum that one side does not state. */
  readonly datumDecides: boolean;
  /** Slivers where nothing else overlaps; null otherwise. */
  readonly onlySlivers: { readonly count: number; readonly areaSquareMetres: number } | null;
}

type PairParameters = Pick<OverlayParameters, 'sliverAreaSquareMetres' | 'sliverWidthMetres' | 'elevationDifference'>;

interface PairPieces {
  readonly elevation: ElevationRange | 'apart' | 'unknown';
  readonly feature: number;
  readonly parts: readonly Float64Array[][];
  readonly planar: number;
  readonly ellipsoidal: number;
  readonly sliverCount: number;
  readonly sliverArea: number;
}

/**
 * Compares two rights body by body, in the elevation datum of the first. `otherGeometry` holds the second right;
 * `oneRegister`: both stand in one layer, and where neither states its datum it is the same one.
 */
export function overlapOfRights(a: PreparedRight, b: PreparedRight, otherGeometry: RightsGeometry, system: CoordinateSystem, edges: EllipsoidalEdges, parameters: PairParameters, oneRegister: boolean): PairOverlap {
  const none = { conflict: null, planOnlySquareMetres: 0, datumDecides: false, onlySlivers: null };
  if (!a.footprint || !b.footprint || !extentsTouch(a.footprint.region.extent, b.footprint.region.extent)) return none;
  const [ownDatum, otherDatum] = [a.right.elevationDatum?.datum ?? null, b.right.elevationDatum?.datum ?? null];
  const { addMetres, otherwiseMetres } = datumStep(otherDatum, ownDatum, parameters.elevationDifference ?? NATIONAL_DIFFERENCE);
  const open = oneRegister && ownDatum === otherDatum ? [] : otherwiseMetres;
  const pairs: PairPieces[] = [];
  let datumDecides = false;
  for (const mine of a.bodies) {
    for (const theirs of b.bodies) {
      if (!mine.subject || !theirs.subject) continue;
      const shared = elevationsShared(mine.body, movedBody(theirs.body, addMetres));
      const pair = cutBodies(mine.subject, otherGeometry.cutter, theirs.body.feature, shared, parameters);
      if (!pair) continue;
      pairs.push(pair);
      datumDecides ||= pair.planar > 0 && open.some((metres) => (elevationsShared(mine.body, movedBody(theirs.body, metres)) === 'apart') !== (shared === 'apart'));
    }
  }
  const planOnly = sum(pairs.filter((pair) => pair.elevation === 'apart'), (pair) => pair.planar);
  const sharing = pairs.filter((pair) => pair.elevation !== 'apart');
  const real = sharing.filter((pair) => pair.planar > 0);
  const sliverCount = sum(sharing, (pair) => pair.sliverCount);
  const sliverAreaSquareMetres = sum(sharing, (pair) => pair.sliverArea);
  if (real.length === 0) return { conflict: null, planOnlySquareMetres: planOnly, datumDecides, onlySlivers: sliverCount > 0 ? { count: sliverCount, areaSquareMetres: sliverAreaSquareMetres } : null };
  // Body pairs may cover the same ground; the area of a conflict is counted once.
  const parts = real.length === 1 ? real[0]!.parts : union(real.map((pair) => pair.parts));
  const [planar, ellipsoidal] = real.length === 1
    ? [real[0]!.planar, real[0]!.ellipsoidal]
    : [sum(parts, planarArea), sum(parts, (rings) => ellipsoidalArea(rings, system, edges))];
  return {
    conflict: {
      areaPlanarSquareMetres: planar,
      areaEllipsoidalSquareMetres: ellipsoidal,
      bodyCount: new Set(real.map((pair) => pair.feature)).size,
      sliverCount,
      sliverAreaSquareMetres,
      extent: extentOfRings(parts.flat()),
      elevation: commonElevation(real),
      parts,
    },
    planOnlySquareMetres: planOnly,
    datumDecides,
    onlySlivers: null,
  };
}

function cutBodies(subject: NonNullable<PreparedRight['footprint']>, cutter: FeatureCutter, feature: number, elevation: PairPieces['elevation'], slivers: PairParameters): PairPieces | null {
  const cut = cutter.cut(subject, feature);
  if (cut === 'none') return null;
  if (cut === 'whole') {
    const planar = cutter.planarAreaOf(feature);
    const [columns, row] = cutter.soundColumns(feature);
    const parts = featureParts(columns, row);
    const sliver = isSliver(planar, () => sum(parts.flat(), ringLength), slivers);
    return sliver
      ? { elevation, feature, parts: [], planar: 0, ellipsoidal: 0, sliverCount: 1, sliverArea: planar }
      : { elevation, feature, parts, planar, ellipsoidal: cutter.ellipsoidalAreaOf(feature), sliverCount: 0, sliverArea: 0 };
  }
  const kept = cut.filter((piece) => !isSliver(piece.area, () => perimeterOf(piece), slivers));
  const aside = cut.filter((piece) => !kept.includes(piece));
  return {
    elevation,
    feature,
    parts: kept.map((piece) => ringsOfPiece(piece, subject.region)),
    planar: sum(kept, (piece) => piece.area),
    ellipsoidal: sum(kept, (piece) => cutter.ellipsoidalAreaOfPiece(piece, subject)),
    sliverCount: aside.length,
    sliverArea: sum(aside, (piece) => piece.area),
  };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** From the highest common top to the lowest common bottom; null as soon as one pair's is not known. */
function commonElevation(pairs: readonly PairPieces[]): ElevationRange | null {
  let [topMetres, bottomMetres] = [-Infinity, Infinity];
  for (const { elevation } of pairs) {
    if (elevation === 'unknown' || elevation === 'apart') return null;
    topMetres = Math.max(topMetres, elevation.topMetres);
    bottomMetres = Math.min(bottomMetres, elevation.bottomMetres);
  }
  return { topMetres, bottomMetres };
}
