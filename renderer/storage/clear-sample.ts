/** Leaving the sample county: what goes is shown before, and goes in one undoable step. */
import type { Edit } from '../../shared/project/history.ts';
import { editsClearingSample } from '../../shared/project/sample-records.ts';
import { readAllRecords } from './all-records.ts';
import { inOneTransaction, transact } from './transact.ts';

/** What {@link clearSample} would take away now. */
export async function whatClearingTakes(): Promise<readonly Edit[]> {
  return editsClearingSample(await readAllRecords());
}

/** Takes away the sample and all that was made from it; one undoable step. */
export async function clearSample(): Promise<void> {
  await inOneTransaction(async () => {
    await transact({ code: 'sample.clear.did' }, await whatClearingTakes());
  });
}
