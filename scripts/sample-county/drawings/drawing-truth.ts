/**
 * What a correct check must say about the drawings: GEOS for areas, closed formulas for the ellipsoid, distances by brute
 * force. Nothing of the product's engine takes part.
 */
import { ellipsoidalTruth } from '../ellipsoidal-truth.ts';
import * as geos from '../geos.ts';
import type { PlacedMine } from '../mine-shapes.ts';
import { LOCAL_EAST, LOCAL_NORTH, polygonArea, type Point, type Polygon, type Ring } from '../plane.ts';
import type { PlannedMine, PlannedWorking } from './plan.ts';

/** Explicit choices with which the truth was made. */
export const CHECKED_WITH = { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, thicknessMetres: 2.5, densityTonnesPerCubicMetre: 1.4 } as const;

export interface WorkingTruth {
  readonly name: string;
  readonly kind: string;
  readonly areaPlanarSquareMetres: number;
  readonly areaEllipsoidalSquareMetres: number;
  readonly lengthMetres: number;
  readonly longestDistanceMetres: number;
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  readonly band: 'inside' | 'within-tolerance' | 'outside';
}

export interface DrawingTruth {
  readonly file: string;
  readonly period: string;
  readonly rightId: string;
  readonly mineName: string;
  readonly why: string;
  readonly workings: readonly WorkingTruth[];
  /** Ground in other rights. */
  readonly neighbours: readonly { readonly rightId: string; readonly mineName: string; readonly areaPlanarSquareMetres: number }[];
}

export interface ComparisonTruth {
  readonly rightId: string;
  readonly mineName: string;
  readonly addedAreaPlanarSquareMetres: number;
  readonly addedRoadwayLengthMetres: number;
  readonly vanished: readonly string[];
  /** By the name without its year. */
  readonly changes: Readonly<Record<string, 'new' | 'grown' | 'unchanged'>>;
}

export interface DrawingsTruth {
  readonly fictional: true;
  readonly parameters: typeof CHECKED_WITH;
  readonly drawings: readonly DrawingTruth[];
  readonly comparisons: readonly ComparisonTruth[];
  readonly faults: readonly { readonly file: string; readonly fault: string }[];
}

const round = (value: number): number => Math.round(value * 1_000_000) / 1_000_000;

/** Areas smaller than this are the rounding of coordinates to the grid. */
const NOTHING_SQUARE_METRES = 0.001;

export function drawingTruth(file: string, period: string, plan: PlannedMine, placed: ReadonlyMap<string, PlacedMine>): DrawingTruth {
  const own = placed.get(plan.mine)!;
  const workings = plan.workings.filter(({ periods }) => periods.includes(period));
  const areas = workings.filter(isArea);
  const neighbours = [...placed.values()].flatMap((other) => {
    if (other === own) return [];
    const area = areas.reduce((sum, working) => {
      const { topMetres, bottomMetres } = other.bodies[0]!;
      if (Math.max(...working.heights) < bottomMetres || Math.min(...working.heights) > topMetres) return sum;
      return sum + areaOf(commonOf(outsideOf(working, own), other.bodies[0]!.polygon));
    }, 0);
    return area > 1 ? [{ rightId: other.mine.licence, mineName: other.mine.name, areaPlanarSquareMetres: round(area) }] : [];
  });
  return { file, period, rightId: own.mine.licence, mineName: own.mine.name, why: plan.why, workings: workings.map((working) => workingTruth(working, own)), neighbours };
}

const isArea = ({ kind }: PlannedWorking): boolean => kind !== 'roadway' && kind !== 'bench';

function workingTruth(working: PlannedWorking, mine: PlacedMine): WorkingTruth {
  const { name, kind, heights, body, shape } = working;
  const { polygon, topMetres, bottomMetres } = mine.bodies[body]!;
  const outside = isArea(working) ? outsideOf(working, mine) : [];
  const stretches = isArea(working) ? [] : linesOutside(shape, polygon);
  const longest = isArea(working) ? (outside.length === 0 ? 0 : farthest(outside.flatMap((part) => part.map(closed)), polygon)) : farthest(stretches, polygon);
  const below = Math.max(0, bottomMetres - Math.min(...heights));
  // An incline leads to the surface and passes the upper limit on its way.
  const above = isSteep(working) ? 0 : Math.max(0, Math.max(...heights) - topMetres);
  const planBand = longest <= 1e-5 ? 0 : longest <= CHECKED_WITH.planToleranceMetres ? 1 : 2;
  const depth = Math.max(below, above);
  const depthBand = depth <= 1e-5 ? 0 : depth <= CHECKED_WITH.elevationToleranceMetres ? 1 : 2;
  return {
    name, kind, areaPlanarSquareMetres: round(areaOf(outside)), areaEllipsoidalSquareMetres: round(outside.reduce((sum, part) => sum + ellipsoidalTruth(unrounded(part)), 0)),
    lengthMetres: round(stretches.reduce((sum, line) => sum + lengthOf(line), 0)), longestDistanceMetres: round(longest), belowLimitMetres: round(below), aboveLimitMetres: round(above),
    band: (['inside', 'within-tolerance', 'outside'] as const)[Math.max(planBand, depthBand)]!,
  };
}

