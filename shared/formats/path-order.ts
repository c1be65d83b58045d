/** The vertices of rings in the order that a format wants. */
import { signedRingArea } from '../geometry/area.ts';
import type { GeometryColumns } from '../geometry/columns.ts';

/**
 * Calls `visit` with the vertices of a path; rings of areas are turned so that outer rings run counter-clockwise and
 * holes clockwise, or the other way round.
 */
export function visitVertices(geometry: GeometryColumns, path: number, isOuter: boolean, outerTurns: 'counter-clockwise' | 'clockwise', visit: (vertex: number) => void): void {
  const [from, to] = [geometry.pathStart[path]!, geometry.pathStart[path + 1]!];
  const wantsPositive = isOuter === (outerTurns === 'counter-clockwise');
  if (geometry.kind === 'polygon' && signedRingArea(geometry.coordinates, 2 * from, 2 * to) > 0 !== wantsPositive) for (let vertex = to - 1; vertex >= from; vertex--) visit(vertex);
  else for (let vertex = from; vertex < to; vertex++) visit(vertex);
}

/** Each part of a feature as its paths' numbers; areas: the outer ring first. */
export function partsOf({ featureStart, partStart }: GeometryColumns, feature: number): number[][] {
  const parts: number[][] = [];
  for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
    parts.push(Array.from({ length: partStart[part + 1]! - partStart[part]! }, (_, path) => partStart[part]! + path));
  }
  return parts;
}
