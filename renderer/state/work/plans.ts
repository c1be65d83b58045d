/** The plan of one mine: what would be drafted now, and keeping what a person wrote into it. */
import type { Note } from '../../../shared/base/news.ts';
import type { PlanItem, PlanStage, PlanStep, RectificationPlan } from '../../../shared/model/plan.ts';
import type { Language } from '../../../shared/i18n/text.ts';
import { isLocked, openedAgain, stageBackFrom, versionOf, withStep, type BackStage } from '../../../shared/rectification/plan-flow.ts';
import { withQuotedNumbers } from '../../../shared/rectification/problem-order.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { nextPlanNumbers, readPlan, savePlan } from '../../storage/workspace.ts';
import { today } from '../today.ts';
import { stageLabel } from '../plan-steps.ts';
import { useView } from '../view.ts';
import { rightById, useWorkspace, type Workspace } from '../workspace.ts';

/** Stages in their order (DESIGN §5). */
export const PLAN_STAGES: readonly PlanStage[] = ['draft', 'review', 'issued', 'in-progress', 'acceptance', 'closed'];

/** The kept plan brought up to date with the decisions, or a draft without a number; null while nothing was checked. */
export function planAsItStands(workspace: Workspace, rightId: string, language: Language): RectificationPlan | null {
  return standingPlan(workspace, rightId, workspace.plans.find((plan) => plan.rightId === rightId), language);
}

function standingPlan(workspace: Workspace, rightId: string, previous: RectificationPlan | undefined, language: Language): RectificationPlan | null {
  const right = rightById(workspace, rightId);
  // The overlay, or where there was none the check of the mine's drawing.
  const run = workspace.runs[0] ?? workspace.workingsRuns.find(({ mines }) => mines.some((mine) => mine.rightId === rightId));
  if (!right || !run) return null;
  return draftPlan({
    right,
    findings: workspace.findings,
    decisions: workspace.decisions,
    asOf: today(),
    number: previous?.number ?? '',
    runId: run.id,
    language,
    draftedAt: previous?.updatedAt ?? run.finishedAt,
    ...(previous && { previous }),
  });
}

/** Changes of plans wait for one another: two cells left in quick succession are both kept, and no number is given twice. */
let lastChange: Promise<unknown> = Promise.resolve();

/** Does `work` after every change of a plan that was begun before; it reads plans from the database, not as they are shown. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = lastChange.then(work);
  lastChange = done.catch(() => {});
  return done;
}

/**
 * Applies `change` to the plan as it is kept by then, not as it was shown, and keeps the result unless it is the same plan;
 * one with measures that has no number yet gets the next free one.
 */
export function changePlan(rightId: string, change: (plan: RectificationPlan) => RectificationPlan, label?: Note | ((kept: RectificationPlan) => Note)): Promise<void> {
  return inTurn(async () => {
    const before = await readPlan(rightId);
    const standing = standingPlan(useWorkspace.getState(), rightId, before, useView.getState().language);
    if (!standing) return;
    const plan = change(standing);
    if (plan === standing) return;
    const numbered = plan.number !== '' || plan.items.length === 0;
    const number = numbered ? plan.number : (await nextPlanNumbers(Number(today().slice(0, 4)), 1))[0]!;
    const now = new Date().toISOString();
    const kept = { ...plan, number, createdAt: plan.number === '' ? now : plan.createdAt, updatedAt: now };
    // The program's first draft goes in before the change: the trail then tells what the person changed, in the first edit too.
    const drafted = before ? undefined : { ...standing, number, createdAt: kept.createdAt, updatedAt: now };
    await savePlan(kept, typeof label === 'function' ? label(kept) : label, drafted);
  });
}

/** The stage a plan can go on to, and why it cannot yet; null at the end of its way. */
export function nextStage(plan: RectificationPlan | null, undecided: number): { readonly stage: Exclude<PlanStage, 'draft'>; readonly hindrance: Note | null } | null {
  const stage = PLAN_STAGES[PLAN_STAGES.indexOf(plan?.stage ?? 'draft') + 1] as Exclude<PlanStage, 'draft'> | undefined;
  if (stage === undefined) return null;
  if (stage === 'review' && undecided > 0) return { stage, hindrance: { code: 'window.plan.stillUndecided', params: { count: undecided } } };
  return { stage, hindrance: plan === null || plan.items.length === 0 ? { code: 'window.plan.noItems' } : null };
}

