import { beforeAll, expect, test } from 'vitest';
import { ruleFor } from '../../../shared/law/rules.ts';
import type { Decision, Finding } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { decisionOn, draftPlan, isDraftedAnew, proposeRoute, routeProposal, type DraftPlanInput } from '../../../shared/rectification/plan.ts';
import { planInLanguage } from '../../../shared/rectification/plan-wording.ts';
import { reportFixture, type Fixture } from '../../helpers/report-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await reportFixture();
});

const draft = (changes: Partial<DraftPlanInput> = {}): RectificationPlan =>
  draftPlan({ right: fixture.right, findings: fixture.findings, decisions: fixture.decisions, asOf: '2026-11-18', number: 'ZG-2026-0134', runId: fixture.run.id, draftedAt: '2026-11-18T02:00:00.000Z', language: 'zh-CN', ...changes });
const own = (): Finding[] => fixture.findings.filter(({ rightId }) => rightId === fixture.right.id);
const accept = (finding: Finding): Decision => ({ findingId: finding.id, verdict: 'accepted', reason: '', decidedAt: '2026-11-18T02:00:00.000Z', areaAtDecisionSquareMetres: null });
const withShare = (finding: Finding, share: number): Finding => (finding.evidence.kind === 'overlap' ? { ...finding, evidence: { ...finding.evidence, share } } : finding);

test('measures come from accepted findings only, and from every one of them', () => {
  const plan = draft();
  const accepted = own().filter((finding) => decisionOn(finding, fixture.decisions).state === 'accepted').map(({ id }) => id);
  expect(accepted.length).toBeGreaterThanOrEqual(3);
  expect(new Set(plan.items.map(({ findingId }) => findingId))).toEqual(new Set(accepted));
  for (const item of plan.items) {
    expect(item.measure).not.toBe('');
    expect(item.acceptanceCriterion).not.toBe('');
    expect(item.unit).not.toBe('');
    expect(item.deadline! > '2026-11-18').toBe(true);
    expect(item.person).toBe('');
    expect(item.costTenThousandYuan).toBeNull();
  }
});

test('findings of other mines never enter a plan, even accepted ones', () => {
  const plan = draft({ decisions: fixture.findings.map(accept) });
  const ids = new Set(own().map(({ id }) => id));
  expect(fixture.findings.length).toBeGreaterThan(ids.size);
  expect(plan.items).not.toEqual([]);
  expect(plan.items.every(({ findingId }) => ids.has(findingId))).toBe(true);
});

test('without a decision there is nothing to rectify yet, and no route is argued for', () => {
  const plan = draft({ decisions: [] });
  expect(plan.items).toEqual([]);
  expect(plan.routeReason).toContain('没有认定成立的问题');
  expect(draft({ previous: plan })).toMatchObject({ route: 'partial-withdrawal', routeReason: routeProposal('partial-withdrawal', 'zh-CN') });
});

test('a plan that was handed on is given back as it was, whatever became of the verdicts', () => {
  const submitted: RectificationPlan = { ...draft(), stage: 'review' };
  expect(submitted.items.length).toBeGreaterThan(0);
  expect(draft({ previous: submitted, decisions: [] })).toEqual(submitted);
  // The run that it rests on too: clearing away a later one must not take the plan with it.
  expect(draft({ previous: submitted, runId: 'later' }).runId).toBe(submitted.runId);
  expect(draft({ previous: { ...submitted, stage: 'draft' }, runId: 'later' }).runId).toBe('later');
  // A further version of an issued plan keeps what did not come up again; a first draft lets it rest.
  expect(draft({ previous: { ...submitted, stage: 'draft', version: 2 }, findings: [] }).items).toEqual(submitted.items);
  expect(draft({ previous: { ...submitted, stage: 'draft' }, findings: [] }).items).toEqual([]);
});

