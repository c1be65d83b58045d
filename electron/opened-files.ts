/** Files the user opened from outside: a double click, a second start, the command line. */
import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { OPENABLE_EXTENSIONS, partsMeantBy } from '../shared/formats/set-parts.ts';
import type { OpenedFile } from '../shared/ipc.ts';

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
      const named = candidates.map((candidate) => resolve(workingFolder, candidate)).filter((path) => OPENABLE_EXTENSIONS.has(kindOf(path)));
      const whole = new Map((await Promise.all(named.map(withItsParts))).flat().map((part) => [part.path, part.name] as const));
      const opened: OpenedFile[] = [];
      for (const [path, name] of whole) {
        const facts = await stat(path).catch(() => null);
        if (!facts?.isFile()) continue;
        const token = randomUUID();
        paths.set(token, path);
        opened.push({ token, name, size: facts.size });
      }
      return opened;
    },
    pathOf: (token) => paths.get(token) ?? null,
  };
}

interface NamedPart {
  readonly path: string;
  /** As the window shows it: inside a geodatabase with the folder's name. */
  readonly name: string;
}

const kindOf = (path: string): string => extname(path).slice(1).toLowerCase();
const alone = (path: string): NamedPart => ({ path, name: basename(path) });

/** The file with what lies beside it and belongs to it, whatever the case of the names; of a geodatabase, which is a folder, everything in it. */
async function withItsParts(path: string): Promise<NamedPart[]> {
  const kind = kindOf(path);
  if (kind === 'gdb') return (await readdir(path).catch(() => [])).map((name) => ({ path: join(path, name), name: `${basename(path)}/${name}` }));
  const folder = dirname(path);
  const neighbours = async (): Promise<string[]> => readdir(folder).catch(() => []);
  if (kind === 'gpkg') return [path, `${path}-wal`].map(alone);
  const meant = partsMeantBy(kind);
  if (!meant) return [alone(path)];
  const stem = basename(path, extname(path)).toLowerCase();
  return (await neighbours()).filter((name) => meant.includes(kindOf(name)) && basename(name, extname(name)).toLowerCase() === stem).map((name) => alone(join(folder, name)));
}
