/** A plan on its way through the office: from its submission on, what it says stands still. */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { Decision, Finding } from '../model/finding.ts';
import type { PlanStage, PlanStep, RectificationPlan } from '../model/plan.ts';

/** True from the submission on: measures, route and the verdicts that they rest on are changed only after the plan was opened again. */
export const isLocked = ({ stage }: Pick<RectificationPlan, 'stage'>): boolean => stage !== 'draft';

/** `version` of a plan; those of older programs are the first. */
export const versionOf = ({ version = 1 }: Pick<RectificationPlan, 'version'>): number => version;

/** The plan in the next stage, with what was stated of the step. */
export function withStep(plan: RectificationPlan, step: PlanStep): RectificationPlan {
  return { ...plan, stage: step.stage, steps: [...(plan.steps ?? []), step] };
}

/** Where a plan goes that is not let through: from the review to its draft (退回), from the acceptance to the work (验收未通过). */
const STAGE_BACK: Partial<Record<PlanStage, BackStage>> = { review: 'draft', acceptance: 'in-progress' };
/** A stage that a step back leads to. */
export type BackStage = Extract<PlanStage, 'draft' | 'in-progress'>;

/** The stage that a plan is sent back to from where it stands; null where nobody has to let it through. */
export const stageBackFrom = ({ stage }: Pick<RectificationPlan, 'stage'>): BackStage | null => STAGE_BACK[stage] ?? null;

/** True for the step after an acceptance that failed: the work was begun already, and a reason is given. */
export const isFailedAcceptance = ({ stage, reason }: Pick<PlanStep, 'stage' | 'reason'>): boolean => stage === 'in-progress' && reason !== '';

/** The step that sent the plan back to where it stands now (退回, 验收未通过), with its reason; null where nobody did or it went on since. */
export function sentBackStep({ steps = [] }: Pick<RectificationPlan, 'steps'>): PlanStep | null {
  const last = steps.at(-1);
  return last !== undefined && last.opened === undefined && last.reason !== '' ? last : null;
}

/** What keeps a step from being taken as it is stated; null: nothing. `goesBack`: the plan is not let through, `last`: day of the step before it, `today` of the office. */
export function stepHindrance({ goesBack, on, reason }: Pick<PlanStep, 'on' | 'reason'> & { readonly goesBack: boolean }, last: CalendarDate | null, today: CalendarDate): { readonly kind: 'reason-missing' } | { readonly kind: 'future' } | { readonly kind: 'early'; readonly date: CalendarDate } | null {
  if (goesBack && reason.trim() === '') return { kind: 'reason-missing' };
  if (last !== null && on < last) return { kind: 'early', date: last };
  // A slip in the year could never be put right by a later step, none of which may be earlier.
  return on > today && (last === null || on > last) ? { kind: 'future' } : null;
}

/** Steps whose paper may be the plan's own; those of later ones (acceptance, closing) are papers about it and stand in the trail. */
const STAGES_OF_ITS_PAPER: readonly PlanStage[] = ['review', 'issued'];

/**
 * 文号 under which the plan stands: that of its issue, else that of its submission; empty for a draft, and where none was
 * stated. What it bore before it went back no longer covers what it says.
 */
export function documentNumberOf({ stage, steps = [] }: Pick<RectificationPlan, 'stage' | 'steps'>): string {
  if (stage === 'draft') return '';
  const begun = steps.findLastIndex((step) => step.stage === 'draft') + 1;
  return steps.slice(begun).findLast((step) => STAGES_OF_ITS_PAPER.includes(step.stage) && step.documentNumber !== '')?.documentNumber ?? '';
}

/**
 * The plan opened for changes: one under review goes back to its draft. One that was issued has left the house and may lie
 * with the mine: it is kept as it was issued, and a new version under the same number begins as a draft, so that two
 * papers of one number never say different things under one version. `reason`: why, for the trail.
 */
export function openedAgain(plan: RectificationPlan, on: CalendarDate, reason = ''): RectificationPlan {
  if (!isLocked(plan)) return plan;
  const step: PlanStep = { stage: 'draft', on, documentNumber: '', reason, opened: plan.stage === 'review' ? 'again' : 'new-version' };
  if (plan.stage === 'review') return withStep(plan, step);
  const { runId, route, routeReason, items, stage, steps = [] } = plan;
  const earlier = { version: versionOf(plan), runId, route, routeReason, items, stage, steps };
  return { ...plan, stage: 'draft', version: versionOf(plan) + 1, steps: [step], earlierVersions: [...(plan.earlierVersions ?? []), earlier] };
}

/** True where another verdict on the finding changes what its mine's plan rests on: one that stands already, or one that is accepted now. */
export function concernsPlan(plan: Pick<RectificationPlan, 'stage'> | undefined, before: Decision | null, after: Decision | null): boolean {
  if (!plan || !isLocked(plan)) return false;
  return before !== null || after?.verdict === 'accepted';
}

/** Why a plan that was handed on does not rest on its findings any more: it has no measures, or some are for findings whose acceptance was withdrawn. */
export type LostBasis = { readonly kind: 'no-measures' } | { readonly kind: 'withdrawn'; readonly count: number };

/** Null where the plan is a draft or stands on its findings; a finding that did not come up again is a basis until acceptance closes it. */
export function lostBasis(plan: Pick<RectificationPlan, 'stage' | 'items'>, findings: readonly Finding[], decisions: readonly Decision[]): LostBasis | null {
  if (!isLocked(plan)) return null;
  if (plan.items.length === 0) return { kind: 'no-measures' };
  const accepted = new Set(decisions.filter(({ verdict }) => verdict === 'accepted').map(({ findingId }) => findingId));
  const present = new Set(findings.map(({ id }) => id));
  const count = plan.items.filter(({ findingId }) => present.has(findingId) && !accepted.has(findingId)).length;
  return count > 0 ? { kind: 'withdrawn', count } : null;
}
