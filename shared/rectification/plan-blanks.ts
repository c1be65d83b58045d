/** What a plan leaves empty, so that a person is reminded before it is handed on. Nothing of it is required. */
import type { PlanItem } from '../model/plan.ts';

/** Fields of a measure in the order of the table. */
export const PLAN_FIELDS = ['measure', 'criterion', 'unit', 'person', 'deadline', 'cost'] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

const VALUES: Record<PlanField, (item: PlanItem) => string | number | null> = {
  measure: ({ measure }) => measure.trim(),
  criterion: ({ acceptanceCriterion }) => acceptanceCriterion.trim(),
  unit: ({ unit }) => unit.trim(),
  person: ({ person }) => person.trim(),
  deadline: ({ deadline }) => deadline,
  cost: ({ costTenThousandYuan }) => costTenThousandYuan,
};

/** How many measures leave a field empty, fields without an empty one left out; a cost of 0 is a cost. */
export function planBlanks(items: readonly PlanItem[]): readonly { readonly field: PlanField; readonly count: number }[] {
  return PLAN_FIELDS.map((field) => ({ field, count: items.filter((item) => VALUES[field](item) === null || VALUES[field](item) === '').length })).filter(({ count }) => count > 0);
}
