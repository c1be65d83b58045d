/**
 * Finds single rows of an SQLite file by an index, page by page from the root, so that one tile of gigabytes costs a
 * few pages. Source: sqlite.org/fileformat2.html §1.6.
 */
import type { Job } from '../../base/job.ts';
import type { DeclaredIndex, SqliteDatabase } from './database.ts';
import type { SqliteRecord } from './record.ts';

/** A key of whole numbers or text; compared as SQLite's binary collation does. */
export type SqliteKey = readonly (number | string)[];

/** Below zero when the record's first values come before the key, zero when they are it. */
export function compareWithKey(record: SqliteRecord, key: SqliteKey, decoder: TextDecoder): number {
  for (const [column, wanted] of key.entries()) {
    const kind = record.kind(column);
    const order = ORDER_OF_KINDS[kind] - (typeof wanted === 'number' ? ORDER_OF_KINDS.integer : ORDER_OF_KINDS.text);
    if (order !== 0) return order;
    if (typeof wanted === 'number') {
      const difference = record.number(column) - wanted;
      if (difference !== 0) return difference;
    } else {
      const text = record.text(column, decoder);
      if (text !== wanted) return text < wanted ? -1 : 1;
    }
  }
  return 0;
}

/** NULL, then numbers, then text, then blobs (§ datatype3 4.1). */
const ORDER_OF_KINDS = { null: 0, integer: 1, real: 1, text: 2, blob: 3 } as const;

/** The index of the table that begins with these columns, or null. */
export function indexOver(database: SqliteDatabase, tableName: string, columnNames: readonly string[]): DeclaredIndex | null {
  return database.indexesOf(tableName).find((index) => columnNames.every((name, position) => index.columns[position] === name)) ?? null;
}

/** The first row with this key, handed to `visit`; false when there is none. */
export async function findRow(database: SqliteDatabase, tableName: string, index: DeclaredIndex, key: SqliteKey, job: Job, visit: (record: SqliteRecord) => void): Promise<boolean> {
  const rowId = await database.findInIndex(index.rootPage, (entry) => compareWithKey(entry, key, database.decoder), job);
  return rowId !== null && (await database.visitRow(tableName, rowId, visit));
}

/** Position of a column in the table's rows, or −1. */
export function columnOf(database: SqliteDatabase, tableName: string, columnName: string): number {
  return database.table(tableName)?.columns.findIndex((column) => column.name.toLowerCase() === columnName) ?? -1;
}
