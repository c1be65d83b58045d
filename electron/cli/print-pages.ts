/** HTML to PDF for the command line: the program itself, started without a window, does the printing. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One self-contained page (see `shared/report/html.ts`) and the file it becomes. */
export interface PageToPrint {
  readonly html: string;
  /** Absolute path of the PDF. */
  readonly pdfPath: string;
}

/** `dist/cli` lies beside `dist/electron`, in the project as in the package. */
const productFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const executableName = process.platform === 'win32' ? 'electron.exe' : 'electron';

/** Running inside the packaged program (`kuangce --cli …`), which is its own printer. */
const isPackaged = process.versions['electron'] !== undefined && !process.defaultApp;

/**
 * The Electron to print with, or null when there is none on this machine (the caller then leaves out the PDF and
 * says so): the folder in ELECTRON_OVERRIDE_DIST_PATH, the project's own, or the one the start script fetched.
 */
export function findPrinter(): string | null {
  if (isPackaged) return process.execPath;
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folders = [...(named ? [named] : []), join(productFolder, 'node_modules', 'electron', 'dist'), ...fetchedFolder()];
  return folders.map((folder) => join(folder, executableName)).find(existsSync) ?? null;
}

/** Where scripts/electron-runtime.mjs notes what it took. */
function fetchedFolder(): readonly string[] {
  const caches = process.platform === 'win32' ? process.env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local') : process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  try {
    return [readFileSync(join(caches, 'kuangce', 'electron-folder'), 'utf8').trim()];
  } catch {
    return [];
  }
}

/** Prints all pages in one start of the program; throws with what it said when one could not be printed, and ends it when the signal is aborted. */
export async function printPages(printer: string, pages: readonly PageToPrint[], signal: AbortSignal): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'kuangce-pages-'));
  try {
    const jobs = pages.map(({ pdfPath }, index) => ({ html: join(work, `${index}.html`), pdf: pdfPath }));
    await Promise.all(jobs.map(({ html }, index) => writeFile(html, pages[index]!.html)));
    const list = join(work, 'jobs.json');
    await writeFile(list, JSON.stringify(jobs));
    await run(printer, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(isPackaged ? [] : [productFolder]), '--print-jobs', list], signal);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function run(printer: string, values: readonly string[], signal: AbortSignal): Promise<void> {
  // Electron wants a display even for what is never shown.
  const needsDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  const [program, given] = needsDisplay ? ['xvfb-run', ['--auto-servernum', printer, ...values]] : [printer, values];
  const child = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'], signal });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(withoutChatter(said) || `printing ended with code ${String(code)}`);
}

/** Chromium's own log lines (about a missing dbus and the like) hide the sentence that matters. */
const withoutChatter = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\[\d+:\d+\/[\d.]+:/.test(line))
    .join('\n');
