import { expect, test } from 'vitest';
import type { Act } from '../../../shared/model/act.ts';
import type { Decision, Finding } from '../../../shared/model/finding.ts';
import type { PlanItem, RectificationPlan } from '../../../shared/model/plan.ts';
import { withTrail, type TrailSources } from '../../../shared/project/earlier-trail.ts';
import { changesOfEdits } from '../../../shared/project/changes-of-edits.ts';
import { GIVEN_NUMBERS, mergeGiven, numbersIn, withGiven } from '../../../shared/project/given-numbers.ts';
import { invert, type Change } from '../../../shared/project/history.ts';
import { actsIn } from '../../../shared/project/trail.ts';

const finding = { id: 'f', runId: 'run', rightId: 'mine', code: 'L01', mineName: '双庙萤石矿' } as Finding;
const findings = new Map([['f', finding]]);
const accepted: Decision = { findingId: 'f', verdict: 'accepted', reason: '现场属实', decidedAt: '2026-11-21T01:00:00Z', areaAtDecisionSquareMetres: null };
const item = (measure: string, findingId = 'f'): PlanItem => ({ findingId, measure, acceptanceCriterion: '', unit: '', person: '', deadline: null, costTenThousandYuan: null });
const plan = (change: Partial<RectificationPlan> = {}): RectificationPlan => ({ rightId: 'mine', number: 'ZG-2026-0001', runId: 'run', route: 'safety-rectification', routeReason: '', routeChosenBy: 'program', items: [item('退出'), item('复垦')], stage: 'draft', createdAt: '', updatedAt: '2026-11-21T02:00:00Z', ...change });
const at = { at: '2026-11-21T03:00:00Z', step: 7 };
const contents = (acts: readonly Act[]) => acts.map(({ what }) => what);
const decided = (before: Decision | null, after: Decision | null): Change => ({ table: 'decisions', key: 'f', before, after });
const planned = (before: RectificationPlan | null, after: RectificationPlan | null): Change => ({ table: 'plans', key: 'mine', before, after });

test('a verdict stands in the trail with its reason and who gave it; taking it back is a line of its own', () => {
  const [given] = actsIn([decided(null, accepted)], findings, { ...at, by: '王某' });
  expect(given).toMatchObject({ rightId: 'mine', runId: 'run', at: at.at, by: '王某', what: { kind: 'verdict', verdict: 'accepted', reason: '现场属实', finding: { id: 'f' } } });
  const [taken] = actsIn(invert([decided(null, accepted)]), findings, { ...at, through: 'undo' });
  expect(taken).toMatchObject({ through: 'undo', what: { kind: 'withdrawal', verdict: 'accepted' } });
  expect(taken).not.toHaveProperty('by');
});

test('every stage is a line with what was stated with it; sending back and a new version say so', () => {
  const submitted = plan({ stage: 'review', steps: [{ stage: 'review', on: '2026-11-20', documentNumber: '青矿整〔2026〕3 号', reason: '' }] });
  expect(contents(actsIn([planned(plan(), submitted)], findings, at))).toEqual([{ kind: 'stage', stage: 'review', number: 'ZG-2026-0001', version: 1, step: submitted.steps![0] }]);
  const back = { stage: 'draft', on: '2026-11-21', documentNumber: '', reason: '缺责任人' } as const;
  const returned = plan({ steps: [...submitted.steps!, back] });
  expect(contents(actsIn([planned(submitted, returned)], findings, at))).toMatchObject([{ kind: 'stage', stage: 'draft', step: { reason: '缺责任人' } }]);
  // Taken back by undo: a stage without a statement of its own.
  expect(contents(actsIn(invert([planned(submitted, returned)]), findings, { ...at, through: 'undo' }))).toMatchObject([{ kind: 'stage', stage: 'review', step: null }]);
  const second = plan({ version: 2, steps: [] });
  expect(contents(actsIn([planned(plan({ stage: 'in-progress' }), second)], findings, at))).toMatchObject([{ kind: 'stage', stage: 'draft', version: 2 }]);
});

test('measures that came, went and were changed are told by their words; one that did not change is not', () => {
  const after = plan({ items: [item('退出'), { ...item('复垦'), person: '李某' }, item('巡查', 'g')] });
  expect(contents(actsIn([planned(plan(), after)], findings, at))).toEqual([{ kind: 'measures', number: 'ZG-2026-0001', added: ['巡查'], removed: [], changed: ['复垦'], cells: [{ measure: '复垦', column: 'person', before: '', after: '李某' }] }]);
  expect(contents(actsIn([planned(after, plan({ items: [item('退出')] }))], findings, at))).toEqual([{ kind: 'measures', number: 'ZG-2026-0001', added: [], removed: ['复垦', '巡查'], changed: [], cells: [] }]);
  expect(actsIn([planned(null, plan())], findings, at)).toEqual([]);
  expect(actsIn([planned(plan(), plan({ updatedAt: 'later' }))], findings, at)).toEqual([]);
});

test('of an edited measure every cell is told with what stood there before and after', () => {
  const edited = plan({ items: [{ ...item('停止开采并退出'), deadline: '2026-12-31' }, { ...item('复垦'), costTenThousandYuan: 3.5 }] });
  const [act] = contents(actsIn([planned(plan(), edited)], findings, at));
  expect(act).toMatchObject({
    changed: ['停止开采并退出', '复垦'],
    cells: [
      { measure: '停止开采并退出', column: 'measure', before: '退出', after: '停止开采并退出' },
      { measure: '停止开采并退出', column: 'deadline', before: null, after: '2026-12-31' },
      { measure: '复垦', column: 'costTenThousandYuan', before: null, after: 3.5 },
    ],
  });
  expect(contents(actsIn(invert([planned(plan(), edited)]), findings, { ...at, through: 'undo' }))).toMatchObject([{ cells: [{ before: '停止开采并退出', after: '退出' }, { after: null }, { before: 3.5, after: null }] }]);
});

