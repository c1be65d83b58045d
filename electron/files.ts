/** Saving where the user says, and reading what the user opened; the window gets names and tokens, never paths. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { MessageKey, Translate } from '../shared/i18n/text.ts';
import type { OutgoingFile, SaveBegun, SaveFailure, SaveResult } from '../shared/ipc.ts';
import { type FileToWrite, type StagedFiles, stageFiles, WriteFailure, writeFileAtomically, writeFilesTogether } from './atomic-write.ts';

/** What a save dialog calls the kinds of files we write. */
const KIND_NAMES: Readonly<Record<string, MessageKey>> = {
  docx: 'base.files.kind-docx',
  pdf: 'base.files.kind-pdf',
  png: 'base.files.kind-png',
  xlsx: 'base.files.kind-xlsx',
  kcbak: 'base.files.kind-backup',
  zip: 'base.files.kind-zip',
};

export interface Files {
  /** Asks for a place and a name and writes one file there. */
  saveFile(window: BrowserWindow, file: OutgoingFile): Promise<SaveResult>;
  /** Asks for a place and a name and copies a file of ours there, whatever its size. */
  saveCopy(window: BrowserWindow, name: string, sourcePath: string): Promise<SaveResult>;
  /** Asks for a folder and writes all files there, or none. */
  saveFiles(window: BrowserWindow, files: readonly OutgoingFile[]): Promise<SaveResult>;
  /** Asks like {@link saveFile} for one name and like {@link saveFiles} for several, for files that are brought piece by piece. */
  begin(window: BrowserWindow, names: readonly string[]): Promise<SaveBegun>;
  append(token: string, position: number, bytes: Uint8Array, at: number | null): Promise<SaveFailure | null>;
  commit(token: string): Promise<SaveResult>;
  abort(token: string): Promise<void>;
  /** Shows what a save wrote in the system's file manager; an unknown token shows nothing. */
  reveal(token: string): void;
}

/**
 * `foldersPath` is a small file that keeps the last folder per kind of file: since Electron 43 the dialogs
 * themselves forget it. `fallbackFolder` is where the first dialog opens.
 */
