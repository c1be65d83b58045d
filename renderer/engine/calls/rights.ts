/** The call that every start begins with: who may mine where. */
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { CallContext } from '../channel.ts';
import { openLayer } from '../opened-layers.ts';

/** Mining rights as the layer's fields say. */
export async function rights(_context: CallContext, layerId: string): Promise<readonly MiningRight[]> {
  return readMiningRights(await openLayer(layerId)).value;
}
