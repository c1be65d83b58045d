/** The plan of one mine: what would be drafted now, and keeping what a person wrote into it. */
import type { Note } from '../../../shared/base/news.ts';
import type { PlanItem, PlanStage, RectificationPlan } from '../../../shared/model/plan.ts';
import type { Language } from '../../../shared/i18n/text.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { nextPlanNumbers, savePlan } from '../../storage/workspace.ts';
import { today } from '../today.ts';
import { showToast } from '../view.ts';
import { rightById, type Workspace } from '../workspace.ts';

/** Stages in their order (DESIGN §5). */
export const PLAN_STAGES: readonly PlanStage[] = ['draft', 'review', 'issued', 'in-progress', 'acceptance', 'closed'];

/** The kept plan brought up to date with the decisions, or a draft without a number; null without a run. */
export function planAsItStands(workspace: Workspace, rightId: string, language: Language): RectificationPlan | null {
  const right = rightById(workspace, rightId);
  const run = workspace.runs[0];
  if (!right || !run) return null;
  const previous = workspace.plans.find((plan) => plan.rightId === rightId);
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

/** Keeps the plan; one with measures that has no number yet gets the next free one. */
export async function keepPlan(plan: RectificationPlan, label?: Note): Promise<void> {
  const numbered = plan.number !== '' || plan.items.length === 0;
  const number = numbered ? plan.number : (await nextPlanNumbers(Number(today().slice(0, 4)), 1))[0]!;
  const now = new Date().toISOString();
  await savePlan({ ...plan, number, createdAt: plan.number === '' ? now : plan.createdAt, updatedAt: now }, label);
}

export async function changeItem(plan: RectificationPlan, index: number, change: Partial<PlanItem>): Promise<void> {
  await keepPlan({ ...plan, items: plan.items.map((item, position) => (position === index ? { ...item, ...change } : item)) });
}

export async function addItem(plan: RectificationPlan, findingId: string): Promise<void> {
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
  const at = last < 0 ? plan.items.length : last + 1;
  await keepPlan({ ...plan, items: plan.items.toSpliced(at, 0, item) });
}

export async function removeItem(plan: RectificationPlan, index: number): Promise<void> {
  const label: Note = { code: 'project.did.remove-measure', params: { number: index + 1 } };
  await keepPlan({ ...plan, items: plan.items.toSpliced(index, 1) }, label);
  showToast(label, { undoable: true });
}
