/** Sets of transformation parameters: files in and out, and converting a layer with one. */
import { ProblemError } from '../../../shared/base/news.ts';
import { readTransformationFile, writeTransformationFile } from '../../../shared/crs/transformation/file.ts';
import { textEncodingOf } from '../../../shared/formats/text-file.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { callEngine } from '../../engine/client.ts';
import { recordWritten } from '../../engine/written-columns.ts';
import { saveTransformations } from '../../storage/transformations.ts';
import { recordLayers } from '../../storage/workspace.ts';
import { runJob, tell } from '../jobs.ts';
import { showToast, useView } from '../view.ts';
import { chooseWithDialog } from './choose-file.ts';
import { announceSave, saveOutgoing } from './keep.ts';

/** Asks for a file and keeps its sets as one step; what could not be read is told. */
export async function importTransformations(): Promise<void> {
  const [file] = await chooseWithDialog({ accept: '.json' });
  if (!file) return;
  try {
    const { value, problems } = readTransformationFile(await file.text(), file.name);
    for (const problem of problems) tell('danger', problem);
    await saveTransformations(value);
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    showToast(fault.problem);
    tell('danger', fault.problem);
  }
}

/** Writes sets into one file; classified ones stay behind and are told. */
export async function exportTransformations(sets: readonly TransformationSet[], fileName: string): Promise<void> {
  const { value, notes } = writeTransformationFile(sets);
  for (const note of notes) tell('warning', note);
  announceSave(await saveOutgoing([{ name: fileName, bytes: new TextEncoder().encode(value) }]));
}

/** The text of a file of control points, in whatever encoding its office writes. */
export async function textOfPointsFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(textEncodingOf(bytes, null).chosen).decode(bytes);
}

/** The layer in another system as a new layer, one undoable step; the old one stays. */
export async function convertLayerTo(layer: LayerRecord, to: CoordinateSystem, set: TransformationSet | null, name: string): Promise<void> {
  const newLayerId = crypto.randomUUID();
  const result = await runJob({ code: 'transformation.job', params: { layer: layer.name } }, async (options) => {
    const record = await callEngine('convertLayer', [{ layerId: layer.id, newLayerId, name, to, set }], options);
    await recordWritten('dropColumns', [newLayerId], () => recordLayers([record], { code: 'transformation.did.convert', params: { layer: layer.name, name } }));
  });
  if (result.state === 'done') useView.setState({ currentLayerId: newLayerId });
}
