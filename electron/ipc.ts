/** The machine's side of `shared/ipc.ts`: who may call, with what, and who does the work. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type AppFacts, CHANNELS, EVENTS, type MachineBridge, type OpenedFile, type ServedMap } from '../shared/ipc.ts';
import type { TileLevel } from '../shared/model/base-map.ts';
import { BadArgument, type Check, bytes, fileName, listOf, oneOf, record, orNull, text, either, numberBetween, wholeBelow } from './argument-checks.ts';
import type { Backups } from './backup.ts';
import type { Files } from './files.ts';
import type { Log } from './log.ts';
import { ORIGIN } from './origin.ts';
import type { BaseMapDesk } from './tiles/base-map-desk.ts';
import type { OpenedFiles } from './opened-files.ts';
import { printToPdf } from './print.ts';
import type { RecentFiles } from './recent-files.ts';
import type { SettingsFile } from './settings.ts';

/** What the handlers work with. */
export interface Machine {
  readonly facts: () => AppFacts;
  readonly settings: SettingsFile;
  readonly applyTheme: () => void;
  readonly files: Files;
  readonly backups: Backups;
  readonly baseMaps: BaseMapDesk;
  readonly openedFiles: OpenedFiles;
  readonly recent: RecentFiles;
  readonly log: Log;
  readonly clipboardText: () => Promise<string>;
  readonly windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null;
}

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE_BYTES = 1024 * MEGABYTE;
const LARGEST_PIECE_BYTES = 64 * MEGABYTE;
/** Of one file that is brought in pieces; no format of ours is larger. */
const LARGEST_SAVED_BYTES = 1024 * 1024 * MEGABYTE;
const LARGEST_PAGE_CHARACTERS = 256 * MEGABYTE;
const MOST_FILES = 500;
/** Of one drop or choice; of a larger one the window sends the first. */
const MOST_REMEMBERED_FILES = 500;
/** One for every parcel of a layer. */
const MOST_PIECEWISE_FILES = 20_000;

type Calls = Pick<MachineBridge, keyof typeof CHANNELS>;
/** A token is one of ours (a UUID). */
const token = text(36);
const outgoingFile = record({ name: fileName, bytes: bytes(LARGEST_FILE_BYTES) });

const address = text(2_000);
const coordinate = numberBetween(-1e9, 1e9);
const count = numberBetween(1, 2 ** 31);
const tileLevel = record<{ [Name in keyof TileLevel]: TileLevel[Name] }>({ name: text(200), originEast: coordinate, originNorth: coordinate, unitsPerPixel: numberBetween(1e-12, 1e7), tileWidth: numberBetween(16, 8192), tileHeight: numberBetween(16, 8192), columns: count, rows: count });
const tianditu = record({ kind: oneOf('tianditu'), address, theme: oneOf('vec', 'img', 'ter', 'cva', 'cia', 'cta'), matrixSet: oneOf('c', 'w') });
const wms = record({ kind: oneOf('wms'), address, layers: text(2_000), format: text(100) });
const wmts = record({ kind: oneOf('wmts'), template: address, layer: text(500), levels: listOf(tileLevel, 64) });
const servedMap = record({ source: either(tianditu, either(wms, wmts)), system: text(100), levels: listOf(tileLevel, 64) }) as Check<ServedMap>;

interface Handler<Arguments extends readonly unknown[], Result> {
  readonly checks: { readonly [Index in keyof Arguments]: Check<Arguments[Index]> };
  readonly handle: (window: BrowserWindow, ...values: Arguments) => Result;
}

