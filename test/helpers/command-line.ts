/** A command line built for one test file, and a fresh folder to run it in. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCommandLine } from '../../scripts/build.mjs';

export interface CommandLineUnderTest {
  /** The fresh folder that the words are said in. */
  readonly folder: string;
  /** Runs `kuangce` with those words and waits for its end. */
  run(...words: readonly string[]): SpawnSyncReturns<string>;
  /** Removes the folder and the program. */
  remove(): Promise<void>;
}

/** `name` keeps the programs of different test files apart. */
export async function buildCommandLine(name: string): Promise<CommandLineUnderTest> {
  const program = fileURLToPath(new URL(`../../dist/${name}-under-test`, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), `kuangce-${name}-`));
  await makeCommandLine(program);
  return {
    folder,
    run: (...words) => spawnSync(process.execPath, [join(program, 'kuangce.js'), ...words], { cwd: folder, encoding: 'utf8' }),
    async remove() {
      await Promise.all([folder, program].map((each) => rm(each, { recursive: true, force: true })));
    },
  };
}
