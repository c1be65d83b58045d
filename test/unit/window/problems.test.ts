import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { reportFault } from '../../../renderer/state/faults.ts';
import { useJobs } from '../../../renderer/state/jobs.ts';
import { useView } from '../../../renderer/state/view.ts';
import { sayProblems } from '../../../renderer/state/work/problems.ts';

vi.mock('../../../renderer/bridge/machine.ts', () => ({ machine: () => ({ logFault: () => Promise.resolve() }) }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }));

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  useJobs.setState({ inbox: [] });
  useView.setState({ toast: null });
  sayProblems();
});

test('a full disk in the middle of a small change is said once, also where the message itself cannot be kept', async () => {
  reportFault(new ProblemError({ severity: 'blocking', code: 'project.storage-full' }));
  await new Promise((later) => setTimeout(later));
  expect(useJobs.getState().inbox.map(({ title }) => title)).toEqual([{ code: 'project.storage-full' }]);
  expect(useView.getState().toast?.text).toEqual({ code: 'project.storage-full' });
});

test('a fault of ours is logged and nothing that the user can do anything about', () => {
  reportFault(new Error('oops'));
  expect(useJobs.getState().inbox).toEqual([]);
  expect(useView.getState().toast).toBeNull();
});
