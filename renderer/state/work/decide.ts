/** A person's decision on a finding, and moving through the findings. */
import { translator } from '../../../shared/i18n/text.ts';
import type { Decision, Finding, Verdict } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { concernsPlan, openedAgain } from '../../../shared/rectification/plan-flow.ts';
import { clearDecision, readPlan, saveDecision } from '../../storage/workspace.ts';
import { findingWords } from '../finding-words.ts';
import { evidenceArea, findingEntries, type FindingEntry } from '../findings.ts';
import { today } from '../today.ts';
import { openDialog, useView, type FindingChip, type FindingSegment } from '../view.ts';
import { useWorkspace } from '../workspace.ts';
import { inTurn } from './plans.ts';

/**
 * Keeps the decision; a reason is required to set a finding aside (the form sees to it). Where the mine's plan rests on
 * it and was handed on already, that is asked first, and the plan is opened again in the same step; false: not wanted.
 */
export async function decide(finding: Finding, verdict: Verdict, reason: string): Promise<boolean> {
  const decision: Decision = {
    findingId: finding.id,
    verdict,
    reason: reason.trim(),
    decidedAt: new Date().toISOString(),
    areaAtDecisionSquareMetres: evidenceArea(finding.evidence),
  };
  const opening = await mayChangeBasis(finding, decision);
  if (opening === null) return false;
  await inTurn(async () => saveDecision(decision, { code: 'office.did.decide', params: { ...namesOf(finding), verdict: { code: `window.verdict.${verdict}` } } }, await planOpenedBy(finding, decision, opening)));
  return true;
}

/** Takes the decision back, under the same question as {@link decide}. */
export async function reopenFinding(finding: Finding): Promise<boolean> {
  const opening = await mayChangeBasis(finding, null);
  if (opening === null) return false;
  await inTurn(async () => clearDecision(finding.id, { code: 'office.did.reopen', params: namesOf(finding) }, await planOpenedBy(finding, null, opening)));
  return true;
}

const decisionBefore = (finding: Finding): Decision | null => useWorkspace.getState().decisions.find(({ findingId }) => findingId === finding.id) ?? null;

/** Why the mine's plan is opened for it, empty where none has to be; null: it is not wanted. */
async function mayChangeBasis(finding: Finding, after: Decision | null): Promise<string | null> {
  if (!concernsPlan(await readPlan(finding.rightId), decisionBefore(finding), after)) return '';
  return new Promise((answer) => {
    const asked = { kind: 'open-plan-again', rightId: finding.rightId, because: 'verdict', answer } as const;
    openDialog(asked);
    // Taken away without an answer (it failed, or another dialog came in its place): not wanted, or nothing could be saved any more.
    const stop = useView.subscribe(({ dialog }) => {
      if (dialog === asked) return;
      stop();
      answer(null);
    });
  });
}

/** The mine's plan as the decision leaves it; undefined where it stays as it is. */
async function planOpenedBy(finding: Finding, after: Decision | null, reason: string): Promise<RectificationPlan | undefined> {
  const plan = await readPlan(finding.rightId);
  return plan && concernsPlan(plan, decisionBefore(finding), after) ? { ...openedAgain(plan, today(), reason), updatedAt: new Date().toISOString() } : undefined;
}

/** The mine and the finding as the lists call it, for the history. */
function namesOf(finding: Finding): { readonly mine: string; readonly finding: string } {
  const { language } = useView.getState();
  return { mine: finding.mineName, finding: findingWords(useWorkspace.getState().runs[0] ?? null, translator(language), language).subject(finding) };
}

/** Entries that the findings list shows under the given segment and chips, in their given order. */
export function shownEntries(
  entries: readonly FindingEntry[],
  segment: FindingSegment,
  chips: readonly FindingChip[],
): readonly FindingEntry[] {
  return entries.filter(
    (entry) =>
      entry.state === segment &&
      (!chips.includes('severe') || entry.finding.severity === 'severe') &&
      (!chips.includes('new') || entry.change?.kind === 'new') &&
      (!chips.includes('changed') || entry.change?.kind === 'area'),
  );
}

/**
 * In the order of the list: mine by mine. To be asked of all entries before some are left out, so that a mine keeps its
 * place while its findings are decided one after the other.
 */
export function listOrder(entries: readonly FindingEntry[]): readonly FindingEntry[] {
  const mines = new Map<string, number>();
  for (const entry of entries) if (!mines.has(entry.finding.rightId)) mines.set(entry.finding.rightId, mines.size);
  return entries.toSorted((a, b) => mines.get(a.finding.rightId)! - mines.get(b.finding.rightId)!);
}

/**
 * Where saving a decision leads: the next open one of the mine, from there on and then from its top, else the next of the
 * list. `finishesMine`: it was the last open one of its mine, and one stays there to hand the plan on.
 */
export function afterDecision(entries: readonly FindingEntry[], shown: readonly FindingEntry[], findingId: string): { readonly next: Finding | null; readonly finishesMine: boolean } {
  const inOrder = listOrder(entries);
  const here = inOrder.findIndex(({ finding }) => finding.id === findingId);
  const current = inOrder[here];
  if (!current) return { next: shown[0]?.finding ?? null, finishesMine: false };
  const visible = new Set(shown.map(({ finding }) => finding.id));
  const others = [...inOrder.slice(here + 1), ...inOrder.slice(0, here)].filter(({ finding }) => visible.has(finding.id));
  const ofMine = (entry: FindingEntry): boolean => entry.finding.rightId === current.finding.rightId;
  const isOpen = (entry: FindingEntry): boolean => entry.state === 'undecided';
  const openOfMine = entries.some((entry) => ofMine(entry) && isOpen(entry) && entry !== current);
  return {
    next: (others.find((entry) => ofMine(entry) && isOpen(entry)) ?? others[0])?.finding ?? null,
    finishesMine: isOpen(current) && !openOfMine,
  };
}

/** Selects the next (+1) or previous (-1) finding of the list. */
export function stepFinding(step: 1 | -1): void {
  const view = useView.getState();
  const all = findingEntries(useWorkspace.getState());
  const entries = shownEntries(listOrder(all), view.findingSegment, view.findingChips);
  if (entries.length === 0) return;
  const index = entries.findIndex((entry) => entry.finding.id === view.selectedFindingId);
  if (index >= 0) return selectFinding(entries[Math.min(entries.length - 1, Math.max(0, index + step))]!.finding);
  // One that was decided just now is in front and not in the list any more.
  const isBehind = step === 1 && view.selectedFindingId !== null;
  selectFinding(isBehind ? afterDecision(all, entries, view.selectedFindingId!).next : entries[0]!.finding);
}

export function selectFinding(finding: Finding | null): void {
  useView.setState(finding === null ? { selectedFindingId: null } : { selectedFindingId: finding.id, selectedRightId: finding.rightId });
}

/**
 * The finding to put in front when none is selected: the one last looked at, unless another mine has been selected
 * since, then the first of the selected mine, then the first of the list. Null for an empty list.
 */
export function findingInFront(shown: readonly FindingEntry[]): Finding | null {
  const { lastFindingId, selectedRightId } = useView.getState();
  const ofMine = shown.filter(({ finding }) => finding.rightId === selectedRightId);
  const among = ofMine.length > 0 ? ofMine : shown;
  return (among.find(({ finding }) => finding.id === lastFindingId) ?? among[0])?.finding ?? null;
}
