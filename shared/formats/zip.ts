/**
 * Entries of a zip as byte sources; writing is in `zip-writing.ts`. An entry is inflated into memory when it
 * is first read, up to {@link LARGEST_ENTRY_BYTES}; entries nobody reads cost nothing.
 */
import { configure, Reader, ZipReader, type FileEntry } from '@zip.js/zip.js/index-native.js';
import type { ByteSource } from '../base/byte-source.ts';
import type { Job } from '../base/job.ts';
import { ProblemError, stop } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';

configure({ useWebWorkers: false });

/** 1 GiB; bigger ones have to be unpacked to a folder first, where they are read in pieces. */
export const LARGEST_ENTRY_BYTES = 1024 ** 3;
const MOST_ENTRIES = 20_000;

/** Lets the zip library read pieces of a {@link ByteSource}. */
export class SourceReader extends Reader<ByteSource> {
  private readonly source: ByteSource;
  constructor(source: ByteSource) {
    super(source);
    this.source = source;
    this.size = source.size;
  }
  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.source.read(offset, Math.max(0, Math.min(length, this.source.size - offset)));
  }
}

/** Files of the zip (no folders), their paths under the zip's own path. Stops when it is damaged or encrypted as a whole. */
export async function listZipEntries(zip: ByteSource, job: Job): Promise<ByteSource[]> {
  const entries = await readDirectory(zip);
  if (entries.length > MOST_ENTRIES) stop('formats.zip-too-many-entries', { file: zip.name, count: entries.length }, { file: zip.path });
  await job.pause();
  const decoder = nameDecoder(entries);
  return entries.map((entry) => entrySource(zip, entry, entry.filenameUTF8 ? entry.filename : decoder.decode(entry.rawFilename as Uint8Array<ArrayBuffer>)));
}

async function readDirectory(zip: ByteSource): Promise<FileEntry[]> {
  const reader = new ZipReader(new SourceReader(zip), { strictness: 'tolerant' });
  try {
    const entries = await reader.getEntries({ strictness: 'tolerant' });
    return entries.filter((entry): entry is FileEntry => !entry.directory);
  } catch (fault) {
    if (fault instanceof ProblemError) throw fault;
    return stop('formats.zip-damaged', { file: zip.name }, { file: zip.path });
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** Names without the UTF-8 flag: UTF-8 all the same when every one is well-formed (macOS), else GB18030 (Windows in Chinese). */
function nameDecoder(entries: readonly FileEntry[]): TextDecoder {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const wellFormed = entries.every((entry) => {
    try {
      strict.decode(entry.rawFilename as Uint8Array<ArrayBuffer>);
      return true;
    } catch {
      return false;
    }
  });
  return new TextDecoder(wellFormed ? 'utf-8' : 'gb18030');
}

function entrySource(zip: ByteSource, entry: FileEntry, name: string): ByteSource {
  const inner = name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
  const path = `${zip.path}/${inner}`;
  let inflated: Promise<Uint8Array> | null = null;
  return {
    name: inner.slice(inner.lastIndexOf('/') + 1),
    path,
    size: entry.uncompressedSize,
    modified: entry.lastModDate?.getTime(),
    async read(offset, length) {
      inflated ??= inflate(zip, entry, inner);
      const bytes = await inflated;
      return bytes.subarray(offset, Math.min(bytes.length, offset + length));
    },
    async head(length) {
      const head = inflated || entry.encrypted || entry.uncompressedSize <= length ? null : await inflateHead(zip, entry, length);
      return head ?? this.read(0, length);
    },
  };
}

const LOCAL_HEADER = { signature: 0x0403_4b50, bytes: 30, nameLengthAt: 26, extraLengthAt: 28 } as const;
const DEFLATED = 8;
const HEAD_PIECE_BYTES = 64 * 1024;

/** The first bytes of an entry; the rest is not unpacked, nor is its checksum compared. null where it does not lie as it says. */
async function inflateHead(zip: ByteSource, { offset, compressedSize, compressionMethod }: FileEntry, length: number): Promise<Uint8Array | null> {
  const header = await zip.read(offset, LOCAL_HEADER.bytes);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < LOCAL_HEADER.bytes || view.getUint32(0, true) !== LOCAL_HEADER.signature) return null;
  const from = offset + LOCAL_HEADER.bytes + view.getUint16(LOCAL_HEADER.nameLengthAt, true) + view.getUint16(LOCAL_HEADER.extraLengthAt, true);
  if (compressionMethod !== DEFLATED) return compressionMethod === 0 ? zip.read(from, Math.min(length, compressedSize)) : null;
  let done = 0;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const piece = done < compressedSize ? await zip.read(from + done, Math.min(HEAD_PIECE_BYTES, compressedSize - done)) : null;
      if (!piece || piece.length === 0) return controller.close();
      done += piece.length;
      controller.enqueue(Uint8Array.from(piece));
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const bytes = new Uint8Array(length);
  let used = 0;
  try {
    while (used < length) {
      const { value } = await reader.read();
      if (!value) return null;
      const part = value.subarray(0, length - used);
      bytes.set(part, used);
      used += part.length;
    }
    return bytes;
  } catch {
    return null;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The whole entry. What it states as its size bounds what is written, so an entry that lies cannot fill the memory. */
async function inflate(zip: ByteSource, entry: FileEntry, name: string): Promise<Uint8Array> {
  const params = { file: zip.name, entry: name };
  const place = { file: `${zip.path}/${name}` };
  if (entry.encrypted) stop('formats.zip-encrypted', params, place);
  if (entry.uncompressedSize > LARGEST_ENTRY_BYTES) {
    stop('formats.zip-entry-too-large', { ...params, gigabytes: formatNumber(entry.uncompressedSize / 1024 ** 3, 1), limit: formatNumber(LARGEST_ENTRY_BYTES / 1024 ** 3, 0) }, place);
  }
  const bytes = new Uint8Array(entry.uncompressedSize);
  let used = 0;
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      if (used + chunk.length > bytes.length) throw new RangeError('the entry is larger than it states');
      bytes.set(chunk, used);
      used += chunk.length;
    },
  });
  try {
    await entry.getData({ writable }, { strictness: 'tolerant', checkSignature: true });
  } catch {
    return stop('formats.zip-entry-damaged', params, place);
  }
  return used === bytes.length ? bytes : stop('formats.zip-entry-damaged', params, place);
}
