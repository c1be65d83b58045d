import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { leaveSampleCounty } from '../../../renderer/state/work/sample.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

const kept = vi.hoisted(() => ({ behind: null as unknown, rights: (): Promise<unknown> => Promise.resolve([]), cleared: null as readonly Finding[] | null }));
vi.mock('../../../renderer/storage/clear-sample.ts', () => ({
  runBehindSample: () => Promise.resolve(kept.behind),
  clearSample: (findings: readonly Finding[]) => Promise.resolve((kept.cleared = findings)),
}));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => kept.rights() }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});
beforeEach(() => Object.assign(kept, { behind: null, cleared: null, rights: () => Promise.resolve(readMiningRights(fixture.layers.get('rights')!).value) }));

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
