/** Columns that the engine has written and whose record is still to come. */
import { logFault } from '../bridge/log-fault.ts';
import { callEngine } from './client.ts';

/** Keeps their record; when that fails they are dropped again, and why it failed is what the caller hears. */
export async function recordWritten<Result>(drop: 'dropColumns' | 'dropDrawing', ids: readonly string[], record: () => Promise<Result>): Promise<Result> {
  try {
    return await record();
  } catch (fault) {
    await dropWritten(drop, ids);
    throw fault;
  }
}

/** Drops them; those that cannot be dropped now go with the next start. */
export async function dropWritten(drop: 'dropColumns' | 'dropDrawing', ids: readonly string[]): Promise<void> {
  for (const id of ids) await callEngine(drop, [id]).catch((fault: unknown) => logFault(drop, fault));
}