function handlers(machine: Machine): { readonly [Name in keyof Calls]: Handler<Parameters<Calls[Name]>, ReturnType<Calls[Name]>> } {
  return {
    facts: { checks: [], handle: async () => machine.facts() },
    readSettings: { checks: [], handle: async () => machine.settings.current() },
    writeSettings: {
      checks: [record({ language: oneOf('zh-CN', 'en'), theme: oneOf('light', 'dark', 'system') })],
      handle: async (_window, settings) => {
        await machine.settings.write(settings);
        machine.applyTheme();
      },
    },
    saveFile: { checks: [outgoingFile], handle: (window, file) => machine.files.saveFile(window, file) },
    saveFiles: {
      checks: [withDistinctNames(listOf(outgoingFile, MOST_FILES), ({ name }) => name)],
      handle: (window, files) => machine.files.saveFiles(window, files),
    },
    saveBegin: { checks: [withDistinctNames(listOf(fileName, MOST_PIECEWISE_FILES), (name) => name)], handle: (window, names) => machine.files.begin(window, names) },
    saveAppend: {
      checks: [token, wholeBelow(MOST_PIECEWISE_FILES), bytes(LARGEST_PIECE_BYTES), orNull(wholeBelow(LARGEST_SAVED_BYTES))],
      handle: (_window, save, position, piece, at) => machine.files.append(save, position, piece, at),
    },
    saveCommit: { checks: [token], handle: (_window, save) => machine.files.commit(save) },
    saveAbort: { checks: [token], handle: (_window, save) => machine.files.abort(save) },
    revealSaved: { checks: [token], handle: async (_window, saved) => machine.files.reveal(saved) },
    printToPdf: { checks: [text(LARGEST_PAGE_CHARACTERS)], handle: (_window, html) => printToPdf(html) },
    backupBegin: { checks: [], handle: () => machine.backups.begin() },
    backupAppend: { checks: [token, bytes(LARGEST_PIECE_BYTES)], handle: (_window, backup, piece) => machine.backups.append(backup, piece) },
    backupCommit: { checks: [token], handle: (_window, backup) => machine.backups.commit(backup) },
    backupAbort: { checks: [token], handle: (_window, backup) => machine.backups.abort(backup) },
    backupSaveCopy: {
      checks: [fileName],
      handle: async (window, name) => {
        const newest = await machine.backups.newestPath();
        if (newest === null) throw new Error('there is no backup to copy');
        return machine.files.saveCopy(window, name, newest);
      },
    },
    backupState: { checks: [], handle: () => machine.backups.state() },
    windowAction: { checks: [oneOf('minimise', 'toggle-maximise', 'close')], handle: async (window, action) => WINDOW_ACTIONS[action](window) },
    closeNow: { checks: [], handle: async (window) => window.destroy() },
    recentFiles: { checks: [], handle: async () => machine.recent.list() },
    // As with base maps: the preload makes paths of the page's files.
    rememberFiles: {
      checks: [listOf(text(4_096), MOST_REMEMBERED_FILES) as unknown as Check<never>],
      handle: async (_window, paths) => {
        await machine.recent.remember(paths as unknown as readonly string[]);
        return machine.recent.list();
      },
    },
    openRecentFile: {
      checks: [token],
      handle: async (_window, id) => {
        const path = await machine.recent.pathOf(id);
        if (path === null) return null;
        await machine.recent.remember([path]);
        return machine.openedFiles.take([path], '/');
      },
    },
    forgetRecentFiles: { checks: [], handle: () => machine.recent.forgetAll() },
    chooseBaseMap: { checks: [oneOf('picture', 'package', 'folder')], handle: (window, kind) => machine.baseMaps.choose(window, kind) },
    // The preload turns the page's file into its path; a path that the page wrote itself never gets here.
    adoptBaseMap: { checks: [text(4_096) as Check<never>], handle: (_window, path) => machine.baseMaps.adopt(path as unknown as string) },
    describeBaseMap: { checks: [token], handle: (_window, id) => machine.baseMaps.files.describe(id) },
    allowMapServer: { checks: [address], handle: (window, server) => machine.baseMaps.allow(window, server) },
    forgetMapServer: { checks: [address], handle: (_window, origin) => machine.baseMaps.servers.forget(origin) },
    mapServers: { checks: [], handle: async () => machine.baseMaps.servers.state() },
    keepTiandituKey: { checks: [text(200)], handle: (_window, key) => machine.baseMaps.servers.keepKey(key) },
    defineServedMap: { checks: [token, servedMap], handle: async (_window, id, map) => machine.baseMaps.servers.define(id, map) },
    readCapabilities: { checks: [address, oneOf('WMS', 'WMTS')], handle: (_window, server, service) => machine.baseMaps.servers.capabilities(server, service) },
    clipboardText: { checks: [], handle: () => machine.clipboardText() },
    logFault: {
      checks: [text(2_000), text(8_000)],
      handle: async (_window, message, stack) => machine.log.fault(`window: ${message}`, stack),
    },
  };
}

const WINDOW_ACTIONS: Record<Parameters<Calls['windowAction']>[0], (window: BrowserWindow) => void> = {
  minimise: (window) => window.minimize(),
  'toggle-maximise': (window) => (window.isMaximized() ? window.unmaximize() : window.maximize()),
  close: (window) => window.close(),
};

/** Two files of one name would write over each other, also where names differ only in case. */
function withDistinctNames<File>(check: Check<readonly File[]>, nameOf: (file: File) => string): Check<readonly File[]> {
  return (value) => {
    const files = check(value);
    if (new Set(files.map((file) => nameOf(file).toLowerCase())).size < files.length) throw new BadArgument('two files of one name');
    return files;
  };
}

/** Listens on every channel of the contract; a call from anywhere but our own page's main frame is refused. */
export function answerWindow(machine: Machine): void {
  for (const [name, { checks, handle }] of Object.entries(handlers(machine)) as [keyof Calls, Handler<readonly unknown[], unknown>][]) {
    ipcMain.handle(CHANNELS[name], async (event, ...values: unknown[]) => {
      const window = machine.windowOf(event);
      if (!window || !isOurPage(event)) {
        machine.log.note(`refused ${CHANNELS[name]}: not our page`);
        throw new BadArgument('not our page');
      }
      try {
        if (values.length !== checks.length) throw new BadArgument(`${checks.length} arguments, not ${values.length}`);
        return await handle(window, ...values.map((value, index) => checks[index]!(value)));
      } catch (fault) {
        machine.log.fault(CHANNELS[name], fault);
        throw fault;
      }
    });
  }
}

function isOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === ORIGIN;
}

/** Tells the window about files that were opened from outside. */
export function tellOpenedFiles(window: BrowserWindow, files: readonly OpenedFile[]): void {
  window.webContents.send(EVENTS.openedFiles, files);
}
