/** Files that are either written completely or not at all. */
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
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

/**
 * Writes several files, all or none: only when every one is safely on the disk are they renamed into place, and
 * when a rename fails (a file open in another program, say) those already renamed get their old content back.
 * Throws {@link WriteFailure}.
 */
export async function writeFilesTogether(files: readonly FileToWrite[]): Promise<void> {
  const staged: { readonly path: string; readonly temporary: string }[] = [];
  const replaced: { readonly path: string; readonly previous: string | null }[] = [];
  try {
    for (const file of files) {
      const { path } = file;
      const temporary = hiddenSibling(path, 'part');
      staged.push({ path, temporary });
      await attempt(path, () => writeToDisk(temporary, file));
    }
    for (const { path, temporary } of staged) {
      await attempt(path, async () => {
        // One file alone is replaced by the rename itself and needs nothing to go back to.
        const previous = files.length > 1 && (await holdsFile(path)) ? hiddenSibling(path, 'previous') : null;
        if (previous) await rename(path, previous);
        if (files.length > 1) replaced.push({ path, previous });
        await rename(temporary, path);
      });
    }
  } catch (failure) {
    for (const { path, previous } of replaced.reverse()) {
      if (previous) await rename(previous, path);
      else await rm(path, { force: true });
    }
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw failure;
  }
  // The new files are in place; an old one that somebody still reads may stay behind under its hidden name.
  await Promise.allSettled(replaced.map(({ previous }) => previous && rm(previous, { force: true })));
  await Promise.all([...new Set(files.map(({ path }) => dirname(path)))].map(syncFolder));
}

/** A rename is only safe after a power cut once its folder is on the disk; Windows cannot do that and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeToDisk(path: string, content: FileToWrite): Promise<void> {
  if ('copyOf' in content) await copyFile(content.copyOf, path);
  const handle = await open(path, 'copyOf' in content ? 'r+' : 'w');
  try {
    if ('bytes' in content) await handle.writeFile(content.bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
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
