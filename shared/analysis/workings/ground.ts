/** The licence around one elevation: the bodies a working is measured against, as one ground in plan with its limits. */
import { grow } from '../../geometry/buffer.ts';
import { difference, intersect, union, type ClippedParts } from '../../geometry/clip.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { extentsTouch, type Extent } from '../../model/extent.ts';
import type { AreaParts } from '../../model/mine-drawing.ts';
import { boundaryOf, type Boundary } from './boundary-distance.ts';
import type { LicensedBody } from './contract.ts';
import { isInsideRings } from './line-outside.ts';

/** The common ground of some bodies. */
export interface Ground {
  readonly parts: ClippedParts;
  readonly rings: readonly Float64Array[];
  readonly boundary: Boundary;
  readonly extent: Extent;
  /** The ground and all within the tolerance around it. */
  readonly withTolerance: () => ClippedParts;
}

/** Grounds by the bodies that make them, each made once. */
export class Grounds {
  private readonly made = new Map<string, Ground>();

  constructor(
    private readonly bodies: readonly LicensedBody[],
    private readonly toleranceMetres: number,
  ) {}

  of(chosen: readonly number[]): Ground {
    const key = chosen.join(' ');
    const known = this.made.get(key);
    if (known) return known;
    const parts = union(chosen.map((body) => this.bodies[body]!.parts));
    const rings = parts.flat();
    let grown: ClippedParts | null = null;
    const ground: Ground = { parts, rings, boundary: boundaryOf(parts), extent: extentOfRings(rings), withTolerance: () => (grown ??= grow(parts, this.toleranceMetres)) };
    this.made.set(key, ground);
    return ground;
  }
}

/** Bodies that a range of elevations belongs to, and how far it reaches beyond them. */
export interface ChosenBodies {
  readonly chosen: readonly number[];
  readonly belowMetres: number;
  readonly aboveMetres: number;
  /** Lowest and highest elevation that these bodies allow. */
  readonly bottomMetres: number;
  readonly topMetres: number;
}

/**
 * Bodies whose range of elevations is shared; when none shares it, those whose range is nearest. Without elevation all
 * count in plan, and none in elevation.
 */
export function bodiesAt(elevation: { readonly lowestMetres: number; readonly highestMetres: number } | null, bodies: readonly LicensedBody[]): ChosenBodies {
  const all = bodies.map((_body, position) => position);
  if (elevation === null || bodies.length === 0) return { chosen: all, belowMetres: 0, aboveMetres: 0, bottomMetres: -Infinity, topMetres: Infinity };
  const { lowestMetres, highestMetres } = elevation;
  const gaps = bodies.map((body) => Math.max(0, bottomOf(body) - highestMetres, lowestMetres - topOf(body)));
  const least = Math.min(...gaps);
  const chosen = all.filter((body) => gaps[body] === least);
  const bottomMetres = Math.min(...chosen.map((body) => bottomOf(bodies[body]!)));
  const topMetres = Math.max(...chosen.map((body) => topOf(bodies[body]!)));
  return { chosen, belowMetres: Math.max(0, bottomMetres - lowestMetres), aboveMetres: Math.max(0, highestMetres - topMetres), bottomMetres, topMetres };
}

/**
 * The bodies of an area, which lies in one seam: of the bodies that share its elevations, those it also touches in plan
 * (if it touches any); of these, the ones that hold its whole range, else the ones that hold most of it.
 */
export function bodiesOfArea(parts: AreaParts, extent: Extent, elevation: { readonly lowestMetres: number; readonly highestMetres: number } | null, bodies: readonly LicensedBody[]): ChosenBodies {
  const sharing = bodiesAt(elevation, bodies);
  if (elevation === null || sharing.chosen.length < 2) return sharing;
  const { lowestMetres, highestMetres } = elevation;
  const touched = sharing.chosen.filter((body) => extentsTouch(extent, extentOfRings(bodies[body]!.parts.flat())) && intersect(parts, bodies[body]!.parts).length > 0);
  const candidates = touched.length > 0 ? touched : sharing.chosen;
  const held = (body: number): number => Math.min(highestMetres, topOf(bodies[body]!)) - Math.max(lowestMetres, bottomOf(bodies[body]!));
  const most = Math.max(...candidates.map(held));
  const chosen = candidates.filter((body) => held(body) >= most - 1e-9);
  const bottomMetres = Math.min(...chosen.map((body) => bottomOf(bodies[body]!)));
  const topMetres = Math.max(...chosen.map((body) => topOf(bodies[body]!)));
  return { chosen, belowMetres: Math.max(0, bottomMetres - lowestMetres), aboveMetres: Math.max(0, highestMetres - topMetres), bottomMetres, topMetres };
}

export const bottomOf = (body: LicensedBody): number => body.elevationBottomMetres ?? -Infinity;
export const topOf = (body: LicensedBody): number => body.elevationTopMetres ?? Infinity;

/** True when no side of the ground comes near the box, so that all of it is inside or outside together. */
export function isClearOfBoundary({ boundary }: Ground, [west, south, east, north]: Extent): boolean {
  const { sides, originEast, originNorth } = boundary;
  const [w, s, e, n] = [west - originEast, south - originNorth, east - originEast, north - originNorth];
  for (let i = 0; i < sides.length; i += 4) {
    const [ax, ay, bx, by] = [sides[i]!, sides[i + 1]!, sides[i + 2]!, sides[i + 3]!];
    if (Math.max(ax, bx) >= w && Math.min(ax, bx) <= e && Math.max(ay, by) >= s && Math.min(ay, by) <= n) return false;
  }
  return true;
}

/** What of an area lies beyond the ground; the clipper is asked only where the outline comes near. */
export function beyond(parts: AreaParts, extent: Extent, ground: Ground): ClippedParts {
  if (ground.parts.length > 0 && isClearOfBoundary(ground, extent)) {
    const first = parts[0]?.[0];
    if (!first || isInsideRings(ground.rings, first[0]!, first[1]!)) return [];
  }
  return difference(parts, ground.parts);
}
