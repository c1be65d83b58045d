import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { memorySource, type ByteSource } from '../../../shared/base/byte-source.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { Sha256, sha256OfSource } from '../../../shared/base/sha256.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) & 0xff);
const reference = (input: Uint8Array): string => createHash('sha256').update(input).digest('hex');

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 999])('%d bytes in pieces of 1, 37 and all', (length) => {
  const input = bytes.subarray(0, length);
  for (const piece of [1, 37, 1000]) {
    const digest = new Sha256();
    for (let at = 0; at < length; at += piece) digest.update(input.subarray(at, at + piece));
    expect(digest.hex()).toBe(reference(input));
  }
});

test('a source, whole and in pieces, gives the same digest', async () => {
  expect(await sha256OfSource(memorySource('a.shp', bytes), quietJob())).toBe(reference(bytes));
  // Pretends to be too big for memory and ends early: only the piecewise way copes.
  const size = 400 * 1024 * 1024;
  const big: ByteSource = { name: 'b.shp', path: 'b.shp', size, read: async (offset, length) => new Uint8Array(Math.min(length, size - offset) / 1024).fill(offset / 1024 / 1024) };
  const expected = createHash('sha256');
  for (let offset = 0; offset < size; offset += 4 * 1024 * 1024) expected.update(await big.read(offset, 4 * 1024 * 1024));
  expect(await sha256OfSource(big, quietJob())).toBe(expected.digest('hex'));
});
