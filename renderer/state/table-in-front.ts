/** The attribute table that is open in front, as commands outside it see it. */
import { create } from 'zustand';
import type { RowQuery } from '../engine/contract.ts';

export interface TableInFront {
  readonly layerId: string;
  readonly query: Omit<RowQuery, 'from' | 'count'>;
  /** Rows of the order in front. */
  readonly total: number;
  /** The row that the keys move, or null. */
  readonly frontRow: number | null;
}

export const useTableInFront = create<{ readonly table: TableInFront | null }>(() => ({ table: null }));
