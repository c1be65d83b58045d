import { beforeEach, expect, test, vi } from 'vitest';
import type { PlanItem, RectificationPlan } from '../../../shared/model/plan.ts';
import { changePlan, changeRoute, moveToStage, nextStage, openPlanAgain, removeItem, sendBackPlan } from '../../../renderer/state/work/plans.ts';
import { ensurePlans, plansAsTheyStand } from '../../../renderer/state/work/report.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

/** A database that takes its time. */
const kept = vi.hoisted(() => ({ plans: new Map<string, { number: string }>(), label: null as unknown, drafted: null as unknown, saved: 0 }));
vi.mock('../../../renderer/storage/workspace.ts', () => {
  const later = <Value>(value: () => Value): Promise<Value> => new Promise((resolve) => setTimeout(() => resolve(value()), 3));
  const savePlans = (plans: readonly { rightId: string; number: string }[]): Promise<void> => later(() => plans.forEach((plan) => kept.plans.set(plan.rightId, plan)));
  return {
    readPlan: (rightId: string) => later(() => kept.plans.get(rightId)),
    savePlans,
    savePlan: (plan: { rightId: string; number: string }, label: unknown, drafted: unknown) => {
      kept.label = label;
      kept.drafted = drafted;
      kept.saved += 1;
      return savePlans([plan]);
    },
    nextPlanNumbers: (_year: number, count: number) => later(() => Array.from({ length: count }, (_, index) => `ZG-${[...kept.plans.values()].filter(({ number }) => number !== '').length + index + 1}`)),
  };
});
vi.mock('../../../shared/rectification/plan.ts', () => ({
  draftPlan: ({ right, number, previous }: { right: { id: string }; number: string; previous?: RectificationPlan }) => ({ items: [], stage: 'draft', createdAt: '', updatedAt: '', ...previous, rightId: right.id, number }),
}));

const measure = { findingId: 'f', measure: '退出重叠区域' } as PlanItem;

beforeEach(() => {
  kept.plans.clear();
  kept.saved = 0;
  useWorkspace.setState({ rights: [{ id: 'a', mineName: '甲矿' }, { id: 'b' }] as never, runs: [{ id: 'run', finishedAt: '' }] as never });
});

test('a report holds the cell that was typed right before it was asked for', async () => {
  const typed = changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  const [plan] = await ensurePlans(['a']);
  await typed;
  expect(plan!.items).toEqual([measure]);
  expect(kept.plans.get('a')).toMatchObject({ items: [measure] });
});

test('two reports and a cell at once never give one number twice', async () => {
  await Promise.all([ensurePlans(['a']), ensurePlans(['a', 'b']), changePlan('b', (plan) => ({ ...plan, items: [measure] }))]);
  expect([...kept.plans.values()].map(({ number }) => number)).toEqual(['ZG-1', 'ZG-2']);
});

test('plans for a list are drafted as they stand: nothing is kept and no number is given', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  const saved = kept.saved;
  expect((await plansAsTheyStand(['a', 'b'])).map(({ rightId, number }) => [rightId, number])).toEqual([['a', 'ZG-1'], ['b', '']]);
  expect(kept.saved).toBe(saved);
  expect([...kept.plans.keys()]).toEqual(['a']);
});

test('the first change of a plan is kept together with the draft that it changed, later ones alone', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  expect(kept.drafted).toMatchObject({ rightId: 'a', number: 'ZG-1', items: [], stage: 'draft' });
  await changePlan('a', (plan) => ({ ...plan, items: [] }));
  expect(kept.drafted).toBeUndefined();
});

test('a submitted plan is kept in its new stage under a name that says the mine, the number and what was done', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  await moveToStage('a', 'review');
  expect(kept.plans.get('a')).toMatchObject({ stage: 'review', number: 'ZG-1' });
  expect(kept.label).toEqual({ code: 'verdict.did.review', params: { mine: '甲矿', number: 'ZG-1' } });
});

test('a button that is pressed twice hands the plan on once, and never back', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  await Promise.all([moveToStage('a', 'review'), moveToStage('a', 'review')]);
  expect(kept.saved).toBe(2);
  await moveToStage('a', 'issued');
  await moveToStage('a', 'review');
  expect(kept.plans.get('a')).toMatchObject({ stage: 'issued' });
});

test('a step whose stage is not the next one any more is not taken: none is passed over', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  await moveToStage('a', 'review');
  await Promise.all([sendBackPlan('a', 'draft', '缺责任人', { on: '2026-11-21', documentNumber: '' }), moveToStage('a', 'issued')]);
  expect(kept.plans.get('a')).toMatchObject({ stage: 'draft' });
});

