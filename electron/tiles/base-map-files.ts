/** Pictures and tiles on disk that the user chose as base maps: the window has tokens, this side the paths, over a restart. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { BaseMapFile, FolderLevel } from '../../shared/ipc.ts';
import { writeFileAtomically } from '../atomic-write.ts';

/** What may be opened as a base map. */
export const PICTURE_EXTENSIONS = ['tif', 'tiff', 'png', 'jpg', 'jpeg'] as const;
export const PACKAGE_EXTENSIONS = ['mbtiles'] as const;
const EXTENSIONS: ReadonlySet<string> = new Set([...PICTURE_EXTENSIONS, ...PACKAGE_EXTENSIONS]);
/** Small texts beside a picture that say where it lies. */
const COMPANIONS = ['tfw', 'tifw', 'pgw', 'pngw', 'jgw', 'jpgw', 'jpegw', 'wld', 'prj'] as const;
const FOLDER_COMPANIONS = ['tilemapresource.xml', 'metadata.json'] as const;
const LARGEST_COMPANION_BYTES = 64 * 1024;
const LARGEST_PIECE_BYTES = 64 * 1024 * 1024;
const TILE_EXTENSION = /\.(png|jpe?g|webp)$/i;

export interface BaseMapFiles {
  /** Gives a token for a picture, a package or a folder of tiles; null for anything else. */
  register(path: string): Promise<BaseMapFile | null>;
  /** What stands behind a token now; null when the token was never given out or the file is gone. */
  describe(id: string): Promise<BaseMapFile | null>;
  /** Up to `length` bytes of a file; null when there is none. */
  readPiece(id: string, offset: number, length: number): Promise<Uint8Array | null>;
  /** One tile of a folder, rows as the folder has them; null when there is none. */
  readTile(id: string, level: number, column: number, row: number): Promise<{ readonly bytes: Uint8Array; readonly name: string } | null>;
}

/** `listPath` is a small file that keeps tokens and paths. */
export function openBaseMapFiles(listPath: string): BaseMapFiles {
  const paths = readList(listPath);
  const extensions = new Map<string, string>();

  const describe = async (id: string): Promise<BaseMapFile | null> => {
    const path = paths.get(id);
    const facts = path === undefined ? null : await stat(path).catch(() => null);
    if (path === undefined || !facts) return null;
    const common = { id, name: basename(path), modified: facts.mtimeMs };
    if (facts.isDirectory()) return { ...common, kind: 'folder', size: 0, companions: await textsOf(path, FOLDER_COMPANIONS), levels: await levelsOf(path) };
    if (!facts.isFile() || !EXTENSIONS.has(extensionOf(path))) return null;
    return { ...common, kind: 'file', size: facts.size, companions: await companionsOf(path), levels: [] };
  };

  return {
    describe,
    async register(path) {
      const known = [...paths].find(([, each]) => each === path)?.[0];
      const id = known ?? randomUUID();
      paths.set(id, path);
      const found = await describe(id);
      const usable = found !== null && (found.kind === 'file' || found.levels.length > 0);
      if (!usable) paths.delete(id);
      else if (known === undefined) await writeFileAtomically(listPath, new TextEncoder().encode(JSON.stringify(Object.fromEntries(paths), null, 2)));
      return found;
    },
    async readPiece(id, offset, length) {
      const path = paths.get(id);
      if (path === undefined || length > LARGEST_PIECE_BYTES) return null;
      const file = await open(path, 'r').catch(() => null);
      if (!file) return null;
      try {
        const bytes = new Uint8Array(length);
        let used = 0;
        while (used < length) {
          const { bytesRead } = await file.read(bytes, used, length - used, offset + used);
          if (bytesRead === 0) break;
          used += bytesRead;
        }
        return bytes.subarray(0, used);
      } catch {
        return null;
      } finally {
        await file.close();
      }
    },
    async readTile(id, level, column, row) {
      const folder = paths.get(id);
      if (folder === undefined) return null;
      // Plain numbers only: nothing outside the folder can be named.
      const place = join(folder, String(level), String(column));
      const known = extensions.get(id);
      const candidates = known === undefined ? ['.png', '.jpg', '.jpeg', '.webp', '.PNG', '.JPG'] : [known];
      for (const extension of candidates) {
        const bytes = await readFile(join(place, `${row}${extension}`)).catch(() => null);
        if (!bytes) continue;
        extensions.set(id, extension);
        return { bytes, name: `${row}${extension}` };
      }
      return null;
    },
  };
}

const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase();

function readList(path: string): Map<string, string> {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return new Map(Object.entries(Object(stored)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}

/** World file and projection beside a picture, under its own name whatever the case. */
async function companionsOf(path: string): Promise<BaseMapFile['companions']> {
  const stem = basename(path, extname(path)).toLowerCase();
  const names = await readdir(dirname(path)).catch(() => []);
  const ours = names.filter((name) => {
    const extension = extensionOf(name);
    const own = basename(name, extname(name)).toLowerCase();
    return (COMPANIONS as readonly string[]).includes(extension) && (own === stem || own === basename(path).toLowerCase());
  });
  return textsOf(dirname(path), ours);
}

async function textsOf(folder: string, names: readonly string[]): Promise<BaseMapFile['companions']> {
  const found = await Promise.all(
    names.map(async (name) => {
      const facts = await stat(join(folder, name)).catch(() => null);
      if (!facts?.isFile() || facts.size > LARGEST_COMPANION_BYTES) return null;
      return { name, text: await readFile(join(folder, name), 'utf8') };
    }),
  );
  return found.filter((each) => each !== null);
}

/** Levels of a folder laid out as level/column/row.png, with the numbers they reach from and to. */
async function levelsOf(folder: string): Promise<readonly FolderLevel[]> {
  const levels = numbersOf(await readdir(folder).catch(() => []));
  const found = await Promise.all(
    levels.map(async (level): Promise<FolderLevel | null> => {
      const columns = numbersOf(await readdir(join(folder, String(level))).catch(() => []));
      const [first, last] = [columns[0], columns.at(-1)];
      if (first === undefined || last === undefined) return null;
      const tilesIn = async (column: number) => (await readdir(join(folder, String(level), String(column))).catch(() => [])).filter((name) => TILE_EXTENSION.test(name));
      // Both rims and the middle: enough for where the tiles lie, without walking a million of them.
      const names = (await Promise.all([first, columns[columns.length >> 1]!, last].map(tilesIn))).flat();
      const rows = numbersOf(names.map((name) => name.replace(TILE_EXTENSION, '')));
      return rows.length === 0 ? null : { level, columns: [first, last], rows: [rows[0]!, rows.at(-1)!] };
    }),
  );
  return found.filter((each) => each !== null).toSorted((a, b) => a.level - b.level);
}

function numbersOf(names: readonly string[]): readonly number[] {
  return names.filter((name) => /^\d{1,9}$/.test(name)).map(Number).sort((a, b) => a - b);
}