test('what a person wrote into the plan survives drafting again', () => {
  const first = draft();
  const edited: RectificationPlan = { ...first, routeReason: '按县政府专题会议纪要办理。', route: 'integration', routeChosenBy: 'person', items: first.items.map((item, i) => (i === 0 ? { ...item, measure: '改写的措施', person: '周某', costTenThousandYuan: 12.5 } : item)).filter((_, i) => i !== 1) };
  const again = draft({ previous: edited, number: 'ZG-2026-9999', asOf: '2026-12-01', draftedAt: '2026-12-01T02:00:00.000Z' });
  expect(again.items[0]).toMatchObject({ measure: '改写的措施', person: '周某', costTenThousandYuan: 12.5 });
  // A measure the person struck out does not come back while its finding still has others.
  expect(again.items).toHaveLength(edited.items.length);
  expect(again).toMatchObject({ number: 'ZG-2026-0134', stage: 'draft', route: 'integration', routeReason: '按县政府专题会议纪要办理。', createdAt: first.createdAt, updatedAt: '2026-12-01T02:00:00.000Z' });
});

test('the only measure of an accepted finding is told apart: struck out, it would be back in the words of the program', () => {
  const first = draft();
  const [item] = first.items;
  const alone: RectificationPlan = { ...first, items: [{ ...item!, measure: '改写的措施' }, ...first.items.filter(({ findingId }) => findingId !== item!.findingId)] };
  const without = (plan: RectificationPlan): RectificationPlan => draft({ previous: { ...plan, items: plan.items.slice(1) } });
  expect(isDraftedAnew(alone, item!, fixture.findings, fixture.decisions)).toBe(true);
  expect(without(alone).items.map(({ findingId }) => findingId)).toContain(item!.findingId);
  const two: RectificationPlan = { ...alone, items: [item!, ...alone.items] };
  expect(isDraftedAnew(two, item!, fixture.findings, fixture.decisions)).toBe(false);
  expect(without(two).items.filter(({ findingId }) => findingId === item!.findingId)).toHaveLength(1);
  // One whose finding did not come up again, in a later version, can be struck out.
  expect(isDraftedAnew(alone, item!, [], fixture.decisions)).toBe(false);
});

test('a finding accepted later is added, one set aside later takes its measures with it', () => {
  const first = draft();
  const undecided = own().find((finding) => decisionOn(finding, fixture.decisions).state === 'undecided')!;
  const dropped = first.items[0]!.findingId;
  const decisions = [...fixture.decisions.filter(({ findingId }) => findingId !== dropped), accept(undecided)];
  const again = draft({ previous: first, decisions });
  expect(again.items.some(({ findingId }) => findingId === undecided.id)).toBe(true);
  expect(again.items.some(({ findingId }) => findingId === dropped)).toBe(false);
});

test('measures of a draft rest while their finding is away, through several draftings, and come back as they were worded', () => {
  const first = draft();
  const away = first.items[0]!.findingId;
  const edited: RectificationPlan = { ...first, items: first.items.map((item) => (item.findingId === away ? { ...item, measure: '改写的措施', person: '周某' } : item)) };
  const without = fixture.findings.filter(({ id }) => id !== away);
  const once = draft({ findings: without, previous: edited });
  const twice = draft({ findings: without, previous: once });
  expect([once, twice].map(({ items }) => items.some(({ findingId }) => findingId === away))).toEqual([false, false]);
  const back = draft({ previous: twice });
  expect(back.items.filter(({ findingId }) => findingId === away)).toEqual(edited.items.filter(({ findingId }) => findingId === away));
  expect(back.restingItems).toBeUndefined();
});

test('measures of an issued plan stay when the finding did not come up again; those of a draft go', () => {
  const first = draft();
  const gone = first.items[0]!.findingId;
  const findings = fixture.findings.filter(({ id }) => id !== gone);
  expect(draft({ findings, previous: { ...first, stage: 'in-progress' } }).items.some(({ findingId }) => findingId === gone)).toBe(true);
  expect(draft({ findings, previous: first }).items.some(({ findingId }) => findingId === gone)).toBe(false);
});

test('an accepted overlap with a red line proposes partial withdrawal, and says that it is a proposal', () => {
  const plan = draft();
  expect(plan.route).toBe('partial-withdrawal');
  expect(plan.routeReason).toContain('由主管部门审定');
});

