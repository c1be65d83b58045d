/** Everything a real start of the program needs on this machine: Electron, libraries, a display, the right switches. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayEnvironment } from './display.mjs';
import { findElectron } from './electron-runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/** Chromium's sandbox refuses to run as root. */
export const rootSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Ubuntu 24.04 and later take user namespaces from unknown programs, and with them Chromium's sandbox. */
function sandboxHint(folder) {
  const restricted = existsSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') && readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').trim() === '1';
  const helper = join(folder, 'chrome-sandbox');
  if (!restricted || process.getuid() === 0 || statSync(helper).mode & 0o4000) return;
  console.log(`This system forbids Chromium's sandbox to unknown programs; run once:  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`);
}

/**
 * Finds what is needed and says in one line each what it took.
 * @returns {Promise<{ electron: import('./electron-runtime.mjs').ElectronRuntime, switches: string[], environment: Record<string, string>, stop: () => void }>}
 */
export async function prepareLaunch() {
  if (!ensureSystemLibraries()) process.exit(1);
  const electron = await findElectron();
  console.log(electron.origin);
  sandboxHint(electron.folder);
  const display = await displayEnvironment();
  return {
    electron,
    switches: rootSwitches(),
    // The electron package, Playwright and electron-builder all take the same program from here.
    environment: { ...display.environment, ELECTRON_OVERRIDE_DIST_PATH: electron.folder },
    stop: display.stop,
  };
}
