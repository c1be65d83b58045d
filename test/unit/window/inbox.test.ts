import { beforeEach, expect, test, vi } from 'vitest';
import { isGone, tell, useJobs } from '../../../renderer/state/jobs.ts';

vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: () => Promise.resolve() }));

const workspace = (runs: readonly string[], layers: readonly string[] = []) => ({ runs: runs.map((id) => ({ id })), layers: layers.map((id) => ({ id })), deliveries: [] });

beforeEach(() => useJobs.setState({ inbox: [] }));

test('a message about a run knows when the run was undone, and when it is back', () => {
  tell('success', { code: 'window.overlay.done', params: { layers: 2, findings: 3 } }, [], { leadsTo: 'findings', about: { table: 'runs', ids: ['run'] } });
  const [entry] = useJobs.getState().inbox;
  expect([workspace(['run']), workspace(['other']), workspace([])].map((each) => isGone(entry!, each))).toEqual([false, true, true]);
});

test('a message about several layers stands while one of them does; one about nothing never goes', () => {
  tell('success', { code: 'window.import.done', params: { count: 2, features: 9 } }, [], { about: { table: 'layers', ids: ['a', 'b'] } });
  tell('danger', { code: 'window.fault.inJob' });
  const [fault, imported] = useJobs.getState().inbox;
  expect([isGone(imported!, workspace([], ['b'])), isGone(imported!, workspace(['a'], ['c']))]).toEqual([false, true]);
  expect(isGone(fault!, workspace([]))).toBe(false);
});
