/** Verdicts and reasons that were begun and not saved yet, by finding: kept as they are typed, over rooms and restarts. */
import { create } from 'zustand';
import type { Decision, Verdict } from '../../shared/model/finding.ts';
import { readFindingIds, readSetting, saveSetting } from '../storage/workspace.ts';
import { reportFault } from './faults.ts';

const SETTING = 'decision-drafts';

export interface DecisionDraft {
  readonly verdict: Verdict | null;
  readonly reason: string;
}

/** What of a decision is typed. */
type DecidedWords = Pick<Decision, 'verdict' | 'reason'>;

interface DecisionDrafts {
  readonly byFinding: Readonly<Record<string, DecisionDraft>>;
}

export const useDecisionDrafts = create<DecisionDrafts>(() => ({ byFinding: {} }));

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
  const byFinding = Object.fromEntries(Object.entries(kept).filter(([findingId]) => findings.has(findingId)));
  useDecisionDrafts.setState({ byFinding });
  if (Object.keys(byFinding).length < Object.keys(kept).length) await saveSetting(SETTING, byFinding);
}

/** Keeps what is in the form now, to the letter; what is again as it was decided is no draft any more. */
export function keepDecisionDraft(findingId: string, draft: DecisionDraft, decision: Decision | null): void {
  if (!isUnsaved(draft, decision) && draft.reason === draftOf(decision).reason) return forgetDecisionDraft(findingId);
  write({ ...useDecisionDrafts.getState().byFinding, [findingId]: draft });
}

/** Forgets what was typed where it says the same as what was decided; what was typed since stays. */
export function forgetSavedDraft(findingId: string, decided: DecidedWords | null): void {
  if (!isUnsaved(useDecisionDrafts.getState().byFinding[findingId], decided)) forgetDecisionDraft(findingId);
}

export function forgetDecisionDraft(findingId: string): void {
  const { [findingId]: gone, ...rest } = useDecisionDrafts.getState().byFinding;
  if (gone) write(rest);
}

/** At once, with every key: the program may be closed with the next one. */
function write(byFinding: DecisionDrafts['byFinding']): void {
  useDecisionDrafts.setState({ byFinding });
  saveSetting(SETTING, byFinding).catch(reportFault);
}