export function openFiles(foldersPath: string, fallbackFolder: string, translate: () => Translate): Files {
  const savedPaths = new Map<string, string>();
  const lastFolders = readLastFolders(foldersPath);

  const startFolder = (purpose: string): string => {
    const last = lastFolders.get(purpose);
    return last && existsSync(last) ? last : fallbackFolder;
  };
  const remember = async (purpose: string, folder: string): Promise<void> => {
    lastFolders.set(purpose, folder);
    // A comfort only: a full disk must not turn a finished save into a failed one.
    await writeFileAtomically(foldersPath, new TextEncoder().encode(JSON.stringify(Object.fromEntries(lastFolders)))).catch(() => {});
  };

  const saved = async ({ purpose, paths }: ChosenPlace): Promise<SaveResult> => {
    const first = paths[0]!;
    await remember(purpose, dirname(first));
    const token = randomUUID();
    savedPaths.set(token, first);
    return { saved: true, folderName: basename(dirname(first)), names: paths.map((path) => basename(path)), token };
  };

  const write = async (place: ChosenPlace | null, fileAt: (path: string, position: number) => FileToWrite): Promise<SaveResult> => {
    if (!place) return { saved: false, reason: 'cancelled' };
    return (await failureOf(() => writeFilesTogether(place.paths.map(fileAt)))) ?? saved(place);
  };

  const mayReplace = async (window: BrowserWindow, paths: readonly string[]): Promise<boolean> => {
    const present = paths.filter((path) => existsSync(path));
    if (present.length === 0) return true;
    const say = translate();
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: say('base.files.already-there', { folder: basename(dirname(present[0]!)), count: present.length }),
      detail: present.slice(0, 12).map((path) => basename(path)).join('\n'),
      buttons: [say('base.files.cancel'), say('base.files.replace', { count: present.length })],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  };

  /** Where one file is to lie, under a name that the person may change; null when the dialog was left. */
  const placeOfOne = async (window: BrowserWindow, name: string): Promise<ChosenPlace | null> => {
    const extension = extname(name);
    const purpose = `file ${extension}`;
    const kind = KIND_NAMES[extension.slice(1)];
    const chosen = await dialog.showSaveDialog(window, {
      defaultPath: join(startFolder(purpose), name),
      filters: kind ? [{ name: translate()(kind), extensions: [extension.slice(1)] }] : [],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (chosen.canceled || !chosen.filePath) return null;
    // Linux dialogs do not add the extension (`龙山煤矿 V1.2` ends with none of ours); the completed name was not yet asked about.
    const completed = extname(chosen.filePath).toLowerCase() !== extension.toLowerCase();
    const path = completed ? `${chosen.filePath}${extension}` : chosen.filePath;
    if (completed && !(await mayReplace(window, [path]))) return null;
    return { purpose, paths: [path] };
  };

  /** The folder for several files of these names. */
  const placeOfSeveral = async (window: BrowserWindow, names: readonly string[]): Promise<ChosenPlace | null> => {
    const purpose = 'folder';
    const chosen = await dialog.showOpenDialog(window, {
      title: translate()('base.files.choose-folder', { count: names.length }),
      buttonLabel: translate()('base.files.save-here'),
      defaultPath: startFolder(purpose),
      properties: ['openDirectory', 'createDirectory'],
    });
    const folder = chosen.filePaths[0];
    if (chosen.canceled || !folder) return null;
    const paths = names.map((name) => join(folder, name));
    return (await mayReplace(window, paths)) ? { purpose, paths } : null;
  };

  /** Saves under way, by token. */
  const unfinished = new Map<string, { readonly place: ChosenPlace; readonly staged: StagedFiles }>();
  const current = (token: string): NonNullable<ReturnType<typeof unfinished.get>> => {
    const save = unfinished.get(token);
    if (!save) throw new Error('there is no such save in progress');
    return save;
  };
  const abort = async (token: string): Promise<void> => {
    const save = current(token);
    unfinished.delete(token);
    await save.staged.drop();
  };
  const watched = new WeakSet<BrowserWindow>();
  /** A page that is gone, or loaded anew, will never finish what it began. */
  const watch = (window: BrowserWindow): void => {
    if (watched.has(window)) return;
    watched.add(window);
    const dropAll = (): void => void Promise.allSettled([...unfinished.keys()].map(abort));
    window.webContents.on('render-process-gone', dropAll);
    window.webContents.on('did-navigate', dropAll);
    window.on('closed', dropAll);
  };

  return {
    saveFile: async (window, { name, bytes }) => write(await placeOfOne(window, name), (path) => ({ path, bytes })),
    saveCopy: async (window, name, sourcePath) => write(await placeOfOne(window, name), (path) => ({ path, copyOf: sourcePath })),
    saveFiles: async (window, files) => write(await placeOfSeveral(window, files.map(({ name }) => name)), (path, position) => ({ path, bytes: files[position]!.bytes })),

    async begin(window, names) {
      const place = names.length === 1 ? await placeOfOne(window, names[0]!) : await placeOfSeveral(window, names);
      if (!place) return { begun: false };
      const token = randomUUID();
      unfinished.set(token, { place, staged: stageFiles(place.paths) });
      watch(window);
      return { begun: true, token };
    },
    append: (token, position, bytes, at) => failureOf(() => current(token).staged.put(position, bytes, at ?? undefined)),
    async commit(token) {
      const { place, staged } = current(token);
      const failure = await failureOf(() => staged.place()).catch(async (fault: unknown) => {
        await abort(token);
        throw fault;
      });
      if (failure) await abort(token);
      unfinished.delete(token);
      return failure ?? saved(place);
    },
    abort,

    reveal(token) {
      const path = savedPaths.get(token);
      if (path) shell.showItemInFolder(path);
    },
  };
}

/** What a person said about where files are to lie; `purpose` remembers the folder. */
interface ChosenPlace {
  readonly purpose: string;
  readonly paths: readonly string[];
}

/** Null when the work was done. */
async function failureOf(work: () => Promise<void>): Promise<SaveFailure | null> {
  try {
    await work();
    return null;
  } catch (failure) {
    if (!(failure instanceof WriteFailure)) throw failure;
    return { saved: false, reason: 'failed', systemCode: failure.systemCode, name: failure.fileName };
  }
}

function readLastFolders(path: string): Map<string, string> {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return new Map(Object.entries(Object(stored)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
