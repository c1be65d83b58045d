/** A command line built for one test file, and a fresh folder to run it in. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { makeCommandLine } from '../../scripts/build.mjs';

/** Where and with what the words are said. */
export interface Surroundings {
  /** The fresh folder when absent. */
  readonly cwd?: string;
  /** Added to the environment of the test. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface CommandLineUnderTest {
  /** The fresh folder that the words are said in. */
  readonly folder: string;
  /** Runs `kuangce` with those words and waits for its end; a stack on stderr fails the test. */
  run(...words: readonly string[]): SpawnSyncReturns<string>;
  runIn(surroundings: Surroundings, ...words: readonly string[]): SpawnSyncReturns<string>;
  /** Removes the folder and the program. */
  remove(): Promise<void>;
}

const MOST_OUTPUT_BYTES = 1 << 28;

/** `name` keeps the programs of different test files apart; they lie beside `dist/cli`, where the program finds the project's resources. */
export async function buildCommandLine(name: string): Promise<CommandLineUnderTest> {
  const program = fileURLToPath(new URL(`../../dist/${name}-under-test`, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), `kuangce-${name}-`));
  await makeCommandLine(program);
  const runIn: CommandLineUnderTest['runIn'] = ({ cwd = folder, environment = {} }, ...words) => {
    const ended = spawnSync(process.execPath, [join(program, 'kuangce.js'), ...words], { cwd, env: { ...process.env, ...environment }, encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES });
    expect(ended.stderr, 'never a stack').not.toMatch(/\n\s+at /);
    return ended;
  };
  return {
    folder,
    run: (...words) => runIn({}, ...words),
    runIn,
    async remove() {
      await Promise.all([folder, program].map((each) => rm(each, { recursive: true, force: true })));
    },
  };
}
