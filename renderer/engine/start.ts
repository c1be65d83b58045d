/** What happens once when the window opens: before anything is shown, and right behind it. */
import { columnsIdOf } from '../../shared/model/layer.ts';
import { columnIdsInChanges, columnIdsOfDrawing, concernsColumns } from '../../shared/project/drawing-columns.ts';
import type { HistoryChanges } from '../../shared/project/history.ts';
import { database } from '../storage/database.ts';
import { callEngine } from './client.ts';

/** Opens the records; rejects when the workspace cannot be opened. Nothing waits for the columns: see {@link sweepColumns}. */
export async function openWorkspace(): Promise<void> {
  await database.open();
}

/**
 * Asks the browser to keep the storage for good, and removes columns that no record and no history refers to. Once;
 * those of an import on its way, which have no record yet, stay.
 */
export async function sweepColumns(): Promise<void> {
  await navigator.storage.persist();
  const changes: HistoryChanges[] = [];
  await database.changes.each((entry) => void changes.push({ sequence: entry.sequence, changes: entry.changes.filter(concernsColumns) }));
  const drawings = (await database.deliveries.toCollection().primaryKeys()).flatMap(columnIdsOfDrawing);
  const layers = (await database.layers.toArray()).map(columnsIdOf);
  const known = new Set([...layers, ...drawings, ...columnIdsInChanges(changes)]);
  await callEngine('sweep', [[...known]]);
}
