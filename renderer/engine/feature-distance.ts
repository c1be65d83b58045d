/** Is a point in a feature, and how far is it from one; for pointing at things, not for analysis. */
import type { GeometryColumns } from '../../shared/geometry/columns.ts';

type Position = readonly [east: number, north: number];

/** Even-odd over all rings of a polygon feature; a point on an edge may fall either way. */
export function featureHolds(geometry: GeometryColumns, feature: number, [east, north]: Position): boolean {
  let inside = false;
  for (const [start, end] of pathsOf(geometry, feature)) {
    for (let vertex = start; vertex + 1 < end; vertex++) {
      const [x1, y1, x2, y2] = edge(geometry, vertex);
      if (y1 > north !== y2 > north && east < x1 + ((north - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

/** Distance to the nearest vertex or edge of a point or line feature, in the layer's units. */
export function distanceToFeature(geometry: GeometryColumns, feature: number, position: Position): number {
  let nearest = Infinity;
  for (const [start, end] of pathsOf(geometry, feature)) {
    if (geometry.kind === 'point' || end - start === 1) {
      for (let vertex = start; vertex < end; vertex++) nearest = Math.min(nearest, Math.hypot(geometry.coordinates[vertex * 2]! - position[0], geometry.coordinates[vertex * 2 + 1]! - position[1]));
    } else {
      for (let vertex = start; vertex + 1 < end; vertex++) nearest = Math.min(nearest, distanceToEdge(edge(geometry, vertex), position));
    }
  }
  return nearest;
}

function distanceToEdge([x1, y1, x2, y2]: readonly [number, number, number, number], [east, north]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((east - x1) * dx + (north - y1) * dy) / squared));
  return Math.hypot(east - (x1 + along * dx), north - (y1 + along * dy));
}

function edge({ coordinates }: GeometryColumns, vertex: number): readonly [number, number, number, number] {
  return [coordinates[vertex * 2]!, coordinates[vertex * 2 + 1]!, coordinates[vertex * 2 + 2]!, coordinates[vertex * 2 + 3]!];
}

function* pathsOf(geometry: GeometryColumns, feature: number): Generator<readonly [start: number, end: number]> {
  const firstPath = geometry.partStart[geometry.featureStart[feature]!]!;
  const endPath = geometry.partStart[geometry.featureStart[feature + 1]!]!;
  for (let path = firstPath; path < endPath; path++) yield [geometry.pathStart[path]!, geometry.pathStart[path + 1]!];
}
