/** Findings joined with decisions and with the run before: what the lists show. Pure functions over the workspace. */
import { compareFindings } from '../../shared/analysis/finding-order.ts';
import type { Evidence, AnalysisRun, Decision, Finding, Verdict } from '../../shared/model/finding.ts';
import type { AreaPair, RightOverlay } from '../../shared/model/overlay.ts';
import { decisionsByFinding, problemNumbers } from '../../shared/rectification/problem-order.ts';
import { comparedRun } from './compared-run.ts';
import type { Workspace } from './workspace.ts';

export type FindingState = Verdict | 'undecided';

/** How a finding compares with the run before; null when there was none. Areas in square metres, ellipsoidal. */
export type FindingChange = ({ readonly kind: 'new' } | { readonly kind: 'same' } | { readonly kind: 'area'; readonly deltaSquareMetres: number }) & {
  /** The boundaries of the run before, where they are others: a proposal is compared with what it began as. */
  readonly against?: string;
};

export interface FindingEntry {
  readonly finding: Finding;
  /** As in the plan and the report: `L05`, or `L05-2` where the mine has a code more than once. */
  readonly number: string;
  readonly decision: Decision | null;
  readonly state: FindingState;
  readonly change: FindingChange | null;
}

/** All findings of one right, and how many still wait for a decision. */
export interface MineFindings {
  readonly rightId: string;
  readonly mineName: string;
  readonly entries: readonly FindingEntry[];
  readonly undecided: number;
}

/** Area of an evidence, m² ellipsoidal, or null when it has none. */
export function evidenceArea(evidence: Evidence): number | null {
  return evidence.kind === 'expired' ? null : evidence.areaEllipsoidalSquareMetres;
}

/** Less than this is no change: the last digit that is shown (0.01 亩). */
const CHANGE_FROM_SQUARE_METRES = 0.01 * (2000 / 3);

/** Compares with the same subject in an earlier run, by right, role and class. */
export function changeSince(finding: Finding, earlier: AnalysisRun | null, before = earlier?.rights.find((right) => right.rightId === finding.rightId)): FindingChange | null {
  if (earlier === null) return null;
  const { evidence } = finding;
  if (evidence.kind === 'expired') {
    return before && evidence.validTo < earlier.parameters.asOf ? { kind: 'same' } : { kind: 'new' };
  }
  if (evidence.kind === 'working') return workingChange(evidence);
  const conflicts: readonly AreaPair[] = evidence.kind === 'distance' ? distancesLike(evidence, before) : (before?.conflicts ?? []).filter((conflict) =>
    evidence.kind === 'overlap'
      ? conflict.role === evidence.role &&
        (conflict.layerId === evidence.layerId || !earlier.inputs.some((input) => input.layerId === evidence.layerId)) &&
        evidence.classes.includes(conflict.class)
      : conflict.role === 'rights' && conflict.class === evidence.otherRightId,
  );
  if (conflicts.length === 0) return { kind: 'new' };
  const delta = evidence.areaEllipsoidalSquareMetres - conflicts.reduce((sum, conflict) => sum + conflict.areaEllipsoidalSquareMetres, 0);
  return Math.abs(delta) < CHANGE_FROM_SQUARE_METRES ? { kind: 'same' } : { kind: 'area', deltaSquareMetres: delta };
}

/** The earlier results of the same rule at the same distance. */
function distancesLike(evidence: Extract<Evidence, { kind: 'distance' }>, before: RightOverlay | undefined): readonly AreaPair[] {
  return (before?.distances ?? []).filter(({ role, ruleId, thresholdMetres }) => role === evidence.role && ruleId === evidence.ruleId && thresholdMetres === evidence.thresholdMetres);
}

/** Against the last period, as the check found it; nothing to say without one. */
function workingChange({ change, areaEllipsoidalSquareMetres }: Extract<Evidence, { kind: 'working' }>): FindingChange | null {
  if (change === null) return null;
  if (change.kind === 'new' || change.kind === 'unchanged') return { kind: change.kind === 'new' ? 'new' : 'same' };
  return { kind: 'area', deltaSquareMetres: areaEllipsoidalSquareMetres - change.previousAreaEllipsoidalSquareMetres };
}

/** Every current finding with its decision, its state and its change; severity, then area. */
export function findingEntries(workspace: Workspace): readonly FindingEntry[] {
  const decisions = decisionsByFinding(workspace.decisions);
  const numbers = problemNumbers(workspace.findings, workspace.plans);
  const [newest, ...runs] = workspace.runs;
  const compared = newest ? comparedRun(workspace, newest.rightsLayerId, runs) : null;
  const earlier = compared?.run ?? null;
  const earlierRights = new Map(earlier?.rights.map((right) => [right.rightId, right]));
  const changeOf = (finding: Finding): FindingChange | null => {
    const change = earlier && changeSince(finding, earlier, earlierRights.get(finding.rightId));
    return change && compared?.boundary && finding.evidence.kind !== 'working' ? { ...change, against: compared.boundary } : change;
  };
  return workspace.findings.toSorted(compareFindings).map((finding) => {
    const decision = decisions.get(finding.id) ?? null;
    return { finding, number: numbers.get(finding.id)!, decision, state: decision?.verdict ?? 'undecided', change: changeOf(finding) };
  });
}

/** Grouped by mine; mines with the most severe open findings first. */
export function findingsByMine(entries: readonly FindingEntry[]): readonly MineFindings[] {
  const groups = new Map<string, FindingEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.finding.rightId);
    if (group) group.push(entry);
    else groups.set(entry.finding.rightId, [entry]);
  }
  // Map keeps the order of first appearance, and entries come sorted: the mine with the worst finding is first.
  return [...groups].map(([rightId, group]) => ({
    rightId,
    mineName: group[0]!.finding.mineName,
    entries: group,
    undecided: group.filter((entry) => entry.state === 'undecided').length,
  }));
}

/** Ids of the findings that a person judged to be no problem. */
export const setAsideFindings = (decisions: readonly Decision[]): ReadonlySet<string> => new Set(decisions.filter(({ verdict }) => verdict === 'set-aside').map(({ findingId }) => findingId));

/** Findings that nobody has decided on yet. */
export function undecidedCount(workspace: Workspace): number {
  const decided = new Set(workspace.decisions.map((decision) => decision.findingId));
  return workspace.findings.filter((finding) => !decided.has(finding.id)).length;
}
