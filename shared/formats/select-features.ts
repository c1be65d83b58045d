/** Some features of a layer as columns of their own. */
import type { GeometryColumns } from '../geometry/columns.ts';
import { GrowableColumns } from './shapefile/growable-columns.ts';

/** Copies the features that `wanted` says yes to, in order; elevations and measures come along. */
export function selectFeatures(geometry: GeometryColumns, wanted: (feature: number) => boolean): GeometryColumns {
  const columns = new GrowableColumns(geometry.kind, geometry.z !== undefined, geometry.m !== undefined, 64, 16);
  for (let feature = 0; feature < geometry.featureCount; feature++) if (wanted(feature)) copyFeature(geometry, feature, columns);
  return columns.finish();
}

/** Appends one feature; elevations and measures come along where both have them. */
export function copyFeature({ coordinates, z, m, pathStart, partStart, featureStart, bounds }: GeometryColumns, feature: number, columns: GrowableColumns): void {
  for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
    for (let path = partStart[part]!; path < partStart[part + 1]!; path++) columns.path(coordinates, z ?? null, m ?? null, pathStart[path]!, pathStart[path + 1]!, false);
    columns.endPart();
  }
  columns.endFeature(bounds[4 * feature]!, bounds[4 * feature + 1]!, bounds[4 * feature + 2]!, bounds[4 * feature + 3]!);
}
