/** The automatic backup outside the workspace: a full disk or a wiped profile must not take the records with it. */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupState } from '../shared/ipc.ts';
import { syncFolder } from './atomic-write.ts';

const NEWEST = 'workspace.kcbak';
/** The one before, in case the newest turns out to hold a mistake of the user's. */
const PREVIOUS = 'workspace.1.kcbak';

export interface Backups {
  begin(): Promise<string>;
  append(token: string, bytes: Uint8Array): Promise<void>;
  /** The appended bytes become the newest backup; only now does anything change. */
  commit(token: string): Promise<BackupState>;
  abort(token: string): Promise<void>;
  state(): Promise<BackupState>;
  newestPath(): Promise<string | null>;
}

interface Unfinished {
  readonly token: string;
  readonly path: string;
  readonly handle: FileHandle;
  sizeBytes: number;
}

/** Backups in `folder`, made when missing. One is written at a time: a new `begin` drops one that was left unfinished. */
export function openBackups(folder: string): Backups {
  const newest = join(folder, NEWEST);
  const previous = join(folder, PREVIOUS);
  let unfinished: Unfinished | null = null;

  const current = (token: string): Unfinished => {
    if (unfinished?.token !== token) throw new Error('there is no such backup in progress');
    return unfinished;
  };
  const drop = async (): Promise<void> => {
    const dropped = unfinished;
    unfinished = null;
    await dropped?.handle.close();
  };
  const present = async (): Promise<{ readonly path: string; readonly facts: Stats } | null> => {
    // Only the one before is there when the program was killed between the two renames of a commit.
    for (const path of [newest, previous]) {
      const facts = await stat(path).catch(() => null);
      if (facts) return { path, facts };
    }
    return null;
  };
  const state = async (): Promise<BackupState> => {
    const facts = (await present())?.facts;
    return { newest: facts?.mtime.toISOString() ?? null, sizeBytes: facts?.size ?? 0 };
  };

  return {
    async begin() {
      await drop();
      await mkdir(folder, { recursive: true });
      // Also what a crash left behind.
      const leftovers = (await readdir(folder)).filter((name) => name.endsWith('.part'));
      await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })));
      const token = randomUUID();
      const path = join(folder, `${token}.part`);
      unfinished = { token, path, handle: await open(path, 'wx'), sizeBytes: 0 };
      return token;
    },
    async append(token, bytes) {
      const backup = current(token);
      await backup.handle.writeFile(bytes);
      backup.sizeBytes += bytes.byteLength;
    },
    async commit(token) {
      const { path, handle, sizeBytes } = current(token);
      if (sizeBytes === 0) throw new Error('an empty backup never replaces a real one');
      await handle.sync();
      await drop();
      await rename(newest, previous).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code !== 'ENOENT') throw fault;
      });
      await rename(path, newest);
      await syncFolder(folder);
      return state();
    },
    async abort(token) {
      const { path } = current(token);
      await drop();
      await rm(path, { force: true });
    },
    state,
    newestPath: async () => (await present())?.path ?? null,
  };
}
