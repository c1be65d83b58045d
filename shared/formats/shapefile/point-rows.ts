/** Features of several points as rows of one: a shapefile that others read has one point in a row. */
import type { GeometryColumns } from '../../geometry/columns.ts';

export interface PointRows {
  /** The feature that each row comes from; one without points has a row too. */
  readonly features: Uint32Array;
  /** One point per row, elevations that are numbers. */
  readonly geometry: GeometryColumns;
}

export function pointRows({ coordinates, pathStart, partStart, featureStart, featureCount, z, m }: GeometryColumns): PointRows {
  const features: number[] = [];
  const vertices: number[] = [];
  const starts = [0];
  const bounds: number[] = [];
  for (let feature = 0; feature < featureCount; feature++) {
    const [first, end] = [partStart[featureStart[feature]!]!, partStart[featureStart[feature + 1]!]!];
    for (let path = first; path < Math.max(end, first + 1); path++) {
      features.push(feature);
      if (path < end) {
        const vertex = pathStart[path]!;
        const [east, north] = [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!];
        vertices.push(vertex);
        bounds.push(east, north, east, north);
      } else bounds.push(Infinity, Infinity, -Infinity, -Infinity);
      starts.push(vertices.length);
    }
  }
  const one = Uint32Array.from({ length: vertices.length + 1 }, (_, index) => index);
  return {
    features: Uint32Array.from(features),
    geometry: {
      kind: 'point',
      featureCount: features.length,
      coordinates: Float64Array.from({ length: 2 * vertices.length }, (_, i) => coordinates[2 * vertices[i >> 1]! + (i & 1)]!),
      pathStart: one,
      partStart: one,
      featureStart: Uint32Array.from(starts),
      bounds: Float64Array.from(bounds),
      ...(z && { z: Float64Array.from(vertices, (vertex) => (Number.isNaN(z[vertex]!) ? 0 : z[vertex]!)) }),
      ...(m && { m: Float64Array.from(vertices, (vertex) => m[vertex]!) }),
    },
  };
}
