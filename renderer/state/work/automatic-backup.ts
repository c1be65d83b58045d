/** Keeps the backup outside the workspace in step for the life of the window, shows its date and says when it is not written. */
import { startAutomaticBackup } from '../../engine/backup.ts';
import { machine } from '../../bridge/machine.ts';
import { useBackup } from '../backup-state.ts';
import { reportFault } from '../faults.ts';
import { tell } from '../jobs.ts';
import { showToast, useView } from '../view.ts';

/** Call once at start. */
export async function keepBackedUp(): Promise<void> {
  let toldOfFailure = false;
  startAutomaticBackup({
    written: (state) => {
      toldOfFailure = false;
      useBackup.setState(state);
    },
    failed: () => {
      // Every change tries again; what fails for the same reason again is not said again.
      if (toldOfFailure) return;
      toldOfFailure = true;
      tell('danger', { code: 'trouble.backup' });
      showToast({ code: 'trouble.backup' });
    },
    closing: () => useView.setState({ closing: true }),
  });
  // The date of the last one is only shown: not knowing it is no reason to go without the next.
  await machine().backupState().then((state) => useBackup.setState(state), reportFault);
}
