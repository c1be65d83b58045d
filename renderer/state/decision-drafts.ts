/** Verdicts and reasons that were begun and not saved yet, by finding: kept as they are typed, over rooms and restarts. */
import { create } from 'zustand';
import type { Decision, Verdict } from '../../shared/model/finding.ts';
import { readFindingIds, readSetting, saveSetting } from '../storage/workspace.ts';
import { reportFault } from './faults.ts';
import { isSampleRun } from '../../shared/model/sample-run.ts';
import { useWorkspace, type Workspace } from './workspace.ts';

const SETTING = 'decision-drafts';

export interface DecisionDraft {
  readonly verdict: Verdict | null;
  readonly reason: string;
}

/** What of a decision is typed. */
type DecidedWords = Pick<Decision, 'verdict' | 'reason'>;

interface DecisionDrafts {
  /** By {@link draftKey}. */
  readonly byFinding: Readonly<Record<string, DecisionDraft>>;
}

export const useDecisionDrafts = create<DecisionDrafts>(() => ({ byFinding: {} }));

/** Before the id of a finding of the sample: the same licence in own work has findings of the same ids, and words of its own. */
const OF_SAMPLE = 'sample ';

/** Where a finding's draft is kept, as the workspace is now. */
function draftKey(findingId: string): string {
  return isOfSample(findingId, useWorkspace.getState()) ? `${OF_SAMPLE}${findingId}` : findingId;
}

function isOfSample(findingId: string, { findings, runs, layers, workingsRuns, deliveries }: Workspace): boolean {
  const runId = findings.find(({ id }) => id === findingId)?.runId;
  const run = runs.find(({ id }) => id === runId);
  if (run) return isSampleRun(run, layers);
  const check = workingsRuns.find(({ id }) => id === runId);
  return check !== undefined && deliveries.some(({ id, sample }) => id === check.input.deliveryId && sample === true);
}

/** What was begun on a finding, and nothing that was begun on the sample's or the own one of the same licence. */
export function draftIn({ byFinding }: DecisionDrafts, findingId: string): DecisionDraft | undefined {
  // Asked for every finding with every key that is pressed, and there are few drafts: only for those it is found out whose they are.
  const isBegun = findingId in byFinding || `${OF_SAMPLE}${findingId}` in byFinding;
  return isBegun ? byFinding[draftKey(findingId)] : undefined;
}

/** What stands in the form while nothing was changed: the decision, or nothing. */
export function draftOf(decision: DecidedWords | null): DecisionDraft {
  return { verdict: decision?.verdict ?? null, reason: decision?.reason ?? '' };
}

/** Says something else than the decision does; blanks around a reason are not kept and say nothing. */
export function isUnsaved(draft: DecisionDraft | undefined, decision: DecidedWords | null): boolean {
  const kept = draftOf(decision);
  return draft !== undefined && (draft.verdict !== kept.verdict || draft.reason.trim() !== kept.reason.trim());
}

/** Reads what was left unsaved before the first picture; what was begun on findings that are gone since goes too. */
export async function loadDecisionDrafts(): Promise<void> {
  const [kept = {}, findings] = await Promise.all([readSetting<DecisionDrafts['byFinding']>(SETTING), readFindingIds()]);
  const byFinding = Object.fromEntries(Object.entries(kept).filter(([key]) => findings.has(key.startsWith(OF_SAMPLE) ? key.slice(OF_SAMPLE.length) : key)));
  useDecisionDrafts.setState({ byFinding });
  if (Object.keys(byFinding).length < Object.keys(kept).length) await saveSetting(SETTING, byFinding);
}

/** Keeps what is in the form now, to the letter; what is again as it was decided is no draft any more. */
export function keepDecisionDraft(findingId: string, draft: DecisionDraft, decision: Decision | null): void {
  if (!isUnsaved(draft, decision) && draft.reason === draftOf(decision).reason) return forgetDecisionDraft(findingId);
  write({ ...useDecisionDrafts.getState().byFinding, [draftKey(findingId)]: draft });
}

/** Forgets what was typed where it says the same as what was decided; what was typed since stays. */
export function forgetSavedDraft(findingId: string, decided: DecidedWords | null): void {
  if (!isUnsaved(draftIn(useDecisionDrafts.getState(), findingId), decided)) forgetDecisionDraft(findingId);
}

export function forgetDecisionDraft(findingId: string): void {
  const { [draftKey(findingId)]: gone, ...rest } = useDecisionDrafts.getState().byFinding;
  if (gone) write(rest);
}

/** At once, with every key: the program may be closed with the next one. */
function write(byFinding: DecisionDrafts['byFinding']): void {
  useDecisionDrafts.setState({ byFinding });
  saveSetting(SETTING, byFinding).catch(reportFault);
}
