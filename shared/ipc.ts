/**
 * The whole contract between window and machine. Types only. `renderer` and `electron` meet here and nowhere
 * else. Every call is validated on the machine's side (`electron/ipc.ts`); the window never names a path that
 * the user did not choose: it hands over bytes and gets back a name to show.
 */

export type ThemeChoice = 'light' | 'dark' | 'system';

/** Settings kept in a small file outside the workspace. */
export interface Settings {
  readonly language: 'zh-CN' | 'en';
  readonly theme: ThemeChoice;
}

/** One file to be written; either all of a call are written or none. */
export interface OutgoingFile {
  /** Name only, no folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type SaveResult =
  | { readonly saved: true; readonly folderName: string; readonly names: readonly string[]; /** To be shown by `revealSaved`. */ readonly token: string }
  | { readonly saved: false; readonly reason: 'cancelled' }
  | { readonly saved: false; readonly reason: 'failed'; /** `ENOSPC`, `EACCES`, `EBUSY`, `EROFS` … */ readonly systemCode: string; readonly name: string };

export interface AppFacts {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly packaged: boolean;
  /** Whether the sample county is there to be opened. */
  readonly sampleAvailable: boolean;
}

export interface BackupState {
  /** ISO time of the newest automatic backup, or null. */
  readonly newest: string | null;
  readonly sizeBytes: number;
}

/** A file that the user opened from outside (association, second start, command line); read through `app://kuangce/opened/<token>`. */
export interface OpenedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** Commands the native menu can send; the window's actions carry the same ids. */
export type MenuCommand = string;

/** `window.kuangce`, exposed by the preload. */
export interface MachineBridge {
  facts(): Promise<AppFacts>;
  readSettings(): Promise<Settings>;
  writeSettings(settings: Settings): Promise<void>;
  /** Save dialog for one file. */
  saveFile(file: OutgoingFile): Promise<SaveResult>;
  /** Folder dialog for several. */
  saveFiles(files: readonly OutgoingFile[]): Promise<SaveResult>;
  revealSaved(token: string): Promise<void>;
  /** HTML (self-contained, no script) to PDF bytes with Electron's own printing. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** Automatic backup outside the workspace: begin, append in pieces, commit (temp → fsync → rename, the previous kept). */
  backupBegin(): Promise<string>;
  backupAppend(token: string, bytes: Uint8Array): Promise<void>;
  backupCommit(token: string): Promise<BackupState>;
  backupAbort(token: string): Promise<void>;
  /** Save dialog for a copy of the newest automatic backup under `name`; it never passes through the window's memory. */
  backupSaveCopy(name: string): Promise<SaveResult>;
  /** Of the newest automatic backup, which is readable as `app://kuangce/backup/newest`. */
  backupState(): Promise<BackupState>;
  /** `close` asks, as the system's own button does; what `onClosing` listeners have to do is done first. */
  windowAction(action: 'minimise' | 'toggle-maximise' | 'close'): Promise<void>;
  /** Said by the preload when every `onClosing` listener is done. */
  closeNow(): Promise<void>;
  /** A fault of ours goes to the log file; never the user's data. */
  logFault(message: string, stack: string): Promise<void>;
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** The window is about to close, in whatever way: it stays until the listener is done. */
  onClosing(listener: () => Promise<void>): () => void;
  onOpenedFiles(listener: (files: readonly OpenedFile[]) => void): () => void;
}

/** Channel names; the preload and `electron/ipc.ts` use this list, a test checks that both cover it. */
export const CHANNELS = {
  facts: 'kuangce:facts',
  readSettings: 'kuangce:settings:read',
  writeSettings: 'kuangce:settings:write',
  saveFile: 'kuangce:save:file',
  saveFiles: 'kuangce:save:files',
  revealSaved: 'kuangce:save:reveal',
  printToPdf: 'kuangce:print:pdf',
  backupBegin: 'kuangce:backup:begin',
  backupAppend: 'kuangce:backup:append',
  backupCommit: 'kuangce:backup:commit',
  backupAbort: 'kuangce:backup:abort',
  backupSaveCopy: 'kuangce:backup:save-copy',
  backupState: 'kuangce:backup:state',
  windowAction: 'kuangce:window:action',
  closeNow: 'kuangce:window:close-now',
  logFault: 'kuangce:log:fault',
} as const;

/** Pushed from the machine to the window. */
export const EVENTS = {
  menu: 'kuangce:event:menu',
  openedFiles: 'kuangce:event:opened-files',
  closing: 'kuangce:event:closing',
} as const;
