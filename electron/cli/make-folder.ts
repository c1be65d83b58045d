/** The folder of `--out`, with those above it. */
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { WriteFailure } from '../atomic-write.ts';

/**
 * Makes the folder; a file of that name, no permission or a place that takes no folders is a {@link WriteFailure}. One folder
 * at a time: Node's own recursive making never ends where the system denies a parent that is there (`/proc/x`).
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    const missing: string[] = [];
    let above = resolve(folder);
    for (; !(await isThere(above)); above = dirname(above)) missing.unshift(above);
    for (const each of missing) await mkdir(each);
    if (missing.length === 0 && !(await stat(folder)).isDirectory()) throw Object.assign(new Error('a file has this name'), { code: 'EEXIST' });
  } catch (cause) {
    throw new WriteFailure(basename(resolve(folder)), cause);
  }
}

/** Only what is known to be missing is made: a folder that cannot be looked into is there. */
async function isThere(path: string): Promise<boolean> {
  if (path === dirname(path)) return true;
  try {
    await stat(path);
    return true;
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw fault;
  }
}
