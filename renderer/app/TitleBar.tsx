/** Brand, menus, search, workspace, undo and redo, inbox, window buttons (DESIGN §4). */
import { Tooltip } from 'antd';
import { Copy, FolderOpen, Inbox, Minus, Redo2, Square, Undo2, X } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { machine } from '../bridge/machine.ts';
import { actionTitle, performAction, useSituation } from '../state/actions/action.ts';
import { renameWorkspace } from '../state/actions/file.ts';
import { redoLast, undoLast } from '../state/actions/edit.ts';
import { showInbox } from '../state/actions/view.ts';
import { useJobs } from '../state/jobs.ts';
import { holdsSampleData } from '../state/workspace.ts';
import { useOwnName, workspaceName } from '../state/workspace-name.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { sentence, useText } from '../ui/text.ts';
import { Brand } from './Brand.tsx';
import { CommandBox } from './CommandBox.tsx';
import { MenuBar } from './MenuBar.tsx';

export function TitleBar(): ReactNode {
  return (
    <header className="title-bar">
      <Brand />
      <MenuBar />
      <div className="title-middle">
        <CommandBox />
        <WorkspaceName />
      </div>
      <TitleTools />
      <WindowButtons />
    </header>
  );
}

function WorkspaceName(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const { workspace } = situation;
  const name = workspaceName(workspace, useOwnName(), translate);
  const reason = renameWorkspace.disabledReason(situation);
  return (
    <Tooltip title={<span className="small">{reason === null ? actionTitle(renameWorkspace, translate) : sentence(translate, reason)}</span>} placement="bottom">
      <button type="button" className="workspace-name" aria-disabled={reason !== null} onClick={() => performAction(renameWorkspace)}>
        <Icon of={FolderOpen} />
        <span className="only-screen-reader">{translate('shell.name.is')}</span>
        <span className="ellipsis">{name}</span>
        {holdsSampleData(workspace) && <span className="tag warning sample-tag">{translate('window.sample.tag')}</span>}
      </button>
    </Tooltip>
  );
}

function TitleTools(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const unread = useJobs((state) => state.inbox.filter((entry) => !entry.read && entry.tone !== 'success').length);
  const { undo, redo } = situation.workspace.history;
  const undoReason = undoLast.disabledReason(situation);
  const redoReason = redoLast.disabledReason(situation);
  return (
    <div className="title-tools">
      <IconButton
        icon={Undo2}
        name={undo ? translate('window.undoWhat', { what: sentence(translate, undo.label) }) : translate('window.action.undo')}
        keys="Ctrl+Z"
        disabledReason={undoReason && sentence(translate, undoReason)}
        onClick={() => performAction(undoLast)}
      />
      <IconButton
        icon={Redo2}
        name={redo ? translate('window.redoWhat', { what: sentence(translate, redo.label) }) : translate('window.action.redo')}
        keys="Ctrl+Y"
        disabledReason={redoReason && sentence(translate, redoReason)}
        onClick={() => performAction(redoLast)}
      />
      <IconButton
        icon={Inbox}
        name={unread > 0 ? translate('window.inbox.unread', { count: unread }) : translate('window.action.showInbox')}
        onClick={() => performAction(showInbox)}
      >
        {unread > 0 && (
          <b className="badge" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </b>
        )}
      </IconButton>
    </div>
  );
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

function WindowButtons(): ReactNode {
  const translate = useText();
  const maximised = useSyncExternalStore(
    onResize,
    () => window.outerWidth >= screen.availWidth && window.outerHeight >= screen.availHeight,
  );
  const buttons = [
    { action: 'minimise', icon: Minus, name: translate('window.button.minimise') },
    {
      action: 'toggle-maximise',
      icon: maximised ? Copy : Square,
      name: translate(maximised ? 'window.button.restore' : 'window.button.maximise'),
    },
    { action: 'close', icon: X, name: translate('window.button.close') },
  ] as const;
  return (
    <div className="window-buttons">
      {buttons.map((button) => (
        <button
          key={button.action}
          type="button"
          className={`window-button clipped-focus ${button.action}`}
          aria-label={button.name}
          onClick={() => void machine().windowAction(button.action)}
        >
          <Icon of={button.icon} size={button.action === 'toggle-maximise' ? 14 : 16} />
        </button>
      ))}
    </div>
  );
}
