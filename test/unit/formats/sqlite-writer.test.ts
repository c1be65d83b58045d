import { expect, test } from 'vitest';
import { SqliteWriter } from '../../../shared/formats/sqlite/database-writer.ts';

test('no page stands where programs set their locks: the table goes on behind it', () => {
  const writer = new SqliteWriter({ applicationId: 0, userVersion: 0 }, 50_000);
  const table = writer.beginTable('t', 'CREATE TABLE t (a BLOB)');
  const locks = 2 ** 30;
  const blob = new Uint8Array(60_000).fill(7);
  let length = 0;
  let atLocks: Uint8Array | null = null;
  let behind: Uint8Array | null = null;
  const taken = (): void => {
    for (const bytes of writer.take()) {
      // The page size is 65,536: pieces begin and end with pages.
      if (length <= locks && locks < length + bytes.length) atLocks = bytes.slice(locks - length, locks - length + 65_536);
      if (length <= locks + 65_536 && locks + 65_536 < length + bytes.length) behind = bytes.slice(locks + 65_536 - length, locks + 65_536 - length + 65_536);
      length += bytes.length;
    }
  };
  while (length < locks + 200_000) {
    table.row([blob]);
    taken();
  }
  table.finish();
  taken();
  expect(atLocks!.every((byte) => byte === 0)).toBe(true);
  expect(behind!.some((byte) => byte === 7)).toBe(true);
  const head = new DataView(writer.finish().buffer);
  expect([head.getUint16(16), head.getUint32(28) * 65_536]).toEqual([1, length]);
});
