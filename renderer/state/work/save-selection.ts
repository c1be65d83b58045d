/** The selected features of a layer as a layer of their own. */
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { callEngine } from '../../engine/client.ts';
import { recordWritten } from '../../engine/written-columns.ts';
import { recordLayers } from '../../storage/workspace.ts';
import { runJob } from '../jobs.ts';
import { selectedFeatures } from '../selection.ts';
import { useView } from '../view.ts';
import { useWorkspace } from '../workspace.ts';

/** Copies the selected features with their attributes; one undoable step. */
export async function saveSelectionAsLayer(layer: LayerRecord): Promise<void> {
  const features = selectedFeatures(layer.id);
  if (features.length === 0) return;
  const name = freeName(translator(useView.getState().language)('selection.saveAs.name', { name: layer.name }));
  const layerId = crypto.randomUUID();
  const result = await runJob({ code: 'selection.job.save' }, async (options) => {
    const record = await callEngine('copyFeatures', [layer.id, features, layerId, name], options);
    await recordWritten('dropColumns', [layerId], () => recordLayers([record], { code: 'selection.saveAs.done', params: { count: features.length, name } }));
    return record;
  });
  if (result.state === 'done') useView.setState({ currentLayerId: layerId });
}

/** The name, or the name with the first number that no layer has yet. */
export function freeName(wanted: string): string {
  return freeNames([wanted])[0]!;
}

/** The same for several layers that come in together: none has another's name either. */
export function freeNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set(useWorkspace.getState().layers.map((layer) => layer.name));
  return wanted.map((each) => {
    const name = nameBeside(each, taken);
    taken.add(name);
    return name;
  });
}

function nameBeside(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!taken.has(name)) return name;
  }
}
