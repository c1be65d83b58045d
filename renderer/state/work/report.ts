/** 一矿一策: plans drafted from findings and decisions, shown as pages and written as files. */
import type { Note } from '../../../shared/base/news.ts';
import type { OutgoingFile, SaveResult } from '../../../shared/ipc.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { machine } from '../../bridge/machine.ts';
import { callEngine, type EngineCallOptions } from '../../engine/client.ts';
import type { ReportAnswer } from '../../engine/contract.ts';
import { nextPlanNumbers, readPlan, savePlans } from '../../storage/workspace.ts';
import { failureOf, runJob, tell } from '../jobs.ts';
import { today } from '../today.ts';
import { showToast, useView } from '../view.ts';
import { useWorkspace, type Workspace } from '../workspace.ts';
import { announceSave, saveOutgoing } from './keep.ts';
import { inTurn } from './plans.ts';

export type ReportFormat = 'docx' | 'pdf' | 'xlsx';

/**
 * The plans of these rights, drafted where there is none yet and brought up to date where the run or the
 * decisions are newer; what a person wrote into a plan is kept (`previous`). Saved as one step.
 */
export function ensurePlans(rightIds: readonly string[]): Promise<readonly RectificationPlan[]> {
  return inTurn(() => keepPlans(rightIds));
}

/** The same plans as they stand, for a list: nothing is kept and no number is given; one without a number has ''. */
export function plansAsTheyStand(rightIds: readonly string[]): Promise<readonly RectificationPlan[]> {
  return inTurn(async () => draftPlans(rightIds, await keptPlans(rightIds), () => Promise.resolve([])));
}

async function keepPlans(rightIds: readonly string[]): Promise<readonly RectificationPlan[]> {
  const plans = await keptPlans(rightIds);
  const drafted = await draftPlans(rightIds, plans, (count) => nextPlanNumbers(Number(today().slice(0, 4)), count));
  const changed = drafted.filter((plan) => {
    const before = plans.find((each) => each.rightId === plan.rightId);
    return !before || JSON.stringify({ ...before, updatedAt: '' }) !== JSON.stringify({ ...plan, updatedAt: '' });
  });
  if (changed.length > 0) await savePlans(changed);
  return drafted;
}

async function keptPlans(rightIds: readonly string[]): Promise<readonly RectificationPlan[]> {
  return (await Promise.all(rightIds.map(readPlan))).filter((plan) => plan !== undefined);
}

/** `numbersFor` gives the numbers of the plans that have none; fewer than asked for leave the rest without. */
async function draftPlans(rightIds: readonly string[], plans: readonly RectificationPlan[], numbersFor: (count: number) => Promise<readonly string[]>): Promise<readonly RectificationPlan[]> {
  const { rights, runs, findings, decisions } = useWorkspace.getState();
  const run = runs[0];
  if (!run) return [];
  const { language } = useView.getState();
  const chosen = rights.filter((right) => rightIds.includes(right.id));
  const without = chosen.filter((right) => !plans.some((plan) => plan.rightId === right.id && plan.number !== ''));
  const numbers = without.length > 0 ? await numbersFor(without.length) : [];
  return chosen.map((right) => {
    const previous = plans.find((plan) => plan.rightId === right.id);
    const number = previous?.number || (numbers[without.indexOf(right)] ?? '');
    const ofRight = findings.filter((finding) => finding.rightId === right.id);
    const kept = previous && { previous: { ...previous, number } };
    return draftPlan({ right, findings: ofRight, decisions, asOf: today(), number, runId: run.id, language, ...kept });
  });
}

/** Files of a report from the engine; `html` is the page form that PDF and preview share. */
export async function composeReport(
  rightIds: readonly string[],
  plans: readonly RectificationPlan[],
  formats: readonly ('docx' | 'html' | 'xlsx')[],
  options: EngineCallOptions,
): Promise<ReportAnswer> {
  const { runs, decisions } = useWorkspace.getState();
  const { language } = useView.getState();
  return callEngine('report', [{ rightIds, runId: runs[0]!.id, plans, decisions, language, formats }], options);
}

/** Why no report of the newest run can be written; null when all layers that it was made of are there. */
export function layersGone({ runs, layers }: Pick<Workspace, 'runs' | 'layers'>): Note | null {
  const [run] = runs;
  if (!run) return null;
  const names = run.inputs.filter(({ layerId }) => layers.every(({ id }) => id !== layerId)).map(({ name }) => name);
  return names.length === 0 ? null : { code: 'wording.report.layersGone', params: { names } };
}

/** What the last export became, for the line over the buttons; `failure` when there was nothing to save. */
export type ExportOutcome = { readonly result: SaveResult } | { readonly failure: Note };

/** Writes the files where the user says; all or none. The ledger always holds what was chosen in one file. */
export async function exportReports(rightIds: readonly string[], format: ReportFormat): Promise<ExportOutcome | null> {
  const result = await runJob({ code: 'window.job.report', params: { count: rightIds.length } }, async (options) => {
    const plans = await (format === 'xlsx' ? plansAsTheyStand : ensurePlans)(rightIds);
    const answer = await composeReport(rightIds, plans, [format === 'pdf' ? 'html' : format], options);
    const files = format === 'pdf' ? await printAll(answer, options.signal) : answer.files;
    return { files, notes: answer.notes };
  });
  const failure = failureOf(result);
  if (failure) showToast(failure);
  if (result.state !== 'done') return failure && { failure };
  const saved = await saveOutgoing(result.value.files);
  announceSave(saved);
  if (saved.saved)
    tell(
      'success',
      { code: 'window.report.written', params: { count: saved.names.length, name: saved.names[0] ?? '', folder: saved.folderName } },
      result.value.notes,
    );
  return { result: saved };
}

async function printAll(answer: ReportAnswer, signal: AbortSignal | undefined): Promise<readonly OutgoingFile[]> {
  const files: OutgoingFile[] = [];
  for (const page of answer.files) {
    signal?.throwIfAborted();
    const bytes = await machine().printToPdf(new TextDecoder().decode(page.bytes));
    files.push({ name: page.name.replace(/\.html$/i, '.pdf'), bytes });
  }
  return files;
}
