/** Leaving an import: without anything, or with what is included, all as one step. */
import { callEngine } from '../../engine/client.ts';
import { importLayers } from '../../engine/import-layers.ts';
import { reportFault } from '../faults.ts';
import { runJob, tell, useJobs, type RunningJob } from '../jobs.ts';
import { withMap } from '../map-port.ts';
import { letFilesGo, rememberDrop } from '../opened-drops.ts';
import { closeDialog, useView } from '../view.ts';
import { freeNames } from '../work/save-selection.ts';
import { useWorkspace } from '../workspace.ts';
import { setsToImport } from './listing.ts';
import { goOnReading, stopReading } from './previews.ts';
import { useImport } from './session.ts';

/** Closes the preview and lets the files go. */
export function closeSession(): void {
  const { dropId } = useImport.getState();
  if (dropId === null) closeDialog();
  else endSession(dropId);
}

/** Closes the preview of a drop where it is still in front, and lets its files go. */
function endSession(dropId: string): void {
  if (useImport.getState().dropId === dropId) {
    stopReading();
    useImport.setState({ dropId: null, sets: [], importing: false, touched: false });
  }
  if (isInFront(dropId)) closeDialog();
  letFilesGo(dropId);
  callEngine('releaseDrop', [dropId]).catch(reportFault);
}

function isInFront(dropId: string): boolean {
  const { dialog } = useView.getState();
  return dialog?.kind === 'import' && dialog.dropId === dropId;
}

/** Leaves the window free while what was confirmed is being imported; it goes on among the jobs. */
export function importInBackground(): void {
  if (useImport.getState().importing) closeDialog();
}

/** An import is going on, of this drop or of one that was left to the background. */
export const isImporting = (running: readonly Pick<RunningJob, 'title'>[]): boolean => running.some(({ title }) => title.code === 'window.job.import');

/** Imports what is included, all as one step; the dialog closes when it is done and stays when it was cancelled in it. */
export async function confirmImport(): Promise<void> {
  const session = useImport.getState();
  const chosen = setsToImport(session);
  const { dropId } = session;
  if (dropId === null || chosen.length === 0 || session.importing || isImporting(useJobs.getState().running)) return;
  stopReading();
  useImport.setState({ importing: true });
  const before = useWorkspace.getState().layers.length;
  const names = freeNames(chosen.map((set) => set.choices!.name));
  const result = await runJob({ code: 'window.job.import', params: { count: chosen.length } }, (options) =>
    importLayers(
      dropId,
      chosen.map((set, place) => ({ index: set.index, choices: { ...set.choices!, name: names[place]!, systemDeclaredBy: set.preview?.system.declared?.id === set.choices!.system?.id ? 'file' : 'person' } })),
      options,
    ),
  );
  const inFront = isInFront(dropId);
  if (result.state !== 'done') {
    if (!inFront) return endSession(dropId);
    useImport.setState({ importing: false });
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
  const unread = new Set(failed.map(({ index }) => index));
  rememberDrop(dropId, chosen.filter(({ index }) => !unread.has(index)).map(({ preview }) => preview!));
  endSession(dropId);
  // Who went on with something else is not taken away from it.
  if (imported.length === 0 || !inFront) return;
  useView.setState({ module: 'map', currentLayerId: imported[0]!.id });
  if (before === 0) withMap((map) => map.zoomToAll());
}
