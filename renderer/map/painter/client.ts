/** The window's side of the painter. */
import { logFault } from '../../bridge/log-fault.ts';
import { WorkerConnection } from '../../engine/channel.ts';
import type { PaintAnswer, PaintRequest } from './contract.ts';

const connection = new WorkerConnection(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'painter' }));

/** A picture of the layers asked for; rejects with CancelledError when the signal says so. */
export function paint(request: PaintRequest, signal: AbortSignal): Promise<PaintAnswer> {
  return connection.call('paint', [request], { signal }) as Promise<PaintAnswer>;
}

/** Lets the painter forget every layer but these. */
export function keepOnlyLayers(layerIds: readonly string[]): void {
  connection.call('keepOnly', [layerIds]).catch((fault: unknown) => logFault('painter', fault));
}
