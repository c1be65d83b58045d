import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { useJobs, type InboxEntry } from '../../../renderer/state/jobs.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import { leaveSampleCounty, plansGoing } from '../../../renderer/state/work/sample.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

const kept = vi.hoisted(() => ({ behind: null as unknown, rights: (): Promise<unknown> => Promise.resolve([]), cleared: null as readonly Finding[] | null, goes: [] as readonly { table: string; key: string; after: null }[] }));
vi.mock('../../../renderer/storage/clear-sample.ts', () => ({
  runBehindSample: () => Promise.resolve(kept.behind),
  whatClearingTakes: () => Promise.resolve(kept.goes),
  clearSample: (findings: readonly Finding[]) => Promise.resolve((kept.cleared = findings)),
}));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ saveSetting: () => Promise.resolve(), readSetting: () => Promise.resolve(undefined), readPlan: () => Promise.resolve(undefined) }));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => kept.rights() }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});
beforeEach(() => Object.assign(kept, { behind: null, cleared: null, goes: [], rights: () => Promise.resolve(readMiningRights(fixture.layers.get('rights')!).value) }));

const codes = () => kept.cleared!.map(({ code }) => code).toSorted();

test('a workspace of nothing but the sample is left without findings', async () => {
  await leaveSampleCounty();
  expect(kept.cleared).toEqual([]);
});

test('with an own run behind the sample its findings are put in front again; what needs a layer that is gone is all that is missing', async () => {
  kept.behind = fixture.run;
  const all = fixture.findings.filter(({ evidence }) => evidence.kind !== 'working').map(({ code }) => code).toSorted();
  await leaveSampleCounty();
  expect(codes()).toEqual(all);
  kept.rights = () => Promise.reject(new Error('gone'));
  await leaveSampleCounty();
  expect(codes()).toEqual(all.filter((code) => code !== 'F05'));
});

test('messages that tell of the sample count as read, those of the own layers stay', async () => {
  const entry = (id: string, ids: readonly string[]): InboxEntry => ({ id, at: '', tone: 'warning', title: { code: 'window.fault.inJob' }, details: [], read: false, about: { table: 'layers', ids } });
  useJobs.setState({ inbox: [entry('of the sample', ['s']), entry('own', ['s', 'o'])] });
  kept.goes = [{ table: 'layers', key: 's', after: null }];
  await leaveSampleCounty();
  expect(useJobs.getState().inbox.filter(({ read }) => !read).map(({ id }) => id)).toEqual(['own']);
});

test('the plans that go are the mines with measures in the ledger, kept or drafted', async () => {
  const { right, run, findings, decisions, layers } = fixture;
  const rights = readMiningRights(layers.get('rights')!).value;
  useWorkspace.setState({ rights, runs: [run], findings, decisions, plans: [] });
  expect(await plansGoing([{ table: 'runs', key: run.id, after: null }])).toBe(1);
  useWorkspace.setState({ plans: [{ rightId: 'other' } as never, { rightId: right.id } as never] });
  const plans = (...ids: string[]) => ids.map((key) => ({ table: 'plans' as const, key, after: null }));
  expect(await plansGoing([{ table: 'runs', key: run.id, after: null }, ...plans('other', right.id)])).toBe(2);
  expect(await plansGoing(plans('other'))).toBe(1);
});
