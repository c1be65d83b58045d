/** The program with its window: what it is wired from, and what it hears of the system. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, app, clipboard, nativeTheme, session } from 'electron';
import { version } from '../package.json';
import { translator } from '../shared/i18n/text.ts';
import type { AppFacts } from '../shared/ipc.ts';
import { openBackups } from './backup.ts';
import { type StartRequest, filesAmong } from './command-arguments.ts';
import { watchProgram, watchWindow } from './crash.ts';
import { openFiles } from './files.ts';
import { answerWindow, tellOpenedFiles } from './ipc.ts';
import { openLog } from './log.ts';
import { offerTextMenu, removeDefaultMenu } from './menu.ts';
import { type OpenedFiles, rememberOpenedFiles } from './opened-files.ts';
import { serveOrigin } from './protocol.ts';
import { type RecentFiles, openRecentFiles } from './recent-files.ts';
import { runSelfCheck } from './self-check.ts';
import { openSettings } from './settings.ts';
import { openBaseMapDesk } from './tiles/base-map-desk.ts';
import { openBaseMapFiles } from './tiles/base-map-files.ts';
import { openMapServers } from './tiles/map-servers.ts';
import { fetchTile, mapSession } from './tiles/map-session.ts';
import { createWindow, limitSession, loadWindow } from './window.ts';

/** Where the parts of the product lie, in the project as in the package. */
export interface ProductPlaces {
  /** Holds `dist` and `resources`. */
  readonly productFolder: string;
  readonly preload: string;
}

/** Opens the window once Electron is ready; everything the program keeps lies below its user data folder. */
export function openProgram(start: Extract<StartRequest, { kind: 'window' | 'self-check' }>, { productFolder, preload }: ProductPlaces): void {
  const profile = app.getPath('userData');
  const sampleFolder = join(productFolder, 'resources', 'sample-county');
  const log = openLog(join(profile, 'logs'));
  const settings = openSettings(join(profile, 'settings.json'));
  const translate = () => translator(settings.current().language);
  const opened = rememberOpenedFiles();
  const recent = openRecentFiles(join(profile, 'recent-files.json'));
  const backups = openBackups(join(profile, 'backup'));
  const mapFiles = openBaseMapFiles(join(profile, 'base-map-files.json'));
  const mapServers = openMapServers(join(profile, 'map-servers.json'), (address, signal) => fetchTile(mapSession(mapServers.isAllowed), address, signal));
  let window: BrowserWindow | null = null;

  const applyTheme = (): void => {
    nativeTheme.themeSource = settings.current().theme;
  };
  const facts = (): AppFacts => ({
    version,
    electron: process.versions.electron,
    platform: process.platform,
    packaged: app.isPackaged,
    sampleAvailable: existsSync(join(sampleFolder, 'manifest.json')),
  });

  watchProgram(log, translate);
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', (_event, values, workingFolder) => {
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
    void openInWindow(window, opened, recent, filesAmong(values.slice(1)), workingFolder);
  });

  void app.whenReady().then(async () => {
    log.note(`start: ${version}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}`);
    removeDefaultMenu();
    applyTheme();
    limitSession(session.defaultSession);
    serveOrigin(session.defaultSession, {
      windowFolder: join(productFolder, 'dist', 'renderer'),
      sampleFolder,
      openedFile: opened.pathOf,
      newestBackup: backups.newestPath,
      baseMapFiles: mapFiles,
      mapServers,
    });
    answerWindow({
      facts,
      settings,
      applyTheme,
      files: openFiles(join(profile, 'folders.json'), app.getPath('documents'), translate),
      backups,
      openedFiles: opened,
      recent,
      baseMaps: openBaseMapDesk(mapFiles, mapServers, translate),
      log,
      clipboardText: () => clipboard.readText(),
      windowOf: (event) => BrowserWindow.fromWebContents(event.sender),
    });
    window = createWindow({
      preload,
      icon: join(productFolder, 'resources', 'icons', '256x256.png'),
      stateFile: join(profile, 'window.json'),
      developerTools: !app.isPackaged,
    });
    offerTextMenu(window.webContents, translate);
    watchWindow(window, log, translate);
    const loaded = loadWindow(window);
    if (start.kind === 'self-check') {
      app.exit(await runSelfCheck(window, start.report, loaded));
      return;
    }
    await loaded;
    await openInWindow(window, opened, recent, start.files, process.cwd());
  });
}

async function openInWindow(window: BrowserWindow, opened: OpenedFiles, recent: RecentFiles, candidates: readonly string[], workingFolder: string): Promise<void> {
  const files = await opened.take(candidates, workingFolder);
  if (files.length === 0) return;
  await recent.remember(files.flatMap(({ token }) => opened.pathOf(token) ?? []));
  tellOpenedFiles(window, files);
}
