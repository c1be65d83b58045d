/**
 * The ground within a distance of lines, points and polygons (缓冲区), with round joins, through clipper2-ts. Arcs are
 * drawn as chords whose height stays below a stated tolerance; the area is too small by at most that much along the
 * arcs, never too large.
 */
import { ClipperOffset, EndType, JoinType, PolyTree64, type Path64 } from 'clipper2-ts';
import { assert } from '../base/news.ts';
import { CLIPPER_GRID_METRES, partsOfTree, toPath, turnOutward, type ClippedParts } from './clip.ts';
import { extentOfRings } from './extent-of-rings.ts';
import type { PolygonParts } from './prepared-polygon.ts';

/** Paths around which a buffer is drawn: lines and points open, rings of one polygon with its outer ring first. */
export interface BufferedPaths {
  readonly kind: 'point' | 'line' | 'polygon';
  readonly paths: readonly ArrayLike<number>[];
}

/** The greatest height of an arc over its chord in a buffer, metres. */
export const ARC_TOLERANCE_METRES = 0.01;
/** Grid of a buffer: 2⁻¹³ m (0.12 mm), so that products stay exact without big integers up to 11 km. */
export const BUFFER_GRID_METRES = 2 ** -13;
/** The same for grown workings and strips, which are small and compared closely. */
const FINE_ARC_TOLERANCE_METRES = 0.0005;

/**
 * Everything within `distanceMetres` of the paths, as parts with closed rings, outer rings counter-clockwise. Positive
 * distances only; paths with a vertex that is no number are our own fault. No paths give no parts.
 */
export function bufferPaths(sets: readonly BufferedPaths[], distanceMetres: number): ClippedParts {
  assert(distanceMetres > 0, 'a buffer has a positive distance');
  const drawn = sets.map(({ kind, paths }): DrawnPaths => (kind === 'polygon' ? { rings: turnOutward([paths]), end: EndType.Polygon } : { rings: [paths], end: EndType.Round }));
  return offset(drawn, distanceMetres, ARC_TOLERANCE_METRES, BUFFER_GRID_METRES);
}

/** A valid polygon and all ground within so many metres of it; corners are rounded, to half a millimetre. */
export function grow(parts: PolygonParts, metres: number): ClippedParts {
  if (!(metres > 0)) return parts.map((part) => part.map((ring) => Float64Array.from(ring)));
  return offset([{ rings: turnOutward(parts), end: EndType.Polygon }], metres, FINE_ARC_TOLERANCE_METRES, CLIPPER_GRID_METRES);
}

/** The ground within so many metres on both sides of lines; it ends square where a line ends. */
export function strip(lines: readonly ArrayLike<number>[], metres: number): ClippedParts {
  return offset([{ rings: [lines], end: EndType.Butt }], metres, FINE_ARC_TOLERANCE_METRES, CLIPPER_GRID_METRES);
}

interface DrawnPaths {
  readonly rings: PolygonParts;
  readonly end: EndType;
}

function offset(sets: readonly DrawnPaths[], metres: number, arcToleranceMetres: number, gridMetres: number): ClippedParts {
  const [west, south] = extentOfRings(sets.flatMap(({ rings }) => rings.flat()));
  if (west === Infinity) return [];
  assert(Number.isFinite(west) && Number.isFinite(south), 'coordinates handed to the clipper are finite');
  const steps = 1 / gridMetres;
  const engine = new ClipperOffset(2, arcToleranceMetres * steps);
  for (const { rings, end } of sets) {
    const paths = rings.flat().filter((path) => path.length > 0).map((path) => toPath(path, west, south, steps));
    if (paths.length > 0) engine.addPaths(end === EndType.Polygon ? paths.map(withoutLast) : paths, JoinType.Round, end);
  }
  const tree = new PolyTree64();
  engine.execute(metres * steps, tree);
  return partsOfTree(tree, west, south, steps);
}

/** Without the repeated last vertex, which the offset would take for an edge of its own. */
function withoutLast(path: Path64): Path64 {
  const [first, last] = [path[0], path.at(-1)];
  return first && last && path.length > 1 && first.x === last.x && first.y === last.y ? path.slice(0, -1) : path;
}
