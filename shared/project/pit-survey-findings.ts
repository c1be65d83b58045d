/**
 * Until version 8 the findings of a mine's pit surveys and of its drawings stood under the same ids and took each other's
 * place. Here those of pit surveys get their source and an id of their own; the decisions on them and their measures come along.
 */
import { workingFindingId } from '../analysis/workings/raise-working-findings.ts';
import type { Decision, Finding } from '../model/finding.ts';
import type { PlanItem, RectificationPlan } from '../model/plan.ts';
import { sourceOf, type SurveyDelivery } from '../model/survey-delivery.ts';
import type { WorkingsRun } from '../model/workings.ts';

export interface CheckedRecords {
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly plans: readonly RectificationPlan[];
  readonly deliveries: readonly Pick<SurveyDelivery, 'id' | 'surface'>[];
  readonly workingsRuns: readonly WorkingsRun[];
}

/** Records of pit surveys as version 8 writes them; all others are the same objects. */
export function withPitSurveySources<Records extends CheckedRecords>(records: Records): Records {
  const surveys = new Set(records.deliveries.filter((delivery) => sourceOf(delivery) === 'pit-survey').map(({ id }) => id));
  const workingsRuns = records.workingsRuns.map((run) => (run.input.deliveryId !== null && surveys.has(run.input.deliveryId) ? { ...run, input: { ...run.input, source: 'pit-survey' as const } } : run));
  const runs = new Set(workingsRuns.filter(({ input }) => input.source === 'pit-survey').map(({ id }) => id));
  const movedTo = new Map<string, string>();
  const findings = records.findings.map((finding): Finding => {
    const { evidence } = finding;
    if (evidence.kind !== 'working' || evidence.source === 'pit-survey' || !runs.has(finding.runId)) return finding;
    const id = workingFindingId(finding.code, finding.rightId, 'pit-survey', evidence.otherRightId ?? evidence.workingKey);
    movedTo.set(finding.id, id);
    return { ...finding, id, evidence: { ...evidence, source: 'pit-survey' } };
  });
  // A decision stays where it was too: it may be one on the drawing's finding, whose place the survey's had taken.
  const decisions = [...records.decisions, ...records.decisions.flatMap((decision): Decision[] => {
    const findingId = movedTo.get(decision.findingId);
    return findingId === undefined ? [] : [{ ...decision, findingId }];
  })];
  // A measure has one finding: the one that is listed.
  const itemOf = (item: PlanItem): PlanItem => ({ ...item, findingId: movedTo.get(item.findingId) ?? item.findingId });
  const plans = records.plans.map((plan): RectificationPlan => ([...plan.items, ...(plan.restingItems ?? [])].some(({ findingId }) => movedTo.has(findingId))
    ? { ...plan, items: plan.items.map(itemOf), ...(plan.restingItems && { restingItems: plan.restingItems.map(itemOf) }) }
    : plan));
  return movedTo.size === 0 && runs.size === 0 ? records : { ...records, workingsRuns, findings, decisions, plans };
}
