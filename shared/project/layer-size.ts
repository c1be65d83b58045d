/** How much memory an opened layer takes. */
import { isStorable, serialiseAttributes } from '../formats/stored-attributes.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { StoredLayer } from './layer-files.ts';

/** Bytes of its columns: geometry, symbol classes, areas and the rows of its table, which of a land survey are the larger half. */
export function bytesOfLayer({ columns: { geometry, attributes }, symbols }: StoredLayer): number {
  const { coordinates, pathStart, partStart, featureStart, bounds, z, m, soundness, areas } = geometry;
  const arrays = [coordinates, pathStart, partStart, featureStart, bounds, z, m, soundness, areas?.planar, areas?.ellipsoidal, symbols.index];
  return arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), bytesOfTable(attributes));
}

/** A table that is only a view of others costs nothing itself. */
const bytesOfTable = (table: AttributeTable): number => (isStorable(table) ? serialiseAttributes(table).bytes.byteLength : 0);
