/** The machine side starts here: which way of running was asked for, and what holds for all of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, protocol } from 'electron';
import { readStartRequest } from './command-arguments.ts';
import { runPrintJobs } from './print-jobs.ts';
import { openProgram } from './program.ts';
import { PRIVILEGED_SCHEME } from './protocol.ts';
import { limitContents } from './window.ts';

/** `dist/electron`, in the project as in the package. */
const programFolder = dirname(fileURLToPath(import.meta.url));
const productPlaces = { productFolder: join(programFolder, '..', '..'), preload: join(programFolder, 'preload.cjs') };

/** The same as `appId` in electron-builder.yml; Windows groups windows and links files by it. */
const APPLICATION_ID = 'org.kuangce.desktop';

const request = readStartRequest(process.argv.slice(1));
const hasWindow = request.kind === 'window' || request.kind === 'self-check';

protocol.registerSchemesAsPrivileged([PRIVILEGED_SCHEME]);
setProgramSwitches();
app.on('web-contents-created', (_event, contents) => limitContents(contents));

switch (request.kind) {
  case 'window':
  case 'self-check':
    if (app.requestSingleInstanceLock()) openProgram(request, productPlaces);
    else app.quit();
    break;
  case 'print':
  case 'print-list':
    void print(request);
    break;
  case 'command-line':
    void runCommandLine(request.words);
    break;
  case 'misunderstood':
    process.stderr.write(`${request.reason}\n`);
    app.exit(2);
    break;
}

function setProgramSwitches(): void {
  app.setName('Kuangce');
  app.setAppUserModelId(APPLICATION_ID);
  // The 3D view on computers without a graphics driver; every page and every script is our own.
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
  if (process.platform === 'linux') {
    // GTK 4 meets GTK 3 libraries on many desktops and falls over.
    app.commandLine.appendSwitch('gtk-version', '3');
    // Nothing of ours is a password; without this the desktop asks for its keyring's.
    app.commandLine.appendSwitch('password-store', 'basic');
  }
  app.setPath('userData', userDataFolder());
}

/** A folder somebody named, the one beside a portable program, or the user's own. */
function userDataFolder(): string {
  if (!hasWindow) return temporaryProfile();
  const named = app.commandLine.getSwitchValue('user-data-dir');
  if (named) return named;
  const portable = process.env['PORTABLE_EXECUTABLE_DIR'];
  return portable ? join(portable, 'kuangce-data') : join(app.getPath('appData'), 'Kuangce');
}

/** What runs without a window needs no profile and must not meet the one of an open window. */
function temporaryProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kuangce-profile-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The command line is a program of its own beside this one; it reads its words where Node puts them. */
async function runCommandLine(words: readonly string[]): Promise<void> {
  process.argv = [process.execPath, 'kuangce', ...words];
  await import(pathToFileURL(join(programFolder, '..', 'cli', 'kuangce.js')).href);
  app.exit(Number(process.exitCode ?? 0));
}

async function print(job: Parameters<typeof runPrintJobs>[0]): Promise<void> {
  // Every page gets a window that is closed again: that must not end the program.
  app.on('window-all-closed', () => {});
  try {
    await app.whenReady();
    await runPrintJobs(job);
    app.exit(0);
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    app.exit(1);
  }
}
