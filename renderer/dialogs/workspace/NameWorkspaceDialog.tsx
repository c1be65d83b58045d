/** What the workspace is called: the county or the office, as the title bar says it; empty goes back to 新工作区. */
import { useState, type ReactNode } from 'react';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { nameWorkspace, useOwnName, workspaceName } from '../../state/workspace-name.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';
import { OneFieldDialog } from '../layer/OneFieldDialog.tsx';

export function NameWorkspaceDialog(): ReactNode {
  const translate = useText();
  const own = useOwnName();
  const unnamed = useWorkspace((workspace) => workspaceName(workspace, '', translate));
  const [typed, setTyped] = useState(own);
  const name = typed.trim();
  return (
    <OneFieldDialog
      title={translate('shell.action.nameWorkspace')}
      label={translate('shell.name.label')}
      value={typed}
      placeholder={unnamed}
      onChange={setTyped}
      note={translate('shell.name.note', { name: unnamed })}
      keepWords={translate('shell.name.keep')}
      canKeep={name !== own}
      onKeep={() => void nameWorkspace(name).then(closeDialog, reportFault)}
    />
  );
}
