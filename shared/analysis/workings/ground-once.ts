/**
 * Ground that several areas of one seam cover counts once. Two outlines over each other are two slices (分层) and both
 * count when their floors lie at least the lower one's thickness apart there; when the drawing does not say so, they are
 * the same ground drawn twice, and the greater thickness is taken for it.
 */
import { difference, intersect } from '../../geometry/clip.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { extentsTouch, type Extent } from '../../model/extent.ts';
import type { AreaParts, Working } from '../../model/mine-drawing.ts';
import { elevationOn, floorPlane } from './tilted-floor.ts';

/** Elevations are drawn to the decimetre. */
const LEVEL_METRES = 0.1;

/** Some ground of a working. */
export interface Slab {
  readonly parts: AreaParts;
  /** Bodies it is measured against; slabs without a common one are in different seams. */
  readonly bodies: readonly number[];
  readonly thicknessMetres: number | null;
  /** The working that the ground is of, with the floor of all of it. */
  readonly working: Pick<Working, 'shape' | 'elevation'>;
}

/** The slabs' grounds in their order, cut so that no ground is in two of them; the same `parts` object where nothing was cut. */
export function groundOnce(slabs: readonly Slab[]): readonly AreaParts[] {
  const counted: AreaParts[] = slabs.map(({ parts }) => parts);
  const extents = slabs.map(({ parts }) => extentOfRings(parts.flat()));
  const order = slabs.map((_slab, position) => position).toSorted((a, b) => (slabs[b]!.thicknessMetres ?? 0) - (slabs[a]!.thicknessMetres ?? 0) || a - b);
  for (const [rank, position] of order.entries()) {
    for (const thicker of order.slice(0, rank)) {
      if (!extentsTouch(extents[position]!, extents[thicker]!) || !isOneSeam(slabs[position]!, slabs[thicker]!)) continue;
      const common = intersect(counted[position]!, counted[thicker]!);
      if (common.length > 0 && !areSlices(slabs[position]!, slabs[thicker]!, extentOfRings(common.flat()))) counted[position] = difference(counted[position]!, counted[thicker]!);
    }
  }
  return counted;
}

function isOneSeam(a: Slab, b: Slab): boolean {
  return a.bodies.length + b.bodies.length === 0 || a.bodies.some((body) => b.bodies.includes(body));
}

function areSlices(a: Slab, b: Slab, [west, south, east, north]: Extent): boolean {
  const [floorA, floorB] = [a, b].map(({ working }) => floorAt(working, (west + east) / 2, (south + north) / 2)) as [number | null, number | null];
  if (floorA === null || floorB === null) return false;
  const thickness = (floorA < floorB ? a : b).thicknessMetres;
  return thickness !== null && thickness > 0 && Math.abs(floorA - floorB) >= thickness - LEVEL_METRES;
}

function floorAt({ shape, elevation }: Slab['working'], east: number, north: number): number | null {
  const plane = shape.kind === 'area' ? floorPlane(shape) : null;
  if (plane) return elevationOn(plane, east, north);
  return elevation && (elevation.lowestMetres + elevation.highestMetres) / 2;
}
