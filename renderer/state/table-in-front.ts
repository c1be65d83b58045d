/** The attribute table that is open in front, as commands outside it see it. */
import { create } from 'zustand';
import type { RowQuery } from '../engine/contract.ts';
import type { RightRow } from './rights-rows.ts';

export interface LayerTableInFront {
  readonly kind: 'layer';
  readonly layerId: string;
  readonly query: Omit<RowQuery, 'from' | 'count'>;
  /** Rows of the order in front. */
  readonly total: number;
  /** The row that the keys move, or null. */
  readonly frontRow: number | null;
}

/** The table of mines. */
export interface RightsTableInFront {
  readonly kind: 'rights';
  /** The selected mines in the order of the table; all that it shows where none is selected. */
  readonly meant: readonly RightRow[];
}

export const useTableInFront = create<{ readonly table: LayerTableInFront | RightsTableInFront | null }>(() => ({ table: null }));
