/** One short word lower left, eight seconds, with a way back (DESIGN §7); over a dialog it stands at the top, where no button is. */
import { useEffect, type ReactNode } from 'react';
import { performAction } from '../state/actions/action.ts';
import { undoLast } from '../state/actions/edit.ts';
import { goTo, useView } from '../state/view.ts';
import { sentence, useText } from '../ui/text.ts';

const SHOWN_MILLISECONDS = 8000;

export function Toast(): ReactNode {
  const translate = useText();
  const toast = useView((view) => view.toast);
  const overDialog = useView((view) => view.dialog !== null);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => useView.setState((view) => (view.toast?.id === toast.id ? { toast: null } : {})), SHOWN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [toast]);
  // Going back or elsewhere is not for the time of a dialog.
  const shown = toast !== null && !(overDialog && (toast.undoable || toast.leadsTo !== null)) ? toast : null;
  return (
    <div className={`toast-place${overDialog ? ' over-dialog' : ''}`} role="status" aria-live="polite">
      {shown && (
        <div className="toast">
          <span>{sentence(translate, shown.text)}</span>
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
          {shown.undoable && (
            <button
              type="button"
              onClick={() => {
                useView.setState({ toast: null });
                performAction(undoLast);
              }}
            >
              {translate('window.toast.undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
