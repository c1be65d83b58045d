/** Files that are either written completely or not at all. */
import { copyFile, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** One file to be written: from bytes at hand, or as the copy of a file of ours that may be too large for memory. */
export type FileToWrite = { readonly path: string } & ({ readonly bytes: Uint8Array } | { readonly copyOf: string });

/** A write that did not happen; everything is as it was before. */
export class WriteFailure extends Error {
  /** `ENOSPC`, `EACCES`, `EBUSY`, `EROFS` … */
  readonly systemCode: string;
  /** File name without folder. */
  readonly fileName: string;
  constructor(path: string, cause: unknown) {
    super(`${basename(path)} could not be written`, { cause });
    this.name = 'WriteFailure';
    this.systemCode = (cause as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    this.fileName = basename(path);
  }
}

/** Writes one file: beside it under another name, to the disk, then renamed over it. */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await writeFilesTogether([{ path, bytes }]);
}

/** Writes several files, all or none. Throws {@link WriteFailure}. */
export async function writeFilesTogether(files: readonly FileToWrite[]): Promise<void> {
  const staged = stageFiles(files.map(({ path }) => path));
  try {
    for (const [position, file] of files.entries()) await ('copyOf' in file ? staged.copy(position, file.copyOf) : staged.put(position, file.bytes));
    await staged.place();
  } catch (failure) {
    await staged.drop();
    throw failure;
  }
}

/** Files in the making, each beside its place under a hidden name. */
export interface StagedFiles {
  /** Bytes behind what the file of this position has, or over it at `at`. Throws {@link WriteFailure}. */
  put(position: number, bytes: Uint8Array, at?: number): Promise<void>;
  /** The file as a copy of another one. Throws {@link WriteFailure}. */
  copy(position: number, from: string): Promise<void>;
  /**
   * Only when every file is safely on the disk are they renamed into place, and when a rename fails (a file open in another
   * program, say) those already renamed get their old content back. Throws {@link WriteFailure}.
   */
  place(): Promise<void>;
  /** Nothing remains of them; harmless once they are in place. */
  drop(): Promise<void>;
}

/** Begins files at these places; nothing stands there before the first bytes of each come. */
export function stageFiles(paths: readonly string[]): StagedFiles {
  const temporaries = paths.map((path) => hiddenSibling(path, 'part'));
  const begun = new Set<number>();
  /** Only one stays open: there may be thousands of files, and most writers finish one before the next. */
  let current: { readonly position: number; readonly handle: FileHandle } | null = null;
  const lengths: number[] = paths.map(() => 0);

  const close = async (): Promise<void> => {
    const closed = current;
    current = null;
    await closed?.handle.close();
  };
  const opened = async (position: number): Promise<FileHandle> => {
    if (current?.position === position) return current.handle;
    await close();
    const isNew = !begun.has(position);
    begun.add(position);
    current = { position, handle: await open(temporaries[position]!, isNew ? 'w' : 'r+') };
    return current.handle;
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: what is dropped while a piece is on its way must not be begun again by it. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work, work);
    last = done;
    return done;
  };
  const pathOf = (position: number): string => {
    const path = paths[position];
    if (path === undefined) throw new Error(`there is no file ${position} among ${paths.length}`);
    return path;
  };

  const staged: StagedFiles = {
    put: (position, bytes, at) =>
      attempt(pathOf(position), async () => {
        const handle = await opened(position);
        await writeAll(handle, bytes, at ?? lengths[position]!);
        if (at === undefined) lengths[position]! += bytes.byteLength;
      }),
    copy: (position, from) =>
      attempt(pathOf(position), async () => {
        begun.add(position);
        await copyFile(from, temporaries[position]!);
      }),
    async place() {
      const missing = paths.find((_path, position) => !begun.has(position));
      if (missing !== undefined) throw new Error(`${basename(missing)} was announced and never written`);
      await attempt(paths[current?.position ?? 0]!, close);
      for (const [position, path] of paths.entries()) await attempt(path, () => syncFile(temporaries[position]!));
      await renameTogether(paths.map((path, position) => ({ path, temporary: temporaries[position]! })));
      begun.clear();
    },
    async drop() {
      await close().catch(() => {});
      await Promise.allSettled([...begun].map((position) => rm(temporaries[position]!, { force: true })));
      begun.clear();
    },
  };
  return {
    put: (position, bytes, at) => inTurn(async () => staged.put(position, bytes, at)),
    copy: (position, from) => inTurn(async () => staged.copy(position, from)),
    place: () => inTurn(() => staged.place()),
    drop: () => inTurn(() => staged.drop()),
  };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) done += (await handle.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

async function renameTogether(staged: readonly { readonly path: string; readonly temporary: string }[]): Promise<void> {
  const replaced: { readonly path: string; readonly previous: string | null }[] = [];
  try {
    for (const { path, temporary } of staged) {
      await attempt(path, async () => {
        // One file alone is replaced by the rename itself and needs nothing to go back to.
        const previous = staged.length > 1 && (await holdsFile(path)) ? hiddenSibling(path, 'previous') : null;
        if (previous) await rename(path, previous);
        if (staged.length > 1) replaced.push({ path, previous });
        await rename(temporary, path);
      });
    }
  } catch (failure) {
    for (const { path, previous } of replaced.reverse()) {
      if (previous) await rename(previous, path);
      else await rm(path, { force: true });
    }
    throw failure;
  }
  // The new files are in place; an old one that somebody still reads may stay behind under its hidden name.
  await Promise.allSettled(replaced.map(({ previous }) => previous && rm(previous, { force: true })));
  await Promise.all([...new Set(staged.map(({ path }) => dirname(path)))].map(syncFolder));
}

/** A rename is only safe after a power cut once its folder is on the disk; Windows cannot do that and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function attempt(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new WriteFailure(path, cause);
  }
}

/** Short whatever the file is called: a long Chinese name has no room left for an addition. */
const hiddenSibling = (path: string, purpose: string): string => join(dirname(path), `.kuangce-${randomUUID().slice(0, 13)}.${purpose}`);

/** Whether there is a file to be replaced; a folder of that name is never moved out of the way. */
async function holdsFile(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) throw Object.assign(new Error('a folder has this name'), { code: 'EISDIR' });
  return facts !== null;
}
