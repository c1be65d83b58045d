/** What a long piece of work says about itself, and how it is told to stop. */
import type { MessageKey } from '../i18n/keys.ts';
import type { MessageParameters } from './news.ts';

/** One progress report: the stage (a message), and how much of the whole job is done (0 to 1). */
export interface Progress {
  readonly stage: MessageKey;
  readonly params?: MessageParameters;
  readonly fraction: number;
}

/**
 * Handed to every long piece of work as the last argument. `pause` gives the thread a moment to hear a
 * cancel message (a macrotask in a worker); call it every few milliseconds of work and it throttles itself.
 */
export interface Job {
  readonly signal: AbortSignal;
  report(progress: Progress): void;
  pause(): Promise<void>;
}

/** Thrown when the user cancelled; callers leave everything as it was. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

/** Throws {@link CancelledError} once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError();
}

/** A job nobody watches and nobody cancels, for tests and short work. */
export function quietJob(): Job {
  return { signal: new AbortController().signal, report: () => {}, pause: async () => {} };
}

/**
 * A job that reports to `listener` and yields to the event loop at most every `intervalMilliseconds`,
 * so that a cancel can arrive while a worker computes.
 */
export function watchedJob(signal: AbortSignal, listener: (progress: Progress) => void, intervalMilliseconds = 40): Job {
  let last = performance.now();
  return {
    signal,
    report: listener,
    async pause() {
      throwIfCancelled(signal);
      const now = performance.now();
      if (now - last < intervalMilliseconds) return;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      last = performance.now();
      throwIfCancelled(signal);
    },
  };
}

/** A job that fills the part `from`…`to` (0 to 1) of an outer one. */
export function partOfJob(job: Job, from: number, to: number): Job {
  return {
    signal: job.signal,
    pause: () => job.pause(),
    report: (progress) => job.report({ ...progress, fraction: from + (to - from) * progress.fraction }),
  };
}
