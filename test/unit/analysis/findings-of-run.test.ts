import { beforeAll, expect, test } from 'vitest';
import { findingIdsOfRun, findingsOfRun } from '../../../shared/analysis/findings-of-run.ts';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});

test('a run raises the same findings again from what it keeps and the licences, but for the place of an overdue one', () => {
  const rights = readMiningRights(fixture.layers.get('rights')!).value;
  const raised = findingsOfRun(fixture.run, rights);
  const placed = (findings: typeof raised) => findings.filter(({ evidence }) => evidence.kind !== 'working').map((finding) => (finding.code === 'F05' ? { ...finding, extent: null } : finding));
  expect(raised.length).toBeGreaterThan(5);
  expect(raised.some(({ code }) => code === 'F05')).toBe(true);
  expect(placed(raised)).toEqual(placed([...fixture.findings]));
});

test('the ids of all that it may have raised are told without the licences', () => {
  const ids = new Set(findingIdsOfRun(fixture.run));
  for (const { id, evidence } of fixture.findings) if (evidence.kind !== 'working') expect(ids.has(id)).toBe(true);
});
