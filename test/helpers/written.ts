/** What a writer writes, put together from its pieces as a disk does it. */
import { expect } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import type { OutgoingLayer, Writer } from '../../shared/formats/writing.ts';

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files in the order of their announced names; every announced file comes, none comes unannounced, no piece is empty. */
export async function writtenFiles(writer: Writer, stem: string, layers: readonly OutgoingLayer[], job = quietJob()): Promise<readonly WrittenFile[]> {
  const names = writer.fileNames(stem, layers);
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { name, bytes, at } of writer.write(stem, layers, job)) {
    expect(names).toContain(name);
    expect(bytes.length).toBeGreaterThan(0);
    const before = bytesOf.get(name) ?? new Uint8Array();
    const from = at ?? before.length;
    const after = new Uint8Array(Math.max(before.length, from + bytes.length));
    after.set(before);
    after.set(bytes, from);
    bytesOf.set(name, after);
    // The bytes are the taker's: a writer that still used them would write this.
    bytes.fill(0xee);
  }
  expect([...bytesOf.keys()].sort()).toEqual([...names].sort());
  return names.map((name) => ({ name, bytes: bytesOf.get(name)! }));
}
