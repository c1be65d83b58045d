/** The rows of a drawing that have a role, by layer. */
import type { LayerColumns } from '../../geometry/columns.ts';
import { DRAWN_FIELDS } from '../../formats/dxf/drawn-columns.ts';
import type { DrawingRole, LayerRoles } from '../../model/drawing-role.ts';

export const [LAYER_FIELD, TYPE_FIELD, , TEXT_FIELD] = DRAWN_FIELDS.map((_name, position) => position) as [number, number, number, number];

/** Rows by layer, of the layers that have one of the roles; each layer's name is looked up once per row. */
export function rowsByLayer({ attributes }: LayerColumns, roles: LayerRoles, wanted: readonly DrawingRole[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < attributes.rowCount; row++) {
    const layer = attributes.text(row, LAYER_FIELD);
    const known = rows.get(layer);
    if (known) {
      known.push(row);
      continue;
    }
    const role = roles.get(layer);
    if (role !== undefined && wanted.includes(role)) rows.set(layer, [row]);
  }
  return rows;
}

/** Elevations of one feature's vertices that are not zero: zero is what programs write that know none. */
export function elevationsOfFeature({ z, pathStart, partStart, featureStart }: LayerColumns['geometry'], feature: number): { readonly lowest: number; readonly highest: number; readonly complete: boolean } | null {
  if (!z) return null;
  const [from, to] = [featureStart[feature]!, featureStart[feature + 1]!].map((part) => pathStart[partStart[part]!]!) as [number, number];
  let [lowest, highest, zeros] = [Infinity, -Infinity, 0];
  for (let vertex = from; vertex < to; vertex++) {
    const elevation = z[vertex]!;
    if (elevation === 0) zeros++;
    else {
      lowest = Math.min(lowest, elevation);
      highest = Math.max(highest, elevation);
    }
  }
  return lowest > highest ? null : { lowest, highest, complete: zeros === 0 };
}

/** Elevations of a feature's paths, path by path; null when any is missing. */
export function pathElevations(geometry: LayerColumns['geometry'], feature: number): Float64Array[] | null {
  const known = elevationsOfFeature(geometry, feature);
  if (!known?.complete) return null;
  const { z, pathStart, partStart, featureStart } = geometry;
  const paths: Float64Array[] = [];
  for (let path = partStart[featureStart[feature]!]!; path < partStart[featureStart[feature + 1]!]!; path++) paths.push(z!.subarray(pathStart[path]!, pathStart[path + 1]!));
  return paths;
}
