/** Zips out of files in memory; the same files give the same bytes. Reading is in `zip.ts`. */
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/index-native.js';

configure({ useWebWorkers: false });

/** Written into every entry. */
const ENTRY_DAY = new Date(Date.UTC(2026, 0, 1));

/** A zip of these files in their order, names in UTF-8. */
export async function writeZip(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: ENTRY_DAY, extendedTimestamp: false, dataDescriptor: false, level: 6 });
  for (const { name, bytes } of files) await writer.add(name, new Uint8ArrayReader(bytes as Uint8Array<ArrayBuffer>));
  return writer.close();
}
