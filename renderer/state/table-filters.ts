/** What is typed into a table's filter row and how it is sorted, while the window is open: another tab or room must not lose it. */
import { create } from 'zustand';

export interface TableSort {
  readonly key: string;
  readonly descending: boolean;
}

export interface TableFilters {
  /** By column; '' for none. */
  readonly typed: Readonly<Record<string, string>>;
  /** null: as the rows come. */
  readonly sort: TableSort | null;
}

const useFilters = create<Readonly<Record<string, TableFilters>>>(() => ({}));
const NOTHING: TableFilters = { typed: {}, sort: null };

/** Of the table of mines, and before anything was chosen of any table. */
export function useTableFilters(table: string, first: TableFilters = NOTHING): TableFilters {
  return useFilters((state) => state[table]) ?? first;
}

export function keepTableFilters(table: string, filters: TableFilters): void {
  useFilters.setState({ [table]: filters });
}

/** What a press on the head of a column comes to: upwards, downwards, as the rows come. */
export function nextSort(sort: TableSort | null, key: string): TableSort | null {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}
