/** A layer as a file: what would be lost, and the writing as a job that can be cancelled. */
import type { Note } from '../../../shared/base/news.ts';
import { plainFileName } from '../../../shared/report/file-name.ts';
import { callEngine } from '../../engine/client.ts';
import type { ExportRequest } from '../../engine/contract.ts';
import { runJob } from '../jobs.ts';
import { announceSave, saveOutgoing } from './keep.ts';

/** What the person should know before the layer is written so; rejects with a ProblemError when it cannot be. */
export function askForLosses(request: Omit<ExportRequest, 'fileName'>, signal: AbortSignal): Promise<readonly Note[]> {
  return callEngine('exportLosses', [request], { signal });
}

/** Writes the files off this thread, then asks where they are to lie. */
export async function exportLayer(request: Omit<ExportRequest, 'fileName'>, name: string): Promise<void> {
  const result = await runJob({ code: 'export.job', params: { name } }, (options) => callEngine('exportLayer', [{ ...request, fileName: plainFileName(name) }], options));
  if (result.state === 'done') announceSave(await saveOutgoing(result.value));
}
