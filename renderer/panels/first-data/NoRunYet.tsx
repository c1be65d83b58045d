/** A room that lives on overlay results, before the first one: import first, or begin the overlay. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { startOverlayAction } from '../../state/actions/tools.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { LucideIcon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';
import { FirstDataButtons } from './FirstDataButtons.tsx';

export function NoRunYet({ icon, title, note }: { icon: LucideIcon; title: MessageKey; note: MessageKey }): ReactNode {
  const translate = useText();
  const nothingYet = useWorkspace(({ layers }) => layers.length === 0);
  return (
    <div className="panel">
      <EmptyState
        icon={icon}
        title={translate(title)}
        actions={
          nothingYet ? (
            <FirstDataButtons />
          ) : (
            <Button type="primary" onClick={() => performAction(startOverlayAction)}>
              {actionTitle(startOverlayAction, translate)}
            </Button>
          )
        }
      >
        {translate(nothingYet ? 'window.findings.noLayersNote' : note)}
      </EmptyState>
    </div>
  );
}
