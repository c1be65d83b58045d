/** How the steps of a plan on its way through the office are named when they are done and when they are taken back. */
import type { Note } from '../../shared/base/news.ts';
import type { PlanStage, RectificationPlan } from '../../shared/model/plan.ts';

type LaterStage = Exclude<PlanStage, 'draft'>;
const LATER_STAGES: readonly LaterStage[] = ['review', 'issued', 'in-progress', 'acceptance', 'closed'];

/** `已提交审核：石湾沟石灰岩矿 整改方案 ZG-2026-0001` */
export function stageLabel(stage: LaterStage, mine: string, { number }: Pick<RectificationPlan, 'number'>): Note {
  return { code: `verdict.did.${stage}`, params: { mine, number } };
}

/** The stage that a step of the history brought a plan to; null for any other step. */
export function stageStepOf({ code }: Pick<Note, 'code'>): LaterStage | null {
  return LATER_STAGES.find((stage) => code === `verdict.did.${stage}`) ?? null;
}

/** What is said when a step was taken back: a plan that goes back a stage is told by its consequence. */
export function undoneWords(label: Note): Note {
  const stage = stageStepOf(label);
  return stage === null ? { code: 'window.toast.undone', params: { what: { ...label, asAct: true } } } : { ...label, code: `verdict.undid.${stage}` };
}
