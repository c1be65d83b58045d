/**
 * What is typed into a table's filter row and how it is sorted: another tab or room must not lose it. The order is kept
 * over a restart; filters are not, for rows that are missing without a word would be taken for gone.
 */
import { create } from 'zustand';
import { readSetting } from '../storage/workspace.ts';
import { keepLate } from './late-settings.ts';

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

/** The same outside of components; null before anything was chosen. */
export function tableFilters(table: string): TableFilters | null {
  return useFilters.getState()[table] ?? null;
}

const settingOf = (table: string): string => `table sort ${table}`;

export function keepTableFilters(table: string, filters: TableFilters): void {
  const before = useFilters.getState()[table];
  useFilters.setState({ [table]: filters });
  if (before?.sort !== filters.sort) keepLate(settingOf(table), () => useFilters.getState()[table]?.sort ?? null);
}

/** Reads the order that was kept for the table; one chosen meanwhile goes before. */
export async function loadTableSort(table: string): Promise<void> {
  if (useFilters.getState()[table]) return;
  const sort = await readSetting<TableSort | null>(settingOf(table));
  if (sort !== undefined && !useFilters.getState()[table]) useFilters.setState({ [table]: { typed: {}, sort } });
}

/** What a press on the head of a column comes to: upwards, downwards, as the rows come. */
export function nextSort(sort: TableSort | null, key: string): TableSort | null {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}
