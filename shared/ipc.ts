/**
 * The whole contract between window and machine. Types only. `renderer` and `electron` meet here and nowhere
 * else. Every call is validated on the machine's side (`electron/ipc.ts`); the window never names a path that
 * the user did not choose: it hands over bytes and gets back a name to show.
 */

import type { BaseMapSource, TileLevel } from './model/base-map.ts';

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

/** A save that is made piece by piece: the person has said where, or has left the dialog. */
export type SaveBegun = { readonly begun: true; readonly token: string } | { readonly begun: false };

export type SaveFailure = Extract<SaveResult, { saved: false; reason: 'failed' }>;

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

/** A level of a folder of tiles: the numbers its columns and rows reach from and to, as the folder has them. */
export interface FolderLevel {
  readonly level: number;
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
}

/** A data file that was opened before on this machine. */
export interface RecentFile {
  /** Stands for the path, also after a restart. */
  readonly id: string;
  readonly name: string;
  /** Of the folder it lies in. */
  readonly folderName: string;
  /** ISO time. */
  readonly openedAt: string;
}

/** A picture, a package or a folder of tiles that the user chose; read through `app://kuangce/source/<id>/…`. */
export interface BaseMapFile {
  /** Stands for the path, also after a restart. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Small texts beside it that say where it lies: world file, .prj, tilemapresource.xml. */
  readonly companions: readonly { readonly name: string; readonly text: string }[];
  /** Of a folder. */
  readonly levels: readonly FolderLevel[];
}

/** A base map of a server, as its tiles are asked for: `app://kuangce/tiles/<id>/<position in levels>/<column>/<row>`. */
export interface ServedMap {
  readonly source: Extract<BaseMapSource, { readonly kind: 'wms' | 'wmts' | 'tianditu' }>;
  /** `EPSG:4490` */
  readonly system: string;
  readonly levels: readonly TileLevel[];
}

/** `not-allowed`: nobody has allowed this server on this machine yet. */
export type ServedMapState = 'ready' | 'not-allowed' | 'no-key';

export interface MapServers {
  /** Schemes, hosts and ports that a person allowed. */
  readonly origins: readonly string[];
  /** The key itself never comes to the window. */
  readonly hasTiandituKey: boolean;
}

export type CapabilitiesAnswer =
  | { readonly state: 'read'; readonly bytes: Uint8Array }
  | { readonly state: 'refused'; readonly status: number }
  | { readonly state: 'unreachable' | 'not-allowed' };

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
  /** The same dialogs for files that are still to be made: `saveAppend` brings their bytes, `saveCommit` puts them in place, all or none. */
  saveBegin(names: readonly string[]): Promise<SaveBegun>;
  /** Bytes behind what the file of this position has, or over it at `at`; what went wrong, or null. */
  saveAppend(token: string, position: number, bytes: Uint8Array, at: number | null): Promise<SaveFailure | null>;
  saveCommit(token: string): Promise<SaveResult>;
  /** Nothing remains of the files. */
  saveAbort(token: string): Promise<void>;
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
  /** Newest first. */
  recentFiles(): Promise<readonly RecentFile[]>;
  /** Puts files that the page was given on top of the list; the list as it is then. */
  rememberFiles(files: readonly File[]): Promise<readonly RecentFile[]>;
  /** The file with all that belongs to it, to be read as if opened from outside; null when it is gone, which takes it off the list. */
  openRecentFile(id: string): Promise<readonly OpenedFile[] | null>;
  forgetRecentFiles(): Promise<void>;
  /** Dialog for a picture or a package of tiles, or for a folder of tiles; null when it was left or holds nothing of the kind. */
  chooseBaseMap(kind: 'picture' | 'package' | 'folder'): Promise<BaseMapFile | 'unusable' | null>;
  /** The same for a file that was dropped: the page hands over the file it was given, never a path. */
  adoptBaseMap(file: File): Promise<BaseMapFile | 'unusable' | null>;
  /** Whether what a token stands for is still there. */
  describeBaseMap(id: string): Promise<BaseMapFile | null>;
  /** Asks the person, in a box of the system's, whether tiles may be read from this address's server. */
  allowMapServer(address: string): Promise<boolean>;
  forgetMapServer(origin: string): Promise<void>;
  mapServers(): Promise<MapServers>;
  /** 天地图's key; empty removes it. */
  keepTiandituKey(key: string): Promise<void>;
  defineServedMap(id: string, map: ServedMap): Promise<ServedMapState>;
  readCapabilities(address: string, service: 'WMS' | 'WMTS'): Promise<CapabilitiesAnswer>;
  /** Text on the clipboard, '' when there is none; the page itself may only put text there. Asked for when the user pastes by a button. */
  clipboardText(): Promise<string>;
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
  saveBegin: 'kuangce:save:begin',
  saveAppend: 'kuangce:save:append',
  saveCommit: 'kuangce:save:commit',
  saveAbort: 'kuangce:save:abort',
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
  recentFiles: 'kuangce:recent:list',
  rememberFiles: 'kuangce:recent:remember',
  openRecentFile: 'kuangce:recent:open',
  forgetRecentFiles: 'kuangce:recent:forget',
  chooseBaseMap: 'kuangce:base-map:choose',
  adoptBaseMap: 'kuangce:base-map:adopt',
  describeBaseMap: 'kuangce:base-map:describe',
  allowMapServer: 'kuangce:map-server:allow',
  forgetMapServer: 'kuangce:map-server:forget',
  mapServers: 'kuangce:map-server:list',
  keepTiandituKey: 'kuangce:map-server:key',
  defineServedMap: 'kuangce:map-server:define',
  readCapabilities: 'kuangce:map-server:capabilities',
  clipboardText: 'kuangce:clipboard:text',
  logFault: 'kuangce:log:fault',
} as const;

/** Pushed from the machine to the window. */
export const EVENTS = {
  menu: 'kuangce:event:menu',
  openedFiles: 'kuangce:event:opened-files',
  closing: 'kuangce:event:closing',
} as const;
