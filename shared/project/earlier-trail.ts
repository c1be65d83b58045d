/** Workspaces of versions before 9 kept no trail: it begins with what their history, decisions and plans still tell. */
import type { Act } from '../model/act.ts';
import type { AnalysisRun, Decision, Finding } from '../model/finding.ts';
import type { RectificationPlan } from '../model/plan.ts';
import { GIVEN_NUMBERS, numbersIn, withGiven, type GivenNumbers } from './given-numbers.ts';
import type { HistoryChanges, HistoryEntry } from './history.ts';
import { actsIn } from './trail.ts';

/** What the trail is drawn from, and where the numbers once given are noted. */
export interface TrailSources {
  readonly runs: readonly AnalysisRun[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly plans: readonly RectificationPlan[];
  readonly history: readonly HistoryEntry[];
  readonly changes: readonly HistoryChanges[];
  readonly settings: readonly { readonly key: string; readonly value: unknown }[];
  readonly acts: readonly Act[];
}

/** The records with the trail as far as it is known, and with all known numbers noted as given. */
export function withTrail<Records extends TrailSources>(records: Records): Records {
  const { findings, decisions, plans, history, changes, runs, settings } = records;
  const found = new Map(findings.map((finding) => [finding.id, finding]));
  const times = new Map(history.flatMap(({ sequence, at, undone }) => (undone ? [] : [[sequence, at] as const])));
  const told = changes.flatMap((entry) => {
    const at = times.get(entry.sequence);
    return at === undefined ? [] : actsIn(entry.changes, found, { at, step: entry.sequence });
  });
  // What stands and is older than the history.
  const toldFindings = new Set(told.flatMap(({ what }) => (what.kind === 'verdict' ? [what.finding.id] : [])));
  const toldStages = new Set(told.flatMap(({ rightId, what }) => (what.kind === 'stage' ? [rightId] : [])));
  const older = [
    ...decisions.filter(({ findingId }) => !toldFindings.has(findingId)).flatMap((after) => actsIn([{ table: 'decisions', key: after.findingId, before: null, after }], found, { at: after.decidedAt, step: 0 }).map((act) => ({ ...act, id: `${act.id} ${after.findingId}` }))),
    ...plans.filter(({ rightId }) => !toldStages.has(rightId)).flatMap((after) => actsIn([{ table: 'plans', key: after.rightId, before: null, after: { ...after, routeChosenBy: 'program' } }], found, { at: after.updatedAt, step: 0 }).map((act) => ({ ...act, id: `${act.id} ${after.rightId}` }))),
  ];
  const noted = (settings.find(({ key }) => key === GIVEN_NUMBERS)?.value ?? {}) as GivenNumbers;
  const value = withGiven(noted, [...[...runs, ...plans].map(({ number }) => number), ...changes.flatMap((entry) => numbersIn(entry.changes))]);
  return { ...records, acts: [...older, ...told], settings: [...settings.filter(({ key }) => key !== GIVEN_NUMBERS), { key: GIVEN_NUMBERS, value }] };
}
