/** Corner points of a mining right, numbered as the coordinate table and the figure both print them. */
import type { GeometryColumns } from '../geometry/columns.ts';

export interface Corner {
  /** Feature of the rights layer the ring belongs to. */
  readonly feature: number;
  /** 1-based over all rings of the right. */
  readonly ring: number;
  /** A ring that is cut out of the area. */
  readonly hole: boolean;
  /** 1-based inside its ring. */
  readonly number: number;
  /** `3`, or `2-3` when the right has more than one ring. */
  readonly label: string;
  readonly east: number;
  readonly north: number;
}

/** Corners of the given features in file order, without the closing vertex; ring by ring. */
export function listCorners(columns: GeometryColumns, features: readonly number[]): Corner[] {
  const rings: { feature: number; hole: boolean; vertices: [east: number, north: number][] }[] = [];
  for (const feature of features) {
    for (let part = columns.featureStart[feature]!; part < columns.featureStart[feature + 1]!; part++) {
      for (let path = columns.partStart[part]!; path < columns.partStart[part + 1]!; path++) {
        rings.push({ feature, hole: path > columns.partStart[part]!, vertices: openVertices(columns, path) });
      }
    }
  }
  return rings.flatMap(({ feature, hole, vertices }, ring) =>
    vertices.map(([east, north], index): Corner => ({
      feature,
      ring: ring + 1,
      hole,
      number: index + 1,
      label: rings.length > 1 ? `${ring + 1}-${index + 1}` : String(index + 1),
      east,
      north,
    })),
  );
}

function openVertices(columns: GeometryColumns, path: number): [number, number][] {
  const vertices: [number, number][] = [];
  for (let i = columns.pathStart[path]!; i < columns.pathStart[path + 1]!; i++) vertices.push([columns.coordinates[i * 2]!, columns.coordinates[i * 2 + 1]!]);
  const [first, last] = [vertices[0], vertices.at(-1)];
  if (vertices.length > 1 && first![0] === last![0] && first![1] === last![1]) vertices.pop();
  return vertices;
}
