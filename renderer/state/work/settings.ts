/** Language and theme: kept by the machine outside the workspace. */
import type { Settings } from '../../../shared/ipc.ts';
import { machine } from '../../bridge/machine.ts';
import { reportFault } from '../faults.ts';
import { useView } from '../view.ts';

/** Reads what was chosen at an earlier start; before the first picture is drawn. */
export async function loadSettings(): Promise<void> {
  const { language, theme } = await machine().readSettings();
  useView.setState({ language, theme });
}

export function changeSettings(change: Partial<Settings>): void {
  useView.setState(change);
  const { language, theme } = useView.getState();
  machine()
    .writeSettings({ language, theme })
    .catch((fault: unknown) => reportFault(fault));
}
