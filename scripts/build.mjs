/**
 * `npm run build`: the window (vite), the machine side and the command line (esbuild), and the sample county
 * (generated, not kept in the repository). A part whose inputs did not change is left alone.
 */
import { build as bundle } from 'esbuild';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as buildWindow } from 'vite';

const require = createRequire(import.meta.url);
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const inProject = (...parts) => join(projectFolder, ...parts);
const stampsFile = inProject('dist', 'stamps.json');
const sampleFolder = inProject('resources', 'sample-county');

/** What every part depends on besides its own sources. */
const ALWAYS = ['shared', 'resources/rules', 'resources/symbols', 'resources/design', 'package.json', 'package-lock.json', 'THIRD-PARTY-NOTICES.md', 'scripts/build.mjs'];

const PARTS = [
  { name: 'machine', inputs: ['electron'], output: 'dist/electron/main.js', make: makeMachine },
  { name: 'command line', inputs: ['electron'], output: 'dist/cli/kuangce.js', make: makeCommandLine },
  { name: 'window', inputs: ['renderer', 'README.zh-CN.md', 'resources/manual/manual.en.md', 'vite.config.ts', 'scripts/component-styles.ts'], output: 'dist/renderer/index.html', make: makeWindow },
];

/** Builds what changed and says so in one line each; throws when a part does not build. */
export async function build() {
  const stamps = JSON.parse(await readFile(stampsFile, 'utf8').catch(() => '{}'));
  for (const part of PARTS) {
    const stamp = await hashOfFiles([...part.inputs, ...ALWAYS]);
    if (stamps[part.name] === stamp && existsSync(inProject(part.output))) {
      console.log(`build: ${part.name} unchanged`);
      continue;
    }
    const started = performance.now();
    await part.make();
    stamps[part.name] = stamp;
    await mkdir(inProject('dist'), { recursive: true });
    await writeFile(stampsFile, JSON.stringify(stamps, null, 2));
    console.log(`build: ${part.name} built in ${seconds(started)} s`);
  }
  await makeSampleCounty();
}

async function makeWindow() {
  // Whoever builds (a test says NODE_ENV=test), what is built is the one that users get.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await buildWindow({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function makeMachine() {
  const shared = { bundle: true, platform: 'node', target: 'node24', external: ['electron'], logLevel: 'warning', legalComments: 'none' };
  await bundle({ ...shared, entryPoints: [inProject('electron/main.ts')], outfile: inProject('dist/electron/main.js'), format: 'esm' });
  // A sandboxed preload is one CommonJS file and may require almost nothing.
  await bundle({ ...shared, entryPoints: [inProject('electron/preload.ts')], outfile: inProject('dist/electron/preload.cjs'), format: 'cjs' });
}

/** The command line as one file with the rasteriser beside it; tests make one of their own. */
export async function makeCommandLine(folder = inProject('dist/cli')) {
  const outfile = join(folder, 'kuangce.js');
  await bundle({
    entryPoints: [inProject('electron/cli/kuangce.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    legalComments: 'none',
    banner: {
      // Some bundled libraries are CommonJS and call require for Node's own modules.
      js: '#!/usr/bin/env node\nimport { createRequire as createRequireForBundle } from "node:module";\nconst require = createRequireForBundle(import.meta.url);',
    },
  });
  await chmod(outfile, 0o755);
  // The picture rasteriser is a file of its own beside the program, so that it can be replaced (its licence asks for that).
  await copyFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), join(folder, 'resvg.wasm'));
}

/** The sample county is made new when its generator (with everything it imports) changed. */
async function makeSampleCounty() {
  const generator = inProject('dist/sample-county/generate.mjs');
  await bundle({
    entryPoints: [inProject('scripts/sample-county/generate.ts')],
    outfile: generator,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const stamp = createHash('sha256').update(await readFile(generator)).digest('hex');
  const stampFile = join(sampleFolder, '.stamp');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) {
    console.log('build: sample county unchanged');
    return;
  }
  console.log('build: generating the sample county, about 20 s …');
  const started = performance.now();
  const { generateSampleCounty } = await import(`${pathToFileURL(generator).href}?${stamp}`);
  // Beside the target and renamed at the end, so that half a county is never taken for a whole one.
  const work = `${sampleFolder}-new`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await generateSampleCounty(work);
  await writeFile(join(work, '.stamp'), stamp);
  await rm(sampleFolder, { recursive: true, force: true });
  await rename(work, sampleFolder);
  console.log(`build: sample county generated in ${seconds(started)} s`);
}

async function hashOfFiles(roots) {
  const hash = createHash('sha256');
  for (const root of roots) {
    const path = inProject(root);
    if (!existsSync(path)) continue;
    const files = (await stat(path)).isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
      : [path];
    for (const file of files) hash.update(`${file.slice(projectFolder.length)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

const seconds = (started) => ((performance.now() - started) / 1000).toFixed(1);

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
