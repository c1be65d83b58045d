/** The verbs of a mine under the right button; whoever holds the list selects the mine that was meant. */
import { Dropdown, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { currentSituation, performAction, type Action } from '../../state/actions/action.ts';
import { decideFindings, openPlanFile } from '../../state/actions/rectification.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { useText } from '../../ui/text.ts';
import { menuItems } from './menu-items.tsx';

const ENTRIES: readonly (Action | null)[] = [zoomSelected, decideFindings, null, openPlanFile, printSheets];

/** `select` takes the element under the pointer and says whether a mine was meant; without one there is no menu. */
export function MineMenu({ select, children }: { select: (target: Element) => boolean; children: ReactNode }): ReactNode {
  const translate = useText();
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const onClick: MenuProps['onClick'] = ({ key }) => {
    setAt(null);
    const chosen = ENTRIES.find((entry) => entry?.id === key);
    if (chosen) performAction(chosen);
  };
  return (
    <div
      className="mine-menu-area"
      onContextMenu={(event) => {
        if (!select(event.target as Element)) return;
        event.preventDefault();
        setAt({ x: event.clientX, y: event.clientY });
      }}
    >
      {children}
      {at && (
        <Dropdown
          key={`${at.x} ${at.y}`}
          open
          autoFocus
          trigger={['click']}
          onOpenChange={(open) => {
            if (!open) setAt(null);
          }}
          menu={{ items: menuItems(ENTRIES, currentSituation(), translate), onClick, className: 'action-menu' }}
        >
          <span className="mine-menu-place" style={{ left: at.x, top: at.y }} />
        </Dropdown>
      )}
    </div>
  );
}
