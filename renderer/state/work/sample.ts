/** The fictional sample county, on a first start and on demand. */
import { findingsOfRun } from '../../../shared/analysis/findings-of-run.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { callEngine } from '../../engine/client.ts';
import { loadSampleCounty } from '../../engine/sample.ts';
import { loadSampleDrawings } from '../../engine/sample-drawings.ts';
import { clearSample, runBehindSample } from '../../storage/clear-sample.ts';
import { reportFault } from '../faults.ts';
import { runJob } from '../jobs.ts';
import { useDrawings } from '../drawings/drawings-view.ts';
import { withMap } from '../map-port.ts';
import { useView } from '../view.ts';

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

/** Clears the sample away and looks at nothing that is gone; undo brings all of it back. */
export async function leaveSampleCounty(): Promise<void> {
  const run = await runBehindSample();
  await clearSample(run ? findingsOfRun(run, await rightsOf(run.rightsLayerId)) : []);
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