test('what was submitted stands still; opened again it is a draft, and once it was issued a new version', async () => {
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  await moveToStage('a', 'review', { on: '2026-11-20', documentNumber: '青矿整〔2026〕3 号' });
  await removeItem('a', 0);
  await changeRoute('a', { route: 'withdrawal', routeReason: '改' });
  expect(kept.plans.get('a')).toMatchObject({ stage: 'review', items: [measure], steps: [{ stage: 'review', on: '2026-11-20', documentNumber: '青矿整〔2026〕3 号' }] });
  await sendBackPlan('a', 'draft', '缺责任人', { on: '2026-11-21', documentNumber: '' });
  expect(kept.plans.get('a')).toMatchObject({ stage: 'draft', items: [measure] });
  expect(kept.label).toEqual({ code: 'flow.did.sentBack', params: { mine: '甲矿', number: 'ZG-1' } });
  await moveToStage('a', 'review');
  await openPlanAgain('a', '');
  expect(kept.label).toEqual({ code: 'flow.did.reopened', params: { mine: '甲矿', number: 'ZG-1' } });
  await moveToStage('a', 'review');
  await moveToStage('a', 'issued');
  await openPlanAgain('a', '');
  expect(kept.label).toEqual({ code: 'flow.did.newVersion', params: { mine: '甲矿', number: 'ZG-1', version: 2 } });
  await removeItem('a', 0);
  expect(kept.plans.get('a')).toMatchObject({ stage: 'draft', version: 2, items: [], earlierVersions: [{ version: 1, stage: 'issued', items: [measure] }] });
});

test('with its submission a plan keeps the numbers of its mine\'s findings, and with later steps those that came meanwhile', async () => {
  const finding = (id: string, area: number) => ({ id, rightId: 'a', code: 'L05', severity: 'general', evidence: { kind: 'overlap', areaEllipsoidalSquareMetres: area } });
  useWorkspace.setState({ findings: [finding('f', 100), finding('g', 200)] as never });
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  expect(kept.plans.get('a')).not.toHaveProperty('quotedNumbers');
  await moveToStage('a', 'review');
  expect(kept.plans.get('a')).toMatchObject({ quotedNumbers: { g: 'L05-1', f: 'L05-2' } });
  useWorkspace.setState({ findings: [finding('f', 100), finding('h', 900)] as never });
  await moveToStage('a', 'issued');
  expect(kept.plans.get('a')).toMatchObject({ quotedNumbers: { g: 'L05-1', f: 'L05-2', h: 'L05-3' } });
  useWorkspace.setState({ findings: [] });
});

test('an acceptance that failed brings the plan back to the work with its reason, and it can be asked for again', async () => {
  const statement = { on: '2026-11-21', documentNumber: '' };
  await changePlan('a', (plan) => ({ ...plan, items: [measure] }));
  for (const stage of ['review', 'issued', 'in-progress'] as const) await moveToStage('a', stage, statement);
  // Nothing was to be accepted yet.
  await sendBackPlan('a', 'in-progress', '边坡未治理', statement);
  expect((kept.plans.get('a') as unknown as RectificationPlan).steps).toHaveLength(3);
  await moveToStage('a', 'acceptance', statement);
  await sendBackPlan('a', 'draft', '边坡未治理', statement);
  expect(kept.plans.get('a')).toMatchObject({ stage: 'acceptance' });
  await sendBackPlan('a', 'in-progress', '边坡未治理', { on: '2026-11-22', documentNumber: '验 5 号' });
  expect(kept.plans.get('a')).toMatchObject({ stage: 'in-progress', items: [measure] });
  expect((kept.plans.get('a') as unknown as RectificationPlan).steps?.at(-1)).toEqual({ stage: 'in-progress', on: '2026-11-22', documentNumber: '验 5 号', reason: '边坡未治理' });
  expect(kept.label).toEqual({ code: 'flow.did.notAccepted', params: { mine: '甲矿', number: 'ZG-1' } });
  await moveToStage('a', 'acceptance', statement);
  expect(kept.plans.get('a')).toMatchObject({ stage: 'acceptance' });
});

test('a plan is submitted once its findings are decided and it has measures, and closed for good at the end', () => {
  const plan = (stage: RectificationPlan['stage'], items = [measure]): RectificationPlan => ({ stage, items }) as unknown as RectificationPlan;
  expect(nextStage(plan('draft'), 2)).toEqual({ stage: 'review', hindrance: { code: 'window.plan.stillUndecided', params: { count: 2 } } });
  expect(nextStage(plan('draft', []), 0)?.hindrance?.code).toBe('window.plan.noItems');
  expect(nextStage(plan('draft'), 0)).toEqual({ stage: 'review', hindrance: null });
  expect(nextStage(plan('review'), 3)).toEqual({ stage: 'issued', hindrance: null });
  expect(nextStage(plan('closed'), 0)).toBeNull();
});