test('a route follows the decisions until somebody edits it', () => {
  const first = draft();
  const decisions = fixture.decisions.filter(({ findingId }) => own().find(({ id }) => id === findingId)?.code !== 'L09');
  expect(draft({ previous: first, decisions }).route).toBe('other');
  // Even with the program's own sentence left standing, a route that a person chose stays.
  expect(draft({ previous: { ...first, routeChosenBy: 'person' }, decisions })).toMatchObject({ route: 'partial-withdrawal', routeChosenBy: 'person' });
  // A sentence that a later version words otherwise does not turn a proposal into a choice.
  expect(draft({ previous: { ...first, routeReason: '旧版本的提法。' }, decisions })).toMatchObject({ route: 'other', routeChosenBy: 'program' });
});

test('an overlap that leaves nothing of the mine proposes withdrawal', () => {
  const redLine = own().find(({ code }) => code === 'L09')!;
  expect(proposeRoute([withShare(redLine, 1)])).toBe('withdrawal');
  expect(proposeRoute([withShare(redLine, 0.99)])).toBe('partial-withdrawal');
  expect(proposeRoute([withShare(own().find(({ code }) => code === 'L01')!, 1)])).toBe('other');
});

test('a route that the site visit decides says so: farmland may be restored or the right reduced, as its measures say', () => {
  const farmland = own().find(({ code }) => code === 'L01')!;
  const plan = draft({ findings: [farmland], decisions: [accept(farmland)] });
  expect(plan.items.some(({ measure }) => measure.includes('核减重叠部分'))).toBe(true);
  expect(plan.routeReason).toContain('永久基本农田');
  expect(plan.routeReason).toContain('现场核查');
  expect(plan.routeReason).toContain('部分退出');
  const { routeReason } = planInLanguage(plan, [farmland], '2026-11-18', 'en');
  expect(routeReason).toBe(routeProposal('other', 'en', ['L01']));
  // Where no measure reduces the right, nothing is open.
  const forest = own().find(({ code }) => !['L01', 'L07', 'L08', 'L09', 'F12'].includes(code))!;
  expect(draft({ findings: [forest], decisions: [accept(forest)] }).routeReason).toBe(routeProposal('other', 'zh-CN'));
});

test('safety hazards are proposed to be rectified only where there is one; an expired licence and a railway near by are none', () => {
  const of = (code: Finding['code']): Finding => ({ ...own()[0]!, id: code, code });
  expect(proposeRoute([of('F02')])).toBe('safety-rectification');
  expect(proposeRoute([of('F03'), of('L01')])).toBe('safety-rectification');
  expect(proposeRoute([of('F05'), of('L01'), of('L11')])).toBe('other');
  expect(proposeRoute([of('F05'), of('F02')])).toBe('other');
  // Only of coal mines does a law call it a hazard: what is said of every mine is what art 13 forbids every mine.
  expect(routeProposal('safety-rectification', 'zh-CN')).toMatch(/第十三条禁止越层、越界开采/);
  expect(routeProposal('safety-rectification', 'zh-CN')).not.toContain('属于安全隐患');
  expect(ruleFor('F02', null, '2026-11-20').basis).toContainEqual(expect.objectContaining({ law: '矿山安全法实施条例', article: '第十三条', verified: true }));
  const findings = [of('F05')];
  const { routeReason } = draft({ findings, decisions: findings.map(accept) });
  expect(routeReason).toContain('待定');
  expect(routeReason).toContain('先核实续期情况');
  expect(routeReason).not.toContain('就地整治');
});

test('what accepts the end of a licence fits the way of mining: an open pit has no shafts to close', () => {
  const expired: Finding = { ...own()[0]!, code: 'F05', evidence: { kind: 'expired', validTo: '2026-01-01', days: 3 } };
  const criteria = (method: typeof fixture.right.method, language: 'zh-CN' | 'en' = 'zh-CN'): string => {
    const plan = draft({ right: { ...fixture.right, method }, findings: [expired], decisions: [accept(expired)] });
    return planInLanguage(plan, [expired], '2026-11-18', language).items.map(({ acceptanceCriterion }) => acceptanceCriterion).join();
  };
  expect(criteria('underground')).toContain('封闭井口');
  expect(criteria('open-pit')).toContain('停止开采、撤除设备');
  expect(criteria('open-pit')).not.toContain('井口');
  expect(criteria('open-pit', 'en')).toContain('mining stopped');
});
