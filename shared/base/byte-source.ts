/**
 * The small port through which all readers get bytes: a `File` in the window, a file on disk on the command
 * line, an entry of a zip, an array in a test. Readers never hold a whole big file.
 */
import type { Job } from './job.ts';

export interface ByteSource {
  /** File name with extension, without folder; may hold Chinese. */
  readonly name: string;
  /** Path inside the dropped folder or zip, with forward slashes, for messages and for grouping sets. */
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, when known. */
  readonly modified?: number;
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The first `length` bytes, where they are cheaper than by `read`, which may unpack everything; they may lack the check of the whole. */
  head?(length: number): Promise<Uint8Array>;
  /** Opened once for many pieces, where the source can; whoever opens it closes it. */
  open?(): OpenSource;
  /** SHA-256 of everything as 64 hex digits, where the platform can compute it piece by piece. */
  sha256?(job: Job): Promise<string>;
  /** Whether all those records are there and none begins with `byte`, where another thread can look at them while this one goes on. */
  noRecordBegins?(byte: number, records: RecordsOfFile, job: Job): Promise<boolean>;
}

/** Records of one length, one after another. */
export interface RecordsOfFile {
  readonly offset: number;
  readonly recordBytes: number;
  readonly recordCount: number;
}

/** A source that is read piece by piece into memory that is there already. */
export interface OpenSource {
  /** Fills `target` from `offset` on and gives how many bytes there were: fewer only at the end of the file. */
  readInto(target: Uint8Array, offset: number): number;
  close(): void;
}

/** Bytes already in memory. */
export function memorySource(path: string, bytes: Uint8Array): ByteSource {
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    size: bytes.byteLength,
    read: async (offset, length) => bytes.subarray(offset, Math.min(bytes.byteLength, offset + length)),
  };
}

/** A browser `File` or `Blob`. */
export function blobSource(path: string, blob: Blob, modified?: number): ByteSource {
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    size: blob.size,
    ...(modified !== undefined && { modified }),
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, Math.min(blob.size, offset + length)).arrayBuffer()),
  };
}

/** The whole source at once; only for files known to be small. */
export async function readAll(source: ByteSource): Promise<Uint8Array> {
  return source.read(0, source.size);
}

/** File name without its last extension. */
export function stem(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

/** Lower-case extension without the dot, or ''. */
export function extension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
