/** Small facts that change in quick succession: written a moment after the last change, and at the latest when the window closes. */
import { machine } from '../bridge/machine.ts';
import { saveSetting } from '../storage/workspace.ts';
import { reportFault } from './faults.ts';

const WRITE_AFTER_MILLISECONDS = 500;

const waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly write: () => Promise<void> }>();

/** Keeps under the setting what `value` gives when it is written. */
export function keepLate(setting: string, value: () => unknown): void {
  clearTimeout(waiting.get(setting)?.timer);
  const write = (): Promise<void> => {
    waiting.delete(setting);
    return saveSetting(setting, value()).catch(reportFault);
  };
  waiting.set(setting, { timer: setTimeout(() => void write(), WRITE_AFTER_MILLISECONDS), write });
}

/** Has a closing window wait for what is not written yet. Call once at start. */
export function writeLateSettingsAtClosing(): void {
  machine().onClosing(async () => {
    await Promise.all(
      [...waiting.values()].map(({ timer, write }) => {
        clearTimeout(timer);
        return write();
      }),
    );
  });
}
