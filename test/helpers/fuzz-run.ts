/**
 * Feeds a reader damaged files by seed, so that any of them can be had again. A hang is found while it hangs: another
 * thread watches, names the seed and ends the process. `FUZZ_FILES=20000 npx vitest run --project unit test/fuzz` is
 * the long run; without it the number is small and the time is boxed.
 */
import { Worker } from 'node:worker_threads';

/** Damaged files per reader, and the time for them unless a number was asked for. */
const ASKED = process.env['FUZZ_FILES'];
const FILES = Number(ASKED ?? 400);
const BOX_MILLISECONDS = ASKED === undefined ? 20_000 : Infinity;
/** From where seeds are counted; `FUZZ_SEED=1234 FUZZ_FILES=1` looks at one file again. */
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 0);
/** What no reader may take for one small file. */
const LONGEST_MILLISECONDS = 5_000;
/** The watcher ends a file that takes this long, even on a machine that others keep busy. */
const HANG_MILLISECONDS = 60_000;

export interface FuzzResult {
  readonly files: number;
  readonly readable: number;
  readonly refused: number;
}

/** `look` at the file of a seed answers whether it could be read or was refused with a sentence, and throws for anything else. */
export async function fuzz(reader: string, look: (seed: number) => Promise<'readable' | 'refused'>): Promise<FuzzResult> {
  const watched = new Float64Array(new SharedArrayBuffer(16));
  const watcher = new Worker(WATCHER, { eval: true, workerData: { watched, reader, hang: HANG_MILLISECONDS } });
  const count = { readable: 0, refused: 0 };
  const began = performance.now();
  let slowest = { milliseconds: 0, seed: -1 };
  let seed = FIRST_SEED;
  try {
    for (; seed < FIRST_SEED + FILES && performance.now() - began < BOX_MILLISECONDS; seed++) {
      watched[0] = seed;
      watched[1] = Date.now();
      const worked = process.cpuUsage();
      try {
        count[await look(seed)]++;
      } catch (fault) {
        throw new Error(`${reader}, seed ${seed}`, { cause: fault });
      }
      const { user, system } = process.cpuUsage(worked);
      const milliseconds = (user + system) / 1000;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
      if (milliseconds > LONGEST_MILLISECONDS) throw new Error(`${reader}, seed ${seed}: ${milliseconds.toFixed(0)} ms for one file`);
    }
  } finally {
    await watcher.terminate();
  }
  const files = seed - FIRST_SEED;
  if (ASKED !== undefined) console.log(`${reader}: ${files} damaged files, ${count.readable} read, ${count.refused} refused with a sentence, slowest ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed})`);
  return { files, ...count };
}

const WATCHER = `
const { workerData: { watched, reader, hang } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
setInterval(() => {
  if (watched[1] === 0 || Date.now() - watched[1] < hang) return;
  writeSync(2, reader + ', seed ' + watched[0] + ': no answer for ' + hang / 1000 + ' s\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000).unref();
setTimeout(() => {}, 2 ** 31 - 1);
`;
