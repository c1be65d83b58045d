/** The problems of one mine in order and numbered: the numbers are the same in the window's lists, the plan and the documents. */
import { compareFindings } from '../analysis/finding-order.ts';
import type { Decision, Finding } from '../model/finding.ts';
import type { RectificationPlan } from '../model/plan.ts';
import type { DecisionState } from './plan.ts';

export interface NumberedProblem {
  readonly finding: Finding;
  /** `L05`, or `L05-2` where the mine has a code more than once. */
  readonly number: string;
  readonly state: DecisionState;
  readonly decision: Decision | null;
}

const STATE_ORDER: Record<DecisionState, number> = { accepted: 0, undecided: 1, 'needs-evidence': 2, 'set-aside': 3 };

/**
 * Accepted, undecided, awaiting evidence, set aside; by severity, then area. `findings` are all of one right, `decisions` by finding.
 * The numbers do not follow this order: a number is quoted on paper and must name the same finding before and after a verdict.
 */
export function problemsInOrder(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision>, plan?: QuotingPlan): readonly NumberedProblem[] {
  const numbers = problemNumbers(findings, plan ? [plan] : []);
  return findings
    .map((finding) => {
      const decision = decisions.get(finding.id) ?? null;
      return { finding, number: numbers.get(finding.id)!, state: decision?.verdict ?? ('undecided' as const), decision };
    })
    .sort((a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] || compareFindings(a.finding, b.finding));
}

/** What a plan says of the numbers on its papers. */
export type QuotingPlan = Pick<RectificationPlan, 'rightId' | 'quotedNumbers'>;

/**
 * The number of every finding by its id, counted mine by mine and code by code in the order of the run, whatever was decided.
 * Findings that a mine's plan has quoted keep that number; others of the code are counted on behind the highest quoted one.
 */
export function problemNumbers(findings: readonly Finding[], plans: readonly QuotingPlan[] = []): ReadonlyMap<string, string> {
  const quoted = new Map(plans.map(({ rightId, quotedNumbers = {} }) => [rightId, quotedNumbers]));
  const kindOf = ({ rightId, code }: { rightId: string; code: string }): string => JSON.stringify([rightId, code]);
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  const given = new Map<string, number>();
  for (const [rightId, numbers] of quoted) {
    for (const number of Object.values(numbers)) {
      const [code, place = '1'] = number.split('-') as [string, string?];
      const kind = kindOf({ rightId, code });
      given.set(kind, Math.max(given.get(kind) ?? 0, Number(place)));
    }
  }
  return new Map(
    findings.toSorted(compareFindings).map((finding) => {
      const own = quoted.get(finding.rightId)?.[finding.id];
      if (own !== undefined) return [finding.id, own];
      const kind = kindOf(finding);
      const place = (given.get(kind) ?? 0) + 1;
      given.set(kind, place);
      return [finding.id, counts.get(kind)! > 1 || place > 1 ? `${finding.code}-${place}` : finding.code];
    }),
  );
}

/** The plan with the present findings of its mine quoted by their numbers, beside those that it has quoted before. */
export function withQuotedNumbers(plan: RectificationPlan, findings: readonly Finding[]): RectificationPlan {
  const numbers = problemNumbers(findings.filter(({ rightId }) => rightId === plan.rightId), [plan]);
  return { ...plan, quotedNumbers: { ...plan.quotedNumbers, ...Object.fromEntries(numbers) } };
}

/** How a measure names its finding where that did not come up again: `word`, behind the number under which it was quoted. */
export const quotedBefore = ({ quotedNumbers = {} }: Pick<QuotingPlan, 'quotedNumbers'>, findingId: string, word: string): string => (quotedNumbers[findingId] === undefined ? word : `${quotedNumbers[findingId]} ${word}`);

/** Decisions by the finding they were taken on. */
export const decisionsByFinding = (decisions: readonly Decision[]): ReadonlyMap<string, Decision> => new Map(decisions.map((decision) => [decision.findingId, decision]));
