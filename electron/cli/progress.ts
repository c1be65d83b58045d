/** The running stage: one line that is rewritten on a terminal, elsewhere (where asked for) a line per stage. */
import { watchedJob, type Job, type Progress } from '../../shared/base/job.ts';
import type { MessageKey, Translate } from '../../shared/i18n/text.ts';
import { displayWidth } from './output.ts';

const EVERY_MILLISECONDS = 100;

/** Over in a moment for every file of every set. */
const PASSING: ReadonlySet<MessageKey> = new Set(['formats.stage.listing', 'formats.stage.attributes', 'formats.stage.checksum']);

export interface WatchedRun {
  readonly job: Job;
  /** A sentence of its own, above the running line. */
  say(sentence: string): void;
  /** Clears the line. */
  end(): void;
}

/** A job that ends with {@link CancelledError} on Ctrl+C or SIGTERM. `lines`: tell the stages also where stderr is no terminal. */
export function watchRun(translate: Translate, { lines = false } = {}): WatchedRun {
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const terminal = process.stderr.isTTY === true;
  let shown = 0;
  let last = '';
  const told = new Set<string>();
  const clear = (): void => {
    if (last !== '') process.stderr.write(`\r${' '.repeat(displayWidth(last))}\r`);
    last = '';
  };
  const rewrite = ({ stage, params, fraction }: Progress): void => {
    const now = performance.now();
    if (now - shown < EVERY_MILLISECONDS) return;
    shown = now;
    const line = `${translate(stage, params)} ${Math.floor(100 * fraction)} %`;
    process.stderr.write(`\r${line}${' '.repeat(Math.max(0, displayWidth(last) - displayWidth(line)))}`);
    last = line;
  };
  /** A stage that counts is told once per file, layer or mine, not once per count. */
  const tellOnce = ({ stage, params = {} }: Progress): void => {
    const key = [stage, params['file'], params['layer'], params['mine']].join('\n');
    if (told.has(key) || PASSING.has(stage)) return;
    told.add(key);
    process.stderr.write(`${translate(stage, params)}\n`);
  };
  return {
    job: watchedJob(cancel.signal, terminal ? rewrite : lines ? tellOnce : () => undefined),
    say(sentence) {
      clear();
      process.stderr.write(`${sentence}\n`);
    },
    end() {
      process.removeListener('SIGINT', onInterrupt);
      process.removeListener('SIGTERM', onInterrupt);
      clear();
    },
  };
}
