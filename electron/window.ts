/** The one window and its limits: sandboxed, without a network, without a second page. */
import { BrowserWindow, type Session, type Size, type WebContents, nativeTheme, screen } from 'electron';
import { EVENTS } from '../shared/ipc.ts';
import { ORIGIN, WINDOW_URL } from './origin.ts';
import { SMALLEST_WINDOW, readWindowState, writeWindowState } from './window-state.ts';

/** The colour of `layout` in DESIGN.md §2.1, so that nothing flashes before the page is drawn. */
const BACKGROUND = { light: '#E9ECF0', dark: '#0F1317' } as const;
/** First start: fits 1366×768 with a task bar. */
const FIRST_SIZE = { width: 1366, height: 728 } as const;
const STATE_DELAY_MILLISECONDS = 500;

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** Small file that keeps place and size. */
  readonly stateFile: string;
  readonly developerTools: boolean;
}

/** Makes the window; the page is loaded by {@link loadWindow}. It shows itself when it has something to show. */
export function createWindow({ preload, icon, stateFile, developerTools }: WindowOptions): BrowserWindow {
  const state = readWindowState(stateFile, screen.getAllDisplays().map((display) => display.workArea));
  // A small screen at 125 or 150 % has fewer points than the smallest window: then the screen is the limit.
  const available = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    ...(state.bounds ?? within(FIRST_SIZE, available)),
    minWidth: within(SMALLEST_WINDOW, available).width,
    minHeight: within(SMALLEST_WINDOW, available).height,
    show: false,
    // The title bar is drawn by the page.
    frame: false,
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
      // Our own code is compiled once per version and not anew at every start.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
      devTools: developerTools,
    },
  });
  if (state.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  if (developerTools) openDeveloperToolsWithF12(window);
  rememberState(window, stateFile);
  closeInGoodOrder(window);
  return window;
}

const within = (size: Size, limit: Size): Size => ({ width: Math.min(size.width, limit.width), height: Math.min(size.height, limit.height) });

export function loadWindow(window: BrowserWindow): Promise<void> {
  return window.loadURL(WINDOW_URL);
}

/** What holds for every page of the program, whoever opens it: it stays where it is and opens nothing. */
export function limitContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    // A reload of the page is the one navigation there is.
    if (event.url !== contents.getURL()) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Permissions the page needs: to keep its storage, and to put text on the clipboard when the user copies. */
const GRANTED = new Set(['persistent-storage', 'clipboard-sanitized-write']);

/** No permission but ours, and no network: the program works without one, so nothing may ask for it. */
export function limitSession(session: Session): void {
  const fromUs = (origin: string): boolean => origin === ORIGIN || origin === WINDOW_URL;
  session.setPermissionCheckHandler((_contents, permission, origin) => GRANTED.has(permission) && fromUs(origin));
  session.setPermissionRequestHandler((_contents, permission, allow, details) => allow(GRANTED.has(permission) && details.requestingUrl.startsWith(WINDOW_URL)));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !/^(app|blob|data|devtools):/.test(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** A page that does not answer for so long is not waited for: its backup is not worth a window that cannot be closed. */
const CLOSES_WITHIN_MILLISECONDS = 60_000;

/** Lets the page finish what must be finished (its backup) before the window closes, however it was asked to close. */
function closeInGoodOrder(window: BrowserWindow): void {
  let closing: NodeJS.Timeout | undefined;
  window.on('close', (event) => {
    const { webContents } = window;
    if (webContents.isCrashed() || webContents.getURL() !== WINDOW_URL) return;
    event.preventDefault();
    if (closing) return;
    closing = setTimeout(() => window.destroy(), CLOSES_WITHIN_MILLISECONDS);
    webContents.send(EVENTS.closing);
  });
  window.once('closed', () => clearTimeout(closing));
}

function rememberState(window: BrowserWindow, stateFile: string): void {
  const write = (): void => {
    if (window.isDestroyed()) return;
    try {
      writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximised: window.isMaximized() });
    } catch {
      // A comfort only: on a full disk the window opens where the system puts it.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, STATE_DELAY_MILLISECONDS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', write);
  window.once('closed', () => clearTimeout(timer));
}

function openDeveloperToolsWithF12(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (_event, input) => {
    if (input.type === 'keyDown' && input.key === 'F12') window.webContents.toggleDevTools();
  });
}
