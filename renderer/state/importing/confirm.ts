/** Leaving an import: without anything, or with what is included, all as one step. */
import { callEngine } from '../../engine/client.ts';
import { importLayers } from '../../engine/import-layers.ts';
import { reportFault } from '../faults.ts';
import { runJob, tell } from '../jobs.ts';
import { withMap } from '../map-port.ts';
import { closeDialog, useView } from '../view.ts';
import { useWorkspace } from '../workspace.ts';
import { setsToImport } from './listing.ts';
import { goOnReading, stopReading } from './previews.ts';
import { useImport } from './session.ts';

/** Closes the preview and lets the files go. */
export function closeSession(): void {
  stopReading();
  const { dropId } = useImport.getState();
  useImport.setState({ dropId: null, sets: [], importing: false });
  closeDialog();
  if (dropId !== null) callEngine('releaseDrop', [dropId]).catch(reportFault);
}

/** Imports what is included, all as one step; the dialog closes when it is done and stays when it was cancelled. */
export async function confirmImport(): Promise<void> {
  const session = useImport.getState();
  const chosen = setsToImport(session);
  const { dropId } = session;
  if (dropId === null || chosen.length === 0 || session.importing) return;
  stopReading();
  useImport.setState({ importing: true });
  const before = useWorkspace.getState().layers.length;
  const result = await runJob({ code: 'window.job.import', params: { count: chosen.length } }, (options) =>
    importLayers(
      dropId,
      chosen.map((set) => ({ index: set.index, choices: { ...set.choices!, systemDeclaredBy: set.preview?.system.declared?.id === set.choices!.system?.id ? 'file' : 'person' } })),
      options,
    ),
  );
  useImport.setState({ importing: false });
  if (result.state !== 'done') {
    goOnReading(dropId);
    return;
  }
  const { imported, failed } = result.value;
  for (const layer of imported)
    if (layer.problems.length > 0)
      tell('warning', { code: 'window.import.layerProblems', params: { name: layer.name, count: layer.problems.length } }, layer.problems, { about: { table: 'layers', ids: [layer.id] } });
  if (failed.length > 0)
    tell(
      'danger',
      { code: 'window.import.failed', params: { count: failed.length } },
      failed.map((each) => each.problem),
    );
  if (imported.length > 0)
    tell(
      'success',
      { code: 'window.import.done', params: { count: imported.length, features: imported.reduce((sum, layer) => sum + layer.featureCount, 0) } },
      [],
      { about: { table: 'layers', ids: imported.map(({ id }) => id) } },
    );
  closeSession();
  if (imported.length === 0) return;
  useView.setState({ module: 'map', currentLayerId: imported[0]!.id });
  if (before === 0) withMap((map) => map.zoomToAll());
}
