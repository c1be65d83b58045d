/** A layer as a file: what would be lost, and the writing as a job that can be cancelled. */
import { CancelledError } from '../../../shared/base/job.ts';
import type { Note } from '../../../shared/base/news.ts';
import type { SaveFailure } from '../../../shared/ipc.ts';
import { plainFileName } from '../../../shared/report/file-name.ts';
import { machine } from '../../bridge/machine.ts';
import { callEngine } from '../../engine/client.ts';
import type { ExportRequest } from '../../engine/contract.ts';
import { runJob } from '../jobs.ts';
import { announceSave } from './keep.ts';

/** What the person should know before the layer is written so; rejects with a ProblemError when it cannot be. */
export function askForLosses(request: Omit<ExportRequest, 'fileName'>, signal: AbortSignal): Promise<readonly Note[]> {
  return callEngine('exportLosses', [request], { signal });
}

/** Asks where the files are to lie, then writes them there piece by piece off this thread; whatever goes wrong, nothing half-written remains. */
export async function exportLayer(request: Omit<ExportRequest, 'fileName'>, name: string): Promise<void> {
  let token: string | null = null;
  let failure: SaveFailure | null = null;
  const answers = {
    async beginFiles(names: readonly string[]): Promise<boolean> {
      const begun = await machine().saveBegin(names);
      if (begun.begun) token = begun.token;
      return begun.begun;
    },
    async takePiece(position: number, bytes: Uint8Array, at: number | null): Promise<void> {
      failure = await machine().saveAppend(token!, position, bytes, at);
      // The writer has no more to do; what was wrong is said below.
      if (failure) throw new CancelledError();
    },
  };
  const result = await runJob({ code: 'export.job', params: { name } }, (options) => callEngine('exportLayer', [{ ...request, fileName: plainFileName(name) }], { ...options, answers }));
  if (token !== null) {
    if (result.state === 'done') announceSave(await machine().saveCommit(token));
    else await machine().saveAbort(token);
  }
  if (failure) announceSave(failure);
}
