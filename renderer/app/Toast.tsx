/**
 * One short word for eight seconds, with a way back (DESIGN §7): in the status bar, where it hides nothing; over a dialog,
 * which covers that bar, at the top, where no button is.
 */
import { useEffect, type ReactNode } from 'react';
import { machine } from '../bridge/machine.ts';
import { takeToastStep, toastStepStill } from '../state/actions/edit.ts';
import { reportFault } from '../state/faults.ts';
import { goTo, useView } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';
import { sentence, useText } from '../ui/text.ts';

const SHOWN_MILLISECONDS = 8000;

export function ToastInBar(): ReactNode {
  const overDialog = useView((view) => view.dialog !== null);
  return (
    <div className="toast-place spacer" role="status" aria-live="polite">
      {!overDialog && <Toast />}
    </div>
  );
}

export function ToastOverDialog(): ReactNode {
  const overDialog = useView((view) => view.dialog !== null);
  return (
    <div className="toast-place over-dialog" role="status" aria-live="polite">
      {overDialog && <Toast overDialog />}
    </div>
  );
}

function Toast({ overDialog = false }: { overDialog?: boolean }): ReactNode {
  const translate = useText();
  const toast = useView((view) => view.toast);
  const history = useWorkspace((state) => state.history);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => useView.setState((view) => (view.toast?.id === toast.id ? { toast: null } : {})), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [toast]);
  // Going back or elsewhere is not for the time of a dialog.
  const shown = toast !== null && !(overDialog && (toast.step !== null || toast.leadsTo !== null)) ? toast : null;
  if (shown === null) return null;
  const words = sentence(translate, shown.text);
  const step = toastStepStill(shown.step, history);
  return (
    <div className="toast">
      <span className="words" title={words}>{words}</span>
      {shown.leadsTo !== null && (
        <button
          type="button"
          onClick={() => {
            useView.setState({ toast: null });
            goTo(shown.leadsTo!);
          }}
        >
          {translate('window.show')}
        </button>
      )}
      {shown.savedToken !== null && (
        <button
          type="button"
          onClick={() => {
            useView.setState({ toast: null });
            machine().revealSaved(shown.savedToken!).catch(reportFault);
          }}
        >
          {translate('window.report.reveal')}
        </button>
      )}
      {step !== null && (
        <button
          type="button"
          onClick={() => {
            useView.setState({ toast: null });
            takeToastStep(step).catch(reportFault);
          }}
        >
          {translate(step.kind === 'undo' ? 'window.toast.undo' : 'verdict.redo')}
        </button>
      )}
    </div>
  );
}
