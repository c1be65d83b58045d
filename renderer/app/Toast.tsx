/**
 * One short word for eight seconds, with a way back (DESIGN §7): in the status bar, where it hides nothing; over a dialog,
 * which covers that bar, at the top, where no button is, and only what was said since the dialog was opened.
 */
import { useEffect, type ReactNode } from 'react';
import { machine } from '../bridge/machine.ts';
import { takeToastStep, toastStepStill } from '../state/actions/edit.ts';
import { reportFault } from '../state/faults.ts';
import { goTo, saidOverDialog, useView } from '../state/view.ts';
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
  const said = useView(saidOverDialog);
  return (
    <div className="toast-place over-dialog" role="status" aria-live="polite">
      {said && <Toast />}
    </div>
  );
}

function Toast(): ReactNode {
  const translate = useText();
  const shown = useView((view) => view.toast);
  const history = useWorkspace((state) => state.history);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => useView.setState((view) => (view.toast?.id === shown.id ? { toast: null } : {})), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [shown]);
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
