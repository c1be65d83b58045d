/** Starts the real program with a fresh profile and hands out its window. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, type Page, _electron, errors } from 'playwright-core';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { rootSwitches } from '../../scripts/launch.mjs';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningProgram {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** The profile, which may be started on again. */
  readonly profile: string;
  /** A fresh folder to save into. */
  readonly output: string;
  /** What the page wrote to its console as an error, and what it threw. */
  readonly pageErrors: readonly string[];
  /** Ends the program and keeps its profile. */
  close(): Promise<void>;
  /** Ends the program and removes everything it left. */
  dispose(): Promise<void>;
}

export interface StartOptions {
  /** Files and switches, as on the command line. */
  readonly values?: readonly string[];
  /** A profile of an earlier start; a fresh one otherwise. */
  readonly profile?: string;
  /** Folder of the program; the project's own build otherwise. */
  readonly application?: string;
  /** Window size in points; 1366×768 otherwise. */
  readonly size?: { readonly width: number; readonly height: number };
}

const STARTS_WITHIN_MILLISECONDS = 30_000;

/**
 * About one start in thirty never comes back from Playwright's launch (seen with Electron 42 and Playwright 1.65 on
 * two busy cores, whatever the page). Such a start is tried again.
 */
async function launch(options: NonNullable<Parameters<typeof _electron.launch>[0]>, triesLeft = 2): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: STARTS_WITHIN_MILLISECONDS });
  } catch (fault) {
    if (triesLeft === 0 || !(fault instanceof errors.TimeoutError)) throw fault;
    return launch(options, triesLeft - 1);
  }
}

/** Starts the program and waits for its page to be loaded. */
export async function startProgram({ values = [], profile, application = projectFolder, size = { width: 1366, height: 768 } }: StartOptions = {}): Promise<RunningProgram> {
  const home = profile ?? (await mkdtemp(join(tmpdir(), 'kuangce-profile-')));
  const output = await mkdtemp(join(tmpdir(), 'kuangce-output-'));
  const { executable } = await findElectron();
  const electron = await launch({
    executablePath: executable,
    args: [...rootSwitches(), application, `--user-data-dir=${home}`, ...values],
    cwd: output,
    // The program's own theme, not one that Playwright puts over it.
    colorScheme: null,
    env: { ...(globalThis.process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
  });
  // Playwright cannot be asked for it any more once the program has ended.
  const process = electron.process();
  const page = await electron.firstWindow();
  const pageErrors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
  page.on('pageerror', (fault) => pageErrors.push(String(fault)));
  await page.waitForLoadState('load');
  await electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setSize(width, height), size);
  return {
    electron,
    page,
    profile: home,
    output,
    pageErrors,
    close: () => endProgram(electron, process),
    async dispose() {
      await endProgram(electron, process);
      await Promise.all([home, output].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 })));
    },
  };
}

const CLOSES_WITHIN_MILLISECONDS = 20_000;

/** Ends the program in good order; one that was killed by its test, or does not end, is not waited for. */
async function endProgram(electron: ElectronApplication, process: ReturnType<ElectronApplication['process']>): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const timer = setTimeout(() => process.kill('SIGKILL'), CLOSES_WITHIN_MILLISECONDS);
  await electron.close().catch(() => {});
  clearTimeout(timer);
}

/** Starts the program and waits until everything a start does is done; a first start opens on 今日 and is taken to the map. */
export async function startReady(options?: StartOptions): Promise<RunningProgram> {
  const program = await startProgram(options);
  await untilReady(program);
  if (options?.profile === undefined) await goToMap(program);
  return program;
}

/** Opens 一张图. */
export async function goToMap({ page }: RunningProgram): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.locator('.module[data-module="map"] canvas').first().waitFor();
}

/** Waits until everything a start does is done: at the first start ever the sample county is there. */
export async function untilReady({ page }: RunningProgram): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true', null, { timeout: 120_000 });
}

/** Answers the next save dialogs with a path in the output folder (or a cancel), without showing them. */
export async function answerSaveDialog({ electron }: RunningProgram, filePath: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === null, filePath: path ?? '' });
  }, filePath);
}

/** Answers the next folder dialogs. */
export async function answerFolderDialog({ electron }: RunningProgram, folder: string | null): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: path === null, filePaths: path === null ? [] : [path] });
  }, folder);
}

/** Answers the next message boxes with the button of this index. */
export async function answerMessageBox({ electron }: RunningProgram, button: number): Promise<void> {
  await electron.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
  }, button);
}