function isSteep({ kind, shape, heights }: PlannedWorking): boolean {
  return kind === 'roadway' && Math.abs(heights[0]! - heights.at(-1)!) > 0.1 * lengthOf(shape);
}

function outsideOf({ shape, body }: PlannedWorking, mine: PlacedMine): Polygon[] {
  const [a, b] = [geos.fromPolygon([shape]), geos.fromPolygon(mine.bodies[body]!.polygon)];
  const cut = geos.difference(a, b);
  const parts = geos.polygonsIn(cut).filter((part) => polygonArea(part) > NOTHING_SQUARE_METRES);
  for (const handle of [a, b, cut]) geos.free(handle);
  return parts;
}

function commonOf(parts: readonly Polygon[], other: Polygon): Polygon[] {
  return parts.flatMap((part) => {
    const [a, b] = [geos.fromPolygon(part), geos.fromPolygon(other)];
    const cut = geos.intersection(a, b);
    const common = geos.polygonsIn(cut);
    for (const handle of [a, b, cut]) geos.free(handle);
    return common;
  });
}

function linesOutside(line: Ring, polygon: Polygon): Point[][] {
  const [a, b] = [geos.fromLine(line), geos.fromPolygon(polygon)];
  const cut = geos.difference(a, b);
  const lines = geos.linesIn(cut);
  for (const handle of [a, b, cut]) geos.free(handle);
  return lines;
}

/** Where lines cross, nothing lies on the grid: rounding there would move a narrow strip's area. */
const unrounded = (polygon: Polygon): Polygon => polygon.map((ring) => ring.map(([east, north]): Point => [LOCAL_EAST + east, LOCAL_NORTH + north]));
const areaOf = (parts: readonly Polygon[]): number => parts.reduce((sum, part) => sum + polygonArea(part), 0);
const closed = (ring: Ring): Point[] => [...ring, ring[0]!];
const lengthOf = (line: readonly Point[]): number => line.reduce((sum, point, i) => (i === 0 ? 0 : sum + Math.sqrt((point[0] - line[i - 1]![0]) ** 2 + (point[1] - line[i - 1]![1]) ** 2)), 0);

const STEP_METRES = 0.25;

/** Largest distance of lines to a polygon: every corner, and places a quarter of a metre apart. */
function farthest(lines: readonly (readonly Point[])[], polygon: Polygon): number {
  const body = geos.fromPolygon(polygon);
  let most = 0;
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i]!, line[i + 1]!];
      const steps = Math.max(1, Math.ceil(lengthOf([a, b]) / STEP_METRES));
      for (let k = 0; k <= steps; k++) {
        const at: Point = [a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps];
        const handle = geos.fromLine([at, at]);
        most = Math.max(most, geos.distanceBetween(handle, body));
        geos.free(handle);
      }
    }
  }
  geos.free(body);
  return most;
}

export function comparisonTruth(plan: PlannedMine, placed: ReadonlyMap<string, PlacedMine>, [earlier, later]: readonly [string, string]): ComparisonTruth {
  const own = placed.get(plan.mine)!;
  const of = (period: string): PlannedWorking[] => plan.workings.filter(({ periods }) => periods.includes(period));
  // Seams over each other are different ground.
  const addedArea = own.bodies.reduce((sum, _body, seam) => {
    const ground = (period: string): geos.Handle => geos.areaOf(of(period).filter((working) => isArea(working) && working.body === seam).map(({ shape }) => [shape]));
    const [then, now] = [ground(earlier), ground(later)];
    const added = geos.difference(now, then);
    const area = areaOf(geos.polygonsIn(added).filter((part) => polygonArea(part) > NOTHING_SQUARE_METRES));
    for (const handle of [then, now, added]) geos.free(handle);
    return sum + area;
  }, 0);
  const roadways = (period: string): number => of(period).filter(({ kind }) => kind === 'roadway').reduce((sum, { shape }) => sum + lengthOf(shape), 0);
  const names = (period: string): Set<string> => new Set(of(period).filter(isArea).map(({ name }) => lasting(name)));
  const excess = (period: string): Map<string, WorkingTruth> => new Map(of(period).map((working) => workingTruth(working, own)).filter(({ band }) => band !== 'inside').map((truth) => [lasting(truth.name), truth]));
  const [before, after] = [excess(earlier), excess(later)];
  const changes = Object.fromEntries([...after].map(([name, truth]) => {
    const known = before.get(name);
    return [name, !known ? 'new' : truth.longestDistanceMetres > known.longestDistanceMetres + 0.1 || truth.belowLimitMetres > known.belowLimitMetres + 0.1 ? 'grown' : 'unchanged'] as const;
  }));
  return {
    rightId: own.mine.licence, mineName: own.mine.name, addedAreaPlanarSquareMetres: round(addedArea), addedRoadwayLengthMetres: round(roadways(later) - roadways(earlier)),
    vanished: [...names(earlier)].filter((name) => !names(later).has(name)), changes,
  };
}

/** Name without its year. */
const lasting = (name: string): string => name.replace(/ \d{4}$/, '');
