/** Data files that were opened before, newest first: the window has names and tokens, this side the paths, over a restart. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { OPENABLE_EXTENSIONS, SETS_OF_PARTS } from '../shared/formats/set-parts.ts';
import type { RecentFile } from '../shared/ipc.ts';
import { writeFileAtomically } from './atomic-write.ts';

/** As many as a menu holds. */
const MOST_KEPT = 8;
/** Of one drop: a folder with a hundred layers must not push out everything else. */
const MOST_OF_ONE_DROP = 4;

export interface RecentFiles {
  list(): readonly RecentFile[];
  /** Puts files on top, each set under its main file and a geodatabase under its folder; what cannot be opened again is passed over. */
  remember(paths: readonly string[]): Promise<void>;
  /** Where a file is; null for a token that was never given out, and when it is gone, which takes it off the list. */
  pathOf(id: string): Promise<string | null>;
  forgetAll(): Promise<void>;
}

interface Kept {
  readonly id: string;
  readonly path: string;
  /** ISO time. */
  readonly openedAt: string;
}

/** `listPath` is a small file; a damaged one is an empty list. */
export function openRecentFiles(listPath: string, now: () => Date = () => new Date()): RecentFiles {
  let kept = readList(listPath);
  const write = async (next: readonly Kept[]): Promise<void> => {
    kept = next;
    // A comfort only: a full disk must not turn an opened file into a failed one.
    await writeFileAtomically(listPath, new TextEncoder().encode(JSON.stringify(kept, null, 2))).catch(() => {});
  };
  return {
    list: () => kept.map(({ id, path, openedAt }) => ({ id, name: basename(path), folderName: basename(dirname(path)), openedAt })),
    async remember(paths) {
      const mains = mainFiles(paths).slice(0, MOST_OF_ONE_DROP);
      if (mains.length === 0) return;
      const openedAt = now().toISOString();
      const added = mains.map((path): Kept => ({ id: kept.find((each) => each.path === path)?.id ?? randomUUID(), path, openedAt }));
      await write([...added, ...kept.filter(({ path }) => !mains.includes(path))].slice(0, MOST_KEPT));
    },
    async pathOf(id) {
      const found = kept.find((each) => each.id === id);
      if (!found) return null;
      if (await stat(found.path).catch(() => null)) return found.path;
      await write(kept.filter((each) => each !== found));
      return null;
    },
    forgetAll: () => write([]),
  };
}

const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase();

/** The files that a person would name: no part of a set whose main file is there, no backup, the folder of a geodatabase once. */
function mainFiles(paths: readonly string[]): readonly string[] {
  const named = paths.filter((path) => path !== '').map((path) => geodatabaseOf(path) ?? resolve(path));
  const stems = new Set(named.flatMap((path) => SETS_OF_PARTS.filter(({ main }) => main === extensionOf(path)).map(({ format }) => `${format} ${stemOf(path)}`)));
  const isPart = (path: string): boolean => SETS_OF_PARTS.some(({ format, main, parts }) => main !== extensionOf(path) && parts.includes(extensionOf(path)) && stems.has(`${format} ${stemOf(path)}`));
  return [...new Set(named)].filter((path) => OPENABLE_EXTENSIONS.has(extensionOf(path)) && extensionOf(path) !== 'kcbak' && !isPart(path));
}

const stemOf = (path: string): string => path.slice(0, path.length - extname(path).length).toLowerCase();

function geodatabaseOf(path: string): string | null {
  const folder = dirname(resolve(path));
  return extensionOf(folder) === 'gdb' ? folder : null;
}

function readList(path: string): readonly Kept[] {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(stored) ? stored.filter((each): each is Kept => ['id', 'path', 'openedAt'].every((name) => typeof Object(each)[name] === 'string')).slice(0, MOST_KEPT) : [];
  } catch {
    return [];
  }
}
