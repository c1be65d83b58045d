/** All records at once, for backups. */
import { GIVEN_NUMBERS, mergeGiven, type GivenNumbers } from '../../shared/project/given-numbers.ts';
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

/** Replaces every table in one transaction: all or nothing. Numbers that were given here since the backup stay given. */
export async function replaceAllRecords(records: WorkspaceRecords): Promise<void> {
  await database.transaction('rw', [...WORKSPACE_TABLES], async () => {
    const given = ((await database.settings.get(GIVEN_NUMBERS))?.value ?? {}) as GivenNumbers;
    for (const table of WORKSPACE_TABLES) {
      await database.table(table).clear();
      await database.table(table).bulkAdd(records[table] as unknown[]);
    }
    const restored = ((await database.settings.get(GIVEN_NUMBERS))?.value ?? {}) as GivenNumbers;
    await database.settings.put({ key: GIVEN_NUMBERS, value: mergeGiven(restored, given) });
    await database.settings.put({ key: CHANGED_AT, value: new Date().toISOString() });
  });
}
