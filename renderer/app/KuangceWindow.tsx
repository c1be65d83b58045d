/** The window: title bar, rail, the module in front, status bar, and what floats above them. */
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { machine } from '../bridge/machine.ts';
import { ActivityDrawer } from '../panels/activity/ActivityDrawer.tsx';
import { actionById } from '../state/actions.ts';
import { performAction } from '../state/actions/action.ts';
import { reportFault } from '../state/faults.ts';
import { tell } from '../state/jobs.ts';
import { useManual } from '../state/manual.ts';
import { listenForShortcuts } from '../state/shortcuts.ts';
import { closeDialog, showToast, useView } from '../state/view.ts';
import { keepMineInStep } from '../state/work/select.ts';
import { openFromOutside } from '../state/work/open-files.ts';
import { listenForCutLabels } from '../ui/cut-labels.ts';
import { useShownLate } from '../ui/show-late.ts';
import { useText } from '../ui/text.ts';
import { Theme, useAppearance } from '../ui/Theme.tsx';
import { Dialogs } from './Dialogs.tsx';
import { tellFirstPicture } from './first-picture.ts';
import { roomOf } from './rooms.ts';
import { DropZone } from './DropZone.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { ToastOverDialog } from './Toast.tsx';

const ManualDrawer = lazy(() => import('../panels/manual/ManualDrawer.tsx').then(({ ManualDrawer }) => ({ default: ManualDrawer })));

export function KuangceWindow(): ReactNode {
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const appearance = useAppearance(theme);
  useEffect(listenForShortcuts, []);
  useEffect(listenForCutLabels, []);
  useEffect(keepMineInStep, []);
  useEffect(() => {
    const stopMenu = machine().onMenu((command) => {
      const chosen = actionById(command);
      if (chosen) performAction(chosen);
    });
    const stopFiles = machine().onOpenedFiles((files) => {
      openFromOutside(files).catch(reportFault);
    });
    return () => {
      stopMenu();
      stopFiles();
    };
  }, []);
  return (
    <Theme appearance={appearance} language={language}>
      <div className="window">
        <TitleBar />
        <div className="window-body">
          <Rail />
          <ModuleInFront />
        </div>
        <StatusBar />
      </div>
      <ActivityDrawer />
      <ManualInFront />
      <DialogInFront />
      <DropZone />
      <ToastOverDialog />
      <ClosingWords />
    </Theme>
  );
}

/** Said while the last backup is written; under a moment it is not seen. */
function ClosingWords(): ReactNode {
  const translate = useText();
  const shown = useShownLate(useView((view) => view.closing));
  return (
    shown && (
      <div className="closing-words" role="status">
        <div>{translate('window.closing')}</div>
      </div>
    )
  );
}

function ManualInFront(): ReactNode {
  const open = useManual((state) => state.open);
  return (
    open && (
      <Suspense>
        <ManualDrawer />
      </Suspense>
    )
  );
}

/** Stands behind the module in front: when it is there, the module is drawn with the workspace in it and can be worked with. */
function Usable(): ReactNode {
  useEffect(() => {
    requestAnimationFrame(tellFirstPicture);
  }, []);
  return null;
}

function closeFailedDialog(): void {
  closeDialog();
  showToast({ code: 'window.fault.dialog' });
  tell('danger', { code: 'window.fault.dialog' });
}

/** A dialog that fails is closed: the window behind it goes on, and the activities say what happened. */
function DialogInFront(): ReactNode {
  const kind = useView((view) => view.dialog?.kind ?? '');
  return (
    <ErrorBoundary resetKey={kind} takeAway={closeFailedDialog}>
      <Suspense>
        <Dialogs />
      </Suspense>
    </ErrorBoundary>
  );
}

function ModuleInFront(): ReactNode {
  const module = useView((view) => view.module);
  const Module = roomOf(module);
  return (
    <main className="module" data-module={module}>
      <ErrorBoundary resetKey={module}>
        <Suspense>
          <Module />
          <Usable />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