/** What the office states of a step: its day, and the number of the paper where there is one. */
export type StepStatement = Pick<PlanStep, 'on' | 'documentNumber'>;

/** Hands the plan on to its next stage, unless it stands elsewhere by then: a button pressed twice is one step, and none is passed over. From here on its papers go out: findings keep the numbers that these quote. The history names the mine, the plan and what was done with it. */
export async function moveToStage(rightId: string, stage: Exclude<PlanStage, 'draft'>, statement: StepStatement = { on: today(), documentNumber: '' }): Promise<void> {
  const mine = rightById(useWorkspace.getState(), rightId)?.mineName ?? '';
  await changePlan(rightId, (plan) => (PLAN_STAGES[PLAN_STAGES.indexOf(plan.stage) + 1] === stage ? withStep(withQuotedNumbers(plan, useWorkspace.getState().findings), { stage, ...statement, reason: '' }) : plan), (kept) => stageLabel(stage, mine, kept));
}

/** 退回, 验收未通过: sends a plan back from the review to its draft or from the acceptance to the work, with the reason, unless it stands elsewhere by then. */
export async function sendBackPlan(rightId: string, to: BackStage, reason: string, statement: StepStatement): Promise<void> {
  const mine = rightById(useWorkspace.getState(), rightId)?.mineName ?? '';
  await changePlan(rightId, (plan) => (stageBackFrom(plan) === to ? withStep(plan, { stage: to, ...statement, reason }) : plan), ({ number }) => ({ code: to === 'draft' ? 'flow.did.sentBack' : 'flow.did.notAccepted', params: { mine, number } }));
}

/** Opens a plan for changes: back to its draft from the review, a new version once it was issued; the reason goes into the trail. */
export async function openPlanAgain(rightId: string, reason: string): Promise<void> {
  const mine = rightById(useWorkspace.getState(), rightId)?.mineName ?? '';
  await changePlan(rightId, (plan) => openedAgain(plan, today(), reason), (kept) => openedLabel(mine, kept));
}

function openedLabel(mine: string, plan: RectificationPlan): Note {
  const { number, steps } = plan;
  return steps?.at(-1)?.opened === 'new-version' ? { code: 'flow.did.newVersion', params: { mine, number, version: versionOf(plan) } } : { code: 'flow.did.reopened', params: { mine, number } };
}

/** Does `change` of a draft; a plan that was handed on by then stays as it is: whoever wants to change it opens it first. */
async function changeDraft(rightId: string, change: (plan: RectificationPlan) => RectificationPlan, label?: Note): Promise<void> {
  await changePlan(rightId, (plan) => (isLocked(plan) ? plan : change(plan)), label);
}

export async function changeRoute(rightId: string, change: Pick<RectificationPlan, 'routeReason'> & Partial<Pick<RectificationPlan, 'route'>>): Promise<void> {
  await changeDraft(rightId, (plan) => ({ ...plan, ...change, routeChosenBy: 'person' }));
}

export async function changeItem(rightId: string, index: number, change: Partial<PlanItem>): Promise<void> {
  await changeDraft(rightId, (plan) => ({ ...plan, items: plan.items.map((item, position) => (position === index ? { ...item, ...change } : item)) }));
}

/** A further, empty measure after the last one of the finding; unit, person and term as there. */
export async function addItem(rightId: string, findingId: string): Promise<void> {
  await changeDraft(rightId, (plan) => {
    const last = plan.items.findLastIndex((item) => item.findingId === findingId);
    const pattern = plan.items[last];
    const item: PlanItem = {
      findingId,
      measure: '',
      acceptanceCriterion: '',
      unit: pattern?.unit ?? '',
      person: pattern?.person ?? '',
      deadline: pattern?.deadline ?? null,
      costTenThousandYuan: null,
    };
    return { ...plan, items: plan.items.toSpliced(last < 0 ? plan.items.length : last + 1, 0, item) };
  });
}

export async function removeItem(rightId: string, index: number): Promise<void> {
  const label: Note = { code: 'project.did.remove-measure', params: { number: index + 1 } };
  await changeDraft(rightId, (plan) => ({ ...plan, items: plan.items.toSpliced(index, 1) }), label);
}
