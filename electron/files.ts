/** Saving where the user says, and reading what the user opened; the window gets names and tokens, never paths. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { MessageKey, Translate } from '../shared/i18n/text.ts';
import type { OutgoingFile, SaveResult } from '../shared/ipc.ts';
import { type FileToWrite, WriteFailure, writeFileAtomically, writeFilesTogether } from './atomic-write.ts';

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

  const write = async (purpose: string, files: readonly FileToWrite[]): Promise<SaveResult> => {
    const first = files[0]!.path;
    try {
      await writeFilesTogether(files);
    } catch (failure) {
      if (!(failure instanceof WriteFailure)) throw failure;
      return { saved: false, reason: 'failed', systemCode: failure.systemCode, name: failure.fileName };
    }
    await remember(purpose, dirname(first));
    const token = randomUUID();
    savedPaths.set(token, first);
    return { saved: true, folderName: basename(dirname(first)), names: files.map(({ path }) => basename(path)), token };
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

  const saveOne = async (window: BrowserWindow, name: string, fileAt: (path: string) => FileToWrite): Promise<SaveResult> => {
    const extension = extname(name);
    const purpose = `file ${extension}`;
    const kind = KIND_NAMES[extension.slice(1)];
    const chosen = await dialog.showSaveDialog(window, {
      defaultPath: join(startFolder(purpose), name),
      filters: kind ? [{ name: translate()(kind), extensions: [extension.slice(1)] }] : [],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    if (chosen.canceled || !chosen.filePath) return { saved: false, reason: 'cancelled' };
    // Linux dialogs do not add the extension (`龙山煤矿 V1.2` ends with none of ours); the completed name was not yet asked about.
    const completed = extname(chosen.filePath).toLowerCase() !== extension.toLowerCase();
    const path = completed ? `${chosen.filePath}${extension}` : chosen.filePath;
    if (completed && !(await mayReplace(window, [path]))) return { saved: false, reason: 'cancelled' };
    return write(purpose, [fileAt(path)]);
  };

  return {
    saveFile: (window, { name, bytes }) => saveOne(window, name, (path) => ({ path, bytes })),
    saveCopy: (window, name, sourcePath) => saveOne(window, name, (path) => ({ path, copyOf: sourcePath })),

    async saveFiles(window, files) {
      const purpose = 'folder';
      const chosen = await dialog.showOpenDialog(window, {
        title: translate()('base.files.choose-folder', { count: files.length }),
        buttonLabel: translate()('base.files.save-here'),
        defaultPath: startFolder(purpose),
        properties: ['openDirectory', 'createDirectory'],
      });
      const folder = chosen.filePaths[0];
      if (chosen.canceled || !folder) return { saved: false, reason: 'cancelled' };
      const outgoing = files.map(({ name, bytes }) => ({ path: join(folder, name), bytes }));
      if (!(await mayReplace(window, outgoing.map(({ path }) => path)))) return { saved: false, reason: 'cancelled' };
      return write(purpose, outgoing);
    },

    reveal(token) {
      const path = savedPaths.get(token);
      if (path) shell.showItemInFolder(path);
    },
  };
}

function readLastFolders(path: string): Map<string, string> {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return new Map(Object.entries(Object(stored)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
