/** Zips; the same files give the same bytes. Reading is in `zip.ts`. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/index-native.js';

configure({ useWebWorkers: false });

/** Written into every entry. */
const ENTRY_DAY = new Date(Date.UTC(2026, 0, 1));
const OPTIONS = { lastModDate: ENTRY_DAY, extendedTimestamp: false, dataDescriptor: false, level: 6 } as const;

export interface ZipEntry {
  readonly name: string;
  /** Whole, or made when its turn comes. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** A zip of these files in their order, names in UTF-8. */
export async function writeZip(files: readonly ZipEntry[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), OPTIONS);
  for (const file of files) await writer.add(file.name, readerOf(file));
  return writer.close();
}

/** The same, piece by piece: of an entry only what it was compressed to stands in memory, because its length goes before it. */
export async function* zipPieces(files: readonly ZipEntry[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const writer = new ZipWriter(writable, OPTIONS);
  const writing = (async () => {
    for (const file of files) await writer.add(file.name, readerOf(file));
    await writer.close();
  })().catch(async (fault: unknown) => {
    // The taker hears of it where it waits for bytes.
    await writable.abort(fault).catch(() => {});
    throw fault;
  });
  writing.catch(() => {});
  const pieces = readable.getReader();
  try {
    for (let next = await pieces.read(); !next.done; next = await pieces.read()) yield next.value.slice();
    await writing;
  } finally {
    await pieces.cancel().catch(() => {});
  }
}

function readerOf({ content }: ZipEntry): Uint8ArrayReader | ReadableStream<Uint8Array> {
  return content instanceof Uint8Array ? new Uint8ArrayReader(content as Uint8Array<ArrayBuffer>) : streamOf(content);
}

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
