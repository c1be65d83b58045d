/** The trail (留痕) of a mine, drawn from the changes themselves: whatever goes through the one door leaves its line, no caller writes any. */
import type { Act, ActContent, ChangedCell } from '../model/act.ts';
import type { Decision, Finding } from '../model/finding.ts';
import type { PlanItem, RectificationPlan } from '../model/plan.ts';
import type { Change } from './history.ts';

/** When, by whom and how the changes came about. `step` tells acts of the same moment apart. */
export interface ActCircumstances extends Pick<Act, 'at' | 'by' | 'through'> {
  readonly step: number;
}

/**
 * The acts that these changes are; `findings` are those the decisions were taken on. A decision whose finding is not
 * known belongs to no mine that could be named. Steps that bring or take layers or acts (the sample is cleared, or brought
 * back) move records as a whole and are acts on no mine.
 */
export function actsIn(changes: readonly Change[], findings: ReadonlyMap<string, Finding>, { at, by, through, step }: ActCircumstances): readonly Act[] {
  if (changes.some(({ table }) => table === 'layers' || table === 'acts')) return [];
  const acts = changes.flatMap((change): { rightId: string; runId: string; what: ActContent }[] => {
    if (change.table === 'decisions') {
      const finding = findings.get(change.key);
      return finding ? [{ rightId: finding.rightId, runId: finding.runId, what: onDecision(finding, change.before as Decision | null, change.after as Decision | null) }] : [];
    }
    if (change.table !== 'plans') return [];
    const [before, after] = [change.before as RectificationPlan | null, change.after as RectificationPlan | null];
    return onPlan(before, after).map((what) => ({ rightId: change.key, runId: (after ?? before)!.runId, what }));
  });
  return acts.map(({ rightId, runId, what }, index) => ({ id: `${at} ${step} ${index}`, rightId, at, runId, ...(by && { by }), ...(through && { through }), what }));
}

function onDecision(finding: Finding, before: Decision | null, after: Decision | null): ActContent {
  return after ? { kind: 'verdict', finding, verdict: after.verdict, reason: after.reason } : { kind: 'withdrawal', finding, verdict: before!.verdict };
}

const versionOf = ({ version = 1 }: RectificationPlan): number => version;

/** A plan that goes as a whole, and the drafting of its first measures by the program, are no acts on it. */
function onPlan(before: RectificationPlan | null, after: RectificationPlan | null): ActContent[] {
  const acts: ActContent[] = [];
  const number = (after ?? before)!.number;
  if (after && before) {
    const measures = changedMeasures(before.items, after.items);
    if (Object.values(measures).some((words) => words.length > 0)) acts.push({ kind: 'measures', number, ...measures });
  }
  // The program's own proposals are no acts; that a person's choice gave way to one again (by undo) is.
  if (after && [before, after].some((plan) => plan?.routeChosenBy === 'person') && (before?.route !== after.route || before.routeReason !== after.routeReason)) acts.push({ kind: 'route', number, route: after.route, reason: after.routeReason });
  const stage = after?.stage ?? 'draft';
  if (stage !== (before?.stage ?? 'draft') || (before && after && versionOf(before) !== versionOf(after))) {
    // The steps of a new version begin anew.
    const isStated = versionOf(after ?? before!) > versionOf(before ?? after!) || (versionOf(after ?? before!) === versionOf(before ?? after!) && (after?.steps?.length ?? 0) > (before?.steps?.length ?? 0));
    acts.push({ kind: 'stage', stage, number, version: versionOf((after ?? before)!), step: (isStated && after?.steps?.at(-1)) || null });
  }
  return acts;
}

/** Columns of the measures in the order of the table. */
const COLUMNS = ['measure', 'acceptanceCriterion', 'unit', 'person', 'deadline', 'costTenThousandYuan'] as const satisfies readonly ChangedCell['column'][];

/** Measures have no ids: one that is gone and one that has come for the same finding are one that was changed, the most alike first. */
function changedMeasures(before: readonly PlanItem[], after: readonly PlanItem[]): { added: string[]; removed: string[]; changed: string[]; cells: ChangedCell[] } {
  const removed = unlike(before, after);
  const added = unlike(after, before);
  const changed: string[] = [];
  const cells: ChangedCell[] = [];
  for (const item of removed.slice()) {
    const [match] = added.filter(({ findingId }) => findingId === item.findingId).toSorted((a, b) => cellsBetween(item, a).length - cellsBetween(item, b).length);
    if (!match) continue;
    changed.push(match.measure);
    cells.push(...cellsBetween(item, match));
    added.splice(added.indexOf(match), 1);
    removed.splice(removed.indexOf(item), 1);
  }
  return { added: added.map(({ measure }) => measure), removed: removed.map(({ measure }) => measure), changed, cells };
}

function cellsBetween(before: PlanItem, after: PlanItem): ChangedCell[] {
  return COLUMNS.filter((column) => before[column] !== after[column]).map((column) => ({ measure: after.measure, column, before: before[column], after: after[column] }));
}

/** Items that the others lack, each as often as they lack it. */
function unlike(items: readonly PlanItem[], others: readonly PlanItem[]): PlanItem[] {
  const left = others.map((item) => JSON.stringify(item));
  return items.filter((item) => {
    const place = left.indexOf(JSON.stringify(item));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
