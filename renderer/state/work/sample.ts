/** The fictional sample county, on a first start and on demand. */
import { loadSampleCounty } from '../../engine/sample.ts';
import { runJob } from '../jobs.ts';
import { withMap } from '../map-port.ts';
import { useView } from '../view.ts';

/** Imports the sample county and shows it; true when it is there. */
export async function openSampleCounty(): Promise<boolean> {
  const result = await runJob({ code: 'window.job.sample' }, (options) => loadSampleCounty(options.onProgress, options.signal));
  if (result.state !== 'done') return false;
  useView.setState({ module: 'map' });
  withMap((map) => map.zoomToAll());
  return true;
}
