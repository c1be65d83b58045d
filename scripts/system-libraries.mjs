/**
 * What Electron needs of a bare Debian machine: libraries, a virtual display and a Chinese font. As root the
 * missing ones are installed; elsewhere the one command to run is printed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Each need by its package name; where Debian 13 renamed a package, both names in order of age. */
const NEEDS = [
  ['xvfb'],
  // xvfb-run, with which the command line prints, does not start without it.
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  // Without it every Chinese character in a picture or a PDF is a box.
  ['fonts-noto-cjk'],
];

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }, ...options });

function isDebianFamily() {
  if (process.platform !== 'linux') return false;
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(_LIKE)?=.*debian/m.test(release) && run('dpkg-query', ['--version']).status === 0;
  } catch {
    return false;
  }
}

/** @param {string[]} names alternatives of one need */
function isInstalled(names) {
  return names.some((name) => run('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name]).stdout === 'installed');
}

/** The alternative this release really carries (a candidate version, not a name that is only provided by others). */
function availableName(names) {
  return names.find((name) => /^\s*Candidate: (?!\(none\))/m.test(run('apt-cache', ['policy', name]).stdout ?? ''));
}

/**
 * Makes sure that the libraries are there. Returns false when something is missing that it could not install;
 * what to do then has been printed.
 */
export function ensureSystemLibraries() {
  if (!isDebianFamily()) return true;
  const missing = NEEDS.filter((names) => !isInstalled(names));
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0) {
    console.log(`Missing on this machine; run once:  sudo apt-get install -y ${missing.map((names) => availableName(names) ?? names[0]).join(' ')}`);
    return false;
  }
  // A fresh container has no package lists at all, an old one has stale ones.
  run('apt-get', ['update', '--quiet']);
  const names = missing.map((alternatives) => availableName(alternatives) ?? alternatives[0]);
  const installed = run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', ...names], { stdio: ['ignore', 'pipe', 'pipe'] });
  if (installed.status !== 0) {
    console.error(installed.stderr.trim());
    console.log(`Could not install what Electron needs; run:  apt-get update && apt-get install -y ${names.join(' ')}`);
    return false;
  }
  console.log(`Installed what Electron needs of the system: ${names.join(' ')}`);
  return true;
}
