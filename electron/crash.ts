/** What happens when the page or the program itself falls over: say it plainly, log it, offer the way back. */
import { type BrowserWindow, app, dialog, shell } from 'electron';
import type { MessageKey, Translate } from '../shared/i18n/text.ts';
import type { Log } from './log.ts';
import { loadWindow } from './window.ts';

/** Two falls within this time, and reopening alone does not help. */
const REPEATED_WITHIN_MILLISECONDS = 60_000;

/** Watches one window; its page is loaded again when the user says so. */
export function watchWindow(window: BrowserWindow, log: Log, translate: () => Translate): void {
  let lastFall = Number.NEGATIVE_INFINITY;
  /** While the user is being asked about one trouble, what follows from it is no second one. */
  let asking = false;
  const askOnce = (ask: () => Promise<void>): void => {
    if (asking || window.isDestroyed()) return;
    asking = true;
    void ask().finally(() => (asking = false));
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.note(`the window's process is gone: ${reason} (${exitCode})`);
    if (reason === 'clean-exit') return;
    const again = performance.now() - lastFall < REPEATED_WITHIN_MILLISECONDS;
    lastFall = performance.now();
    askOnce(() => apologise(window, translate(), again ? 'base.crash.window-gone-again' : 'base.crash.window-gone', log));
  });
  window.on('unresponsive', () => askOnce(() => askAboutWaiting(window, translate())));
}

async function apologise(window: BrowserWindow, say: Translate, message: MessageKey, log: Log): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: say(message),
    buttons: [say('base.crash.reopen'), say('base.crash.open-log'), say('base.crash.quit')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 1) await shell.openPath(log.folder);
  if (response === 2) app.quit();
  else await loadWindow(window);
}

async function askAboutWaiting(window: BrowserWindow, say: Translate): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: say('base.crash.unresponsive'),
    buttons: [say('base.crash.wait'), say('base.crash.reopen')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 0 || window.isDestroyed()) return;
  window.webContents.forcefullyCrashRenderer();
  await loadWindow(window);
}

/** Faults of the program itself: never a stack to the user, and not a silent end either. */
export function watchProgram(log: Log, translate: () => Translate): void {
  const tell = (what: string, cause: unknown): void => {
    log.fault(what, cause);
    if (!app.isReady()) {
      app.exit(1);
      return;
    }
    const say = translate();
    const response = dialog.showMessageBoxSync({
      type: 'error',
      message: say('base.crash.machine-fault'),
      buttons: [say('base.crash.continue'), say('base.crash.quit')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) app.exit(1);
  };
  process.on('uncaughtException', (fault) => tell('uncaught', fault));
  process.on('unhandledRejection', (fault) => tell('unhandled', fault));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note(`a ${type} process is gone: ${reason} (${exitCode})`);
  });
}
