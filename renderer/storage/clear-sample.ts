/** Leaving the sample county: what goes is shown before, and goes in one undoable step. */
import type { AnalysisRun, Finding } from '../../shared/model/finding.ts';
import type { Edit } from '../../shared/project/history.ts';
import { editsClearingSample, runUncovered } from '../../shared/project/sample-records.ts';
import { readAllRecords } from './all-records.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';

/** What {@link clearSample} would take away now. */
export async function whatClearingTakes(): Promise<readonly Edit[]> {
  return editsClearingSample(await readAllRecords());
}

/** The own run whose findings {@link clearSample} brings back in front, or null. */
export async function runBehindSample(): Promise<AnalysisRun | null> {
  return runUncovered({ runs: await database.runs.toArray(), layers: await database.layers.toArray() });
}

/** Takes away the sample and all that was made from it, and puts `findings` in their place; one undoable step. */
export async function clearSample(findings: readonly Finding[]): Promise<void> {
  await inOneTransaction(async () => {
    await transact({ code: 'sample.clear.did' }, [...(await whatClearingTakes()), ...findings.map((finding): Edit => ({ table: 'findings', key: finding.id, after: finding }))]);
  });
}
