/** Receives the drawing that is open in the import: columns, then the delivery, as one undoable step. */
import type { Note } from '../../../shared/base/news.ts';
import { rememberRoles, type RememberedRoles } from '../../../shared/formats/dxf/remembered-roles.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { callEngine } from '../../engine/client.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { runJob, tell } from '../jobs.ts';
import type { DroppedDrawing } from '../../engine/drawing-contract.ts';
import { rememberDrop } from '../opened-drops.ts';
import { openDialog, useView } from '../view.ts';
import { layerById, rightById, useWorkspace } from '../workspace.ts';
import { placementOf } from './import-questions.ts';
import { chosenReading, closeDrawing, firmSetting, needsFit, rightsSystem, useDrawingImport } from './import-session.ts';
import { useDrawings } from './drawings-view.ts';
import { keepDelivery } from './keep-delivery.ts';

/** `rest`: drawings of the same drop that are to be looked at next. */
export async function receiveDrawing(rest: readonly DroppedDrawing[], names: readonly string[]): Promise<void> {
  const session = useDrawingImport.getState();
  const { dropId, index, name, form, survey } = session;
  const workspace = useWorkspace.getState();
  const right = rightById(workspace, form.rightId);
  const reading = chosenReading(session);
  const placement = placementOf(session, rightsSystem());
  if (dropId === null || !right || !reading || !placement || !survey || form.kind === null || session.importing) return;
  const { kind } = form;
  useDrawingImport.setState({ importing: true });
  const id = crypto.randomUUID();
  const result = await runJob({ code: 'drawing.job.receive', params: { file: name } }, async (options) => {
    const imported = await callEngine('importDrawing', [dropId, index, reading, placement, id], options);
    const delivery: SurveyDelivery = {
      id,
      rightId: right.id,
      mineName: right.mineName,
      period: form.period,
      kind,
      fileName: survey.file,
      fileBytes: session.fileBytes,
      sha256: imported.sha256,
      encoding: reading.encoding,
      surveyedOn: form.surveyedOn,
      surveyingFirm: form.surveyingFirm.trim(),
      surveyor: form.surveyor.trim(),
      accuracy: { planMetres: form.planAccuracyMetres, heightMetres: form.heightAccuracyMetres },
      elevationDatum: form.elevationDatum,
      system: { system: placement.system, declaredBy: placement.fit ? 'fit' : 'person', reason: reasonFor(session), axesSwapped: session.swapAxes === true },
      layerRoles: Object.fromEntries(reading.layers.map((layer) => [layer.name, layer.role])),
      gapMetres: reading.gapMetres,
      receivedOn: form.receivedOn,
      status: 'received',
      sample: layerById(workspace, workspace.rightsLayerId)?.sample ?? false,
    };
    await keepDelivery(delivery, options.signal);
    if (delivery.surveyingFirm !== '') {
      const setting = firmSetting(delivery.surveyingFirm);
      await saveSetting(setting, rememberRoles((await readSetting<RememberedRoles>(setting)) ?? {}, delivery.layerRoles));
    }
    return { delivery, imported };
  });
  useDrawingImport.setState({ importing: false });
  if (result.state !== 'done') return;
  rememberDrop(dropId, null);
  const { delivery, imported } = result.value;
  const title: Note = { code: 'drawing.received', params: { mine: delivery.mineName, file: delivery.fileName, layers: reading.layers.length } };
  const { notes, problems } = imported;
  tell(problems.length > 0 ? 'warning' : 'success', title, [...problems, ...notes], { leadsTo: 'drawings', about: { table: 'deliveries', ids: [delivery.id] } });
  const [next] = rest;
  if (next) openDialog({ kind: 'drawing', dropId, drawings: rest, names });
  else closeDrawing();
  useView.setState({ module: 'drawings', selectedRightId: delivery.rightId });
  useDrawings.setState({ currentId: delivery.id, otherId: null });
}

function reasonFor(session: ReturnType<typeof useDrawingImport.getState>): Note {
  if (needsFit(session) && session.fit) {
    const { points, fit } = session;
    return { code: 'drawing.place.fitted', params: { points: points.filter((point) => point.used).length, error: fit.rootMeanSquareMetres.toFixed(3) } };
  }
  const candidate = session.survey?.system.candidates.find(({ system }) => system.id === session.system?.id);
  return candidate?.reason ?? { code: 'drawing.place.chosen' };
}
