/**
 * Undo as plain data: everything the user does is a list of record changes, kept with a readable name, also
 * over a restart. Nothing here knows where the records live.
 */
import type { Note } from '../base/news.ts';

/** Tables whose records change only through the one door; keys are the records' own keys. */
export const RECORD_TABLES = ['layers', 'views', 'runs', 'findings', 'decisions', 'plans', 'deliveries', 'workingsRuns', 'edits', 'groups', 'drafts', 'transformations', 'baseMaps', 'elevationDifferences', 'drawingLooks', 'acts'] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/** A record as it shall be; null = shall not exist. */
export interface Edit {
  readonly table: RecordTable;
  readonly key: string;
  readonly after: unknown;
}

/** One record before and after; null = does not exist. */
export interface Change extends Edit {
  readonly before: unknown;
}

/** One thing the user did. */
export interface HistoryEntry {
  /** Rising; given by the store. */
  readonly sequence: number;
  /** What was done, as a sentence of the catalogue. */
  readonly label: Note;
  readonly at: string;
  /** Who did it, where the settings named somebody. */
  readonly by?: string;
  /** Tables that it changed. */
  readonly tables: readonly RecordTable[];
  /** True while undone and still redoable. */
  readonly undone: boolean;
}

/** The changes of one entry; kept apart so that listing the history stays light. */
export interface HistoryChanges {
  readonly sequence: number;
  readonly changes: readonly Change[];
}

/** What the undo and redo buttons can do now. */
export interface HistoryState {
  /** Newest first, undone ones included. */
  readonly entries: readonly HistoryEntry[];
  readonly undo: HistoryEntry | null;
  readonly redo: HistoryEntry | null;
}

/** Entries that are kept; older ones can no longer be undone. */
export const HISTORY_LIMIT = 200;

/** The changes that take back `changes`, last first. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }));
}

/** Orders entries newest first and says what undo and redo would touch. */
export function historyState(entries: readonly HistoryEntry[]): HistoryState {
  const sorted = entries.toSorted((a, b) => b.sequence - a.sequence);
  return {
    entries: sorted,
    undo: sorted.find((entry) => !entry.undone) ?? null,
    redo: sorted.findLast((entry) => entry.undone) ?? null,
  };
}

/** Sequences to forget so that at most {@link HISTORY_LIMIT} entries stay. */
export function entriesToForget(sequences: readonly number[], limit = HISTORY_LIMIT): readonly number[] {
  return sequences.toSorted((a, b) => b - a).slice(limit);
}

/** Keys of records of a table (layers, deliveries) that undo or redo could bring back, so that their columns must stay. */
export function keysInChanges(entries: Iterable<HistoryChanges>, table: RecordTable): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const entry of entries) for (const change of entry.changes) if (change.table === table) keys.add(change.key);
  return keys;
}
