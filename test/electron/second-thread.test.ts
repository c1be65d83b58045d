/** What the command line's second thread says of files is what is so, and it goes on after faults and cancelling. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noRecordBeginsBeside, sha256Beside } from '../../electron/cli/second-thread.ts';
import { CancelledError, quietJob } from '../../shared/base/job.ts';
import { seeded } from '../helpers/polygons.ts';

const MARK = 0x2a;
const OFFSET = 97;
/** Divides no piece that anything is read in. */
const RECORD_BYTES = 1_009;
const RECORDS = 3_000;
let folder = '';
let number = 0;

async function file(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${number++}.dbf`);
  await writeFile(path, bytes);
  return path;
}

/** Full of the mark, but not where a record begins. */
function table(): Uint8Array {
  const bytes = new Uint8Array(OFFSET + RECORDS * RECORD_BYTES).fill(MARK);
  for (let record = 0; record < RECORDS; record++) bytes[OFFSET + record * RECORD_BYTES] = 0x20;
  return bytes;
}
const records = { offset: OFFSET, recordBytes: RECORD_BYTES, recordCount: RECORDS };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-second-thread-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([0, 1, 512 * 1024, 3_000_001])('the checksum of %d bytes', async (size) => {
  const random = seeded(size);
  const bytes = Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
  expect(await sha256Beside(await file(bytes), quietJob())).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test.each([0, 1, 519, 520, 1_500, RECORDS - 1])('the mark of record %d is found, and nothing else taken for one', async (marked) => {
  const bytes = table();
  expect(await noRecordBeginsBeside(await file(bytes), MARK, records, quietJob())).toBe(true);
  bytes[OFFSET + marked * RECORD_BYTES] = MARK;
  expect(await noRecordBeginsBeside(await file(bytes), MARK, records, quietJob())).toBe(false);
});

test('records that are missing are told', async () => {
  const path = await file(table().subarray(0, OFFSET + (RECORDS - 1) * RECORD_BYTES));
  expect(await noRecordBeginsBeside(path, MARK, records, quietJob())).toBe(false);
  expect(await noRecordBeginsBeside(path, MARK, { ...records, recordCount: RECORDS - 1 }, quietJob())).toBe(true);
});

test('marks are looked for while a checksum is under way, and each asker gets its own answer', async () => {
  const long = new Uint8Array(24 * 1024 * 1024).fill(7);
  const [longPath, path] = [await file(long), await file(table())];
  const told: string[] = [];
  const tell = (what: string) => (): number => told.push(what);
  const sums = [sha256Beside(longPath, quietJob()), sha256Beside(path, quietJob())];
  void sums[0]!.then(tell('long sum'));
  void sums[1]!.then(tell('short sum'));
  const marks = noRecordBeginsBeside(path, MARK, records, quietJob());
  void marks.then(tell('marks'));
  expect([...(await Promise.all(sums)), await marks]).toEqual([createHash('sha256').update(long).digest('hex'), createHash('sha256').update(table()).digest('hex'), true]);
  expect(told).toEqual(['marks', 'long sum', 'short sum']);
});

test('after a cancelled question and one about a file that is gone, the next one is answered', async () => {
  const path = await file(new Uint8Array(24 * 1024 * 1024));
  const cancelling = new AbortController();
  const cancelled = sha256Beside(path, { ...quietJob(), signal: cancelling.signal });
  const gone = noRecordBeginsBeside(join(folder, 'gone.dbf'), MARK, records, quietJob());
  cancelling.abort();
  await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
  await expect(gone).rejects.toThrow('ENOENT');
  await expect(sha256Beside(path, { ...quietJob(), signal: cancelling.signal })).rejects.toBeInstanceOf(CancelledError);
  expect(await noRecordBeginsBeside(await file(table()), MARK, records, quietJob())).toBe(true);
});
