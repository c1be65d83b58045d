/**
 * The ground within a distance of lines, points and polygons (缓冲区), with round joins and ends, through clipper2-ts.
 * Arcs are drawn as chords whose height stays below a stated tolerance; the area is too small by at most that much
 * along the arcs, never too large.
 */
import { ClipperOffset, EndType, JoinType, PolyTree64, type Path64 } from 'clipper2-ts';
import { assert } from '../base/news.ts';
import { signedRingArea } from './area.ts';
import { partsOfTree, toPath, type ClippedParts } from './clip.ts';
import { extentOfRings } from './extent-of-rings.ts';

/** Paths around which a buffer is drawn: lines and points open, rings of polygons closed (holes run against their outer ring). */
export interface BufferedPaths {
  readonly kind: 'point' | 'line' | 'polygon';
  readonly paths: readonly ArrayLike<number>[];
}

/** The greatest height of an arc over its chord, metres, unless a caller says otherwise. */
export const ARC_TOLERANCE_METRES = 0.01;
/** Grid of a buffer: 2⁻¹³ m (0.12 mm), so that products stay exact without big integers up to 11 km. */
export const BUFFER_GRID_METRES = 2 ** -13;

/**
 * Everything within `distanceMetres` of the paths, as parts with closed rings, outer rings counter-clockwise. Positive
 * distances only; paths with a vertex that is no number are our own fault. No paths give no parts.
 */
export function bufferPaths(sets: readonly BufferedPaths[], distanceMetres: number, arcToleranceMetres = ARC_TOLERANCE_METRES): ClippedParts {
  assert(distanceMetres > 0 && arcToleranceMetres > 0, 'a buffer has a positive distance and tolerance');
  const paths = sets.flatMap((set) => set.paths.filter((path) => path.length > 0));
  if (paths.length === 0) return [];
  const [west, south, east, north] = extentOfRings(paths);
  assert([west, south, east, north].every(Number.isFinite), 'coordinates handed to the clipper are finite');
  const steps = 1 / BUFFER_GRID_METRES;
  const offset = new ClipperOffset(2, arcToleranceMetres * steps);
  for (const { kind, paths: ofSet } of sets) {
    const whole: Path64[] = (kind === 'polygon' ? outward(ofSet) : ofSet).filter((path) => path.length > 0).map((path) => toPath(path, west, south, steps));
    if (whole.length > 0) offset.addPaths(whole, JoinType.Round, kind === 'polygon' ? EndType.Polygon : EndType.Round);
  }
  const tree = new PolyTree64();
  offset.execute(distanceMetres * steps, tree);
  return partsOfTree(tree, west, south, steps);
}

/** Rings with the first one counter-clockwise; the clipper looks at the outermost ring to know which side is out. */
function outward(rings: readonly ArrayLike<number>[]): readonly ArrayLike<number>[] {
  if (rings.length === 0 || signedRingArea(rings[0]!) > 0) return rings;
  return rings.map((ring) => {
    const turned = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) {
      turned[i] = ring[ring.length - 2 - i]!;
      turned[i + 1] = ring[ring.length - 1 - i]!;
    }
    return turned;
  });
}
