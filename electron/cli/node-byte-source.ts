/** Files and folders on disk as byte sources, read in pieces. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { extension, stem, type ByteSource, type OpenSource } from '../../shared/base/byte-source.ts';
import type { Job } from '../../shared/base/job.ts';
import { NewsCollector } from '../../shared/base/news.ts';
import { partsMeantBy } from '../../shared/formats/set-parts.ts';
import { noRecordBeginsBeside, sha256Beside } from './second-thread.ts';

/** Opened for each piece: a folder may hold thousands of files, and a piece is up to 16 MB. */
async function readPiece(path: string, offset: number, bytes: Uint8Array): Promise<number> {
  const handle = await open(path, 'r');
  try {
    let used = 0;
    while (used < bytes.length) {
      const { bytesRead } = await handle.read(bytes, used, bytes.length - used, offset + used);
      if (bytesRead === 0) break;
      used += bytesRead;
    }
    return used;
  } finally {
    await handle.close();
  }
}

/** Without a turn through the event loop: for files read from front to back in small pieces, where the turns, and opening the file for each, cost more than the reading. */
function openAtOnce(path: string): OpenSource {
  const handle = openSync(path, 'r');
  return {
    readInto(target, offset) {
      let used = 0;
      while (used < target.length) {
        const count = readSync(handle, target, used, target.length - used, offset + used);
        if (count === 0) break;
        used += count;
      }
      return used;
    },
    close: () => closeSync(handle),
  };
}

const HASHED_PIECE_BYTES = 4 * 1024 * 1024;
/** From here on another thread goes through the file while this one reads: starting it takes some 30 ms, hashing 200 ms for 300 MB. */
const LARGE_FILE_BYTES = 64 * 1024 * 1024;

async function sha256OfFile(path: string, name: string, size: number, job: Job): Promise<string> {
  if (size >= LARGE_FILE_BYTES) return sha256Beside(path, job);
  const hash = createHash('sha256');
  const piece = new Uint8Array(HASHED_PIECE_BYTES);
  for (let offset = 0; ; ) {
    const count = await readPiece(path, offset, piece);
    hash.update(piece.subarray(0, count));
    offset += count;
    if (count < piece.length) return hash.digest('hex');
    job.report({ stage: 'formats.stage.checksum', params: { file: name }, fraction: Math.min(1, offset / size) });
    await job.pause();
  }
}

/** One file; `shownPath` is how the user named it, with forward slashes. */
async function fileSource(path: string, shownPath: string): Promise<ByteSource> {
  const { size, mtimeMs } = await stat(path);
  return {
    name: basename(path),
    path: shownPath.split(sep).join('/'),
    size,
    modified: mtimeMs,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      const used = await readPiece(path, offset, bytes);
      return used === bytes.length ? bytes : bytes.subarray(0, used);
    },
    open: () => openAtOnce(path),
    sha256: (job) => sha256OfFile(path, basename(path), size, job),
    ...(size >= LARGE_FILE_BYTES && { noRecordBegins: (byte, records, job) => noRecordBeginsBeside(path, byte, records, job) }),
  };
}

const setWith = (path: string): readonly string[] | null => partsMeantBy(extension(basename(path)));

/**
 * Sources for paths as typed: a folder gives everything in it, a part of a shapefile or of a MIF, or a .tab, gives its set, anything else
 * itself. A path that is not there is a blocking problem; the others go on.
 */
export async function sourcesOf(paths: readonly string[], news: NewsCollector): Promise<ByteSource[]> {
  const found = new Map<string, ByteSource>();
  const add = async (path: string, shown: string): Promise<void> => {
    const key = resolve(path);
    if (!found.has(key)) found.set(key, await fileSource(path, shown));
  };
  for (const path of paths) {
    try {
      for (const { file, shown } of await filesMeantBy(path)) await add(file, shown);
    } catch (fault) {
      tellUnreadable(path, fault, news);
    }
  }
  return [...found.values()];
}

/** The files on disk that {@link sourcesOf} reads for a path, with the names they are shown under. Throws the system's error for a path that is not there. */
export async function filesMeantBy(path: string): Promise<readonly { readonly file: string; readonly shown: string }[]> {
  const facts = await stat(path);
  if (facts.isDirectory()) return (await filesBelow(path)).map((file) => ({ file: join(path, file), shown: join(basename(resolve(path)), file) }));
  const files = setWith(path) ? await partsOfSet(path) : [path];
  return files.map((file) => ({ file, shown: file }));
}

/** The one file at a path and nothing beside it. Null with a blocking problem for a folder, and for what is not there. */
export async function fileNamed(path: string, news: NewsCollector): Promise<ByteSource | null> {
  try {
    if ((await stat(path)).isFile()) return await fileSource(path, path);
    news.problem('blocking', 'cli.file-needed', { file: path }, { file: path });
  } catch (fault) {
    tellUnreadable(path, fault, news);
  }
  return null;
}

function tellUnreadable(path: string, fault: unknown, news: NewsCollector): void {
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === undefined) throw fault;
  news.problem('blocking', code === 'ENOENT' || code === 'ENOTDIR' ? 'cli.file-missing' : 'cli.file-unreadable', { file: path, code }, { file: path });
}

/** Files with the same folder and stem, whatever the case; the named one first. */
async function partsOfSet(path: string): Promise<string[]> {
  const folder = dirname(path);
  const wanted = stem(basename(path)).normalize('NFC').toLowerCase();
  const names = (await readdir(folder)).filter((name) => setWith(path)!.includes(extension(name)) && stem(name).normalize('NFC').toLowerCase() === wanted);
  return [path, ...names.filter((name) => name !== basename(path)).sort().map((name) => join(folder, name))];
}

/** Relative paths of all files, folder by folder, in the order a person expects. */
async function filesBelow(folder: string, inside = ''): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  entries.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(inside, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
