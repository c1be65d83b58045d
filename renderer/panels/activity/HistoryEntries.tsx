/** Everything that was done, newest first; undone steps stay visible until something new is done. */
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { performAction } from '../../state/actions/action.ts';
import { redoLast, undoLast } from '../../state/actions/edit.ts';
import { shortTime } from '../../state/today.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function HistoryEntries(): ReactNode {
  const translate = useText();
  const history = useWorkspace((state) => state.history);
  if (history.entries.length === 0)
    return (
      <EmptyState icon={History} title={translate('window.history.none')}>
        {translate('window.history.noneNote')}
      </EmptyState>
    );
  return (
    <ul className="activity-pad">
      {history.entries.map((entry) => (
        <li key={entry.sequence} className={`history-entry${entry.undone ? ' undone' : ''}`}>
          <span>{sentence(translate, entry.label)}</span>
          {entry === history.undo && (
            <button type="button" className="link" onClick={() => performAction(undoLast)}>
              {translate('window.action.undo')}
            </button>
          )}
          {entry === history.redo && (
            <button type="button" className="link" onClick={() => performAction(redoLast)}>
              {translate('window.action.redo')}
            </button>
          )}
          <span className="quiet nowrap">{entry.undone ? translate('window.history.undone') : entry.by === undefined ? shortTime(entry.at) : translate('flow.act.by', { time: shortTime(entry.at), by: entry.by })}</span>
        </li>
      ))}
    </ul>
  );
}
