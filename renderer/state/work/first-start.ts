/** The very first start opens on 今日 with the four steps and the fictional sample county, so that nothing has to be understood first. */
import { create } from 'zustand';
import { machine } from '../../bridge/machine.ts';
import { database } from '../../storage/database.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';
import { useView } from '../view.ts';
import { openSampleCounty } from './sample.ts';

const STARTED_SETTING = 'started';

/** Whether the sample county may still come by itself: until that is known, an empty map is not said to be empty. */
export const useFirstStart = create<{ readonly sampleMayCome: boolean }>(() => ({ sampleMayCome: false }));

/** Finds out whether this workspace was never started before; before the first picture is drawn. */
export async function loadFirstStart(): Promise<void> {
  const first = !(await wasStarted());
  useFirstStart.setState({ sampleMayCome: first });
  if (first) useView.setState({ module: 'home' });
}

async function wasStarted(): Promise<boolean> {
  return (await readSetting<boolean>(STARTED_SETTING)) ?? false;
}

/** Does nothing when the workspace has ever been started or holds anything. */
export async function startOnSampleIfFirst(): Promise<void> {
  if (await wasStarted()) return;
  const { sampleAvailable } = await machine().facts();
  const empty = (await database.layers.count()) === 0;
  if (sampleAvailable && empty && !(await openSampleCounty('home'))) return;
  await saveSetting(STARTED_SETTING, true);
}

/** The start is over, whatever became of it. */
export function endFirstStart(): void {
  useFirstStart.setState({ sampleMayCome: false });
}
