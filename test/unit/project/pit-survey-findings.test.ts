/** Findings of pit surveys and of drawings in an older workspace: told apart, with the decisions that people took. */
import { expect, test } from 'vitest';
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import { checkWorkings } from '../../../shared/analysis/workings/check-workings.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { sourceOfFinding, type Decision, type Finding } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import type { GroundSurface } from '../../../shared/model/ground-surface.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import type { WorkingsSource } from '../../../shared/model/workings-source.ts';
import { withPitSurveySources } from '../../../shared/project/pit-survey-findings.ts';
import { migrateRecords, WORKSPACE_VERSION, type WorkspaceRecords } from '../../../shared/project/workspace-records.ts';
import { box, drawingOf, licence, working } from '../../helpers/mine-drawing.ts';

const RIGHTS = licence([
  { id: 'C1', mine: '北岭采石场', ring: box(0, 0, 1000, 800), top: 850, bottom: 700 },
  { id: 'C2', mine: '东邻采石场', ring: box(1000, 0, 1000, 800), top: 850, bottom: 700 },
]);
/** One pit that reaches into the neighbour's ground, as both sources show it. */
const PIT = drawingOf([working('pit', '', box(900, 300, 130, 50), 750)]);

async function check(deliveryId: string, source?: WorkingsSource): Promise<WorkingsRun> {
  const input = { deliveryId, ...(source && { source }), file: deliveryId, sha256: deliveryId, period: '2026H1', surveyedOn: null, surveyingFirm: '', surveyor: '', accuracy: { planMetres: null, heightMetres: null }, elevationDatum: null };
  return checkWorkings({ rights: RIGHTS, drawing: PIT, input, parameters: { planToleranceMetres: 0.5, elevationToleranceMetres: 0.3, chosenBy: '', chosenOn: '2026-11-20' }, edges: 'vertices', rightId: 'C1', startedAt: deliveryId }, quietJob());
}

const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);

test('the same pit in a drawing and in a pit survey gives findings of their own, under each code', async () => {
  const [drawn, surveyed] = [raiseWorkingFindings(await check('drawing', 'drawing')), raiseWorkingFindings(await check('survey', 'pit-survey'))];
  expect(drawn.map(({ code }) => code)).toEqual(['F02', 'F04']);
  expect(surveyed.map(({ code }) => code)).toEqual(['F02', 'F04']);
  expect(new Set([...ids(drawn), ...ids(surveyed)]).size).toBe(4);
  expect([drawn.map(sourceOfFinding), surveyed.map(sourceOfFinding)]).toEqual([['drawing', 'drawing'], ['pit-survey', 'pit-survey']]);
  // Those of drawings keep the ids they always had.
  expect(ids(drawn)).toEqual(ids(raiseWorkingFindings(await check('before version 8'))));
});

test('an older workspace: what a pit survey had listed gets the id that its next check gives it, and keeps its decision', async () => {
  const old = await check('survey');
  const listed = raiseWorkingFindings(old);
  const decision: Decision = { findingId: listed[1]!.id, verdict: 'set-aside', reason: '已协商', decidedAt: '2026-11-20T00:00:00Z', areaAtDecisionSquareMetres: null };
  const plan = { rightId: 'C1', items: [{ findingId: listed[0]!.id, measure: '退回' }, { findingId: 'another', measure: '补办' }], restingItems: [{ findingId: listed[1]!.id, measure: '协商' }] } as unknown as RectificationPlan;
  const records = { findings: listed, decisions: [decision], plans: [plan], deliveries: [{ id: 'survey', surface: {} as GroundSurface }], workingsRuns: [old] };
  const after = withPitSurveySources(records);
  const again = raiseWorkingFindings(await check('survey', 'pit-survey'));
  expect(ids(after.findings)).toEqual(ids(again));
  expect(after.findings.map(sourceOfFinding)).toEqual(['pit-survey', 'pit-survey']);
  expect(after.decisions).toEqual([decision, { ...decision, findingId: again[1]!.id }]);
  // The measures of these findings stay theirs.
  expect([after.plans[0]!.items.map(({ findingId }) => findingId), after.plans[0]!.restingItems!.map(({ findingId }) => findingId)]).toEqual([[again[0]!.id, 'another'], [again[1]!.id]]);
  expect(after.workingsRuns[0]!.input.source).toBe('pit-survey');
  expect(withPitSurveySources(after)).toMatchObject({ findings: after.findings });
  // A backup of that version is read the same way; one of this version stays as it is.
  expect(ids(migrateRecords({ runs: [], history: [], changes: [], settings: [], ...records } as unknown as WorkspaceRecords, 7, 'a.kcbak').findings)).toEqual(ids(again));
  expect(migrateRecords(records as unknown as WorkspaceRecords, WORKSPACE_VERSION, 'a.kcbak')).toBe(records);
});

test('an older workspace with drawings only stays as it is', async () => {
  const run = await check('drawing');
  const records = { findings: raiseWorkingFindings(run), decisions: [], plans: [], deliveries: [{ id: 'drawing' }], workingsRuns: [run] };
  expect(withPitSurveySources(records)).toBe(records);
});
