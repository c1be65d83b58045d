/**
 * `npm run dist`: the packaged program in release/, on Linux also as a .deb. Other targets of electron-builder.yml by
 * name (`npm run dist -- nsis portable`); they download their packers. `--dir` stops at the unpacked program.
 */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Platform, build as packageProgram } from 'electron-builder';
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, projectFolder } from './build.mjs';
import { buildDebianPackage } from './debian-package.mjs';
import { findElectron } from './electron-runtime.mjs';

const values = process.argv.slice(2);
const targets = values.filter((value) => !value.startsWith('-'));
const platform = Platform.current();

await build();
const electron = await findElectron();
console.log(electron.republished ? `${electron.origin}. What comes out is for trying, not for users.` : electron.origin);

await packageProgram({
  projectDir: projectFolder,
  targets: platform.createTarget(targets.length > 0 ? targets : ['dir']),
  publish: 'never',
  config: {
    extends: 'electron-builder.yml',
    electronDist: electron.folder,
    electronVersion: electron.version,
    // Nothing of node_modules is packaged, so nothing is collected or rebuilt.
    beforeBuild: async () => false,
    // Electron's own welcome page comes along with an unpacked distribution.
    afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  },
});

const unpacked = join(projectFolder, 'release', `${{ linux: 'linux', win32: 'win', darwin: 'mac' }[process.platform]}-unpacked`);
const executable = join(unpacked, process.platform === 'win32' ? 'kuangce.exe' : 'kuangce');
console.log(`dist: ${unpacked}`);
console.log(`dist: fuses ${await describeFuses(executable)}`);

if (process.platform === 'linux' && targets.length === 0 && !values.includes('--dir')) {
  if (spawnSync('dpkg-deb', ['--version']).status === 0) console.log(`dist: ${await buildDebianPackage(unpacked)}`);
  else console.log('dist: no .deb, there is no dpkg-deb here');
}

/** The state of every switch that is burnt into the program, as text. */
async function describeFuses(program) {
  const wire = await getCurrentFuseWire(program);
  const ENABLED = '1'.charCodeAt(0);
  return Object.entries(FuseV1Options)
    .filter(([, index]) => typeof index === 'number' && wire[index] !== undefined)
    .map(([name, index]) => `${name}=${wire[index] === ENABLED ? 'on' : 'off'}`)
    .join(' ');
}
