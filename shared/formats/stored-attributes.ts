/** How attribute tables are kept in files: a head that is plain JSON, marked with its kind, and one run of bytes. */
import { AssertionFault } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import { ColumnarTable, type ColumnarTableHead } from './columnar-table.ts';
import { FixedWidthTable, type FixedWidthTableHead } from './fixed-width-table.ts';

/** Everything about a table but its bytes. */
export type StoredAttributes =
  | { readonly kind: 'fixed-width'; readonly head: FixedWidthTableHead }
  | { readonly kind: 'columnar'; readonly head: ColumnarTableHead };

/** True for tables that {@link serialiseAttributes} takes as they are. */
export function isStorable(table: AttributeTable): boolean {
  return table instanceof FixedWidthTable || table instanceof ColumnarTable;
}

/** Head and bytes (no copy) of a table that came from a format. */
export function serialiseAttributes(table: AttributeTable): { readonly attributes: StoredAttributes; readonly bytes: Uint8Array } {
  if (table instanceof FixedWidthTable) {
    const { head, bytes } = table.serialise();
    return { attributes: { kind: 'fixed-width', head }, bytes };
  }
  if (table instanceof ColumnarTable) {
    const { head, bytes } = table.serialise();
    return { attributes: { kind: 'columnar', head }, bytes };
  }
  throw new AssertionFault('an attribute table of this class cannot be stored');
}

/** The table again; `bytes` are those that {@link serialiseAttributes} gave. */
export function deserialiseAttributes(attributes: StoredAttributes, bytes: Uint8Array): AttributeTable {
  return attributes.kind === 'fixed-width' ? FixedWidthTable.deserialise(attributes.head, bytes) : ColumnarTable.deserialise(attributes.head, bytes);
}
