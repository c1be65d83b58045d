/** The problems of one mine in order and numbered: the same in the window's lists, the plan and the documents. */
import { compareFindings } from '../analysis/finding-order.ts';
import type { Decision, Finding } from '../model/finding.ts';
import type { DecisionState } from './plan.ts';

export interface NumberedProblem {
  readonly finding: Finding;
  /** `L05`, or `L05-2` where the mine has a code more than once. */
  readonly number: string;
  readonly state: DecisionState;
  readonly decision: Decision | null;
}

const STATE_ORDER: Record<DecisionState, number> = { accepted: 0, undecided: 1, 'needs-evidence': 2, 'set-aside': 3 };

/** Accepted, undecided, awaiting evidence, set aside; by severity, then area. `findings` are all of one right, `decisions` by finding. */
export function problemsInOrder(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision>): readonly NumberedProblem[] {
  const ordered = findings
    .map((finding) => {
      const decision = decisions.get(finding.id) ?? null;
      return { finding, state: decision?.verdict ?? ('undecided' as const), decision };
    })
    .sort((a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] || compareFindings(a.finding, b.finding));
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const given = new Map<string, number>();
  return ordered.map((problem) => {
    const { code } = problem.finding;
    const place = (given.get(code) ?? 0) + 1;
    given.set(code, place);
    return { ...problem, number: counts.get(code)! > 1 ? `${code}-${place}` : code };
  });
}

/** The number of every finding, mine by mine, by its id; without decisions as they stand before anybody decided. */
export function problemNumbers(findings: readonly Finding[], decisions: ReadonlyMap<string, Decision> = new Map()): ReadonlyMap<string, string> {
  const ofRights = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = ofRights.get(finding.rightId);
    if (own) own.push(finding);
    else ofRights.set(finding.rightId, [finding]);
  }
  return new Map([...ofRights.values()].flatMap((own) => problemsInOrder(own, decisions).map(({ finding, number }) => [finding.id, number])));
}

/** Decisions by the finding they were taken on. */
export const decisionsByFinding = (decisions: readonly Decision[]): ReadonlyMap<string, Decision> => new Map(decisions.map((decision) => [decision.findingId, decision]));
