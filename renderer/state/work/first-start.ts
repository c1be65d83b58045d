/** The very first start opens on the fictional sample county, so that nothing has to be understood first. */
import { machine } from '../../bridge/machine.ts';
import { database } from '../../storage/database.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { openSampleCounty } from './sample.ts';

const STARTED_SETTING = 'started';

/** Does nothing when the workspace has ever been started or holds anything. */
export async function startOnSampleIfFirst(): Promise<void> {
  const { sampleAvailable } = await machine().facts();
  const started = (await readSetting<boolean>(STARTED_SETTING)) ?? false;
  if (started) return;
  const empty = (await database.layers.count()) === 0;
  if (sampleAvailable && empty && !(await openSampleCounty())) return;
  await saveSetting(STARTED_SETTING, true);
}
