/** All records at once, for backups. */
import { WORKSPACE_TABLES, type WorkspaceRecords } from '../../shared/project/workspace-records.ts';
import { database } from './database.ts';
import { CHANGED_AT } from './transact.ts';

/** One consistent reading of every table. */
export async function readAllRecords(): Promise<WorkspaceRecords> {
  return database.transaction('r', [...WORKSPACE_TABLES], async () => {
    const records: Partial<Record<keyof WorkspaceRecords, readonly unknown[]>> = {};
    for (const table of WORKSPACE_TABLES) records[table] = await database.table(table).toArray();
    return records as unknown as WorkspaceRecords;
  });
}

/** Replaces every table in one transaction: all or nothing. */
export async function replaceAllRecords(records: WorkspaceRecords): Promise<void> {
  await database.transaction('rw', [...WORKSPACE_TABLES], async () => {
    for (const table of WORKSPACE_TABLES) {
      await database.table(table).clear();
      await database.table(table).bulkAdd(records[table] as unknown[]);
    }
    await database.settings.put({ key: CHANGED_AT, value: new Date().toISOString() });
  });
}
