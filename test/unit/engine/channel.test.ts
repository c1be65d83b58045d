import { expect, test, vi } from 'vitest';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError, stop } from '../../../shared/base/news.ts';
import { serveCalls, WorkerConnection, type Answers, type CallContext, type CallHandler, type MessageToWindow, type MessageToWorker, type WorkerHandle, type WorkerPort } from '../../../renderer/engine/channel.ts';

/** A worker without a thread: messages arrive later, copied as a real channel copies them. */
function connect(handlers: Record<string, (context: CallContext, ...args: never[]) => unknown>, answers: Answers = {}) {
  const started: (WorkerHandle & { crash(message: string): void })[] = [];
  const connection = new WorkerConnection(() => {
    const port: WorkerPort = { onmessage: null, postMessage: (message: MessageToWindow) => void queueMicrotask(() => alive && worker.onmessage?.({ data: structuredClone(message) } as MessageEvent)) };
    let alive = true;
    const worker = {
      onmessage: null as WorkerHandle['onmessage'],
      onerror: null as WorkerHandle['onerror'],
      onmessageerror: null as WorkerHandle['onmessageerror'],
      postMessage: (message: MessageToWorker) => void queueMicrotask(() => alive && port.onmessage?.({ data: structuredClone(message) } as MessageEvent)),
      terminate: () => void (alive = false),
      crash: (message: string) => worker.onerror?.({ message } as ErrorEvent),
    };
    serveCalls(port, handlers as Record<string, CallHandler>);
    started.push(worker);
    return worker;
  }, answers);
  return { connection, started };
}

test('calls run side by side and each gets its own answer', async () => {
  const { connection, started } = connect({ double: async (_context, value: number) => value * 2 });
  expect(await Promise.all([1, 2, 3].map((value) => connection.call('double', [value])))).toEqual([2, 4, 6]);
  expect(started).toHaveLength(1);
});

test('progress reaches the caller before the result', async () => {
  const { connection } = connect({
    work: ({ job }) => {
      job.report({ stage: 'project.stage-backup-check', params: { megabytes: 1 }, fraction: 0.5 });
      return 'done';
    },
  });
  const seen: number[] = [];
  expect(await connection.call('work', [], { onProgress: (progress) => seen.push(progress.fraction) })).toBe('done');
  expect(seen).toEqual([0.5]);
});

test('a problem of the user’s data arrives as the same problem', async () => {
  const { connection } = connect({ read: () => stop('project.backup-damaged', { file: '备份.kcbak' }) });
  const call = connection.call('read', []);
  await expect(call).rejects.toBeInstanceOf(ProblemError);
  await expect(call).rejects.toMatchObject({ problem: { code: 'project.backup-damaged', params: { file: '备份.kcbak' } } });
});

test('a fault of ours keeps message and stack; an unknown call is one', async () => {
  const { connection } = connect({ broken: () => { throw new TypeError('x is not a function'); } });
  await expect(connection.call('broken', [])).rejects.toMatchObject({ name: 'EngineFault', message: 'x is not a function', stack: expect.stringContaining('channel.test') });
  await expect(connection.call('nowhere', [])).rejects.toMatchObject({ name: 'EngineFault' });
});

test('a cancel reaches the work at its next pause', async () => {
  const steps = vi.fn();
  const { connection } = connect({
    endless: async ({ job }) => {
      for (;;) {
        steps();
        await new Promise((resolve) => setTimeout(resolve, 1));
        await job.pause();
      }
    },
  });
  const controller = new AbortController();
  const call = connection.call('endless', [], { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(call).rejects.toBeInstanceOf(CancelledError);
  const count = steps.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(steps.mock.calls.length).toBe(count);
});

test('a call that was cancelled before it began never reaches the worker', async () => {
  const { connection, started } = connect({ work: () => 'done' });
  await expect(connection.call('work', [], { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
  expect(started).toHaveLength(0);
});

test('the worker’s questions are answered, those of the call before the general ones', async () => {
  const { connection } = connect({ ask: async ({ ask }) => [await ask('colour', ['grass']), await ask('size', [])] }, { colour: (what: string) => `green ${what}`, size: () => 1 });
  expect(await connection.call('ask', [])).toEqual(['green grass', 1]);
  expect(await connection.call('ask', [], { answers: { size: async () => 2 } })).toEqual(['green grass', 2]);
});

test('a question that nobody answers fails the call, it does not hang', async () => {
  const { connection } = connect({ ask: ({ ask }) => ask('colour', []) });
  await expect(connection.call('ask', [])).rejects.toMatchObject({ name: 'EngineFault' });
});

test('when the worker dies its calls fail and the next call starts a new one', async () => {
  const { connection, started } = connect({ hang: () => new Promise(() => {}), double: (_context, value: number) => value * 2 });
  const lost = [connection.call('hang', []), connection.call('hang', [])];
  started[0]!.crash('out of memory');
  for (const call of lost) await expect(call).rejects.toMatchObject({ name: 'EngineFault', message: expect.stringContaining('out of memory') });
  expect(await connection.call('double', [4])).toBe(8);
  expect(started).toHaveLength(2);
});
