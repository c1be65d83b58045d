/** `npm run bench` lists the benchmarks in test/bench; `npm run bench -- <name> [--json]` runs one as a program of its own. */
import { build as bundle } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './build.mjs';

const ENDING = '.bench.ts';
const folder = join(projectFolder, 'test', 'bench');
const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length)).sort();
const [name, ...rest] = process.argv.slice(2);

if (!name) {
  console.log(`Benchmarks: ${names.join(', ') || 'none'}\nRun one: npm run bench -- <name> [--json]`);
} else if (!names.includes(name)) {
  console.error(`There is no benchmark “${name}”. There are: ${names.join(', ') || 'none'}`);
  process.exit(1);
} else {
  const program = join(projectFolder, 'dist', 'bench', `${name}.mjs`);
  await bundle({
    entryPoints: { [name]: join(folder, name + ENDING) },
    outdir: join(projectFolder, 'dist', 'bench'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported later stays out of the processes that never import it: their memory is measured.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    // A benchmark may compare with anything installed, also with what cannot be bundled.
    packages: 'external',
  });
  process.exit(spawnSync(process.execPath, ['--expose-gc', program, ...rest], { stdio: 'inherit', cwd: projectFolder }).status ?? 1);
}
