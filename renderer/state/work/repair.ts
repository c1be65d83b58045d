/** A layer's shapes put right as a new layer; one undoable step. */
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { callEngine } from '../../engine/client.ts';
import { recordWritten } from '../../engine/written-columns.ts';
import { recordLayers } from '../../storage/workspace.ts';
import { runJob } from '../jobs.ts';
import { useView } from '../view.ts';

export async function saveRepaired(layer: LayerRecord, count: number, name: string): Promise<void> {
  const newLayerId = crypto.randomUUID();
  const result = await runJob({ code: 'faults.job', params: { layer: layer.name } }, async (options) => {
    const record = await callEngine('repairLayer', [layer.id, newLayerId, name], options);
    await recordWritten('dropColumns', [newLayerId], () => recordLayers([record], { code: 'faults.did', params: { layer: layer.name, count, name } }));
  });
  if (result.state === 'done') useView.setState({ currentLayerId: newLayerId });
}
