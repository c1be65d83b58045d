/** Files the user opened from outside: a double click, a second start, the command line. */
import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { OpenedFile } from '../shared/ipc.ts';

/** What may be opened from outside; the same list as `fileAssociations` in electron-builder.yml. */
const OPENABLE = new Set(['.shp', '.zip', '.kcbak']);
/** A shapefile is several files; whoever opens its .shp means them all. */
const SHAPEFILE_PARTS = new Set(['.shp', '.dbf', '.shx', '.prj', '.cpg']);

export interface OpenedFiles {
  /** Takes the openable files among command-line arguments; anything else is passed over. */
  take(candidates: readonly string[], workingFolder: string): Promise<readonly OpenedFile[]>;
  /** Where the bytes are, or null for a token that was never given out. */
  pathOf(token: string): string | null;
}

/** Tokens instead of paths: the window can read what the user opened and nothing else. */
export function rememberOpenedFiles(): OpenedFiles {
  const paths = new Map<string, string>();
  return {
    async take(candidates, workingFolder) {
      const named = candidates.map((candidate) => resolve(workingFolder, candidate)).filter((path) => OPENABLE.has(extname(path).toLowerCase()));
      const whole = new Set((await Promise.all(named.map(withItsParts))).flat());
      const opened: OpenedFile[] = [];
      for (const path of whole) {
        const facts = await stat(path).catch(() => null);
        if (!facts?.isFile()) continue;
        const token = randomUUID();
        paths.set(token, path);
        opened.push({ token, name: basename(path), size: facts.size });
      }
      return opened;
    },
    pathOf: (token) => paths.get(token) ?? null,
  };
}

/** The file, and for a .shp the parts beside it whatever the case of their names. */
async function withItsParts(path: string): Promise<string[]> {
  if (extname(path).toLowerCase() !== '.shp') return [path];
  const stem = basename(path, extname(path)).toLowerCase();
  const neighbours = await readdir(dirname(path)).catch(() => []);
  const parts = neighbours.filter((name) => SHAPEFILE_PARTS.has(extname(name).toLowerCase()) && basename(name, extname(name)).toLowerCase() === stem);
  return parts.map((name) => join(dirname(path), name));
}
