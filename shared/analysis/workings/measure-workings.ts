/**
 * Where and by how much workings leave the licence (DOMAIN §3.4): in plan against the bodies at their elevation, in
 * elevation against those bodies' limits. Measures only; whether it is mining beyond the licence is for the authority.
 */
import type { Job } from '../../base/job.ts';
import { planarArea } from '../../geometry/area.ts';
import { difference, union, type ClippedParts } from '../../geometry/clip.ts';
import { ellipsoidalAreaOfParts, type EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import { boundaryOf, distanceIntegral, longestOnStretch, type Boundary } from './boundary-distance.ts';
import type { LicensedBody, Working, WorkingBand, WorkingMeasure, WorkingsParameters } from './contract.ts';
import { stretchesOutside } from './line-outside.ts';

/** Measures every working against one right's bodies; a right without bodies has everything outside, at no known distance. */
export async function measureWorkings(workings: readonly Working[], bodies: readonly LicensedBody[], system: CoordinateSystem, edges: EllipsoidalEdges, parameters: WorkingsParameters, job: Job): Promise<WorkingMeasure[]> {
  const measures: WorkingMeasure[] = [];
  const grounds = new Map<string, Ground>();
  for (const working of workings) {
    await job.pause();
    const { chosen, below, above } = bodiesFor(working, bodies);
    const key = chosen.join(' ');
    const ground = grounds.get(key) ?? groundOf(chosen.map((body) => bodies[body]!));
    grounds.set(key, ground);
    const outside = working.shape.kind === 'area' ? areaOutside(working.shape.parts, ground, system, edges) : lineOutside(working.shape.paths, ground);
    const planBand = bandOf(outside.longestDistanceMetres, parameters.planToleranceMetres);
    const elevationBand = bandOf(Math.max(below, above), parameters.elevationToleranceMetres);
    measures.push({ name: working.name, bodies: chosen, outside, belowLimitMetres: below, aboveLimitMetres: above, planBand, elevationBand, band: worse(planBand, elevationBand) });
  }
  return measures;
}

/** The bodies' common ground in plan. */
interface Ground {
  readonly parts: ClippedParts;
  readonly rings: readonly Float64Array[];
  readonly boundary: Boundary;
}

function groundOf(bodies: readonly LicensedBody[]): Ground {
  const parts = union(bodies.map((body) => body.parts));
  return { parts, rings: parts.flat(), boundary: boundaryOf(parts) };
}

interface ChosenBodies {
  readonly chosen: readonly number[];
  readonly below: number;
  readonly above: number;
}

/**
 * Bodies whose range of elevations the working shares; when it shares none, those whose range is nearest. A working
 * without elevation is measured against all in plan, and against none in elevation.
 */
function bodiesFor({ elevation }: Working, bodies: readonly LicensedBody[]): ChosenBodies {
  const all = bodies.map((_body, position) => position);
  if (elevation === null || bodies.length === 0) return { chosen: all, below: 0, above: 0 };
  const { lowestMetres, highestMetres } = elevation;
  const gaps = bodies.map((body) => Math.max(0, bottomOf(body) - highestMetres, lowestMetres - topOf(body)));
  const least = Math.min(...gaps);
  const chosen = all.filter((body) => gaps[body] === least);
  const bottom = Math.min(...chosen.map((body) => bottomOf(bodies[body]!)));
  const top = Math.max(...chosen.map((body) => topOf(bodies[body]!)));
  return { chosen, below: Math.max(0, bottom - lowestMetres), above: Math.max(0, highestMetres - top) };
}

const bottomOf = (body: LicensedBody): number => body.elevationBottomMetres ?? -Infinity;
const topOf = (body: LicensedBody): number => body.elevationTopMetres ?? Infinity;

function areaOutside(parts: Extract<Working['shape'], { kind: 'area' }>['parts'], ground: Ground, system: CoordinateSystem, edges: EllipsoidalEdges): WorkingMeasure['outside'] {
  const pieces = difference(parts, ground.parts).filter((part) => planarArea(part) > 0);
  const stretches = pieces.flatMap((part) => part.flatMap(sidesOf));
  return {
    parts: pieces,
    areaPlanarSquareMetres: pieces.reduce((sum, part) => sum + planarArea(part), 0),
    areaEllipsoidalSquareMetres: ellipsoidalAreaOfParts(pieces, system, edges),
    lengthMetres: 0,
    ...distancesOf(stretches, ground),
  };
}

function lineOutside(paths: readonly ArrayLike<number>[], ground: Ground): WorkingMeasure['outside'] {
  const stretches = paths.flatMap((path) => stretchesOutside(path, ground.rings));
  return { parts: [], areaPlanarSquareMetres: 0, areaEllipsoidalSquareMetres: 0, lengthMetres: lengthOf(stretches), ...distancesOf(stretches, ground) };
}

function sidesOf(ring: ArrayLike<number>): number[] {
  const sides: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    if (ring[i] !== ring[next] || ring[i + 1] !== ring[next + 1]) sides.push(ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!);
  }
  return sides;
}

function distancesOf(stretches: readonly number[], { boundary }: Ground): { longestDistanceMetres: number; meanDistanceMetres: number } {
  let [longest, integral] = [0, 0];
  if (boundary.sides.length === 0) return { longestDistanceMetres: stretches.length > 0 ? Infinity : 0, meanDistanceMetres: stretches.length > 0 ? Infinity : 0 };
  for (let i = 0; i < stretches.length; i += 4) {
    const [ax, ay, bx, by] = [stretches[i]!, stretches[i + 1]!, stretches[i + 2]!, stretches[i + 3]!];
    longest = longestOnStretch(boundary, ax, ay, bx, by, longest);
    integral += distanceIntegral(boundary, ax, ay, bx, by);
  }
  const length = lengthOf(stretches);
  return { longestDistanceMetres: longest, meanDistanceMetres: length > 0 ? integral / length : 0 };
}

function lengthOf(stretches: readonly number[]): number {
  let length = 0;
  for (let i = 0; i < stretches.length; i += 4) length += Math.hypot(stretches[i + 2]! - stretches[i]!, stretches[i + 3]! - stretches[i + 1]!);
  return length;
}

/** Less than a hundredth of a millimetre is the rounding of the cut, not a distance on the ground. */
const NO_DISTANCE_METRES = 1e-5;

function bandOf(excessMetres: number, toleranceMetres: number): WorkingBand {
  if (excessMetres <= NO_DISTANCE_METRES) return 'inside';
  return excessMetres <= toleranceMetres ? 'within-tolerance' : 'outside';
}

const ORDER: readonly WorkingBand[] = ['inside', 'within-tolerance', 'outside'];
const worse = (a: WorkingBand, b: WorkingBand): WorkingBand => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);
