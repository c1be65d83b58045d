/** A log that a person can read and send: our own faults and the life of the program, never the user's data. */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const MAXIMUM_BYTES = 1_000_000;
const KEPT_FILES = 3;
/** One entry is a page at most; a runaway message must not fill the disk. */
const MAXIMUM_ENTRY_CHARACTERS = 8_000;

export interface Log {
  readonly folder: string;
  note(message: string): void;
  /** A fault of ours with its stack. */
  fault(message: string, cause: unknown): void;
}

/** Opens `kuangce.log` in `folder`; older ones are `kuangce.1.log` … A disk that is full or read-only stops nothing. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
  const path = join(folder, 'kuangce.log');
  const write = (kind: string, text: string): void => {
    const entry = withoutHomeFolder(text).slice(0, MAXIMUM_ENTRY_CHARACTERS);
    try {
      mkdirSync(folder, { recursive: true });
      rotate(folder, path);
      // Written at once and in order: the last entry before a crash is the one that matters.
      appendFileSync(path, `${now().toISOString()} ${kind} ${entry}\n`);
    } catch {
      // There is nowhere left to say it.
    }
  };
  return {
    folder,
    note: (message) => write('note ', message),
    fault: (message, cause) => write('fault', `${message}\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`),
  };
}

function rotate(folder: string, path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAXIMUM_BYTES) return;
  const older = (number: number): string => join(folder, `kuangce.${number}.log`);
  rmSync(older(KEPT_FILES - 1), { force: true });
  for (let number = KEPT_FILES - 2; number >= 1; number -= 1) {
    if (statSync(older(number), { throwIfNoEntry: false })) renameSync(older(number), older(number + 1));
  }
  renameSync(path, older(1));
}

/** A path in a stack names the user; the log may be sent to others. */
const withoutHomeFolder = (text: string): string => (homedir().length > 1 ? text.replaceAll(homedir(), '~') : text);