test('clearing the sample, or bringing it back, is an act on no mine', () => {
  expect(actsIn([decided(accepted, null), planned(plan({ stage: 'issued' }), null), { table: 'layers', key: 'rights', before: {}, after: null }], findings, at)).toEqual([]);
  expect(actsIn([planned(plan({ stage: 'issued' }), null), { table: 'acts', key: 'act', before: {}, after: null }], findings, at)).toEqual([]);
  expect(actsIn([decided(null, { ...accepted, findingId: 'unknown' })], new Map(), at)).toEqual([]);
});

test('a route that a person chose is a line, and so is its being taken back to the proposal of the program', () => {
  const chosen = planned(plan(), plan({ route: 'withdrawal', routeReason: '关闭', routeChosenBy: 'person' }));
  expect(contents(actsIn([chosen], findings, at))).toEqual([{ kind: 'route', number: 'ZG-2026-0001', route: 'withdrawal', reason: '关闭' }]);
  expect(contents(actsIn(invert([chosen]), findings, { ...at, through: 'undo' }))).toEqual([{ kind: 'route', number: 'ZG-2026-0001', route: 'safety-rectification', reason: '' }]);
  expect(actsIn([planned(plan(), plan({ route: 'other' }))], findings, at)).toEqual([]);
});

test('the first edit of a plan that was not kept yet is told against what the program drafted, and so is its undo', () => {
  const edited = plan({ items: [item('退出'), { ...item('复垦'), person: '李某' }] });
  const edits = [plan(), edited].map((after) => ({ table: 'plans' as const, key: 'mine', after }));
  const changes = changesOfEdits(edits, [null, null]);
  expect(changes).toEqual([planned(null, plan()), planned(plan(), edited)]);
  expect(contents(actsIn(changes, findings, at))).toMatchObject([{ kind: 'measures', cells: [{ column: 'person', before: '', after: '李某' }] }]);
  expect(contents(actsIn(invert(changes), findings, { ...at, through: 'undo' }))).toMatchObject([{ kind: 'measures', cells: [{ before: '李某', after: '' }] }]);
});

test('an edit that changes nothing is no change; one that takes back an edit of the same step is', () => {
  const there = [plan(), plan()];
  expect(changesOfEdits([{ table: 'plans', key: 'mine', after: plan() }], there)).toEqual([]);
  const back = [plan({ number: '' }), plan()].map((after) => ({ table: 'plans' as const, key: 'mine', after }));
  expect(changesOfEdits(back, there)).toEqual([planned(plan(), plan({ number: '' })), planned(plan({ number: '' }), plan())]);
});

const sources: TrailSources = { runs: [], findings: [finding], decisions: [], plans: [], history: [], changes: [], settings: [], acts: [] };

test('an older workspace opens with the trail that its history, decisions and plans still tell', () => {
  const submitted = plan({ stage: 'review' });
  const history = [{ sequence: 1, at: '2026-11-20T01:00:00Z' }, { sequence: 2, at: '2026-11-20T02:00:00Z', undone: true }].map((entry) => ({ label: { code: 'project.did.run' }, tables: [], undone: false, ...entry }) as never);
  const told = withTrail({ ...sources, decisions: [accepted], plans: [submitted], history, changes: [{ sequence: 1, changes: [planned(plan(), submitted)] }, { sequence: 2, changes: [planned(submitted, plan({ stage: 'issued' }))] }] });
  expect(told.acts.map(({ at: when, what }) => [when, what.kind, 'stage' in what ? what.stage : ''])).toEqual([[accepted.decidedAt, 'verdict', ''], ['2026-11-20T01:00:00Z', 'stage', 'review']]);
  expect(withTrail({ ...sources, plans: [plan({ stage: 'issued' })] }).acts.map(({ at: when, what }) => [when, what.kind])).toEqual([['2026-11-21T02:00:00Z', 'stage']]);
  expect(new Set(told.acts.map(({ id }) => id)).size).toBe(2);
});

test('numbers that an older workspace gave are noted, those too of records that are gone', () => {
  const gone: Change = { table: 'runs', key: 'old', before: { number: 'R-20261121-03' }, after: null };
  const { settings } = withTrail({ ...sources, plans: [plan()], changes: [{ sequence: 1, changes: [gone] }], settings: [{ key: 'started', value: true }] });
  expect(settings).toEqual([{ key: 'started', value: true }, { key: GIVEN_NUMBERS, value: { 'ZG-2026-': 1, 'R-20261121-': 3 } }]);
});

test('the highest number given counts, whatever is given or taken away later', () => {
  const given = withGiven({}, ['ZG-2026-0009', 'ZG-2026-0010', 'R-20261121-02', '']);
  expect(given).toEqual({ 'ZG-2026-': 10, 'R-20261121-': 2 });
  expect(withGiven(given, ['ZG-2026-0004'])).toBe(given);
  expect(mergeGiven(given, { 'ZG-2026-': 4, 'ZG-2027-': 1 })).toEqual({ ...given, 'ZG-2027-': 1 });
  expect(numbersIn([planned(plan(), null), decided(null, accepted)])).toEqual(['ZG-2026-0001']);
});
