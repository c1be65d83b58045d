/**
 * Carries calls between a window and a worker: call, progress, cancel, result, failure, and questions the
 * worker asks back (only the window can rasterise and reach the machine). Knows nothing about what is called.
 */
import { CancelledError, watchedJob, type Job, type Progress } from '../../shared/base/job.ts';
import { ProblemError } from '../../shared/base/news.ts';
import type { EngineFailure } from './contract.ts';

/** From the window to the worker. */
export type MessageToWorker =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'answer'; readonly questionId: number; readonly value: unknown }
  | { readonly type: 'no-answer'; readonly questionId: number; readonly failure: EngineFailure };

/** From the worker to the window. */
export type MessageToWindow =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly failure: EngineFailure }
  | { readonly type: 'question'; readonly id: number; readonly questionId: number; readonly name: string; readonly args: readonly unknown[] };

/** What a call is given besides its arguments. */
export interface CallContext {
  readonly job: Job;
  /** Asks the window something and waits; `transfer` moves buffers instead of copying them. */
  ask(name: string, args: readonly unknown[], transfer?: Transferable[]): Promise<unknown>;
  /** Buffers of the result that are moved, not copied; only those nobody here uses any more. */
  readonly transfer: Transferable[];
}

export type CallHandler = (context: CallContext, ...args: never[]) => unknown;

/** What a caught fault is on the wire. */
export function failureOf(fault: unknown): EngineFailure {
  if (fault instanceof ProblemError) return { kind: 'problem', problem: fault.problem };
  if (fault instanceof CancelledError || (fault instanceof DOMException && fault.name === 'AbortError')) return { kind: 'cancelled' };
  const error = fault instanceof Error ? fault : new Error(String(fault));
  return { kind: 'fault', message: error.message, stack: error.stack ?? '' };
}

/** What a failure on the wire is when it is thrown again: ProblemError, CancelledError, or an Error of ours. */
export function errorOf(failure: EngineFailure): Error {
  if (failure.kind === 'problem') return new ProblemError(failure.problem);
  if (failure.kind === 'cancelled') return new CancelledError();
  const error = new Error(failure.message);
  error.name = 'EngineFault';
  error.stack = failure.stack;
  return error;
}

/** The part of a worker's global scope that is used, so that a test can stand in for it. */
export interface WorkerPort {
  postMessage(message: MessageToWindow, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<MessageToWorker>) => void) | null;
}

/** Serves calls in a worker; every call ends with exactly one result or failure. */
export function serveCalls(port: WorkerPort, handlers: Readonly<Record<string, CallHandler>>): void {
  const running = new Map<number, AbortController>();
  const questions = new Map<number, { resolve(value: unknown): void; reject(fault: Error): void }>();
  let lastQuestion = 0;

  async function run(id: number, name: string, args: readonly unknown[]): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const context: CallContext = {
      job: watchedJob(controller.signal, (progress) => port.postMessage({ type: 'progress', id, progress }, [])),
      transfer: [],
      ask: (question, questionArgs, transfer = []) =>
        new Promise((resolve, reject) => {
          const questionId = ++lastQuestion;
          questions.set(questionId, { resolve, reject });
          port.postMessage({ type: 'question', id, questionId, name: question, args: questionArgs }, transfer);
        }),
    };
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`the engine has no call ${name}`);
      const value = await handler(context, ...(args as never[]));
      port.postMessage({ type: 'result', id, value }, context.transfer);
    } catch (fault) {
      port.postMessage({ type: 'failure', id, failure: failureOf(fault) }, []);
    } finally {
      running.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    switch (data.type) {
      case 'call':
        void run(data.id, data.name, data.args);
        break;
      case 'cancel':
        running.get(data.id)?.abort();
        break;
      case 'answer':
        questions.get(data.questionId)?.resolve(data.value);
        questions.delete(data.questionId);
        break;
      case 'no-answer':
        questions.get(data.questionId)?.reject(errorOf(data.failure));
        questions.delete(data.questionId);
        break;
    }
  };
}

/** The part of a Worker that is used. */
export interface WorkerHandle {
  postMessage(message: MessageToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<MessageToWindow>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Answers to what the worker asks during this call, by the question's name; before the general ones. */
  readonly answers?: Answers;
}

export type Answers = Readonly<Record<string, (...args: never[]) => unknown>>;

interface PendingCall {
  readonly options: CallOptions;
  resolve(value: unknown): void;
  reject(fault: Error): void;
}

/**
 * The window's end. The worker is started at the first call; when it dies, all its calls fail with a fault
 * and the next call starts a new one.
 */
export class WorkerConnection {
  private readonly start: () => WorkerHandle;
  private readonly answers: Answers;
  private worker: WorkerHandle | null = null;
  private readonly pending = new Map<number, PendingCall>();
  private lastCall = 0;

  constructor(start: () => WorkerHandle, answers: Answers = {}) {
    this.start = start;
    this.answers = answers;
  }

  call(name: string, args: readonly unknown[], options: CallOptions = {}): Promise<unknown> {
    if (options.signal?.aborted) return Promise.reject(new CancelledError());
    const worker = (this.worker ??= this.open());
    const id = ++this.lastCall;
    const cancel = () => worker.postMessage({ type: 'cancel', id }, []);
    options.signal?.addEventListener('abort', cancel, { once: true });
    return new Promise<unknown>((resolve, reject) => {
      this.pending.set(id, { options, resolve, reject });
      worker.postMessage({ type: 'call', id, name, args }, []);
    }).finally(() => options.signal?.removeEventListener('abort', cancel));
  }

  private open(): WorkerHandle {
    const worker = this.start();
    worker.onmessage = ({ data }) => this.receive(worker, data);
    worker.onerror = (event) => this.died(worker, event.message);
    worker.onmessageerror = () => this.died(worker, 'a message could not be read');
    return worker;
  }

  private receive(worker: WorkerHandle, message: MessageToWindow): void {
    const call = this.pending.get(message.id);
    if (!call) return;
    switch (message.type) {
      case 'progress':
        call.options.onProgress?.(message.progress);
        break;
      case 'question':
        void this.answer(worker, call, message.questionId, message.name, message.args);
        break;
      case 'result':
        this.pending.delete(message.id);
        call.resolve(message.value);
        break;
      case 'failure':
        this.pending.delete(message.id);
        call.reject(errorOf(message.failure));
        break;
    }
  }

  private async answer(worker: WorkerHandle, call: PendingCall, questionId: number, name: string, args: readonly unknown[]): Promise<void> {
    try {
      const answer = call.options.answers?.[name] ?? this.answers[name];
      if (!answer) throw new Error(`nobody answers ${name}`);
      const value = await answer(...(args as never[]));
      worker.postMessage({ type: 'answer', questionId, value }, []);
    } catch (fault) {
      worker.postMessage({ type: 'no-answer', questionId, failure: failureOf(fault) }, []);
    }
  }

  private died(worker: WorkerHandle, message: string): void {
    worker.terminate();
    if (this.worker === worker) this.worker = null;
    const lost = [...this.pending.values()];
    this.pending.clear();
    for (const call of lost) call.reject(errorOf({ kind: 'fault', message: `the engine stopped: ${message}`, stack: '' }));
  }
}
