/** The fictional sample county, on a first start and on demand. */
import { findingsOfRun } from '../../../shared/analysis/findings-of-run.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { Edit } from '../../../shared/project/history.ts';
import { callEngine } from '../../engine/client.ts';
import { loadSampleCounty } from '../../engine/sample.ts';
import { loadSampleDrawings } from '../../engine/sample-drawings.ts';
import { clearSample, runBehindSample, whatClearingTakes } from '../../storage/clear-sample.ts';
import { reportFault } from '../faults.ts';
import { markInboxRead, runJob } from '../jobs.ts';
import { useDrawings } from '../drawings/drawings-view.ts';
import { withMap } from '../map-port.ts';
import { useView } from '../view.ts';
import { isOnlySample, nameWorkspace } from '../workspace-name.ts';
import { useWorkspace } from '../workspace.ts';
import { plansAsTheyStand } from './report.ts';

/** Imports the sample county and shows it in that room, and says what it is and how it is left; true when it is there. */
export async function openSampleCounty(room: 'home' | 'map' = 'map'): Promise<boolean> {
  const result = await runJob({ code: 'window.job.sample' }, (options) => loadSampleCounty(options.onProgress, options.signal));
  if (result.state !== 'done') return false;
  useView.setState({ module: room });
  withMap((map) => map.zoomToAll());
  return true;
}

/** Receives the sample county's drawings of two half-years; true when they are there. */
export async function openSampleDrawings(): Promise<boolean> {
  const result = await runJob({ code: 'drawing.job.sample' }, ({ onProgress, signal }) => loadSampleDrawings(onProgress ?? (() => {}), signal));
  if (result.state !== 'done') return false;
  const [first] = result.value;
  useView.setState({ module: 'drawings', selectedRightId: first?.rightId ?? null });
  useDrawings.setState({ currentId: null, otherId: null });
  return true;
}

/** How many mines have a plan that clearing takes away: those the ledger lists measures of, kept or only drafted from what was accepted. */
export async function plansGoing(edits: readonly Edit[]): Promise<number> {
  const { runs, rights, plans } = useWorkspace.getState();
  const gone = new Set(edits.map(({ table, key }) => `${table} ${key}`));
  const mines = new Set(plans.filter(({ rightId }) => gone.has(`plans ${rightId}`)).map(({ rightId }) => rightId));
  if (runs[0] && gone.has(`runs ${runs[0].id}`)) {
    for (const { rightId, items } of await plansAsTheyStand(rights.map(({ id }) => id))) if (items.length > 0) mines.add(rightId);
  }
  return mines.size;
}

/** Clears the sample away and looks at nothing that is gone, its messages in the inbox count as read; undo brings all of it back. `ownName`: what a person called the own county, null to leave the name as it is. */
export async function leaveSampleCounty(ownName: string | null = null): Promise<void> {
  const gone = new Set((await whatClearingTakes()).map(({ table, key }) => `${table} ${key}`));
  const onlySample = isOnlySample(useWorkspace.getState());
  if (ownName !== null) await nameWorkspace(ownName);
  const run = await runBehindSample();
  await clearSample(run ? findingsOfRun(run, await rightsOf(run.rightsLayerId)) : []);
  // What tells of nothing in particular was told of the sample where there was nothing else.
  markInboxRead(({ about }) => (about ? about.ids.every((id) => gone.has(`${about.table} ${id}`)) : onlySample));
  useView.setState({ selectedRightId: null, selectedFindingId: null, currentLayerId: null, tableLayerIds: [], activeTable: 'rights', reportRightIds: [], reportShownRightId: null, identify: null, lastFindingId: null });
  useDrawings.setState({ currentId: null, otherId: null });
}

/** The licences of a run's layer; none where it is gone, which the window says of the run anyway. */
async function rightsOf(layerId: string): Promise<readonly MiningRight[]> {
  return callEngine('rights', [layerId]).catch((fault: unknown) => {
    if (!(fault instanceof ProblemError)) reportFault(fault);
    return [];
  });
}
