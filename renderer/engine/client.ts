/** The window's side of the engine: typed calls, progress, cancel; a worker that died is started anew. */
import type { Progress } from '../../shared/base/job.ts';
import { logFault } from '../bridge/log-fault.ts';
import { WorkerConnection, type Answers } from './channel.ts';
import type { EngineCallName, EngineCalls } from './contract.ts';
import { canvasRasteriser } from './rasterise-canvas.ts';

export interface EngineCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

const connection = new WorkerConnection(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  { rasterise: canvasRasteriser.png },
);

/** Calls the engine; rejects with ProblemError (user's data), CancelledError (aborted) or Error (our fault, already logged). */
export async function callEngine<Name extends EngineCallName>(
  name: Name,
  args: Parameters<EngineCalls[Name]>,
  options: EngineCallOptions & { readonly answers?: Answers } = {},
): Promise<ReturnType<EngineCalls[Name]>> {
  try {
    return (await connection.call(name, args, options)) as ReturnType<EngineCalls[Name]>;
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'EngineFault') await logFault(name, fault);
    throw fault;
  }
}
