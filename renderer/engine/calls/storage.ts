/** Calls about columns on disk. */
import { earlierLayerIds, removeLayerColumns } from '../../storage/column-store.ts';
import type { CallContext } from '../channel.ts';
import { closeLayer } from '../opened-layers.ts';

/** Removes every folder of an earlier session that is not among the known layers; their ids. One written now may not be recorded yet. */
export async function sweep(_context: CallContext, knownLayerIds: readonly string[]): Promise<readonly string[]> {
  const known = new Set(knownLayerIds);
  const orphans = (await earlierLayerIds()).filter((id) => !known.has(id));
  for (const id of orphans) await drop(id);
  return orphans;
}

/** Removes the columns of one layer, for an import that is not kept. */
export async function dropColumns(_context: CallContext, layerId: string): Promise<void> {
  await drop(layerId);
}

async function drop(layerId: string): Promise<void> {
  closeLayer(layerId);
  await removeLayerColumns(layerId);
}
