import { beforeEach, expect, test, vi } from 'vitest';
import { CancelledError } from '../../../shared/base/job.ts';
import { runJob, useJobs } from '../../../renderer/state/jobs.ts';

vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.resolve() }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));

const work = (options: { readonly signal?: AbortSignal | undefined }): Promise<never> =>
  new Promise((_done, refuse) => options.signal!.addEventListener('abort', () => refuse(new CancelledError())));

beforeEach(() => useJobs.setState({ running: [], cancelled: [], inbox: [] }));

test('a job that was given up leaves one line under 作业, one that is done leaves none', async () => {
  const title = { code: 'window.job.import', params: { count: 3 } } as const;
  const result = runJob(title, work);
  const { cancel } = useJobs.getState().running[0]!;
  cancel();
  cancel();
  expect(await result).toEqual({ state: 'cancelled' });
  expect(useJobs.getState()).toMatchObject({ running: [], cancelled: [{ title }], inbox: [] });
  await runJob(title, () => Promise.resolve(1));
  // Cancelled too late: it is done.
  await runJob(title, () => (useJobs.getState().running[0]!.cancel(), Promise.resolve(1)));
  // A file dialog that was closed.
  await runJob(title, () => Promise.reject(new CancelledError()));
  expect(useJobs.getState().cancelled).toHaveLength(1);
});
