import { expect, test } from 'vitest';
import type { Decision, Finding } from '../../../shared/model/finding.ts';
import type { PlanItem, RectificationPlan } from '../../../shared/model/plan.ts';
import { concernsPlan, documentNumberOf, isFailedAcceptance, lostBasis, openedAgain, sentBackStep, stageBackFrom, stepHindrance, withStep } from '../../../shared/rectification/plan-flow.ts';

const plan = { rightId: 'mine', number: 'ZG-2026-0001', runId: 'run', route: 'withdrawal', routeReason: '', items: [{ findingId: 'f', measure: '退出' } as PlanItem], stage: 'draft' } as unknown as RectificationPlan;
const decision = (verdict: Decision['verdict']): Decision => ({ findingId: 'f', verdict, reason: '', decidedAt: '', areaAtDecisionSquareMetres: null });
const finding = { id: 'f' } as Finding;

test('a plan under review goes back to its draft; an issued one is kept and a new version begins', () => {
  expect(openedAgain(plan, '2026-11-21')).toBe(plan);
  const submitted = withStep(plan, { stage: 'review', on: '2026-11-20', documentNumber: '', reason: '' });
  const again = openedAgain(submitted, '2026-11-21');
  expect(again).toMatchObject({ stage: 'draft', steps: [{ stage: 'review' }, { stage: 'draft', opened: 'again' }] });
  expect(again.version).toBeUndefined();
  const issued = { ...withStep(submitted, { stage: 'issued', on: '2026-11-21', documentNumber: '3 号', reason: '' }) };
  const second = openedAgain(issued, '2026-11-22');
  expect(second).toMatchObject({ number: plan.number, stage: 'draft', version: 2, steps: [{ opened: 'new-version' }], earlierVersions: [{ version: 1, stage: 'issued', items: plan.items, steps: issued.steps }] });
  expect(openedAgain({ ...second, stage: 'closed' }, '2026-11-23')).toMatchObject({ version: 3, earlierVersions: [{ version: 1 }, { version: 2 }] });
});

test('why a plan was sent back is told until it goes on; a plan opened by its own people was not sent back', () => {
  const step = (stage: RectificationPlan['stage'], reason = '') => ({ stage, on: '2026-11-20', documentNumber: '', reason });
  const submitted = withStep(plan, step('review'));
  expect(sentBackStep(submitted)).toBeNull();
  const back = withStep(submitted, step('draft', '缺责任人'));
  expect(sentBackStep(back)).toMatchObject({ stage: 'draft', reason: '缺责任人' });
  expect(sentBackStep(withStep(back, step('review')))).toBeNull();
  const issued = withStep(submitted, step('issued'));
  expect(sentBackStep(withStep(withStep(issued, step('acceptance')), step('in-progress', '复垦未达标')))).toMatchObject({ stage: 'in-progress' });
  const second = openedAgain(issued, '2026-11-21', '许可证已延续');
  expect(second.steps).toEqual([expect.objectContaining({ opened: 'new-version', reason: '许可证已延续' })]);
  expect(sentBackStep(second)).toBeNull();
});

test('a plan bears the number of its issue, not that of a later paper about it, and none of the time before it went back', () => {
  const step = (stage: RectificationPlan['stage'], documentNumber = '') => ({ stage, on: '2026-11-20', documentNumber, reason: '' });
  const begun = withStep(withStep(withStep(plan, step('review', '1 号')), step('issued', '3 号')), step('in-progress'));
  expect(documentNumberOf(begun)).toBe('3 号');
  expect(documentNumberOf(withStep(begun, step('acceptance', '9 号')))).toBe('3 号');
  // Nor that of the paper which says that its acceptance failed.
  expect(documentNumberOf(withStep(withStep(begun, step('acceptance', '9 号')), { ...step('in-progress', '10 号'), reason: '边坡未治理' }))).toBe('3 号');
  expect(documentNumberOf(withStep(withStep(plan, step('review', '1 号')), step('issued')))).toBe('1 号');
  expect(documentNumberOf(openedAgain(begun, '2026-11-21'))).toBe('');
  const returned = withStep(withStep(plan, step('review', '1 号')), step('draft'));
  expect([documentNumberOf(returned), documentNumberOf(withStep(returned, step('review')))]).toEqual(['', '']);
  expect(documentNumberOf({ stage: 'issued' })).toBe('');
});

test('a step has its day between the step before it and today, and goes back only with a reason', () => {
  const step = (on: string, more: object = {}) => ({ goesBack: false, on, reason: '', ...more });
  expect(stepHindrance(step('2026-11-20'), '2026-11-20', '2026-11-20')).toBeNull();
  expect(stepHindrance(step('2026-11-19'), '2026-11-20', '2026-11-20')).toEqual({ kind: 'early', date: '2026-11-20' });
  expect(stepHindrance(step('2062-11-20'), null, '2026-11-20')).toEqual({ kind: 'future' });
  // A plan whose last step an older program let lie in the future can still go on, on that day.
  expect(stepHindrance(step('2062-11-20'), '2062-11-20', '2026-11-20')).toBeNull();
  expect(stepHindrance(step('2026-11-20', { goesBack: true, reason: ' ' }), null, '2026-11-20')).toEqual({ kind: 'reason-missing' });
  expect(stepHindrance(step('2026-11-20', { goesBack: true, reason: '缺责任人' }), null, '2026-11-20')).toBeNull();
});

test('a plan is sent back from the review to its draft and from the acceptance to the work, from nowhere else', () => {
  const stages: readonly RectificationPlan['stage'][] = ['draft', 'review', 'issued', 'in-progress', 'acceptance', 'closed'];
  expect(stages.map((stage) => stageBackFrom({ stage }))).toEqual([null, 'draft', null, null, 'in-progress', null]);
  expect(isFailedAcceptance({ stage: 'in-progress', reason: '边坡未治理' })).toBe(true);
  expect(isFailedAcceptance({ stage: 'in-progress', reason: '' })).toBe(false);
});

test('a verdict concerns a plan that was handed on where one stands already or a new one adds to it', () => {
  const issued = { stage: 'issued' } as const;
  expect(concernsPlan(undefined, null, decision('accepted'))).toBe(false);
  expect(concernsPlan(plan, decision('accepted'), null)).toBe(false);
  expect(concernsPlan(issued, decision('accepted'), null)).toBe(true);
  expect(concernsPlan(issued, null, decision('accepted'))).toBe(true);
  expect(concernsPlan(issued, null, decision('needs-evidence'))).toBe(false);
});

test('a plan that was handed on has lost its basis once a finding that is still there is not accepted any more, or nothing is left', () => {
  const issued = { ...plan, stage: 'in-progress' } as const;
  expect(lostBasis(issued, [finding], [decision('accepted')])).toBeNull();
  expect(lostBasis(issued, [finding], [])).toEqual({ kind: 'withdrawn', count: 1 });
  expect(lostBasis(issued, [], [])).toBeNull();
  expect(lostBasis({ ...issued, items: [] }, [], [])).toEqual({ kind: 'no-measures' });
  expect(lostBasis({ ...plan, items: [] }, [], [])).toBeNull();
});
